"""The PDF itself: boxes, properties, tags, the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.typeset.conftest import FONTS, Write
from tests.typeset.test_sandbox import png, svg
from tests.typeset.test_words import tags
from tests.typeset.verapdf import judge
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet

RICH = """
<h1 data-line="1">Rent</h1>
<p data-line="2">Text with <em lang="es">una palabra</em>, a note<span class="footnote">The
<b>note</b>.</span>, <a href="https://rent.example">a link</a> and <a href="#two">another</a>.</p>
<h2 id="two" data-line="3">Two</h2>
<ul><li>a<ul><li>b</ul><li>c</ul><ol><li>one<li><p>two</p><p>more</p></ol><dl><dt>t<dd>d</dl>
<table><thead><tr><th>A<th>B</thead><tbody><tr><th scope="row">r<td>x</table>
<table><tr><th scope="row">r<td>x<tr><th scope="row">s<td>y</table>
<figure><img src="http://press.invalid/source/a.png" alt="a square"><figcaption>A</figcaption>
</figure><p><img src="http://press.invalid/source/b.svg" alt="a drawing"></p>
<blockquote><p>q</blockquote><pre>code</pre><hr><div class="two"><p>cols cols cols cols</div>
"""
RICH_CSS = """
@page { bleed: 3mm; marks: crop; @bottom-left { content: counter(page) " " string(title) } }
h1 { string-set: title content(); break-after: page } .footnote { float: footnote }
.two { columns: 2 } ul ul { list-style: disc } h1::before { content: "§ " } pre { font: inherit }
figure img { width: 30mm }
"""
SCRIPT = """
import sys, hashlib
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.typeset.conftest import _write
from tests.typeset.test_pdf import RICH, RICH_CSS, read
from zinepress.typeset.fonts import find_fonts
pages = read(_write(RICH, RICH_CSS, roots={{"source": Path(sys.argv[1])}}), Path({fonts!r}))
print(hashlib.sha256(pages).hexdigest())
"""


def read(markup: Markup, folder: Path) -> bytes:
    """The PDF of a markup set in the fonts of a folder; for another process to call."""
    return typeset(markup, find_fonts([folder])).pdf


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.png").write_bytes(png(400, 400))
    (folder / "b.svg").write_bytes(svg('<rect width="9" height="9"/>'))
    return folder


@pytest.fixture
def rich(write: Write, fonts: FontSet, pictures: Path) -> bytes:
    pages = typeset(write(RICH, RICH_CSS, roots={"source": pictures}), fonts)
    assert [str(one) for one in pages.findings] == []
    return pages.pdf


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("4242", "Asia/Seoul")])
def test_the_same_text_gives_the_same_bytes_in_another_process_and_folder(
    rich: bytes, pictures: Path, tmp_path: Path, seed: str, zone: str
) -> None:
    elsewhere = tmp_path / "moved" / seed
    elsewhere.mkdir(parents=True)
    for file in pictures.iterdir():
        (elsewhere / file.name).write_bytes(file.read_bytes())
    root = Path(__file__).parents[2]
    program = SCRIPT.format(root=str(root), fonts=str(FONTS))
    said = subprocess.run(
        [sys.executable, "-c", program, str(elsewhere)],
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == sha256(rich).hexdigest()


def test_what_was_set_before_leaves_no_trace(write: Write, fonts: FontSet, pictures: Path) -> None:
    first = typeset(write(RICH, RICH_CSS, roots={"source": pictures}), fonts)
    css = "html { font: 12pt/1.5 'Noto Sans KR' } @page { size: A4 }"
    typeset(write("<p data-line=1>모든 인간은", css, language="ko"), fonts)
    assert typeset(write(RICH, RICH_CSS, roots={"source": pictures}), fonts) == first


@pytest.mark.skipif(not judge.IS_HERE, reason=judge.REASON)
def test_the_judge_tells_good_from_bad(
    rich: bytes, write: Write, fonts: FontSet, tmp_path: Path
) -> None:
    good, bad, torn = (tmp_path / name for name in ("good.pdf", "bad.pdf", "torn.pdf"))
    good.write_bytes(rich)
    bad.write_bytes(rich.replace(b"/Scope /Row", b"/Scope /Cow").replace(b"/Alt (", b"/Elt ("))
    torn.write_bytes(rich[:2000])
    verdicts = judge.judge(good, bad, torn)
    assert verdicts[good] == ()
    assert verdicts[torn]


@pytest.mark.skipif(not judge.IS_HERE, reason=judge.REASON)
def test_a_text_with_everything_in_it_is_valid_pdf_ua(rich: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rich.pdf"
    file.write_bytes(rich)
    assert judge.judge(file)[file] == ()


def test_the_file_tells_its_title_and_language_and_no_more(write: Write, fonts: FontSet) -> None:
    head = (
        '<meta name="generator" content="An Editor 3"><meta name="author" content="Renters">'
        '<meta name="dcterms.created" content="2026-01-01"><meta name="secret" content="us">'
    )
    pdf = opened(typeset(write("<p data-line=1>x", head=head), fonts).pdf)
    told = {str(key): str(value) for key, value in (pdf.metadata or {}).items()}
    assert told == {
        "/Title": "Rent",
        "/Author": "Renters",
        "/Producer": "zinepress",
    }
    xmp = pdf.xmp_metadata
    assert xmp is not None
    assert (xmp.pdf_producer, xmp.xmp_creator_tool) == ("zinepress", None)
    assert pdf.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert "/ID" not in pdf.trailer


def test_trim_and_bleed_are_true_on_all_four_sides(write: Write, fonts: FontSet) -> None:
    css = (
        "@page { size: 100mm 200mm; bleed-left: 5mm; bleed-right: 4mm; bleed-top: 2mm;"
        "bleed-bottom: 6mm }"
    )
    pages = typeset(write("<p data-line=1>x", css), fonts)
    page = opened(pages.pdf).pages[0]
    mm = 72 / 25.4
    assert list(map(float, page.trimbox)) == pytest.approx([0, 0, 100 * mm, 200 * mm])
    wanted = pytest.approx([-5 * mm, -6 * mm, 104 * mm, 202 * mm], abs=0.01)
    assert list(map(float, page.mediabox)) == wanted
    assert list(map(float, page.bleedbox)) == wanted
    assert (pages.sizes[0].width, pages.sizes[0].height) == pytest.approx((100 * mm, 200 * mm))


def test_a_right_to_left_text_turns_its_pages_the_other_way(write: Write, fonts: FontSet) -> None:
    css = "html { font-family: 'Noto Naskh Arabic' }"
    root = opened(
        typeset(write("<p data-line=1>نص", css, language="ar", families=()), fonts).pdf
    ).trailer["/Root"]
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"  # type: ignore[index]
    assert root["/PageLayout"] == "/TwoPageRight"  # type: ignore[index]
    plain = opened(typeset(write("<p data-line=1>x"), fonts).pdf).trailer["/Root"]
    assert "/Direction" not in plain["/ViewerPreferences"]  # type: ignore[index]


def test_page_one_is_on_the_left_in_a_right_to_left_text(write: Write, fonts: FontSet) -> None:
    css = (
        "html { font-family: 'Noto Naskh Arabic' }"
        "@page :left { margin: 0 60mm 0 10mm } @page :right { margin: 0 10mm 0 60mm }"
    )
    pdf = typeset(write("<p data-line=1>نص", css, language="ar", families=()), fonts).pdf
    places: list[float] = []
    opened(pdf).pages[0].extract_text(
        visitor_text=lambda text, _ctm, matrix, *_: (
            places.append(matrix[4]) if text.strip() else None
        )
    )
    assert max(places) < 50 * 72 / 25.4


def test_tags_tell_the_language_of_a_passage_its_notes_and_what_headers_head(
    rich: bytes,
) -> None:
    found = tags(opened(rich))
    kinds = [str(tag.get("/S")) for tag in found]
    assert kinds.count("/Note") == 1
    languages = [str(tag["/Lang"]) for tag in found if "/Lang" in tag]
    assert languages == ["es"]
    scopes = [str(tag["/A"]["/Scope"]) for tag in found if tag.get("/S") == "/TH"]  # type: ignore[index]
    assert scopes == ["/Column", "/Column", "/Row", "/Row", "/Row"]


def test_pages_that_are_not_to_be_read_on_a_screen_carry_no_tags(
    write: Write, fonts: FontSet
) -> None:
    markup = replace(write("<p data-line=1>x"), tagged=False)
    root = opened(typeset(markup, fonts).pdf).trailer["/Root"].get_object()
    assert isinstance(root, pypdf.generic.DictionaryObject)
    assert "/StructTreeRoot" not in root


@pytest.mark.skipif(not judge.IS_HERE, reason=judge.REASON)
def test_lists_and_links_of_every_shape_are_valid_pdf_ua(
    write: Write, fonts: FontSet, pictures: Path, tmp_path: Path
) -> None:
    shapes = {
        "loose": "<ol><li>one<li><p>two</p><p>more</p></ol>",
        "nested": "<ul><li><p>a</p><ul class=n><li><p>b</p></li></ul></li></ul>",
        "inside": '<ul style="list-style-position: inside"><li><p>a</p><li>b</ul>',
        "quoted": "<ol><li><blockquote><p>q<ul class=n><li>z</ul></blockquote></ol>",
        "pictured": '<p><a href="https://rent.example/"><img src="http://press.invalid/source/a.png"'
        ' alt="x" style="width: 20mm"></a>',
        "broken": f'<p><a href="https://rent.example/">{"link " * 60}</a>',
        "over pages": f"<ol>{('<li>' + '<p>word ' * 20) * 9}</ol>",
    }
    files = {tmp_path / f"{name}.pdf": body for name, body in shapes.items()}
    for file, body in files.items():
        css = ".n { list-style: disc }"
        text = f"<h1 data-line=1>x</h1>{body}"
        file.write_bytes(typeset(write(text, css, roots={"source": pictures}), fonts).pdf)
    assert {file.stem: why for file, why in judge.judge(*files).items() if why} == {}
