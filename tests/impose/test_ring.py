"""One-sheet zines: the ring is found by its rules, and the rules refuse what is no ring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import ImposeError
from zinepress.impose.ring import Ring, find_ring, mistakes
from zinepress.impose.sheets import Cell, Edge, Grid, Side
from zinepress.impose.show import show_side

MINI, LARGE = Grid(2, 4), Grid(4, 4)
ALL_COVERS = [
    (grid, (r, c)) for grid in (MINI, LARGE) for r in range(grid.rows) for c in range(grid.columns)
]


def side(ring: Ring) -> Side:
    """The printed side of a zine."""
    rows = [[Cell(None)] * ring.grid.columns for _ in range(ring.grid.rows)]
    for number, face in enumerate(ring.faces((1,)), 1):
        rows[face.row][face.column] = Cell(number, face.turn, folio=number)
    return Side(tuple(tuple(row) for row in rows))


def numbered(text: str) -> Side:
    """A side from its order table."""
    return Side(
        tuple(
            tuple(
                Cell(int(word.rstrip("r")), 180 if word.endswith("r") else 0)
                for word in row.split()
            )
            for row in text.split("/")
        )
    )


def test_the_cover_in_the_second_column_gives_the_usual_hand_out() -> None:
    assert show_side(side(Ring(MINI, (1, 1)))) == "7r 6r 5r 4r / 8 1 2 3"


def test_the_cover_in_the_corner_gives_the_other_convention() -> None:
    assert show_side(side(Ring(MINI, (1, 3)))) == "5r 4r 3r 2r / 6 7 8 1"


def test_sixteen_pages_run_to_and_fro() -> None:
    assert show_side(side(Ring(LARGE, (3, 3)))) == (
        "9r 8r 7r 6r / 10 11 4 5 / 13r 12r 3r 2r / 14 15 16 1"
    )


def test_a_right_to_left_zine_is_mirrored() -> None:
    assert show_side(side(Ring(MINI, (1, 1)).bound(Edge.RIGHT))) == "4r 5r 6r 7r / 3 2 1 8"


def test_exactly_four_covers_are_possible_on_eight_panels() -> None:
    possible = []
    for row in range(2):
        for column in range(4):
            try:
                find_ring(MINI, (row, column))
            except ImposeError:
                continue
            possible.append((row, column))
    assert possible == [(0, 1), (0, 3), (1, 1), (1, 3)]


@given(st.sampled_from(ALL_COVERS), st.sampled_from([Edge.LEFT, Edge.RIGHT]))
def test_whatever_ring_is_found_keeps_its_rules(
    cover: tuple[Grid, tuple[int, int]], binding: Edge
) -> None:
    try:
        ring = Ring(*cover).bound(binding)
        assert mistakes(side(ring), binding) == ()
    except ImposeError:
        assert cover[1][1] % 2 == 0


@pytest.mark.parametrize(
    "table",
    [
        "6r 5r 4r 3r / 7 8 1 2",
        "8r 7r 6r 5r / 1 2 3 4",
        "7 6 5 4 / 8 1 2 3",
        "7r 6r 5r 4r / 8 1 3 2",
        "7r 6r 5r 4r / 8 1 2 2",
        "1 2 3 4 / 5 6 7 8",
        "10r 9r 8r 7r / 11 12 5 6 / 14r 13r 4r 3r / 15 16 1 2",
    ],
)
def test_what_does_not_fold_into_a_zine_is_refused(table: str) -> None:
    """The first, the second and the last are rings shifted by one page."""
    assert mistakes(numbered(table))


@pytest.mark.parametrize("table", ["7r 6r 5r 4r / 8 1 2 3", "5r 4r 3r 2r / 6 7 8 1"])
def test_both_conventions_are_accepted(table: str) -> None:
    assert mistakes(numbered(table)) == ()
    assert mistakes(numbered(table), Edge.RIGHT)


def test_the_slit_runs_across_the_two_middle_columns() -> None:
    slits = Ring(MINI, (1, 1)).slits
    assert {(s.upright, s.row, s.column) for s in slits} == {(False, 0, 1), (False, 0, 2)}


def test_every_edge_between_panels_is_folded_or_slit() -> None:
    for grid, cover in ((MINI, (1, 1)), (LARGE, (3, 3))):
        ring = Ring(grid, cover)
        rows, columns = grid.rows, grid.columns
        edges = rows * (columns - 1) + columns * (rows - 1)
        assert len({*ring.creases, *ring.slits}) == len(ring.creases) + len(ring.slits) == edges
        assert len(ring.creases) == grid.cells


def test_the_spine_folds_lie_where_they_should() -> None:
    """Folds that are spines: 8|1 on the outside, 2|3, 4|5 and 6|7 between facing pages."""
    ring = Ring(MINI, (1, 1))
    valleys = {(c.row, c.column) for c in ring.creases if c.valley}
    assert valleys == {(1, 2), (0, 0), (0, 2)}
    (cover,) = [c for c in ring.creases if (c.upright, c.row, c.column) == (True, 1, 0)]
    assert not cover.valley


def test_no_ring_starts_where_the_back_cover_would_fall_off_the_paper() -> None:
    with pytest.raises(ImposeError, match="row 1, column 1"):
        find_ring(MINI, (0, 0))


def test_a_zine_from_one_sheet_is_not_bound_at_the_top() -> None:
    with pytest.raises(ImposeError, match="top"):
        Ring(MINI, (1, 1)).bound(Edge.TOP)
