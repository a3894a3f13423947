"""What lies wrong on a sheet is told with page and place, of a file and while it is made."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.test_pdf import page
from zinepress.check.pdf import check_pdf, pages_of
from zinepress.check.profile import PROFILES, for_printer
from zinepress.check.side_rules import look_at_plan, look_at_side
from zinepress.check.sides import sides_of
from zinepress.errors import Finding, Severity
from zinepress.impose import impose
from zinepress.press.printers import find_printer
from zinepress.units import MM, Size

OFFICE = PROFILES["office"]
PAPER = Size(400, 200)
"""Holds two pages side by side, to its very edge."""
GOOD = b"BT /F 10 Tf 90 100 Td (a) Tj ET"
AT_LEFT = b"BT /F 10 Tf 9 100 Td (a) Tj ET"


def pages(content: bytes, count: int = 8) -> bytes:
    """So many pages of 200 points square, all alike."""
    pdf = pikepdf.open(io.BytesIO(page(content)))
    for _ in range(count - 1):
        pdf.pages.append(pdf.pages[0])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def of_file(content: bytes, count: int = 8, printer: str = "", scheme: str = "saddle") -> set[str]:
    """The rules that find fault with the sheets of such pages."""
    return {one.rule for one in found_in_file(content, count, printer, scheme)} - {"blank-pages"}


def found_in_file(
    content: bytes, count: int = 8, printer: str = "", scheme: str = "saddle"
) -> list[Finding]:
    profile = for_printer(OFFICE, find_printer(printer)) if printer else OFFICE
    imposed = impose(pages(content, count), scheme, PAPER)
    return list(check_pdf(imposed.pdf, profile))


def of_job(content: bytes, count: int = 8) -> set[Finding]:
    """The same, found while the sheets are made."""
    data = pages(content, count)
    laid_out = impose(data, "saddle", PAPER).laid_out
    sides = tuple(sides_of(laid_out, pages_of(data)))
    of_sides = (one for side in sides for one in look_at_side(side, OFFICE))
    return {*of_sides, *look_at_plan(laid_out.plan, sides, OFFICE)}


def test_text_well_inside_its_page_is_fine() -> None:
    assert of_file(GOOD) == set()


def test_text_at_the_left_stands_at_the_fold_of_rectos_and_the_edge_of_versos() -> None:
    found = found_in_file(AT_LEFT)
    assert {one.rule for one in found} == {"near-fold", "unprintable-edge"}
    near = [one for one in found if one.rule == "near-fold"]
    assert all("(page 1 on sheet 1 front)" in one.message for one in near if one.page == 1)
    assert near[0].message.startswith("text 3.2 mm from a fold or a cut")
    edge = next(one for one in found if one.rule == "unprintable-edge")
    assert (edge.severity, edge.page) == (Severity.ERROR, 1)
    assert "text 3.2 mm from the paper's edge (page 8 on sheet 1 front)" in edge.message


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"BT /F 10 Tf .1 100 Td (a) Tj ET", "over-fold"),
        (b"5 20 m 5 180 l S", "unprintable-edge"),
        (b"0 g 0 0 200 200 re f", "bleed-at-home"),
    ],
)
def test_each_fault_of_a_sheet_is_found_by_its_rule(content: bytes, rule: str) -> None:
    assert rule in of_file(content)


def test_a_printer_that_reaches_less_far_is_told_of_more() -> None:
    content = b"BT /F 10 Tf 90 22 Td (a) Tj ET"
    assert of_file(content) == set()
    assert of_file(content, printer="home-inkjet") == {"unprintable-edge"}


def test_many_sheets_under_one_staple_are_told_of_in_a_finished_file() -> None:
    assert of_file(GOOD, count=64) == {"stapler"}


def test_creep_beyond_the_margin_is_told_of() -> None:
    content = b"BT /F 10 Tf 25 100 Td (aaa) Tj ET BT /F 10 Tf 176 100 Td (a) Tj ET"
    assert "creep-margin" not in of_file(content, count=16)
    assert "creep-margin" in of_file(content, count=160)


def test_pages_left_blank_are_a_note() -> None:
    assert [(one.message, one.severity) for one in found_in_file(GOOD, count=7)] == [
        ("1 of 8 pages stays blank", Severity.NOTE)
    ]


@given(st.integers(0, 188), st.integers(0, 190), st.integers(1, 3))
def test_a_build_finds_what_is_found_in_the_file(x: int, y: int, letters: int) -> None:
    content = f"BT /F 9 Tf {x} {y} Td ({'a' * letters}) Tj ET".encode()
    rules = {"over-fold", "near-fold", "unprintable-edge"}
    told = {one.rule for one in of_job(content, 4)} & rules
    assert told == of_file(content, 4) & rules


def test_a_poster_in_small_is_not_read_and_what_lies_outside_a_tile_is_not_there() -> None:
    text = b" ".join(b"BT /F 30 Tf 3 %d Td (aaaaaaaaaa) Tj ET" % y for y in range(10, 190, 32))
    imposed = impose(page(text), "poster", Size(90 * MM, 100 * MM))
    assert imposed.sheets > 1
    assert {one.rule for one in check_pdf(imposed.pdf, OFFICE)} == set()
