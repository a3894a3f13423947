"""A pile of paper folded: what the folds give, against the published order tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import SettingsError
from zinepress.impose.book import Book
from zinepress.impose.paper import Fold, Layer, fold, fold_all, grid_of, lay, nest, parse_folds
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

TURNS = {0: "", 90: ">", 180: "r", 270: "<"}
FOLDS = st.lists(
    st.builds(Fold, st.sampled_from(list(Edge)), st.booleans()), min_size=1, max_size=5
)


def written(
    folds: str, signatures: Sequence[int] = (1,), *, nested: bool = False, binding: Edge = Edge.LEFT
) -> str:
    """Every slip that the folds ask for, as the order tables write them."""
    book = Book(parse_folds(folds)).bound(binding)
    places = {
        (face.slip, face.back, face.row, face.column): f"{number}{TURNS[face.turn]}"
        for number, face in enumerate(book.faces(signatures, nested=nested), 1)
    }
    grid = book.grid

    def side(slip: int, *, back: bool) -> str:
        rows = (
            " ".join(places[slip, back, row, column] for column in range(grid.columns))
            for row in range(grid.rows)
        )
        return " / ".join(rows)

    slips = range(sum(signatures))
    return "; ".join(f"{side(slip, back=False)} | {side(slip, back=True)}" for slip in slips)


SADDLES = {
    1: "4 1 | 2 3",
    2: "8 1 | 2 7; 6 3 | 4 5",
    4: "16 1 | 2 15; 14 3 | 4 13; 12 5 | 6 11; 10 7 | 8 9",
}


@pytest.mark.parametrize("sheets", SADDLES)
def test_a_saddle_stitched_booklet_has_its_published_order(sheets: int) -> None:
    assert written("LR-", (sheets,)) == SADDLES[sheets]


@given(st.integers(1, 60))
def test_sheets_folded_in_the_middle_follow_the_saddle_formula(sheets: int) -> None:
    last = 4 * sheets
    formula = (
        f"{last - 2 * s} {2 * s + 1} | {2 * s + 2} {last - 2 * s - 1}" for s in range(sheets)
    )
    assert written("LR-", (sheets,)) == "; ".join(formula)


def test_a_booklet_bound_on_the_right_is_folded_the_other_way() -> None:
    assert written("LR-", (2,), binding=Edge.RIGHT) == "1 8 | 7 2; 3 6 | 5 4"


def test_a_quarto_has_its_published_order() -> None:
    assert written("TB- LR-") == "5r 4r / 8 1 | 3r 6r / 2 7"


def test_two_quarto_sheets_folded_together() -> None:
    assert written("TB- LR-", (2,)) == (
        "9r 8r / 16 1 | 7r 10r / 2 15; 11r 6r / 14 3 | 5r 12r / 4 13"
    )


def test_two_quarto_sheets_folded_singly_and_nested() -> None:
    assert written("TB- LR-", (1, 1), nested=True) == (
        "13r 4r / 16 1 | 3r 14r / 2 15; 9r 8r / 12 5 | 7r 10r / 6 11"
    )


@given(st.sampled_from(["TB- LR-", "LR- TB- LR-"]), st.integers(1, 6), st.integers(0, 5))
def test_sheets_folded_singly_and_nested_follow_the_derived_formula(
    folds: str, sheets: int, sheet: int
) -> None:
    sheet %= sheets
    book = Book(parse_folds(folds))
    each, last = book.faces_per_slip, book.faces_per_slip * sheets
    single = {(f.back, f.row, f.column): n for n, f in enumerate(book.faces((1,)), 1)}
    nested = enumerate(book.faces((1,) * sheets, nested=True), 1)
    found = {(f.back, f.row, f.column): n for n, f in nested if f.slip == sheet}
    assert found == {
        place: n + sheet * each // 2 if n <= each // 2 else n + last - each - sheet * each // 2
        for place, n in single.items()
    }


@given(st.integers(1, 6), st.integers(0, 5))
def test_quarto_sheets_folded_together_follow_the_known_rule(group: int, inner: int) -> None:
    inner %= group
    book = Book(parse_folds("TB- LR-"))
    single = {(f.back, f.row, f.column): n for n, f in enumerate(book.faces((1,)))}
    found = {
        (f.back, f.row, f.column): n for n, f in enumerate(book.faces((group,))) if f.slip == inner
    }
    assert found == {
        place: n + (n + 2) // 4 * 4 * (group - 1) + (2 * inner if n % 4 <= 1 else -2 * inner)
        for place, n in single.items()
    }


def test_an_octavo_has_its_published_order() -> None:
    assert written("LR- TB- LR-") == ("5r 12r 9r 8r / 4 13 16 1 | 7r 10r 11r 6r / 2 15 14 3")


def test_the_back_of_an_octavo_is_not_the_one_that_an_old_table_had() -> None:
    _, back = written("LR- TB- LR-").split(" | ")
    assert back != "3r 14r 15r 2r / 6 11 10 7"


def test_a_sheet_folded_four_times_has_its_published_order() -> None:
    assert written("TB- LR- TB- LR-") == (
        "5r 28r 29r 4r / 12 21 20 13 / 9r 24r 17r 16r / 8 25 32 1 | "
        "3r 30r 27r 6r / 14 19 22 11 / 15r 18r 23r 10r / 2 31 26 7"
    )


def test_a_pad_is_bound_at_the_top_and_its_leaves_go_over() -> None:
    assert written("TB-", (2,), binding=Edge.TOP) == "8 / 1 | 7r / 2r; 6 / 3 | 5r / 4r"


def test_binding_at_the_top_exchanges_rows_and_columns() -> None:
    assert written("LR-", (2,), binding=Edge.TOP) == written("TB-", (2,), binding=Edge.TOP)


def test_a_sheet_folded_across_reads_sideways() -> None:
    assert written("TB-") == "4> / 1> | 3< / 2<"


@given(FOLDS, st.integers(1, 3), st.sampled_from([Edge.LEFT, Edge.RIGHT, Edge.TOP]))
def test_whatever_the_folds_each_face_is_read_once_and_its_back_after_it(
    folds: list[Fold], slips: int, binding: Edge
) -> None:
    book = Book(tuple(folds)).bound(binding)
    faces = book.faces((slips,))
    spots = {(face.slip, face.back, face.row, face.column) for face in faces}
    assert len(spots) == len(faces) == slips * book.grid.cells * 2
    for recto, verso in zip(faces[::2], faces[1::2], strict=True):
        assert (recto.slip, recto.row) == (verso.slip, verso.row)
        assert recto.column == book.grid.columns - 1 - verso.column
        assert recto.back is not verso.back


@given(FOLDS, st.integers(1, 3))
def test_a_leaf_turned_about_its_spine_shows_its_back_upright(
    folds: list[Fold], slips: int
) -> None:
    """A leaf that stands is upright on both sides; one that lies is turned by a half between."""
    for binding in (Edge.LEFT, Edge.TOP):
        faces = Book(tuple(folds), binding).faces((slips,))
        for recto, verso in zip(faces[::2], faces[1::2], strict=True):
            sideways = recto.turn % 180 == 90
            half = sideways if binding is Edge.LEFT else not sideways
            assert verso.turn == (recto.turn + (180 if half else 0)) % 360


@given(FOLDS)
def test_a_spine_on_the_right_mirrors_the_columns(folds: list[Fold]) -> None:
    """Mirroring is what right-to-left tools do to a left-to-right plan after padding it."""
    if not folds[-1].upright:
        folds = [*folds, Fold(Edge.LEFT)]
    left, right = Book(tuple(folds)), Book(tuple(folds)).bound(Edge.RIGHT)
    last = left.grid.columns - 1
    mirrored = [(f.slip, f.back, f.row, last - f.column, f.turn) for f in left.faces((2,))]
    assert mirrored == [(f.slip, f.back, f.row, f.column, f.turn) for f in right.faces((2,))]


def test_depth_counts_the_leaves_that_lie_outside() -> None:
    depths = [face.depth for face in Book(parse_folds("LR-")).faces((3,))]
    assert depths == [0, 0, 1, 1, 2, 2, 2, 2, 1, 1, 0, 0]


def test_depth_begins_again_in_every_signature_unless_they_are_nested() -> None:
    book = Book(parse_folds("LR-"))
    assert [face.depth for face in book.faces((1, 1))] == [0] * 8
    assert max(face.depth for face in book.faces((1, 1), nested=True)) == 1


def test_a_fold_under_makes_a_mountain_and_a_fold_over_a_valley() -> None:
    under, over = (fold_all(1, Grid(1, 2), parse_folds(folds)).creases for folds in ("LR-", "LR"))
    assert [crease.valley for crease in (*under, *over)] == [False, True]


def test_creases_lie_where_folding_leaves_them() -> None:
    creases = fold_all(1, Grid(2, 4), parse_folds("LR- TB- LR-")).creases
    upright = {(c.order, c.column) for c in creases if c.upright}
    level = {(c.order, c.row) for c in creases if not c.upright}
    assert upright == {(1, 1), (3, 0), (3, 2)}
    assert level == {(2, 0)}


def test_every_edge_between_two_panels_is_creased_once() -> None:
    folds = parse_folds("TB- LR- TB- LR-")
    creases = fold_all(3, grid_of(folds), folds).creases
    assert len({(c.upright, c.row, c.column) for c in creases}) == len(creases) == 4 * 3 * 2


def test_a_part_longer_than_what_stays_sticks_out() -> None:
    folded = fold(lay(1, Grid(1, 3)), Fold(Edge.RIGHT, under=False, at=1))
    assert [[layer.column for layer in pile] for pile in folded.piles[0]] == [[2], [1, 0]]


def test_nesting_puts_each_signature_into_the_middle_of_the_one_before() -> None:
    outer = (Layer(0, 0, 0), Layer(0, 0, 1))
    inner = (Layer(1, 0, 0), Layer(1, 0, 1))
    assert nest([outer, inner]) == (outer[0], *inner, outer[1])


def test_fold_lists_read_and_print_alike() -> None:
    text = "TB- LR BT- RL LR-@1"
    assert " ".join(str(fold) for fold in parse_folds(text)) == text
    assert parse_folds("h, v") == parse_folds("TB- LR-")


@pytest.mark.parametrize("text", ["", "LT", "LR--", "LR-@", "LR-@x", "fold"])
def test_what_is_no_fold_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        parse_folds(text)


@pytest.mark.parametrize("folds", ["LR-@0", "LR-@5", "TB-@3"])
def test_a_fold_beside_the_paper_is_refused(folds: str) -> None:
    with pytest.raises(SettingsError):
        fold_all(1, Grid(2, 2), parse_folds(folds))


def test_folds_that_leave_several_piles_make_no_book() -> None:
    with pytest.raises(SettingsError, match="more than one pile"):
        _ = fold_all(1, Grid(2, 2), parse_folds("LR-")).leaves
