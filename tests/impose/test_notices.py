"""What is worth knowing before printing."""

from __future__ import annotations

from zinepress.impose.notices import notices
from zinepress.impose.options import DEFAULTS, Assemble, Fit, Options
from zinepress.impose.plan import plan
from zinepress.impose.sheets import Edge, PageGeometry
from zinepress.units import PAPERS, Size, mm

A4, LETTER = PAPERS["a4"], PAPERS["letter"]


def said(
    count: int,
    scheme: str,
    page: Size | list[PageGeometry],
    paper: Size = A4,
    options: Options = DEFAULTS,
) -> list[str]:
    """The notices, one line each."""
    pages = page if isinstance(page, list) else [PageGeometry(page)] * count
    found = plan(count, scheme, options, pages=pages, paper=paper)
    return [str(notice).splitlines()[0] for notice in notices(found, pages, paper, options)]


def test_a_booklet_that_fits_needs_no_word() -> None:
    assert said(8, "saddle", mm(139.7, 210)) == []
    assert said(8, "saddle", mm(139.7, 210), LETTER) == []


def test_too_many_sheets_for_a_stapler() -> None:
    assert said(64, "saddle", mm(139.7, 210)) == [
        "warning: 16 sheets lie under each staple; an ordinary stapler goes through 10",
        "note: 2.0 mm of creep is made up for (in)",
    ]
    assert any("16 sheets" in line for line in said(64, "octavo", mm(74, 105)))
    gathered = Options(assemble=Assemble.GATHER)
    assert not any("sheets lie" in line for line in said(64, "octavo", mm(74, 105), A4, gathered))


def test_pages_that_are_shrunk_or_lose_an_edge() -> None:
    assert said(8, "saddle", PAPERS["a5"], LETTER) == ["note: 8 pages are printed at 94.4 %"]
    actual = Options(fit=Fit.ACTUAL)
    assert said(8, "saddle", PAPERS["a5"], LETTER, actual) == [
        "warning: 8 pages are larger than the place for it and will lose an edge"
    ]
    pages = [PageGeometry(PAPERS["a5"])] * 3 + [PageGeometry(A4)]
    assert said(4, "saddle", pages) == ["note: page 4 is printed at 70.7 %"]


def test_a_flap_that_is_as_wide_as_its_neighbours() -> None:
    equal = said(6, "trifold", mm(99, 210), A4, Options(flap=0.0))
    assert equal == ["warning: panel 1 from the left of the outside goes inside and is no narrower"]
    right = Options(flap=0.0, binding=Edge.RIGHT)
    assert said(6, "trifold", mm(99, 210), A4, right) == equal
    widths = (100, 100, 100, 97, 97, 100)
    assert said(6, "trifold", [PageGeometry(mm(width, 210)) for width in widths]) == []
    assert said(6, "zfold", mm(99, 210)) == []


def test_a_poster_needs_no_word() -> None:
    assert said(1, "poster", A4) == []
