"""Every layout in every format, typeset: nothing missing, nothing out of place."""

from __future__ import annotations

import subprocess
from ctypes import c_double
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from tests.layout.press import press
from tests.typeset.verapdf import judge
from zinepress.check import marks as marks_of
from zinepress.check.marks import Area, Line
from zinepress.check.walk import page_marks
from zinepress.errors import Severity
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS, Medium
from zinepress.layout.manifest import find_layouts
from zinepress.press.model import FrontMatter, Settings
from zinepress.press.shipped import shipped_folder
from zinepress.press.slots import Slots
from zinepress.source.read import read_document
from zinepress.typeset.fonts import FontSet, find_fonts
from zinepress.typeset.render import typeset
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from zinepress.typeset.pages import Pages

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="9" height="4"/></svg>'
)
SAFE = 6.35 - 0.35
"""Millimetres from the trim that no printer reaches, less what a raster blurs."""
SUBTITLE = "A handbook for committees, and for everybody who answers the door"


class Text(NamedTuple):
    """A text of a test: its language, title and Markdown."""

    language: str
    title: str
    markdown: str


SHORT = Text(
    "en", "Rent is too high", "We will not pay more.\n\nCome on Saturday, bring a neighbour.\n"
)
LONG = Text("en", "A press in the kitchen", "")
PERSIAN = Text(
    "fa",
    "اجاره بالاست",
    "بیشتر از این نمی‌پردازیم.\n\nشنبه به جلسه بیایید و همسایه‌ای را همراه بیاورید.\n",
)
KOREAN = Text(
    "ko",
    "집세가 너무 비싸다",
    "우리는 더 내지 않겠다.\n\n토요일 모임에 이웃과 함께 오십시오.\n",
)
LOCAL = Settings(
    slots=Slots(
        contact="Write to us@example.org or call 213-555-0142",
        imprint="Printed and published by the Tenants Union, PO Box 7, Los Angeles. Labor donated.",
        logo="sources/rent/map.svg",
        union_bug=True,
    ),
)
"""What a chapter puts on its copies."""
URDU = Text(
    "ur",
    "کرایہ بہت زیادہ ہے",
    "ہم اس سے زیادہ نہیں دیں گے۔\n\nہفتے کو جلسے میں آئیں اور کسی پڑوسی کو ساتھ لائیں۔\n",
)
TEXTS = {"short": SHORT, "long": LONG, "persian": PERSIAN, "korean": KOREAN, "urdu": URDU}


def markdown(text: Text) -> str:
    """The Markdown of a text; the long one uses every role there is."""
    return text.markdown or (Path(__file__).parent / "everything.md").read_text("utf-8")


def cases() -> Iterator[object]:
    """A layout, a format for each of its page designs, and a text that the format can hold."""
    for layout in find_layouts(Path()).values():
        designs = {FORMATS[name].page: name for name in reversed(layout.formats)}
        for name in designs.values():
            if FORMATS[name].medium is not Medium.PDF:
                continue
            for which, text in TEXTS.items():
                if FORMATS[name].most is None or text is not LONG:
                    yield pytest.param(layout.name, name, text, id=f"{layout.name}-{name}-{which}")


@cache
def fonts() -> FontSet:
    return find_fonts([shipped_folder("fonts")])


def made(
    root: Path,
    layout: str,
    form: str,
    text: Text,
    front: FrontMatter | None = None,
    *,
    draft: bool = False,
    settings: Settings | None = None,
) -> Pages:
    """The pages of a text, its picture and front matter included."""
    folder = root / "sources" / "rent"
    folder.mkdir(parents=True)
    (folder / "map.svg").write_text(DRAWING, "utf-8")
    front = front or FrontMatter(
        title=text.title, organisation="Tenants Union", layout=layout, date="2026-05-01"
    )
    if text is LONG:
        front = replace(front, subtitle=SUBTITLE, authors=("Ana", "Eva"))
    edition, owner = press(root, front, text.language)
    owner = replace(owner, settings=settings or owner.settings)
    document = read_document(
        markdown(text),
        edition.path,
        text.language,
        output=form,
        facts={},
        include=lambda _path: None,
    )
    assert [one for one in document.findings if one.severity is Severity.ERROR] == []
    markup = compose(document, edition, owner, FORMATS[form], code="7f3c", draft=draft)
    return typeset(markup, fonts())


def crossed(pdf: bytes) -> list[str]:
    """The lines of text that a rule runs through; one that strikes words out ends with them."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            marks = list(page_marks(page))
            boxes = [one.box for one in marks if isinstance(one, Area | Line)]
            rules = [one for one in boxes if one[3] - one[1] < 4 and one[2] - one[0] > 40]
            for words in (one.box for one in marks if isinstance(one, marks_of.Text)):
                quarter = (words[3] - words[1]) / 4
                for left, foot, right, head in rules:
                    is_through = words[1] + quarter < (foot + head) / 2 < words[3] - quarter
                    is_longer = left < words[0] - 2 or right > words[2] + 2
                    if is_through and is_longer and left < words[2] - 1 and right > words[0] + 1:
                        found.append(f"page {number}: {words} is crossed at {foot:.1f}")
    return found


@pytest.mark.parametrize(("layout", "form", "text"), tuple(cases()))
def test_pages_are_whole_and_keep_the_safe_margins(
    tmp_path: Path, layout: str, form: str, text: Text
) -> None:
    pages = made(tmp_path, layout, form, text, settings=LOCAL if text is SHORT else None)
    assert [str(one) for one in pages.findings if one.severity is not Severity.NOTE] == []
    most = FORMATS[form].most
    assert most is None or pages.count <= most
    pdf = pypdfium2.PdfDocument(pages.pdf)
    assert beyond_the_margins(pages.pdf) == []
    assert crossed(pages.pdf) == []
    cover = "".join(pdf[0].get_textpage().get_text_range().split()).lower()
    if text is LONG:
        assert all(word in cover for word in f"{text.title} {SUBTITLE}".lower().split())
    if text is SHORT:
        printed = "".join(page.get_textpage().get_text_range() for page in pdf)
        said = "".join(printed.split()).lower()
        for word in f"{text.title} {text.markdown} Tenants Union 7f3c".split():
            assert word.lower() in said
        back = pdf[pages.count - 1]
        assert box_above("union label", back).all(), "the box for a union label is printed over"
        last = "".join(back.get_textpage().get_text_range().split()).lower()
        for word in f"{LOCAL.slots.contact} {LOCAL.slots.imprint} 7f3c".split():
            assert word.lower() in last
        assert smallest_letter(back) >= 7 - 0.01


FULL = FrontMatter(
    title="",
    authors=("Ana Maria Espinoza", "Eva Lindqvist-Hämäläinen", "The Committee on Publications"),
    translators=("Nasrin",),
    organisation="Tenants Union of Los Angeles",
    date="2026-05-01",
    licence="CC BY-SA 4.0",
    web="https://example.org/{lang}/{slug}",
)
"""A head that says everything it can."""
SUBTITLES = {
    "en": SUBTITLE,
    "ur": "کمیٹیوں کے لیے ایک کتابچہ، اور ہر اس شخص کے لیے جو رات کو دروازہ کھولتا ہے",
    "ko": "위원회를 위한, 그리고 밤에 문을 열어 주는 모든 사람을 위한 안내서",
    "de": "Handreichung für Nachbarschaftsversammlungen und Hausgemeinschaftsausschüsse",
}
GERMAN = Text(
    "de",
    "Mietpreisbindungsverlängerungsgesetz",
    "Wir zahlen keine Mietpreisüberhöhungsbeiträge mehr.\n\nKommt am Samstag alle mit.\n",
)
CROWDED = (
    ("leaflet", "leaflet", SHORT, 3),
    ("leaflet", "leaflet", URDU, 3),
    ("leaflet", "mini", URDU, 3),
    ("leaflet", "quarter", PERSIAN, 3),
    ("photocopier", "mini", SHORT, 3),
    ("photocopier", "mini", KOREAN, 3),
    ("photocopier", "mini", URDU, 3),
    ("photocopier", "mini", GERMAN, 3),
    ("photocopier", "poster", URDU, 1),
    ("poster", "handbill", GERMAN, 1),
    ("poster", "poster", URDU, 1),
    ("statement", "mini", URDU, 5),
)


@pytest.mark.parametrize(("layout", "form", "text", "count"), CROWDED)
def test_a_head_that_says_everything_finds_room(
    tmp_path: Path, layout: str, form: str, text: Text, count: int
) -> None:
    subtitle = SUBTITLES.get(text.language, SUBTITLE)
    front = replace(FULL, title=text.title, subtitle=subtitle, layout=layout)
    pages = made(tmp_path, layout, form, text, front, settings=LOCAL)
    assert pages.count == count
    assert crossed(pages.pdf) == []
    assert beyond_the_margins(pages.pdf) == []
    reader = ("pdftotext", "-raw", "-", "-")
    said = subprocess.run(reader, input=pages.pdf, capture_output=True, check=True).stdout.decode()
    cover = unmarked(said.split("\f")[0])
    if text is URDU:  # its letters and their dots are read one by one
        assert len(cover) > len(unmarked(f"{text.title} {subtitle}"))
    else:
        assert [word for word in subtitle.split() if unmarked(word) not in cover] == []


def unmarked(text: str) -> str:
    """Letters alone, as readers of PDFs differ about the spaces and hyphens between them."""
    return "".join(sign for sign in text if sign.isalnum())


def beyond_the_margins(pdf: bytes) -> list[str]:
    """The pages that print where no printer reaches."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        ink = np.asarray(page.render(scale=1).to_pil().convert("L")) < 250
        edge = round(SAFE * MM)
        ink[edge:-edge, edge:-edge] = False
        if ink.any():
            found.append(f"page {number} prints where no printer reaches")
    return found


def box_above(caption: str, page: pypdfium2.PdfPage) -> NDArray[np.bool_]:
    """What is white in the middle of the box that stands above a caption, at 144 dpi."""
    text = page.get_textpage()
    index, count = text.search(caption).get_next()
    boxes = [text.get_charbox(one) for one in range(index, index + count)]
    middle, top = (boxes[0][0] + boxes[-1][2]) / 2, max(box[3] for box in boxes)
    white = np.asarray(page.render(scale=2).to_pil().convert("L")) > 250
    foot = round(2 * (page.get_height() - top))
    left, right = (round(2 * (middle + 6 * side * MM)) for side in (-1, 1))
    assert not white[foot - round(9.4 * 2 * MM) : foot, left:right].all(), "there is no box"
    return white[foot - round(6 * 2 * MM) : foot - round(1 * 2 * MM), left:right]


def smallest_letter(page: pypdfium2.PdfPage) -> float:
    """The smallest size of type on a page, in points."""
    text = page.get_textpage()
    sizes, matrix = [], pdfium.FS_MATRIX()
    for one in range(text.count_chars()):
        is_ink = not pdfium.FPDFText_IsGenerated(text, one)
        if is_ink and pdfium.FPDFText_GetMatrix(text, one, matrix):
            sizes.append(pdfium.FPDFText_GetFontSize(text, one) * abs(matrix.d))
    return float(min(size for size in sizes if size > 0))


STAMPED = (
    ("photocopier", "read", SHORT, "DRAFT", SAFE),
    ("photocopier", "mini", KOREAN, "초안", SAFE),
    ("statement", "mini", PERSIAN, "پیشنویس", SAFE),
    ("zine", "quarter", PERSIAN, "پیشنویس", SAFE),
    ("zine", "read", LONG, "DRAFT", SAFE),
    ("leaflet", "leaflet", KOREAN, "초안", SAFE),
    ("leaflet", "handbill", PERSIAN, "پیشنویس", SAFE),
    ("poster", "poster", KOREAN, "초안", SAFE),
    ("photocopier", "large-print", SHORT, "DRAFT", SAFE),
)


@pytest.mark.parametrize(("layout", "form", "text", "stamp", "margin"), STAMPED)
def test_every_page_of_a_draft_is_stamped_and_no_page_is_added(
    tmp_path: Path, layout: str, form: str, text: Text, stamp: str, margin: float
) -> None:
    pages = made(tmp_path / "draft", layout, form, text, draft=True)
    assert [str(one) for one in pages.findings if one.severity is not Severity.NOTE] == []
    assert pages.count == made(tmp_path / "done", layout, form, text).count
    reader = ("pdftotext", "-raw", "-", "-")
    said = subprocess.run(reader, input=pages.pdf, capture_output=True, check=True)
    printed = said.stdout.decode().replace("\N{ZERO WIDTH NON-JOINER}", "").split("\f")[:-1]
    assert [page for page in printed if stamp not in page] == []
    for page in pypdfium2.PdfDocument(pages.pdf):
        ink = np.asarray(page.render(scale=2).to_pil().convert("L")) < 250
        edge = round(margin * MM * 2)
        ink[edge:-edge, edge:-edge] = False
        assert not ink.any()


def test_a_stamp_has_no_greys_to_lose_on_a_copier(tmp_path: Path) -> None:
    pages = made(tmp_path, "photocopier", "poster", SHORT, draft=True)
    colours = {
        tuple(map(float, step.operands))
        for page in pikepdf.open(BytesIO(pages.pdf)).pages
        for step in pikepdf.parse_content_stream(page)
        if str(step.operator) in {"g", "G", "rg", "RG", "k", "K"}
    }
    assert colours == {(0, 0, 0), (1, 1, 1)}


def test_the_march_is_a_booklet_of_two_sheets_and_a_zine_of_one(tmp_path: Path) -> None:
    words = "word " * 60
    five = Text("en", "Why We March", f"{words}\n\n" * 5)
    assert made(tmp_path / "a", "statement", "booklet", five).count == 8
    assert made(tmp_path / "b", "statement", "mini", five).count == 8
    assert made(tmp_path / "c", "statement", "leaflet", five).count == 6
    assert made(tmp_path / "d", "statement", "poster", five).count == 1


@pytest.mark.parametrize(
    ("layout", "form", "text"),
    [
        ("statement", "mini", SHORT),
        ("statement", "poster", PERSIAN),
        ("leaflet", "handbill", KOREAN),
        ("leaflet", "leaflet", SHORT),
        ("photocopier", "quarter", PERSIAN),
        ("poster", "handbill", SHORT),
        ("zine", "read", SHORT),
    ],
)
def test_a_telephone_reads_the_code_on_paper_and_on_its_copies(
    tmp_path: Path, layout: str, form: str, text: Text
) -> None:
    site = Settings(site="https://example.org/{lang}/{slug}")
    address = f"https://example.org/{text.language}/rent"
    pages = made(tmp_path, layout, form, text, settings=site)
    back = pypdfium2.PdfDocument(pages.pdf)[pages.count - 1]
    on_paper = back.render(scale=300 / 72).to_pil().convert("L")
    copied = (
        back.render(scale=200 / 72).to_pil().convert("L").point(lambda grey: 255 * (grey > 127))
    )
    for picture in (on_paper, copied):
        assert [one.text for one in zxingcpp.read_barcodes(picture)] == [address]
    reader = ("pdftotext", "-raw", "-", "-")
    said = subprocess.run(reader, input=pages.pdf, capture_output=True, check=True).stdout.decode()
    assert address.removeprefix("https://") in said.split("\f")[-2]
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        told = [
            str(one.Alt)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert told == [f"QR: {address}"]


@pytest.mark.parametrize("layout", ["statement", "zine", "photocopier"])
def test_notes_stand_on_the_page_that_calls_them(tmp_path: Path, layout: str) -> None:
    pdf = pypdfium2.PdfDocument(made(tmp_path, layout, "read", LONG).pdf)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    (call,) = [page for page in pages if "A sentence with a note" in page]
    assert "The first note says" in call
    assert "Second note, inline." in call


def test_a_word_longer_than_its_line_is_broken_with_a_hyphen_even_in_a_subtitle(
    tmp_path: Path,
) -> None:
    front = replace(FULL, title=GERMAN.title, subtitle=SUBTITLES["de"], layout="photocopier")
    pages = made(tmp_path, "photocopier", "mini", GERMAN, front)
    reader = ("pdftotext", "-raw", "-l", "1", "-", "-")
    said = subprocess.run(reader, input=pages.pdf, capture_output=True, check=True).stdout.decode()
    assert "Nachbarschaftsversamm\N{HYPHEN}\n" in said


@pytest.mark.parametrize("layout", ["statement", "leaflet"])
def test_a_title_begins_beneath_the_label_of_a_union_however_long_that_is(
    tmp_path: Path, layout: str
) -> None:
    text = Text("ru", "Все люди рождаются", SHORT.markdown)
    pdf = pypdfium2.PdfDocument(made(tmp_path, layout, "mini", text, settings=LOCAL).pdf)
    back = pdf[len(pdf) - 1].get_textpage().get_text_range().replace("\r\n", "\n")
    assert "\nВсе люди рождаются\n" in back


STRANDED = (
    ("What to bring", "Water and a hat", "The number of a lawyer"),
    ("As we come marching, marching in the beauty", "A million darkened kitchens"),
    ("Saturday", "Sunday"),
    ("A note beside the line", "belongs to"),
)
"""What in the long text is read together."""


@pytest.mark.parametrize("layout", ["statement", "zine"])
def test_no_item_row_or_line_of_verse_stands_alone(tmp_path: Path, layout: str) -> None:
    pdf = pypdfium2.PdfDocument(made(tmp_path, layout, "read", LONG).pdf)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    for together in STRANDED:
        on = [max(number for number, said in enumerate(pages) if one in said) for one in together]
        assert len(set(on)) == 1, f"{together} are on pages {on}"


PHONE = "213-555-0142"
CALLS = (
    f"## خط {PHONE}\n\n{PHONE} و #MeToo[^1]\n\n[^1]: {PHONE}\n\n| {PHONE} |\n|--|\n| {PHONE} |\n"
)


@pytest.mark.parametrize("form", ["read", "large-print"])
def test_a_number_reads_left_to_right_wherever_a_persian_page_has_it(
    tmp_path: Path, form: str
) -> None:
    text = Text("fa", f"#MeToo و {PHONE}", CALLS)
    front = FrontMatter(
        title=text.title, subtitle=f"خط {PHONE}", layout="zine", description=f"خط {PHONE} است."
    )
    pdf = pypdfium2.PdfDocument(made(tmp_path, "zine", form, text, front).pdf)
    seen = "\n".join(map(seen_from_left, pdf))
    assert seen.count(PHONE) == 9 + (form == "read")  # the foot of a page says the heading again
    assert seen.casefold().count("#metoo") == 3 + (form == "read")
    assert "0142-5" not in seen
    assert "metoo#" not in seen.casefold()


def seen_from_left(page: pypdfium2.PdfPage) -> str:
    """The signs of a page as they stand on each line, from the left."""
    text, lines = page.get_textpage(), dict[int, list[tuple[float, str]]]()
    for at in range(text.count_chars()):
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        sign = text.get_text_range(at, 1).strip()
        lines.setdefault(round(y.value), []).append((x.value, sign))
    return "\n".join("".join(sign for _, sign in sorted(line)) for line in lines.values())


@pytest.mark.skipif(not judge.IS_HERE, reason=judge.REASON)
def test_every_layout_makes_accessible_pages(tmp_path: Path) -> None:
    files = []
    for layout in find_layouts(tmp_path).values():
        for name in layout.formats:
            if name in {"read", "large-print"}:
                file = tmp_path / f"{layout.name}-{name}.pdf"
                file.write_bytes(made(tmp_path / file.stem, layout.name, name, LONG).pdf)
                files.append(file)
    assert len(files) == 10
    assert {file.name: why for file, why in judge.judge(*files).items() if why} == {}
