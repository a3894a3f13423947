"""Leaflets: their page order and their unequal panels come out of the folds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.impose.options import Order
from zinepress.impose.panels import Panels, accordion, roll
from zinepress.impose.paper import fold_all, parse_folds
from zinepress.impose.sheets import Edge, Grid

GATE = Panels((1, 2, 1), (parse_folds("LR-@1 RL-@2"),), closed_below=True)
DOUBLE_PARALLEL = Panels((1, 1, 1, 1), (parse_folds("LR-"), parse_folds("LR-")))
BOUND = st.sampled_from([Edge.LEFT, Edge.RIGHT, Edge.TOP])
LEAFLETS = st.one_of(
    st.integers(2, 8).map(roll),
    st.integers(2, 8).map(accordion),
    st.sampled_from([GATE, DOUBLE_PARALLEL]),
)


def written(panels: Panels) -> str:
    """Outside and inside, as the tables write them."""
    numbers = {(f.back, f.row + f.column): n for n, f in enumerate(panels.faces((1,)), 1)}
    places = range(len(panels.shares))
    return " | ".join(
        " ".join(str(numbers[inside, place]) for place in places) for inside in (False, True)
    )


@pytest.mark.parametrize(
    ("panels", "order"),
    [
        (roll(2), "4 1 | 2 3"),
        (roll(3), "5 6 1 | 2 3 4"),
        (accordion(3), "5 6 1 | 2 3 4"),
        (accordion(4), "6 7 8 1 | 2 3 4 5"),
        (accordion(5), "7 8 9 10 1 | 2 3 4 5 6"),
        (GATE, "2 6 1 | 3 4 5"),
        (roll(4), "6 7 8 1 | 2 3 4 5"),
        (DOUBLE_PARALLEL, "6 7 8 1 | 2 3 4 5"),
    ],
)
def test_a_leaflet_has_its_published_order(panels: Panels, order: str) -> None:
    assert written(panels) == order


@given(st.integers(2, 20))
def test_an_accordion_counts_the_inside_first_then_the_outside(count: int) -> None:
    outside = [*range(count + 2, 2 * count + 1), 1]
    inside = range(2, count + 2)
    assert written(accordion(count)) == (
        " ".join(map(str, outside)) + " | " + " ".join(map(str, inside))
    )


@pytest.mark.parametrize(
    ("panels", "back"),
    [
        (roll(3), 6),
        (accordion(3), 4),
        (accordion(4), 6),
        (accordion(5), 6),
        (roll(4), 8),
        (DOUBLE_PARALLEL, 8),
    ],
)
def test_the_closed_leaflet_has_its_published_page_on_the_back(panels: Panels, back: int) -> None:
    """An accordion of n panels closes with n + 1 on its back when n is odd, else with n + 2."""
    folds = [fold for step in panels.steps for fold in step]
    lowest = fold_all(1, Grid(1, sum(panels.shares)), folds).leaves[-1]
    numbers = {(f.back, f.column): n for n, f in enumerate(panels.faces((1,)), 1)}
    inside = lowest.front_up
    count = len(panels.shares)
    assert numbers[inside, count - 1 - lowest.column if inside else lowest.column] == back


def test_in_reading_order_the_flap_is_seen_before_the_inside() -> None:
    assert written(roll(3, Order.READING)) == "3 6 1 | 2 4 5"


def test_a_double_parallel_fold_opens_on_two_outer_panels() -> None:
    opening = Panels((1, 1, 1, 1), DOUBLE_PARALLEL.steps, order=Order.READING)
    assert written(opening) == "2 3 8 1 | 4 5 6 7"


@pytest.mark.parametrize(
    ("panels", "less"),
    [
        (roll(2), (0, 0)),
        (roll(3), (1, 0, 0)),
        (roll(4), (2, 1, 0, 0)),
        (accordion(3), (0, 0, 0)),
        (accordion(6), (0,) * 6),
        (GATE, (1, 0, 1)),
        (DOUBLE_PARALLEL, (1, 1, 0, 0)),
    ],
)
def test_what_goes_inside_is_narrower_by_as_many_folds_as_it_lies_within(
    panels: Panels, less: tuple[int, ...]
) -> None:
    assert panels.less() == less


@pytest.mark.parametrize(
    ("panels", "length", "allowance", "widths"),
    [
        (roll(3), 297, 3, (97, 100, 100)),
        (roll(3), 11, 1 / 16, (3.625, 3.6875, 3.6875)),
        (accordion(3), 297, 3, (99, 99, 99)),
        (roll(4), 400, 2, (97.5, 99.5, 101.5, 101.5)),
        (GATE, 420, 2, (420 / 4 - 1, 420 / 2 + 2, 420 / 4 - 1)),
    ],
)
def test_panels_have_their_published_widths(
    panels: Panels, length: float, allowance: float, widths: tuple[float, ...]
) -> None:
    """Three panels of A4, FOA design guide; of Letter in inches; the others by their formulas."""
    assert panels.widths(length, allowance) == pytest.approx(widths)


@given(LEAFLETS, BOUND, st.floats(0, 5))
def test_panels_always_fill_the_paper(panels: Panels, binding: Edge, allowance: float) -> None:
    assert sum(panels.bound(binding).widths(420, allowance)) == pytest.approx(420)


@given(LEAFLETS, BOUND, st.sampled_from(Order))
def test_every_face_is_read_once(panels: Panels, binding: Edge, order: Order) -> None:
    ordered = Panels(panels.shares, panels.steps, panels.closed_below, order, binding)
    faces = ordered.faces((1,))
    assert len({(f.back, f.row, f.column) for f in faces}) == len(faces) == 2 * len(panels.shares)


@given(LEAFLETS)
def test_a_leaflet_that_opens_to_the_right_is_mirrored(panels: Panels) -> None:
    last = len(panels.shares) - 1
    mirrored = [(f.back, last - f.column) for f in panels.faces((1,))]
    right = panels.bound(Edge.RIGHT)
    assert mirrored == [(f.back, f.column) for f in right.faces((1,))]
    assert right.widths(420, 2) == panels.widths(420, 2)[::-1]
    lines = {last - 1 - crease.column for crease in panels.creases}
    assert lines == {crease.column for crease in right.creases}


@given(LEAFLETS)
def test_a_leaflet_that_opens_upwards_reads_down_on_both_sides(panels: Panels) -> None:
    """Its back is upright once the leaflet is turned head over heels."""
    upwards = panels.bound(Edge.TOP)
    assert upwards.grid == Grid(len(panels.shares), 1)
    assert {(f.back, f.turn) for f in upwards.faces((1,))} == {(False, 0), (True, 180)}
    assert [f.row for f in upwards.faces((1,)) if not f.back] == [
        f.column for f in panels.faces((1,)) if not f.back
    ]


@given(LEAFLETS)
def test_there_is_one_crease_between_every_two_panels(panels: Panels) -> None:
    assert sorted(crease.column for crease in panels.creases) == list(range(len(panels.shares) - 1))


def test_a_z_has_a_mountain_and_a_valley_and_a_roll_has_mountains() -> None:
    assert [crease.valley for crease in accordion(3).creases] == [False, True]
    assert [crease.valley for crease in roll(4).creases] == [False, False, False]


def test_several_leaflets_follow_one_another() -> None:
    assert [face.slip for face in roll(2).faces((1, 1))] == [0, 0, 0, 0, 1, 1, 1, 1]
