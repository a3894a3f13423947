"""A run is reckoned before it is promised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.handout.estimate import Copy, Rates, estimate
from zinepress.units import PAPERS

LETTER = PAPERS["letter"].width * PAPERS["letter"].height
BOOKLET = Copy(sheets=4, printed_sides=8, area=LETTER)


def test_two_hundred_booklets_of_sixteen_pages() -> None:
    run = estimate(BOOKLET, 200, Rates(grams=75))
    assert (run.sheets, run.spare, run.reams) == (800, 24, 2)
    assert (run.sides, run.printing, run.staples) == (1600, 80, 400)
    assert run.finishing == 107  # an hour and three quarters for one person
    assert run.grams == pytest.approx(18, abs=0.2)


def test_a_sheet_that_is_only_folded_needs_no_stapling() -> None:
    leaflet = Copy(sheets=1, printed_sides=2, area=LETTER, folds=2, staples=0)
    run = estimate(leaflet, 60)
    assert (run.staples, run.boxes, run.finishing) == (0, 0, 24)


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_more_copies_never_take_less(few: int, more: int) -> None:
    less, larger = estimate(BOOKLET, min(few, more)), estimate(BOOKLET, max(few, more))
    assert less.sheets <= larger.sheets
    assert less.reams <= larger.reams
    assert less.printing <= larger.printing
    assert less.finishing <= larger.finishing
    assert less.cost <= larger.cost


@given(st.integers(1, 3000), st.integers(1, 20))
def test_the_reams_hold_every_sheet_and_hardly_more(copies: int, sheets: int) -> None:
    run = estimate(Copy(sheets, 2 * sheets, LETTER), copies)
    assert run.sheets + run.spare <= run.reams * 500 < run.sheets + run.spare + 500


def test_no_copies_are_no_run() -> None:
    with pytest.raises(ValueError, match="at least one copy"):
        estimate(BOOKLET, 0)
