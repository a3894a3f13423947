"""Every language the press knows, set with the shipped fonts in one document, a page each."""

from __future__ import annotations

import ctypes
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import digit

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.layout.press import press
from zinepress.errors import Severity
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.layout.manifest import find_layouts
from zinepress.layout.style import ROLES, faces
from zinepress.press.languages import autonym, script
from zinepress.press.model import FrontMatter
from zinepress.press.shipped import shipped_folder
from zinepress.source.read import read_document
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import typeset

SENTENCES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "languages.toml").read_text("utf-8")
)
UNSPACED = ("ja", "km", "th", "zh-Hans", "zh-Hant")
"""Languages that set no space between words, so that lines break inside a run of letters."""
QUOTES = {
    **dict.fromkeys(("en", "es", "pt", "ht", "fil", "vi", "ko", "hi", "bn", "pa", "th"), "“”"),
    **dict.fromkeys(("ru", "uk", "el", "hy", "fa", "am"), "«»"),
    **dict.fromkeys(("km", "zh-Hans"), "“”"),
    **dict.fromkeys(("ja", "zh-Hant"), "「」"),
    **dict.fromkeys(("de", "ka"), "„“"),
    **dict.fromkeys(("ar", "ur"), "”“"),
    "fr": "«»",
    "he": "””",
}
OWN_FIGURES = ("ar", "fa", "ur")
"""Languages whose lists count ۱, ۲; what Arabic and Persian write alike the file may mix up."""
SLANTED = ("Latn", "Cyrl", "Grek")
"""Scripts that have italics."""
NEVER_FIRST = "、。，．」』）：；"


class Run(NamedTuple):
    """A run of text as the file has it: its letters, font, and how far it leans."""

    text: str
    font: str
    lean: float


def part(language: str, sentence: str) -> str:
    """A page of Markdown in a language."""
    again = ("" if language in UNSPACED else " ").join([sentence] * 3)
    word = sentence.split(maxsplit=1)[0][:6]
    return (
        f'::: {{lang={language}}}\n## {autonym(language)}\n\n"{sentence}"\n\n{again}\n\n'
        f"*{word}* 1948\n\n1. {word}\n2. {word}\n:::\n"
    )


@cache
def document() -> pypdfium2.PdfDocument:
    """All languages in an English edition; its pages are the cover, one for each, the back."""
    front = FrontMatter(
        title="Free and equal", layout="statement", parameters={"frontispiece": "false"}
    )
    edition, owner = press(Path("/nowhere"), front, "en")
    text = "\n\\newpage\n\n".join(part(*one) for one in SENTENCES.items())
    read = read_document(
        text, edition.path, "en", output="quarter", facts={}, include=lambda _path: None
    )
    assert read.findings == ()
    pages = typeset(
        compose(read, edition, owner, FORMATS["quarter"]), find_fonts([shipped_folder("fonts")])
    )
    assert [str(one) for one in pages.findings if one.severity is not Severity.NOTE] == []
    return pypdfium2.PdfDocument(pages.pdf)


def page_of(language: str) -> pypdfium2.PdfPage:
    return document()[1 + list(SENTENCES).index(language)]


def runs(page: pypdfium2.PdfPage) -> list[Run]:
    """Every run of text on a page."""
    seen, found = page.get_textpage(), []
    for one in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.FPDFTextObj_GetText(one, seen, None, 0)
        said = (ctypes.c_ushort * size)()
        pdfium.FPDFTextObj_GetText(one, seen, said, size)
        font = pdfium.FPDFTextObj_GetFont(one)
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, name, 200)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(one, matrix)
        text = bytes(said).decode("utf-16-le").rstrip("\0")
        found.append(Run(text, name.value.decode(), matrix.c))
    return found


def folded(family: str) -> str:
    return re.sub("[^a-z0-9]", "", family.casefold())


@pytest.mark.parametrize("language", SENTENCES)
def test_every_letter_comes_from_the_font_of_its_script(language: str) -> None:
    table = faces(find_layouts(Path("/nowhere"))["statement"], language)
    own = {folded(one) for role in ROLES for one in getattr(table, role)}
    # where letters change places, the first sign of a line carries the text of all, a quote's too
    said = [run for run in runs(page_of(language)) if run.text[:1] != QUOTES[language][0]]
    is_latin = script(language) == "Latn"
    letters = {
        run.font.partition("+")[2]
        for run in said
        if any(one.isalpha() and (is_latin or not one.isascii()) for one in run.text)
    }
    strange = {one for one in letters if not any(map(folded(one).startswith, own))}
    assert letters
    assert not strange


@pytest.mark.parametrize("language", SENTENCES)
def test_no_letter_is_slanted_that_has_no_italic(language: str) -> None:
    found = runs(page_of(language))
    assert all(run.lean == 0 for run in found)
    italics = [run for run in found if "Italic" in run.font or "Oblique" in run.font]
    assert bool(italics) is (script(language) in SLANTED)


@pytest.mark.parametrize("language", SENTENCES)
def test_quotes_and_numbers_of_lists_follow_the_language(language: str) -> None:
    html = read_document(
        f'"{SENTENCES[language]}"',
        "a.md",
        language,
        output="read",
        facts={},
        include=lambda _path: None,
    ).html
    said = re.sub("<[^>]*>|[\\s\u202f]", "", html)
    assert said[0] + said[-1] == QUOTES[language]
    shown = page_of(language).get_textpage().get_text_range().replace("1948", "")
    figures = [one for one in shown if one.isdigit()]
    folio = str(2 + list(SENTENCES).index(language))
    assert sorted(map(digit, figures)) == sorted(map(int, f"12{folio}"))
    assert sum(not one.isascii() for one in figures) == 2 * (language in OWN_FIGURES)


@pytest.mark.parametrize("language", UNSPACED)
def test_lines_are_broken_where_words_have_no_spaces(language: str) -> None:
    seen = page_of(language).get_textpage()
    lines = [line.strip() for line in seen.get_text_range().splitlines()]
    full = [line for line in lines if len(line) > 12]
    assert len(full) >= 3
    assert not any(line[:1] and line[0] in NEVER_FIRST for line in lines)


def test_every_language_has_its_words_too() -> None:
    words = shipped_folder("layouts") / "base" / "locales"
    assert {file.stem for file in words.glob("*.po")} == SENTENCES.keys()
    assert len(SENTENCES) == 27
