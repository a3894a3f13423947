"""How far nested paper pushes out."""

from __future__ import annotations

import pytest

from zinepress.impose.creep import caliper, mode, push_out, shift
from zinepress.impose.options import Creep, CreepMode
from zinepress.units import MM


@pytest.mark.parametrize(("pages", "shift_mm"), [(16, 0.4), (32, 0.9), (48, 1.4), (64, 2.0)])
def test_the_innermost_leaf_of_common_booklets(pages: int, shift_mm: float) -> None:
    """At 0.10 mm of caliper and 1.3 calipers for each leaf."""
    deepest = pages // 4 - 1
    pushed = push_out(Creep(caliper=0.1 * MM), deepest, deepest) / MM
    assert pushed == pytest.approx(shift_mm, abs=0.05)


@pytest.mark.parametrize(("gsm", "thick"), [(75, 0.097), (80, 0.104), (60, 0.078)])
def test_the_thickness_of_office_paper_follows_from_its_weight(gsm: float, thick: float) -> None:
    assert caliper(gsm) / MM == pytest.approx(thick, abs=0.001)


@pytest.mark.parametrize(
    ("total_mm", "trimmed", "chosen"),
    [
        (0.2, True, CreepMode.OFF),
        (0.4, False, CreepMode.OFF),
        (0.4, True, CreepMode.IN),
        (0.7, False, CreepMode.IN),
    ],
)
def test_creep_is_made_up_for_when_it_would_be_seen(
    total_mm: float, trimmed: bool, chosen: CreepMode
) -> None:
    assert mode(Creep(total=total_mm * MM), 5, trimmed=trimmed) is chosen


def test_a_single_sheet_does_not_creep() -> None:
    for way in CreepMode:
        moved = shift(Creep(way, total=5.0), 0, 0, trimmed=True)
        assert (moved.inwards, moved.narrower) == (0, 0)
