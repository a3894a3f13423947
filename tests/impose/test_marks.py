"""Marks: on folds and edges, off the pages, and alike on both sides where they have to be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import ImposeError
from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.options import Align, Assemble, Bind, Creep, CreepMode, Duplex, Mark, Options
from zinepress.impose.place import place
from zinepress.impose.plan import plan
from zinepress.impose.schemes import SCHEMES, Scheme, custom
from zinepress.impose.sheets import Edge, Edges, Grid, Label, PageGeometry, PlacedSide, Stroke
from zinepress.units import MM, PAPERS, Size, mm

A4 = PAPERS["a4"]
ALL = frozenset(Mark)


def sides(
    count: int,
    scheme: str | Scheme,
    page: Size,
    paper: Size = A4,
    options: Options | None = None,
    *,
    bleed: float = 0.0,
) -> tuple[PlacedSide, ...]:
    """The placed sides of pages that are all alike; with every mark unless options say."""
    options = options or Options(marks=ALL)
    pages = [PageGeometry(page, Edges(*[bleed * MM] * 4))] * count
    return place(plan(count, scheme, options, pages=pages, paper=paper), pages, paper, options)


def of_kind(side: PlacedSide, kind: str) -> list[Stroke]:
    """The marks of one kind."""
    return [stroke for stroke in side.strokes if stroke.kind == kind]


def ends(stroke: Stroke) -> list[float]:
    """Both ends of a mark in millimetres."""
    return [round(x / MM, 2) for x in (stroke.x0, stroke.y0, stroke.x1, stroke.y1)]


def only(*marks: Mark, **others: object) -> Options:
    """Options with these marks alone."""
    return Options(marks=frozenset(marks), **others)  # type: ignore[arg-type]


def test_there_are_no_marks_unless_they_are_asked_for() -> None:
    for side in sides(8, "saddle", mm(139.7, 210), options=Options()):
        assert (side.strokes, side.labels) == ((), ())


def test_crop_marks_stand_at_the_four_corners_of_a_spread_and_not_at_its_fold() -> None:
    front = sides(4, "saddle", mm(148, 210), PAPERS["sra3"], only(Mark.CROP), bleed=3)[0]
    crops = [ends(stroke) for stroke in of_kind(front, "crop")]
    assert len(crops) == 8
    upright = {x0 for x0, y0, x1, y1 in crops if x0 == x1}
    level = {y0 for x0, y0, x1, y1 in crops if y0 == y1}
    assert upright == {77, 373}
    assert level == {55, 265}


@given(
    st.sampled_from(list(SCHEMES.values())),
    st.integers(1, 40),
    st.sampled_from([mm(74, 105), mm(105, 148), mm(148, 210)]),
    st.sampled_from([A4, PAPERS["letter"], PAPERS["sra3"]]),
    st.sampled_from([0, 3]),
)
def test_crop_marks_never_touch_what_is_printed(
    scheme: Scheme, count: int, page: Size, paper: Size, bleed: float
) -> None:
    if scheme.tiled:
        return
    try:
        found = sides(count, scheme, page, paper, only(Mark.CROP), bleed=bleed)
    except ImposeError:
        return
    for side in found:
        for stroke in of_kind(side, "crop"):
            for placed in side.placements:
                clip = placed.clip
                inside = (
                    min(stroke.x0, stroke.x1) < clip.x1 - 0.02
                    and max(stroke.x0, stroke.x1) > clip.x0 + 0.02
                    and min(stroke.y0, stroke.y1) < clip.y1 - 0.02
                    and max(stroke.y0, stroke.y1) > clip.y0 + 0.02
                )
                assert not inside


def test_crop_marks_stay_where_the_knife_goes_when_creep_moves_the_page() -> None:
    creep = Creep(CreepMode.IN, MM, 1.0)
    found = sides(16, "saddle", mm(148, 210), PAPERS["sra3"], only(Mark.CROP, creep=creep), bleed=3)
    outer, inner = (
        {stroke.x0 for stroke in of_kind(side, "crop") if stroke.x0 == stroke.x1}
        for side in (found[0], found[-2])
    )
    assert sorted(outer) == pytest.approx(sorted(inner))


def test_crop_marks_keep_off_by_the_bleed() -> None:
    for bleed in (0, 3, 5):
        front = sides(2, "duplex", mm(105, 148), options=only(Mark.CROP), bleed=bleed)[0]
        frame = front.placements[0].frame
        above = min(s.y0 for s in of_kind(front, "crop") if s.x0 == s.x1 and s.y0 > frame.y1)
        assert (above - frame.y1) / MM == pytest.approx(max(3, bleed))


def test_fold_ticks_stand_on_the_fold_at_head_and_foot() -> None:
    front = sides(8, "saddle", mm(148.5, 210), options=only(Mark.FOLD))[0]
    ticks = [ends(stroke) for stroke in of_kind(front, "fold")]
    assert sorted(ticks) == [[148.5, 4, 148.5, 9], [148.5, 206, 148.5, 201]]
    assert all(stroke.dash for stroke in of_kind(front, "fold"))


def test_fold_ticks_move_beside_a_page_that_leaves_room() -> None:
    front = sides(4, "saddle", mm(105, 148), PAPERS["a3"], only(Mark.FOLD))[0]
    frame = front.placements[0].frame
    for stroke in of_kind(front, "fold"):
        low, high = sorted((stroke.y0, stroke.y1))
        assert high <= frame.y0 - 3 * MM + 0.01 or low >= frame.y1 + 3 * MM - 0.01


def test_fold_ticks_of_a_trifold_stand_between_its_unequal_panels_on_both_sides() -> None:
    outside, inside = sides(6, "trifold", mm(97, 210), options=only(Mark.FOLD))
    assert {ends(s)[0] for s in of_kind(outside, "fold")} == {97, 197}
    assert {ends(s)[0] for s in of_kind(inside, "fold")} == {97, 197}


def test_a_zine_shows_its_slit_in_full_and_its_folds_at_the_edges() -> None:
    (side,) = sides(8, "mini8", mm(74.25, 105), options=only(Mark.FOLD))
    assert [ends(s) for s in of_kind(side, "slit")] == [[74.25, 105, 222.75, 105]]
    upright = {ends(s)[0] for s in of_kind(side, "fold") if s.x0 == s.x1}
    assert upright == {74.25, 148.5, 222.75}
    level = [ends(s) for s in of_kind(side, "fold") if s.y0 == s.y1]
    assert sorted(level) == [[4, 105, 9, 105], [293, 105, 288, 105]]


def test_cut_marks_are_numbered_in_the_order_of_cutting() -> None:
    front = sides(8, "n-up", mm(105, 148.5), options=only(Mark.CUT))[0]
    cuts = of_kind(front, "cut")
    assert {ends(s)[0] for s in cuts if s.x0 == s.x1} == {105}
    assert {ends(s)[1] for s in cuts if s.y0 == s.y1} == {148.5}
    assert [label.text for label in front.labels] == ["1", "2"]


def test_cuts_keep_their_numbers_on_the_back() -> None:
    """Seen from the back the first cut is the last from the left."""
    options = only(Mark.CUT, grid=Grid(1, 3))
    front, back = sides(2, "gang", mm(70, 297), options=options)
    numbers = [{label.text: round(label.x / MM) for label in side.labels} for side in (front, back)]
    assert front.paper == back.paper == A4
    assert numbers == [{"1": 71, "2": 141}, {"1": 141, "2": 71}]


def test_cuts_keep_their_numbers_on_the_back_of_what_is_bound_at_the_top() -> None:
    options = only(Mark.CUT, grid=Grid(3, 1), binding=Edge.TOP, duplex=Duplex.SHORT)
    front, back = sides(2, "gang", mm(210, 99), options=options)
    numbers = [{label.text: round(label.y / MM) for label in side.labels} for side in (front, back)]
    assert numbers == [{"1": 199, "2": 100}, {"1": 100, "2": 199}]


def test_a_gutter_is_cut_on_both_sides() -> None:
    front = sides(16, "cut-fold", mm(105, 146.5), options=only(Mark.CUT, gutter=4 * MM))[0]
    assert {ends(s)[1] for s in of_kind(front, "cut")} == {146.5, 150.5}
    assert [label.text for label in front.labels] == ["1", "1"]


def test_a_block_of_cards_is_cut_all_round() -> None:
    card = mm(3.5 * 25.4, 2 * 25.4)
    front = sides(2, "cards-10up", card, PAPERS["letter"], only(Mark.CUT))[0]
    upright = {round(s.x0 / 72, 2) for s in of_kind(front, "cut") if s.x0 == s.x1}
    assert upright == {0.75, 4.25, 7.75}


def test_two_staples_go_through_the_outside_of_the_cover_fold() -> None:
    found = sides(16, "saddle", mm(148.5, 210), options=only(Mark.STAPLE))
    marked = [number for number, side in enumerate(found) if of_kind(side, "staple")]
    assert marked == [0]
    staples = of_kind(found[0], "staple")
    assert {ends(staple)[0] for staple in staples} == {148.5}
    assert [(s.y0 + s.y1) / 2 / MM for s in staples] == pytest.approx([157.5, 52.5])


def test_a_long_spine_gets_three_staples() -> None:
    front = sides(4, "saddle", A4, PAPERS["a3"], only(Mark.STAPLE))[0]
    assert len(of_kind(front, "staple")) == 3


def test_what_is_not_stapled_gets_no_staple_marks() -> None:
    for scheme, bind in (("sections", None), ("saddle", Bind.THREAD), ("duplex", None)):
        front = sides(8, scheme, mm(148, 210), options=only(Mark.STAPLE, bind=bind))[0]
        assert not of_kind(front, "staple")


def test_a_pad_is_stapled_along_its_level_fold() -> None:
    front = sides(8, "pad", mm(210, 148.5), options=only(Mark.STAPLE))[0]
    staples = of_kind(front, "staple")
    assert {ends(staple)[1] for staple in staples} == {148.5}
    assert [(s.x0 + s.x1) / 2 / MM for s in staples] == pytest.approx([52.5, 157.5])


def test_every_copy_on_the_sheet_gets_its_staples() -> None:
    front = sides(4, "saddle", mm(105, 148), options=only(Mark.STAPLE, copies=2))[0]
    assert len(of_kind(front, "staple")) == 4


def test_sewing_holes_are_marked_in_the_middle_of_every_section() -> None:
    found = sides(
        24, "sections", mm(148.5, 210), options=only(Mark.SEWING, signature=(3, 3), holes=5)
    )
    marked = [side.name for side in found if of_kind(side, "sewing")]
    assert marked == ["sheet 3 back", "sheet 6 back"]
    holes = {round((s.y0 + s.y1) / 2 / MM, 1) for s in of_kind(found[5], "sewing") if s.x0 == s.x1}
    assert holes == {31.5, 68.2, 105, 141.7, 178.5}


def test_collation_bars_step_down_section_by_section() -> None:
    found = sides(48, "sections", mm(148.5, 210), options=only(Mark.COLLATION, signature=(4, 4)))
    bars = [bar for side in found for bar in of_kind(side, "collation")]
    assert [side.name for side in found if of_kind(side, "collation")] == [
        "sheet 1 front",
        "sheet 5 front",
        "sheet 9 front",
    ]
    assert {ends(bar)[0] for bar in bars} == {148.5}
    middles = [(bar.y0 + bar.y1) / 2 for bar in bars]
    steps = [one - other for one, other in pairwise(middles)]
    assert steps == pytest.approx([6 * MM, 6 * MM])
    assert {round(bar.y1 - bar.y0, 2) for bar in bars} == {round(6 * MM, 2)}


def test_a_single_section_needs_no_collation_bar() -> None:
    assert not of_kind(sides(8, "saddle", A4, options=only(Mark.COLLATION))[0], "collation")


def test_collation_bars_stay_on_the_spine_of_a_right_to_left_book() -> None:
    found = sides(32, "sections", mm(148.5, 210), options=only(Mark.COLLATION, binding=Edge.RIGHT))
    bars = [(side.name, ends(bar)[0]) for side in found for bar in of_kind(side, "collation")]
    assert bars == [("sheet 1 front", 148.5), ("sheet 5 front", 148.5)]


def test_collation_bars_step_from_the_left_of_a_spine_at_the_top() -> None:
    options = only(Mark.COLLATION, binding=Edge.TOP, signature=(1, 1))
    bars = [
        (round((bar.x0 + bar.x1) / 2 / MM, 1), ends(bar)[1])
        for side in sides(8, "sections", mm(200, 148.5), options=options)
        for bar in of_kind(side, "collation")
    ]
    assert bars == [(5 + 9, 148.5), (5 + 15, 148.5)]


def test_collation_bars_step_from_the_head_of_a_page_that_lies() -> None:
    """The head of page 1 points to the right, so the first bar is the rightmost."""
    options = only(Mark.COLLATION, assemble=Assemble.GATHER, bind=Bind.THREAD, align=Align.CENTRE)
    bars = [
        round((bar.x0 + bar.x1) / 2 / MM, 1)
        for side in sides(8, custom("TB-"), mm(148.5, 200), options=options)
        for bar in of_kind(side, "collation")
    ]
    assert bars == [205 - 9, 205 - 15]


@pytest.mark.parametrize("kind", ["registration", "flip"])
@pytest.mark.parametrize("scheme", ["saddle", "quarto", "pad", "work-and-tumble"])
def test_marks_that_meet_through_the_paper_do(kind: str, scheme: str) -> None:
    """On an untouched printer, which turns the paper about its long edge."""
    front, back = sides(8, scheme, mm(105, 148))[:2]
    paper = back.paper

    def through(x: float, y: float) -> tuple[float, float]:
        seen = (x, paper.height - y) if paper.is_landscape else (paper.width - x, y)
        return round(seen[0], 2), round(seen[1], 2)

    there = {
        frozenset({(round(s.x0, 2), round(s.y0, 2)), (round(s.x1, 2), round(s.y1, 2))})
        for s in of_kind(front, kind)
    }
    seen = {frozenset({through(s.x0, s.y0), through(s.x1, s.y1)}) for s in of_kind(back, kind)}
    assert there == seen != set()


def test_a_label_names_section_sheet_side_and_pages() -> None:
    found = sides(24, "sections", mm(148, 210), options=only(Mark.LABEL))
    assert [label.text for side in found[:3] for label in side.labels] == [
        "signature 1/2 - sheet 1/6 - front - 12 1",
        "signature 1/2 - sheet 1/6 - back - 2 11",
        "signature 1/2 - sheet 2/6 - front - 10 3",
    ]


def test_labels_turn_with_their_side() -> None:
    _, back = sides(4, "saddle", mm(148, 210), options=only(Mark.LABEL))
    (label,) = back.labels
    assert isinstance(label, Label)
    assert label.turn == 180
    assert label.y > back.paper.height / 2


@given(st.builds(Edges, *[st.floats(0, 40)] * 4))
def test_marks_keep_out_of_what_the_printer_cannot_reach(reach: Edges) -> None:
    options = only(Mark.FOLD, Mark.CUT, Mark.REGISTRATION, Mark.LABEL, Mark.FLIP, printable=reach)
    for side in sides(16, "cut-fold", mm(105, 148.5), options=options):
        for stroke in side.strokes:
            assert (
                min(stroke.x0, stroke.x1) >= max(reach.left, reach.right) - 0.01
                or stroke.x0 == stroke.x1
            )
            assert min(stroke.y0, stroke.y1) >= max(reach.top, reach.bottom) - 0.01
            assert (
                max(stroke.y0, stroke.y1) <= side.paper.height - max(reach.top, reach.bottom) + 0.01
            )


def test_blank_pages_can_be_ruled_for_notes() -> None:
    notes = Options(blanks=Blanks(Policy.BEFORE_BACK, notes=True))
    found = sides(6, "saddle", mm(148, 210), options=notes)
    ruled = [side.name for side in found if of_kind(side, "notes")]
    assert ruled == ["sheet 1 back", "sheet 2 front"]
    assert not sides(8, "saddle", mm(148, 210), options=notes)[0].strokes


def test_lines_for_notes_lie_across_a_page_that_lies() -> None:
    notes = Options(blanks=Blanks(Policy.END, notes=True))
    (front,) = sides(1, custom("TB-"), mm(148, 210), options=notes)[:1]
    lines = of_kind(front, "notes")
    assert lines
    assert all(stroke.x0 == stroke.x1 for stroke in lines)


def test_a_poster_on_the_back_has_no_fold_marks() -> None:
    pages = [PageGeometry(mm(74.25, 105))] * 8 + [PageGeometry(A4)]
    options = Options(marks=ALL)
    planned = plan(9, "mini8", options, pages=pages, paper=A4)
    _, back = place(planned, pages, A4, options)
    assert {stroke.kind for stroke in back.strokes} == {"registration", "flip"}


def test_the_tiles_of_a_poster_say_which_they_are_and_where_to_cut() -> None:
    found = sides(1, "poster", A4, options=Options())
    assert [side.labels[0].text for side in found[:-1]] == ["A1", "A2", "B1", "B2"]
    kinds = [{stroke.kind for stroke in side.strokes} for side in found]
    assert kinds == [
        {"crop", "cut"},
        {"crop", "cut", "glue", "map"},
        {"crop", "cut", "glue", "map"},
        {"crop", "glue", "map"},
        {"map"},
    ]
    assert [label.text for label in found[-1].labels] == ["A1", "A2", "B1", "B2"]


def test_a_tile_is_crossed_out_on_its_own_small_map() -> None:
    second, third = sides(1, "poster", A4, options=Options())[1:3]

    def crossed(side: PlacedSide) -> list[Stroke]:
        return [s for s in of_kind(side, "map") if s.x0 != s.x1 and s.y0 != s.y1]

    assert len(crossed(second)) == len(crossed(third)) == 2
    assert len(of_kind(second, "map")) == 2 + 3 + 3
