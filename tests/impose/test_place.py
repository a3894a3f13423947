"""Placed sides in points: registered, folded true, and in millimetres where it matters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import ImposeError
from zinepress.impose.book import Book
from zinepress.impose.options import (
    DEFAULTS,
    Align,
    Creep,
    CreepMode,
    Duplex,
    Fit,
    Mark,
    Options,
    Orientation,
    Sides,
    Tiles,
    Work,
)
from zinepress.impose.place import duplex_edge, place
from zinepress.impose.plan import Plan, plan
from zinepress.impose.schemes import SCHEMES, Scheme, custom
from zinepress.impose.sheets import Box, Edge, Edges, Flip, Grid, PageGeometry, PlacedSide
from zinepress.units import MM, PAPERS, Size, mm

A4, LETTER = PAPERS["a4"], PAPERS["letter"]
UNIVERSAL = mm(139.7, 210)
OFF = Creep(CreepMode.OFF)
UP = {0: (0, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0)}
BOUND = [Edge.LEFT, Edge.RIGHT, Edge.TOP]
TWO_SIDED = [s for s in SCHEMES.values() if not s.tiled and not s.programme.front_only]
BOOKS = [s for s in TWO_SIDED if isinstance(s.programme, Book) and s.programme.folds]
PAGES = st.builds(mm, st.floats(40, 300), st.floats(40, 300))


@dataclass(frozen=True)
class Laid:
    """A plan and its placed sides."""

    plan: Plan
    sides: tuple[PlacedSide, ...]


def laid(
    count: int,
    scheme: str | Scheme,
    page: Size | list[PageGeometry] = UNIVERSAL,
    paper: Size = A4,
    options: Options = DEFAULTS,
) -> Laid:
    """Pages of one size, or of several, on their sheets."""
    pages = page if isinstance(page, list) else [PageGeometry(page)] * count
    planned = plan(count, scheme, options, pages=pages, paper=paper)
    return Laid(planned, place(planned, pages, paper, options))


def mm_of(box: Box) -> list[float]:
    """The edges of a box in millimetres: left, bottom, right, top."""
    return [round(edge / MM, 2) for edge in (box.x0, box.y0, box.x1, box.y1)]


def frames(side: PlacedSide) -> dict[int, list[float]]:
    """Where each page lands, in millimetres."""
    return {placed.page: mm_of(placed.frame) for placed in side.placements}


def edges(box: Box) -> tuple[float, float, float, float]:
    """The edges of a box in points."""
    return box.x0, box.y0, box.x1, box.y1


def seen_through(box: Box, paper: Size, duplex: Duplex) -> Box:
    """A box of the back where it lies on the front, the printer having turned the paper."""
    if (duplex is Duplex.LONG) is paper.is_landscape:
        return Box(box.x0, paper.height - box.y1, box.x1, paper.height - box.y0)
    return Box(paper.width - box.x1, box.y0, paper.width - box.x0, box.y1)


def up_through(turn: int, paper: Size, duplex: Duplex) -> tuple[int, int]:
    """Where the head of a page of the back points, seen from the front."""
    x, y = UP[turn]
    return (x, -y) if (duplex is Duplex.LONG) is paper.is_landscape else (-x, y)


@given(
    st.sampled_from(TWO_SIDED),
    st.integers(1, 60),
    st.sampled_from([A4, LETTER]),
    st.sampled_from(BOUND),
    PAGES,
    st.tuples(st.sampled_from(Duplex), st.sampled_from(Work), st.booleans()),
)
def test_both_faces_of_a_leaf_coincide_on_any_printer(
    scheme: Scheme,
    count: int,
    paper: Size,
    binding: Edge,
    page: Size,
    printing: tuple[Duplex, Work, bool],
) -> None:
    """Seen through the paper, within 0.01 pt; heads together, or opposite on a top-bound leaf."""
    duplex, work, tight = printing
    room = Edges(20, 8, 12, 16) if tight else Edges()
    options = Options(binding=binding, duplex=duplex, work=work, margin=room, gutter=9)
    try:
        found = laid(count, scheme, page, paper, options)
    except ImposeError:
        assert scheme.programme.alone
        return
    opposite = found.plan.binding is Edge.TOP
    behind = _partners(found.plan)
    backs = iter(found.sides)
    for front, back in zip(backs, backs, strict=True) if found.plan.two_sided else ():
        seen = [
            (
                placed.page,
                edges(seen_through(placed.frame, paper_of(back), duplex)),
                up_through(placed.turn, paper_of(back), duplex),
            )
            for placed in back.placements
        ]
        for placed in front.placements:
            if placed.page not in behind:
                continue
            x, y = UP[placed.turn]
            head = (-x, -y) if opposite else (x, y)
            assert any(
                number == behind[placed.page]
                and box == pytest.approx(edges(placed.frame), abs=0.01)
                and up == head
                for number, box, up in seen
            )


def paper_of(side: PlacedSide) -> Size:
    """The paper of a side as it stands."""
    return side.paper


def _partners(planned: Plan) -> dict[int, int]:
    """The page that is printed on the back of each, where both exist."""
    spots: dict[tuple[int, int, int], int] = {}
    behind: dict[int, int] = {}
    for number, sheet in enumerate(planned.sheets):
        rows = sheet.front.rows
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell.page:
                    spots[number, r, c] = cell.page
        for r, row in enumerate(sheet.back.rows if sheet.back else ()):
            for c, cell in enumerate(row):
                across, along = (len(row) - 1 - c, r), (c, len(rows) - 1 - r)
                column, line = across if planned.flip is Flip.X else along
                if cell.page and (number, line, column) in spots:
                    behind[spots[number, line, column]] = cell.page
    return behind


@given(
    st.one_of(
        st.sampled_from(BOOKS),
        st.sampled_from(["TB- LR- TB-", "RL BT-", "LR- LR-", "TB- TB- LR-"]).map(custom),
    ),
    st.integers(1, 64),
    st.sampled_from([A4, LETTER]),
    st.sampled_from(BOUND),
    PAGES,
    st.tuples(
        st.builds(Edges, *[st.floats(0, 25)] * 4), st.sampled_from([Align.CENTRE, Align.SPINE])
    ),
)
def test_once_folded_every_page_lies_exactly_on_the_others(
    scheme: Scheme,
    count: int,
    paper: Size,
    binding: Edge,
    page: Size,
    within: tuple[Edges, Align],
) -> None:
    """So fore-edge and foot stay constant through the book, whatever margin the printer wants."""
    margin, align = within
    options = Options(binding=binding, margin=margin, align=align, creep=OFF)
    found = laid(count, scheme, page, paper, options)
    piece = Size(
        paper_of(found.sides[0]).width / found.plan.pieces.columns,
        paper_of(found.sides[0]).height / found.plan.pieces.rows,
    )
    folded = {
        tuple(round(edge, 2) + 0.0 for edge in _folded(placed.frame, piece, found.plan))
        for side in _as_drawn(found)
        for placed in side.placements
    }
    first = next(iter(folded))
    assert all(box == pytest.approx(first, abs=0.02) for box in folded)


def _as_drawn(found: Laid) -> tuple[PlacedSide, ...]:
    """Fronts as they are; backs as they lie behind them."""
    return tuple(
        side
        if number % 2 == 0 or not found.plan.two_sided
        else replace(
            side,
            placements=tuple(
                replace(p, frame=seen_through(p.frame, side.paper, Duplex.LONG))
                for p in side.placements
            ),
        )
        for number, side in enumerate(found.sides)
    )


def _folded(box: Box, piece: Size, planned: Plan) -> tuple[float, float, float, float]:
    """Where a box of a flat sheet comes to lie once its piece is folded, from its lower left."""
    left = (box.x0 + 0.01) // piece.width * piece.width
    low = (box.y0 + 0.01) // piece.height * piece.height
    xs, ys = [box.x0 - left, box.x1 - left], [box.y0 - low, box.y1 - low]
    width, height = piece.width, piece.height
    for fold in planned.making.programme.folds:
        if fold.upright:
            width /= 2
            xs = _halved(xs, width, near=fold.moves is Edge.LEFT)
        else:
            height /= 2
            ys = _halved(ys, height, near=fold.moves is Edge.BOTTOM)
    return min(xs), min(ys), max(xs), max(ys)


def _halved(ends: list[float], half: float, *, near: bool) -> list[float]:
    """Both ends of a box after folding a strip in half; the near half moves, or the far one."""
    far = sum(ends) / 2 > half
    if near:
        return [end - half if far else half - end for end in ends]
    return [2 * half - end if far else end for end in ends]


def test_the_universal_page_meets_in_the_fold_of_letter_and_is_centred_in_height() -> None:
    side = laid(8, "saddle", paper=LETTER).sides[0]
    assert frames(side) == {8: [0, 2.95, 139.7, 212.95], 1: [139.7, 2.95, 279.4, 212.95]}
    assert side.placements[1].frame.x0 == pytest.approx(396, abs=1e-9)


def test_the_universal_page_is_centred_on_each_half_of_a4() -> None:
    side = laid(8, "saddle").sides[0]
    assert frames(side) == {8: [4.4, 0, 144.1, 210], 1: [152.9, 0, 292.6, 210]}


def test_pages_that_will_be_trimmed_lie_at_the_spine() -> None:
    side = laid(8, "saddle", options=Options(marks=frozenset({Mark.CROP}))).sides[0]
    assert frames(side) == {8: [8.8, 0, 148.5, 210], 1: [148.5, 0, 288.2, 210]}


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_paper_keeps_its_exact_size(paper: Size) -> None:
    """Tools that take TeX points for points, or whole points, make the printer scale."""
    (side, *_) = laid(8, "saddle", paper=paper).sides
    assert (side.paper.width, side.paper.height) == (paper.height, paper.width)
    assert PAPERS["a4"].width == pytest.approx(595.2756, abs=1e-4)
    assert PAPERS["a4"].height == pytest.approx(841.8898, abs=1e-4)


def test_the_fold_stays_in_the_middle_of_paper_that_is_too_large() -> None:
    (side, *_) = laid(8, "saddle", mm(105, 148), PAPERS["a3"]).sides
    left, right = side.placements
    assert left.frame.x1 - 595.2756 == pytest.approx(-(right.frame.x0 - 595.2756), abs=1e-3)


def test_an_a5_page_on_half_an_a4_sheet_keeps_its_size() -> None:
    """A5 is 148 mm wide, half of A4 148.5 mm."""
    assert frames(laid(4, "saddle", PAPERS["a5"]).sides[0])[1] == [148.75, 0, 296.75, 210]
    assert frames(laid(2, "handbill-2up", PAPERS["a5"]).sides[0])[1] == [148.5, 0, 296.5, 210]


def test_an_a5_page_on_letter_is_shrunk_kept_or_enlarged_as_asked() -> None:
    page = PAPERS["a5"]
    widths = {
        fit: round(
            frames(laid(4, "saddle", page, LETTER, Options(fit=fit)).sides[0])[1][2] - 139.7, 1
        )
        for fit in Fit
    }
    assert widths == pytest.approx(
        {Fit.ACTUAL: 143.85, Fit.SHRINK: 139.7, Fit.FILL: 139.7}, abs=0.1
    )
    small = mm(100, 141)
    fill = frames(laid(4, "saddle", small, LETTER, Options(fit=Fit.FILL)).sides[0])[1]
    assert fill[2] - fill[0] == pytest.approx(139.7, abs=0.01)


def test_a_page_kept_too_large_is_clipped_at_the_fold() -> None:
    side = laid(4, "saddle", PAPERS["a5"], LETTER, Options(fit=Fit.ACTUAL)).sides[0]
    assert mm_of(side.placements[1].clip)[0] == 139.7
    assert mm_of(side.placements[0].clip)[2] == 139.7


def test_letter_halves_are_half_letter() -> None:
    assert frames(laid(4, "saddle", PAPERS["half-letter"], LETTER).sides[0]) == {
        4: [0, 0, 139.7, 215.9],
        1: [139.7, 0, 279.4, 215.9],
    }


def test_four_handbills_tile_letter_without_waste() -> None:
    side = laid(2, "handbill-4up", mm(4.25 * 25.4, 5.5 * 25.4), LETTER).sides[0]
    assert sorted(mm_of(p.frame)[:2] for p in side.placements) == [
        [0, 0],
        [0, 139.7],
        [107.95, 0],
        [107.95, 139.7],
    ]


def test_ten_cards_lie_close_together_in_the_middle_of_letter() -> None:
    side = laid(2, "cards-10up", mm(3.5 * 25.4, 2 * 25.4), LETTER).sides[0]
    assert len(side.placements) == 10
    assert not side.paper.is_landscape
    assert min(p.frame.x0 for p in side.placements) / 72 == pytest.approx(0.75)
    assert min(p.frame.y0 for p in side.placements) / 72 == pytest.approx(0.5)


def test_the_paper_stands_or_lies_as_pages_come_out_larger() -> None:
    assert laid(8, "quarto", mm(105, 148)).sides[0].paper == A4
    assert laid(8, "saddle", mm(148, 210)).sides[0].paper == A4.turned()
    assert laid(8, "saddle", mm(210, 148)).sides[0].paper == A4.turned()
    assert laid(8, "pad", mm(210, 148)).sides[0].paper == A4
    standing = Options(orientation=Orientation.PORTRAIT)
    assert laid(8, "saddle", options=standing).sides[0].paper == A4


@pytest.mark.parametrize(
    ("paper", "flip", "edge"),
    [
        (A4, Flip.X, Duplex.LONG),
        (A4, Flip.Y, Duplex.SHORT),
        (A4.turned(), Flip.X, Duplex.SHORT),
        (A4.turned(), Flip.Y, Duplex.LONG),
    ],
)
def test_the_edge_to_turn_about_follows_from_paper_and_axis(
    paper: Size, flip: Flip, edge: Duplex
) -> None:
    assert duplex_edge(flip, paper) is edge


def test_on_an_untouched_printer_the_backs_of_a_lying_sheet_are_turned() -> None:
    turns = [[p.turn for p in side.placements] for side in laid(4, "saddle").sides]
    assert turns == [[0, 0], [180, 180]]
    short = [
        [p.turn for p in s.placements]
        for s in laid(4, "saddle", options=Options(duplex=Duplex.SHORT)).sides
    ]
    assert short == [[0, 0], [0, 0]]


def test_a_standing_quarto_needs_no_turn_on_an_untouched_printer() -> None:
    back = laid(8, "quarto", mm(105, 148)).sides[1]
    assert [(p.page, p.turn) for p in back.placements] == [(3, 180), (6, 180), (2, 0), (7, 0)]


@pytest.mark.parametrize("count", [16, 24, 32, 40, 48, 60])
@pytest.mark.parametrize(
    ("gsm", "shifts"),
    [
        (75, {16: 0.38, 24: 0.63, 32: 0.88, 40: 1.13, 48: 1.39, 60: 1.77}),
        (80, {16: 0.41, 24: 0.68, 32: 0.95, 40: 1.22, 48: 1.49, 60: 1.89}),
    ],
)
def test_creep_pushes_the_innermost_sheet_out_as_the_table_says(
    count: int, gsm: int, shifts: dict[int, float]
) -> None:
    caliper = {75: 0.097, 80: 0.104}[gsm] * MM
    options = Options(creep=Creep(CreepMode.IN, caliper))
    side = laid(count, "saddle", options=options).sides[-2]
    (right,) = [p for p in side.placements if p.page == count // 2 - 1]
    assert 152.9 - right.frame.x0 / MM == pytest.approx(shifts[count], abs=0.011)


def _lefts(mode: CreepMode) -> list[float]:
    """How far the right-hand page of each front is from where it would be, in millimetres."""
    options = Options(creep=Creep(mode, MM, 1.0))
    fronts = laid(16, "saddle", options=options).sides[::2]
    return [round(front.placements[1].frame.x0 / MM - 152.9, 2) for front in fronts]


def test_creep_moves_inner_pages_in_or_outer_pages_out_or_half_of_each() -> None:
    assert _lefts(CreepMode.IN) == [0, -1, -2, -3]
    assert _lefts(CreepMode.OUT) == [3, 2, 1, 0]
    assert _lefts(CreepMode.BALANCED) == [1.5, 0.5, -0.5, -1.5]
    assert _lefts(CreepMode.OFF) == [0, 0, 0, 0]


def test_creep_can_narrow_pages_and_keep_them_at_the_spine() -> None:
    options = Options(creep=Creep(CreepMode.SCALE, MM, 1.0))
    inner = laid(16, "saddle", options=options).sides[-2]
    assert frames(inner) == {10: [7.4, 0, 144.1, 210], 7: [152.9, 0, 289.6, 210]}


def test_a_measured_creep_wins_over_the_caliper() -> None:
    options = Options(creep=Creep(CreepMode.IN, MM, 1.3, total=1.5 * MM))
    fronts = laid(16, "saddle", options=options).sides[::2]
    lefts = [round(152.9 - front.placements[1].frame.x0 / MM, 2) for front in fronts]
    assert lefts == [0, 0.5, 1, 1.5]


@pytest.mark.parametrize(("count", "moved"), [(16, False), (20, False), (24, True), (64, True)])
def test_creep_is_made_up_for_once_it_shows(count: int, moved: bool) -> None:
    inner = laid(count, "saddle").sides[-2]
    assert (frames(inner)[count // 2 - 1][0] != 152.9) is moved


def test_creep_begins_again_in_every_section() -> None:
    options = Options(signature=(2, 2), creep=Creep(CreepMode.IN, MM, 1.0))
    fronts = laid(16, "sections", options=options).sides[::2]
    assert [round(f.placements[1].frame.x0 / MM, 1) for f in fronts] == [152.9, 151.9] * 2


def test_creep_follows_the_depth_of_every_leaf_in_a_folded_sheet() -> None:
    options = Options(creep=Creep(CreepMode.IN, MM, 1.0))
    side = laid(8, "quarto", mm(105, 148), options=options).sides[0]
    lefts = {page: frame[0] for page, frame in frames(side).items()}
    assert lefts == {8: 0, 1: 105, 5: 1, 4: 104}


def test_creep_clips_at_the_fold_and_keeps_the_fold_where_it_is() -> None:
    pages = [PageGeometry(mm(148.5, 210), Edges(8.5, 8.5, 8.5, 8.5))] * 16
    options = Options(creep=Creep(CreepMode.IN, MM, 1.0))
    inner = laid(16, "saddle", pages, options=options).sides[-2]
    left, right = inner.placements
    assert mm_of(left.frame)[2] == 151.5
    assert mm_of(left.clip)[2] == mm_of(right.clip)[0] == 148.5


def test_bleed_stays_outside_and_ends_at_the_fold() -> None:
    bleed = Edges(*[3 * MM] * 4)
    pages = [PageGeometry(mm(148, 210), bleed)] * 4
    crop = Options(marks=frozenset({Mark.CROP}))
    left, right = laid(4, "saddle", pages, PAPERS["sra3"], crop).sides[0].placements
    assert mm_of(right.frame) == [225, 55, 373, 265]
    assert mm_of(right.clip) == [225, 52, 376, 268]
    assert mm_of(left.clip) == [74, 52, 225, 268]


def test_bleed_can_be_kept_short_or_left_out() -> None:
    pages = [PageGeometry(mm(105, 148), Edges(*[3 * MM] * 4))] * 2
    for most in (0.0, 1.0, 3.0):
        side = laid(2, "duplex", pages, options=Options(bleed=most * MM)).sides[0]
        frame, clip = side.placements[0].frame, side.placements[0].clip
        assert (frame.x0 - clip.x0) / MM == pytest.approx(most)


def test_bleed_of_a_turned_page_turns_with_it() -> None:
    pages = [PageGeometry(mm(60, 90), Edges(left=1 * MM, top=2 * MM))] * 8
    side = laid(8, "quarto", pages).sides[0]
    (five,) = [p for p in side.placements if p.page == 5]
    assert (five.clip.x1 - five.frame.x1) / MM == pytest.approx(1)
    assert (five.frame.y0 - five.clip.y0) / MM == pytest.approx(2)


def test_bleed_between_pieces_ends_half_way_to_the_next() -> None:
    pages = [PageGeometry(mm(90, 50), Edges(*[5 * MM] * 4))] * 2
    options = Options(grid=Grid(2, 1), gutter=4 * MM, fit=Fit.ACTUAL)
    upper, lower = laid(2, "gang", pages, options=options).sides[0].placements
    assert upper.clip.y0 == pytest.approx(lower.clip.y1)
    assert (upper.frame.y0 - lower.frame.y1) / MM == pytest.approx(4)


def test_margins_keep_pages_off_the_edges_of_the_sheet_and_folds_in_place() -> None:
    margin = Options(margin=Edges(*[6 * MM] * 4))
    side = laid(8, "saddle", mm(148.5, 210), options=margin).sides[0]
    left, right = (mm_of(p.frame) for p in side.placements)
    assert left[0] == pytest.approx(297 - right[2], abs=0.01)
    assert min(left[0], left[1]) >= 5.99
    assert right[3] <= 204.01
    assert left[2] <= 148.5 <= right[0]


@given(
    st.sampled_from(
        [*(s for s in SCHEMES.values() if not s.tiled), custom("TB-"), custom("LR- TB-")]
    ),
    st.integers(1, 40),
    st.sampled_from(BOUND),
    PAGES,
    st.tuples(st.floats(0, 20), st.floats(0, 20)),
    st.sampled_from([Fit.SHRINK, Fit.FILL]),
)
def test_no_page_comes_nearer_to_the_edge_of_the_sheet_than_its_margin(
    scheme: Scheme,
    count: int,
    binding: Edge,
    page: Size,
    margins: tuple[float, float],
    fit: Fit,
) -> None:
    """However it is turned, on backs as on fronts; what is left at its own size may by 0.05 pt."""
    across, along = (margin * MM for margin in margins)
    room = Edges(across, across, along, along)
    options = Options(binding=binding, margin=room, fit=fit, creep=OFF, gutter=5)
    try:
        found = laid(count, scheme, page, A4, options)
    except ImposeError:
        assert scheme.programme.alone
        return
    for side in found.sides:
        for placed in side.placements:
            x0, y0, x1, y1 = edges(placed.frame)
            assert min(x0, side.paper.width - x1) >= across - 0.05
            assert min(y0, side.paper.height - y1) >= along - 0.05


def test_margins_and_gutters_that_leave_no_room_are_an_error() -> None:
    with pytest.raises(ImposeError, match="no room"):
        laid(2, "n-up", options=Options(gutter=900))


def test_every_page_of_a_mixed_file_is_fitted_by_itself() -> None:
    pages = [PageGeometry(PAPERS["a5"])] * 3 + [PageGeometry(A4.turned())]
    front, back = laid(4, "saddle", pages).sides
    assert frames(front)[1] == [148.75, 0, 296.75, 210]
    assert frames(front)[4] == [0, 52.5, 148.5, 157.5]
    assert len(back.placements) == 2


def test_the_printers_offset_moves_backs_alone() -> None:
    still = laid(4, "saddle").sides
    moved = laid(4, "saddle", options=Options(back_offset=(MM, -2 * MM))).sides
    assert moved[0] == still[0]
    for before, after in zip(still[1].placements, moved[1].placements, strict=True):
        assert after.frame.x0 - before.frame.x0 == pytest.approx(MM)
        assert after.clip.y0 - before.clip.y0 == pytest.approx(-2 * MM)


def test_fronts_and_backs_go_into_files_of_their_own() -> None:
    names = {
        sides: [side.name for side in laid(8, "saddle", options=Options(sides=sides)).sides]
        for sides in Sides
    }
    assert names[Sides.FRONTS] == ["sheet 1 front", "sheet 2 front"]
    assert names[Sides.BACKS] == ["sheet 1 back", "sheet 2 back"]
    assert names[Sides.BOTH] == ["sheet 1 front", "sheet 1 back", "sheet 2 front", "sheet 2 back"]


def test_backs_printed_by_hand_can_be_reversed_and_turned() -> None:
    by_hand = Options(sides=Sides.BACKS, reverse=True, turn=True)
    sides = laid(8, "saddle", options=by_hand).sides
    assert [side.name for side in sides] == ["sheet 2 back", "sheet 1 back"]
    assert {p.turn for side in sides for p in side.placements} == {0}


def test_reversed_sheets_keep_front_before_back() -> None:
    sides = laid(8, "saddle", options=Options(reverse=True)).sides
    assert [side.name for side in sides] == [
        "sheet 2 front",
        "sheet 2 back",
        "sheet 1 front",
        "sheet 1 back",
    ]


def test_one_form_on_paper_turned_its_own_way_is_the_same_on_both_sides() -> None:
    """Turned like a page: a standing sheet about its long edge, so nothing is turned."""
    front, back = laid(2, "work-and-turn", mm(105, 297)).sides
    assert front.placements == back.placements


def test_a_letter_fold_of_equal_pages_folds_at_the_published_places() -> None:
    outside, inside = laid(6, "trifold", mm(97, 210)).sides
    assert [round(f[0], 2) for f in frames(outside).values()] == [0, 98.5, 198.5]
    assert {p: f[2] - f[0] for p, f in frames(inside).items()} == pytest.approx(
        dict.fromkeys((2, 3, 4), 97)
    )


def test_panels_laid_out_for_their_places_are_never_squeezed() -> None:
    widths = {1: 100, 2: 100, 3: 100, 4: 97, 5: 97, 6: 100}
    pages = [PageGeometry(mm(widths[page], 210)) for page in range(1, 7)]
    outside, inside = laid(6, "trifold", pages).sides
    assert frames(outside) == {5: [0, 0, 97, 210], 6: [97, 0, 197, 210], 1: [197, 0, 297, 210]}
    for placed in (*outside.placements, *inside.placements):
        assert (placed.frame.x1 - placed.frame.x0) / MM == pytest.approx(widths[placed.page])
        assert placed.clip == placed.frame


def test_a_right_to_left_leaflet_has_its_flap_on_the_other_side() -> None:
    outside, _ = laid(6, "trifold", mm(97, 210), options=Options(binding=Edge.RIGHT)).sides
    assert [round(f[0], 1) for f in frames(outside).values()] == [1.5, 101.5, 200]


def test_panel_widths_can_be_given() -> None:
    options = Options(panels=(100 * MM, 90 * MM, 107 * MM))
    outside, _ = laid(6, "trifold", mm(80, 210), options=options).sides
    assert [round(f[0] + 40, 1) for f in frames(outside).values()] == [50, 145, 243.5]


@pytest.mark.parametrize("panels", [(100, 100), (100, 100, 100)])
def test_panels_that_do_not_make_up_the_sheet_are_an_error(panels: tuple[float, ...]) -> None:
    options = Options(panels=tuple(width * MM for width in panels))
    with pytest.raises(ImposeError, match="do not fold from a sheet of"):
        laid(6, "trifold", mm(90, 210), options=options)


def test_a_french_fold_may_have_unequal_pages_and_stays_folded_in_the_middle() -> None:
    (side,) = laid(4, "french", mm(100, 140)).sides
    middle = side.paper.width / 2
    rights = [p.frame.x0 for p in side.placements if p.frame.x0 > middle]
    lefts = [p.frame.x1 for p in side.placements if p.frame.x1 < middle]
    assert len(rights) == len(lefts) == 2


def test_a_poster_on_the_back_covers_the_whole_sheet() -> None:
    pages = [PageGeometry(mm(74.25, 105))] * 8 + [PageGeometry(A4)]
    _, back = laid(9, "mini8", pages).sides
    assert frames(back) == {9: [0, 0, 297, 210]}


def test_a_poster_takes_as_many_tiles_as_its_formula_says() -> None:
    """Columns are (W - o) / (w - o), rounded up: A2 on A4 that stands, and on A4 that lies."""
    size = Tiles(size=PAPERS["a2"])
    standing = Options(tiles=size, orientation=Orientation.PORTRAIT)
    grids = [
        found.tiling.grid
        for options in (standing, Options(tiles=size))
        if (found := laid(1, "poster", A4, A4, options).plan).tiling
    ]
    assert grids == [Grid(3, 3), Grid(4, 2)]


def test_tiles_are_named_row_by_row_and_come_with_a_map() -> None:
    names = [side.name for side in laid(1, "poster", A4, A4).sides]
    assert names == ["tile A1", "tile A2", "tile B1", "tile B2", "map of the tiles"]


def test_the_tiles_of_a_poster_overlap_and_make_it_up() -> None:
    options = Options(tiles=Tiles(grid=Grid(2, 3), plan=False))
    found = laid(1, "poster", mm(420, 297), A4, options)
    assert found.plan.tiling is not None
    seen = [p for side in found.sides for p in side.placements]
    first, second = seen[0], seen[1]
    assert first.frame.x0 - second.frame.x0 == pytest.approx(
        (first.clip.x1 - first.clip.x0) - 10 * MM
    )
    assert len({round(p.frame.x1 - p.frame.x0, 3) for p in seen}) == 1


def test_a_page_larger_than_the_paper_is_tiled_at_its_own_size() -> None:
    for page in (PAPERS["a3"], mm(400, 100), mm(100, 400)):
        found = laid(1, "poster", page, A4)
        assert found.plan.tiling is not None
        assert found.plan.tiling.size == page


def test_a_poster_of_far_too_many_sheets_is_a_slip_of_the_pen() -> None:
    with pytest.raises(ImposeError, match="would take"):
        laid(1, "poster", A4, A4, Options(tiles=Tiles(size=mm(8000, 8000))))


def test_a_blank_back_is_still_a_side() -> None:
    sides = laid(5, "saddle").sides
    assert len(sides) == 4
    assert [len(side.placements) for side in sides] == [2, 1, 1, 1]


@given(st.integers(1, 40), st.sampled_from(list(SCHEMES.values())), st.sampled_from([A4, LETTER]))
def test_nothing_prints_beside_the_paper_or_over_another_page(
    count: int, scheme: Scheme, paper: Size
) -> None:
    pages = [PageGeometry(mm(74, 105), Edges(*[9.0] * 4))] * count
    try:
        found = laid(count, scheme, pages, paper, Options(fit=Fit.FILL))
    except ImposeError:
        return
    for side in found.sides:
        clips = [p.clip for p in side.placements]
        for number, clip in enumerate(clips):
            assert clip.x0 >= -0.01
            assert clip.y0 >= -0.01
            assert clip.x1 <= side.paper.width + 0.01
            assert clip.y1 <= side.paper.height + 0.01
            for other in clips[:number]:
                shared = min(clip.x1, other.x1) - max(clip.x0, other.x0)
                above = min(clip.y1, other.y1) - max(clip.y0, other.y0)
                assert min(shared, above) < 0.01
