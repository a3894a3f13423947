"""The how-to sheet is one page, in the language of the edition, and survives bad copiers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from tests.handout.test_folding import planned
from zinepress.build.howto import press_fonts
from zinepress.handout.howto.making import HowTo, how_to
from zinepress.handout.howto.sheet import TEMPLATES, Subject
from zinepress.handout.kits.words import TEMPLATES as KITS
from zinepress.handout.wording import wording
from zinepress.impose import Edge, Options
from zinepress.press.languages import direction
from zinepress.press.rates import Rates

COPIED = ("saddle", "mini8")
CATALOGUES = sorted(file for folder in (TEMPLATES, KITS) for file in folder.glob("locales/*.po"))
EVERY_FORMAT = ("saddle", "cut-fold-copies", "mini8", "trifold", "handbill-4up", "poster")


def subject(scheme: str, language: str, paper: str = "a4") -> Subject:
    binding = Edge.RIGHT if direction(language) == "rtl" else Edge.LEFT
    plan, squares = planned(scheme, binding)
    options = Options(binding=binding)
    title, address = "Rent & <Rights>", "https://example.org/rent"
    return Subject(title, language, "7f3c-92", address, paper, plan, squares, options, Rates())


@cache
def made(scheme: str, language: str) -> HowTo:
    return how_to(subject(scheme, language), Path("/nowhere"), press_fonts(Path("/nowhere")))


def ink(pdf: bytes, dots: int) -> np.ndarray:
    """Where the first page is black, at so many dots per inch."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.asarray(page.render(scale=dots / 72).to_pil().convert("L"))


@pytest.mark.parametrize("scheme", COPIED)
def test_a_bad_photocopy_of_the_sheet_loses_nothing(scheme: str) -> None:
    sheet = made(scheme, "en").pdf
    copy = ink(sheet, 100) < 128
    fine = ink(sheet, 300)
    rows, columns = np.nonzero(fine < 64)
    # every speck of ink of the original has black within a pixel of it on the copy
    near = np.zeros_like(copy)
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            near |= np.roll(copy, (down, across), (0, 1))
    down = np.minimum(rows // 3, copy.shape[0] - 1)
    across = np.minimum(columns // 3, copy.shape[1] - 1)
    assert near[down, across].mean() > 0.999


def test_nothing_on_the_sheet_is_grey() -> None:
    fine = ink(made("saddle", "en").pdf, 300).astype(int)
    grey = (fine > 40) & (fine < 215)
    inside = grey.copy()
    for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
        inside &= np.roll(grey, shift, axis)
    assert not inside.any()  # only edges are smoothed


@pytest.mark.parametrize("scheme", EVERY_FORMAT)
def test_no_line_is_thinner_than_a_point_and_no_type_smaller_than_eleven(scheme: str) -> None:
    page = made(scheme, "en").html.decode()
    assert {float(width) for width in re.findall(r'stroke-width="([\d.]+)"', page)} <= {
        *(1.0, 1.6, 3.0),
        2.56,
    }
    sizes = re.findall(r'font-size(?:="|:\s*)([\d.]+)', page)
    assert min(map(float, sizes)) >= 11
    borders = re.findall(r"border[\w-]*:\s*([\d.]+)pt", page)
    assert min(map(float, borders)) >= 1
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", page)) == {"#000", "#fff"}


@pytest.mark.parametrize("language", ["de", "fa", "ko"])
def test_the_sheet_speaks_its_language_on_one_page(language: str) -> None:
    sheet = made("mini8", language)
    assert len(pypdfium2.PdfDocument(sheet.pdf)) == 1
    page = sheet.html.decode()
    assert f'lang="{language}" dir="{direction(language)}"' in page
    assert "data-lacks" not in page
    assert "Rent &amp; &lt;Rights&gt;" in page


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: f"{file.parts[-4]}-{file.stem}")
def test_a_catalogue_lacks_nothing(file: Path) -> None:
    words = wording(file.parents[1], file.stem).words
    assert file.stem == "en" or not words.missing


def test_a_language_without_words_is_told_in_english_marked_as_such() -> None:
    assert '<span lang="en" dir="ltr" data-lacks="first">' in made("saddle", "sw").html.decode()


def test_numbers_on_the_sheet_are_those_of_its_language() -> None:
    page = made("mini8", "fa").html.decode()
    assert ">۷</text>" in page
    assert '<th scope="row">۲۵</th>' in page
    assert not re.search(r">\d+</text>", re.sub("[۰-۹]", "", page))


def test_the_sheet_says_what_the_file_wants() -> None:
    page = re.sub(r"\s+", " ", made("saddle", "en").html.decode())
    for said in (
        "Both sides, flip on LONG edge",
        "Print 2 sheets.",
        "Put 2 staples through the fold",
        "https://example.org/rent",
        "Edition 7f3c-92",
    ):
        assert said in page
    assert '<th scope="row">25</th><td>52</td>' in page


def test_a_printer_of_one_side_is_fed_by_hand() -> None:
    by_hand = replace(subject("saddle", "en"), by_hand=True)
    page = how_to(by_hand, Path("/nowhere"), press_fonts(Path("/nowhere"))).html.decode()
    assert "Fronts first, then backs, by hand" in page
    assert "Lay the pile in again turned by a half." in page
    assert "edge" not in page.split("</dl>")[0].split("<body>")[1]


def test_a_copier_that_folds_and_staples_leaves_nothing_to_do_by_hand() -> None:
    finished = replace(subject("saddle", "en"), by_machine=True)
    page = how_to(finished, Path("/nowhere"), press_fonts(Path("/nowhere"))).html.decode()
    assert "switch ON folding and stapling" in page
    assert "You need:" not in page
    assert page.count('<b class="number">') == 1


def test_the_same_plan_makes_the_same_sheet() -> None:
    assert made("saddle", "en") == made.__wrapped__("saddle", "en")
