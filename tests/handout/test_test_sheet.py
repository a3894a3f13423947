"""The test sheet measures what it says, on both sides, in every language that has its words."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2 as pdfium
import pytest

from zinepress.errors import UsageError
from zinepress.handout.test_sheet import LAYOUT, printer_sheet, sheet_markup
from zinepress.layout.manifest import find_layouts
from zinepress.layout.strings import read_words
from zinepress.press.printers import MARKED
from zinepress.press.shipped import shipped_folder
from zinepress.typeset.fonts import FontSet, find_fonts

if TYPE_CHECKING:
    from PIL import Image

NOWHERE = Path("/nowhere")
DOTS = 10
"""Pixels of a millimetre."""


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return find_fonts([shipped_folder("fonts")])


@pytest.fixture(scope="module")
def letter(fonts: FontSet) -> bytes:
    return printer_sheet("letter", "en", NOWHERE, fonts)


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=DOTS * 25.4 / 72).to_pil().convert("L") for page in document]


def is_dark(side: Image.Image, x: float, y: float) -> bool:
    """Whether there is ink within a fifth of a millimetre of a place."""
    left, top = round(x * DOTS - 2), round(y * DOTS - 2)
    darkest, _ = side.crop((left, top, left + 4, top + 4)).getextrema()
    assert isinstance(darkest, int | float)
    return darkest < 128


def test_a_bar_lies_as_far_from_its_edge_as_its_number_says(letter: bytes) -> None:
    for side in pictures(letter):
        width, height = side.width / DOTS, side.height / DOTS
        for place, number in enumerate(MARKED):
            along = (place - 3.5) * 7 + 2
            for x, y, inwards in (
                (width / 2 + along, number, (0, 1)),
                (width / 2 + along, height - number, (0, -1)),
                (number, height / 2 + along, (1, 0)),
                (width - number, height / 2 + along, (-1, 0)),
            ):
                assert is_dark(side, x, y)
                assert not is_dark(side, x - inwards[0], y - inwards[1])


def test_the_cross_meets_the_middle_of_the_grid_however_the_back_is_turned(letter: bytes) -> None:
    front, back = pictures(letter)
    width, height = front.width / DOTS, front.height / DOTS
    for off in range(-4, 5):
        assert is_dark(front, width / 2 + off, height / 2)
        assert is_dark(front, width / 2, height / 2 + off)
        # a line of the grid stands at every millimetre, and nothing between two of them
        assert is_dark(back, width / 2 + off, height / 2 - 4.7)
        assert not is_dark(back, width / 2 + off + 0.5, height / 2 - 4.7)


def test_the_line_and_the_card_have_their_sizes(letter: bytes) -> None:
    front = pictures(letter)[0]
    middle, left = front.height / DOTS / 2, 21.0
    for edge in (left, left + 100):
        assert is_dark(front, edge, middle + 35)
    for edge in (left, left + 85.6):
        assert is_dark(front, edge, middle + 70)
    for edge in (middle + 43, middle + 97):
        assert is_dark(front, left + 40, edge)


def test_it_is_printed_as_any_file_of_sheets_is(letter: bytes) -> None:
    with pikepdf.open(io.BytesIO(letter)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert len(pdf.pages) == 2


def test_it_is_the_same_to_the_byte_every_time(letter: bytes, fonts: FontSet) -> None:
    assert printer_sheet("letter", "en", NOWHERE, fonts) == letter


def test_the_code_that_it_shows_is_a_code_for_its_paper(fonts: FontSet) -> None:
    document = pdfium.PdfDocument(printer_sheet("a4", "fa", NOWHERE, fonts))
    assert "A4 L 4/4/4/6 E5 M" in document[1].get_textpage().get_text_range()


def test_a_language_has_all_words_of_the_sheet_or_none() -> None:
    folders = find_layouts(NOWHERE)[LAYOUT].folders[-1:]
    tongues = [file.stem for file in folders[0].glob("locales/*.po")]
    assert {"en", "es", "fa", "ko"} <= set(tongues)
    for tongue in tongues:
        assert read_words(folders, tongue).missing == ()
    assert 'lang="en"' in sheet_markup("a4", "cy", NOWHERE).html


def test_a_paper_that_it_is_not_drawn_for_is_refused(fonts: FontSet) -> None:
    with pytest.raises(UsageError, match="no test sheet for 'a5'"):
        printer_sheet("a5", "en", NOWHERE, fonts)
