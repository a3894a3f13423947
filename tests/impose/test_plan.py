"""Plans in grid squares: every page once, upright, in order, whatever the scheme and the count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import ImposeError
from zinepress.impose.blanks import Blanks, Policy, arrange, places_needed
from zinepress.impose.folding import fold_sheets
from zinepress.impose.options import Assemble, Back, Collate, Options, Order, Part, Tiles, Work
from zinepress.impose.plan import Plan, plan
from zinepress.impose.schemes import SCHEMES, Scheme, custom
from zinepress.impose.sheets import Edge, Edges, Flip, Grid, PageGeometry
from zinepress.impose.show import show
from zinepress.impose.signatures import balance, divide
from zinepress.units import PAPERS

FOLDED = [scheme for scheme in SCHEMES.values() if not scheme.tiled]
BOUND = [Edge.LEFT, Edge.RIGHT, Edge.TOP]
POLICIES = [policy for policy in Policy if policy not in (Policy.EXPLICIT, Policy.ERROR)]
A6 = PageGeometry(PAPERS["a6"])


def planned(count: int, scheme: Scheme, options: Options) -> Plan | None:
    """The plan, or nothing where the scheme cannot hold so many pages or be bound so."""
    holds = scheme.programme.faces_per_slip
    try:
        return plan(count, scheme, options, pages=(A6,) * count, paper=PAPERS["a4"])
    except ImposeError as error:
        said = str(error)
        blanks = options.blanks or Blanks()
        too_many = count > holds or places_needed(count, blanks) > holds
        assert (scheme.programme.alone and too_many) or "bound at the top" in said
        return None


@given(
    st.sampled_from(FOLDED), st.integers(1, 200), st.sampled_from(BOUND), st.sampled_from(POLICIES)
)
def test_folded_up_every_page_is_read_once_upright_and_in_order(
    scheme: Scheme, count: int, binding: Edge, policy: Policy
) -> None:
    found = planned(count, scheme, Options(binding=binding, blanks=Blanks(policy)))
    if found is None:
        return
    assert [page for page in found.contents if page] == list(range(1, count + 1))
    for copy in fold_sheets(found.sheets, found):
        read = found.contents[: len(copy)]
        assert tuple(cell.page for cell in copy) == read
        assert {cell.turn for cell in copy} == {0}


@given(
    st.sampled_from(["LR-", "TB-", "RL", "BT- LR", "LR- LR-", "TB- LR- TB-", "LR- TB LR- BT-"]),
    st.integers(1, 200),
    st.integers(1, 4),
    st.sampled_from(Assemble),
    st.sampled_from(BOUND),
)
def test_any_fold_list_with_any_signature_reads_in_order(
    folds: str, count: int, most: int, assemble: Assemble, binding: Edge
) -> None:
    options = Options(binding=binding, signature=(1, most), assemble=assemble)
    found = plan(count, custom(folds), options)
    (copy,) = fold_sheets(found.sheets, found)
    assert tuple(cell.page for cell in copy) == found.contents
    assert {cell.turn for cell in copy} == {0}


@given(
    st.sampled_from(["saddle", "quarto", "duplex", "sections"]),
    st.integers(1, 200),
    st.builds(Grid, st.integers(1, 3), st.integers(1, 3)),
    st.sampled_from(Collate),
    st.booleans(),
    st.sampled_from(Work),
)
def test_cut_apart_and_collected_every_copy_reads_in_order(
    name: str, count: int, grid: Grid, collate: Collate, head_to_foot: bool, work: Work
) -> None:
    options = Options(grid=grid, collate=collate, head_to_foot=head_to_foot, work=work)
    found = plan(count, name, options)
    copies = fold_sheets(found.sheets, found)
    each = grid.cells if collate is Collate.COPIES else 1
    assert len(copies) == each * (1 if work is Work.SHEETWISE else 2)
    for copy in copies:
        assert tuple(cell.page for cell in copy) == found.contents
        assert {cell.turn for cell in copy} == {0}


@given(st.sampled_from(FOLDED), st.integers(1, 60), st.sampled_from(BOUND))
def test_a_page_and_the_one_on_its_back_follow_each_other(
    scheme: Scheme, count: int, binding: Edge
) -> None:
    """The leaf law, on the sheet itself: behind an odd place lies the even one after it."""
    found = planned(count, scheme, Options(binding=binding))
    if found is None or not found.two_sided or scheme.programme.alone:
        return
    for sheet in found.sheets:
        assert sheet.back is not None
        rows = sheet.back.rows
        seen = [row[::-1] for row in rows] if found.flip is Flip.X else list(reversed(rows))
        for front, back in zip(sheet.front.rows, seen, strict=True):
            for one, other in zip(front, back, strict=True):
                assert abs(one.folio - other.folio) == 1
                assert max(one.folio, other.folio) % 2 == 0


@given(st.integers(1, 200), st.sampled_from(["saddle", "sections", "quarto"]))
def test_blanks_stay_before_the_back_cover(count: int, name: str) -> None:
    found = plan(count, name)
    if count > 1:
        assert found.contents[-1] == count
        assert found.blanks == tuple(range(count, count + len(found.blanks)))


def test_right_to_left_blanks_do_not_come_first() -> None:
    """Turning the page list round instead of mirroring puts them in front."""
    found = plan(6, "saddle", Options(binding=Edge.RIGHT))
    assert [show(sheet) for sheet in found.sheets] == ["1 6 | - 2", "3 - | 5 4"]
    assert found.blanks == (6, 7)


@pytest.mark.parametrize(
    ("policy", "contents"),
    [
        (Blanks(Policy.END), (1, 2, 3, 4, 5, None, None, None)),
        (Blanks(Policy.BEFORE_BACK), (1, 2, 3, 4, None, None, None, 5)),
        (Blanks(Policy.INSIDE_COVERS), (1, None, 2, 3, 4, None, None, 5)),
        (Blanks(Policy.MIDDLE), (1, 2, 3, None, None, None, 4, 5)),
        (Blanks(Policy.EXPLICIT, (2,)), (1, None, 2, 3, 4, 5, None, None)),
        (
            Blanks(Policy.EXPLICIT, (2, 3, 7, 8)),
            (1, None, None, 2, 3, 4, None, None, 5) + (None,) * 3,
        ),
    ],
)
def test_a_policy_says_where_blanks_go(policy: Blanks, contents: tuple[int | None, ...]) -> None:
    assert plan(5, "saddle", Options(blanks=policy)).contents == contents


@given(st.integers(1, 50), st.integers(0, 9), st.sampled_from(POLICIES))
def test_whatever_the_policy_no_page_is_lost(count: int, spare: int, policy: Policy) -> None:
    blanks = Blanks(policy)
    contents = arrange(count, places_needed(count, blanks) + spare, blanks)
    assert [page for page in contents if page is not None] == list(range(1, count + 1))


def test_where_blanks_are_forbidden_they_are_an_error() -> None:
    with pytest.raises(ImposeError, match="5 pages leave 3 of 8 places blank"):
        plan(5, "saddle", Options(blanks=Blanks(Policy.ERROR)))
    assert plan(8, "saddle", Options(blanks=Blanks(Policy.ERROR))).blanks == ()


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7])
def test_small_counts_make_the_smallest_booklet(count: int) -> None:
    assert plan(count, "saddle").places == (4 if count <= 4 else 8)


def test_no_pages_is_an_error() -> None:
    with pytest.raises(ImposeError, match="no pages"):
        plan(0, "saddle")


@given(st.integers(1, 300), st.integers(1, 12))
def test_balanced_signatures_differ_by_one_sheet_and_are_thick_at_the_ends(
    slips: int, most: int
) -> None:
    sizes = balance(slips, 1, most)
    assert sizes is not None
    assert sum(sizes) == slips
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    assert len(sizes) == -(-slips // most)
    assert sizes[0] == max(sizes)
    if sizes.count(max(sizes)) > 1:
        assert sizes[-1] == max(sizes)
    assert most < 3 or slips == 1 or min(sizes) > 1


@given(st.integers(1, 200), st.integers(1, 6), st.integers(0, 4), st.integers(1, 4))
def test_a_range_of_signature_sizes_wastes_as_few_sheets_as_can_be(
    slips: int, fewest: int, more: int, step: int
) -> None:
    most = fewest + more
    sizes = divide(slips, step, (fewest, most))
    assert all(fewest <= size <= most for size in sizes)
    total = sum(sizes)
    assert total >= slips
    assert total % step == 0
    for smaller in range(-(-slips // step) * step, total, step):
        assert not any(fewest * count <= smaller <= most * count for count in range(1, smaller + 1))


def test_thirteen_sheets_make_four_signatures_without_a_blank() -> None:
    found = plan(52, "sections", Options(signature=(1, 4)))
    assert (found.signatures, found.blanks) == ((4, 3, 3, 3), ())


def test_signatures_of_exactly_four_sheets_take_more_blanks() -> None:
    found = plan(52, "sections", Options(signature=(4, 4)))
    assert (found.signatures, len(found.blanks)) == ((4, 4, 4, 4), 12)


def test_a_signature_of_no_sheets_is_refused() -> None:
    with pytest.raises(ImposeError, match="signature of 5 to 3"):
        plan(8, "sections", Options(signature=(5, 3)))


@given(
    st.sampled_from(["saddle", "sections", "quarto", "octavo", "cut-fold", "pad"]),
    st.integers(5, 200),
    st.sampled_from(BOUND),
)
def test_cover_and_inside_together_are_the_whole(name: str, count: int, binding: Edge) -> None:
    cover, inside = (
        plan(count, name, Options(part=part, binding=binding)) for part in (Part.COVER, Part.INSIDE)
    )
    assert cover.making.cells == plan(count, name, Options(binding=binding)).making.cells
    (copy, *others) = fold_sheets(cover.sheets, cover)
    assert all(other == copy for other in others)
    read = (*copy[:2], *fold_sheets(inside.sheets, inside)[0], *copy[2:])
    assert [cell.page for cell in read if cell.page] == list(range(1, count + 1))
    assert [cell.folio for cell in read] == list(range(1, len(read) + 1))
    assert {cell.turn for cell in read} == {0}
    assert read[-1].page == count


def test_a_cover_lies_outside_the_inside_but_is_not_moved_for_it() -> None:
    cover, inside = (plan(16, "saddle", Options(part=part)) for part in (Part.COVER, Part.INSIDE))
    assert (cover.depths, inside.depths) == ((0,), (3,))
    assert cover.summary == "the cover of 16 pages"
    (outermost, *_) = inside.sheets
    assert [cell.depth for cell in outermost.front.rows[0]] == [1, 1]


@pytest.mark.parametrize(
    ("name", "options", "what"),
    [
        ("saddle", Options(panels=(1.0,)), "panels"),
        ("saddle", Options(order=Order.READING), "an order of panels"),
        ("zfold", Options(signature=(1, 2)), "signatures"),
        ("duplex", Options(signature=(1, 2)), "signatures"),
        ("poster", Options(copies=2), "pieces"),
        ("n-up", Options(tiles=Tiles(plan=False)), "tiles"),
        ("trifold", Options(back=Back.SECOND), "a second back"),
    ],
)
def test_a_choice_that_says_nothing_of_the_scheme_is_refused(
    name: str, options: Options, what: str
) -> None:
    with pytest.raises(ImposeError, match=f"'{name}' has no use for {what}"):
        plan(4, name, options, pages=[A6] * 4, paper=PAPERS["a4"])


@pytest.mark.parametrize(
    ("name", "count"), [("trifold", 6), ("duplex", 8), ("mini8", 8), ("poster", 5)]
)
def test_what_has_no_cover_sheet_is_not_parted(name: str, count: int) -> None:
    with pytest.raises(ImposeError, match="no cover sheet"):
        plan(count, name, Options(part=Part.COVER))


def test_four_pages_are_all_cover() -> None:
    with pytest.raises(ImposeError, match="a cover and nothing else"):
        plan(4, "saddle", Options(part=Part.INSIDE))


def test_the_page_after_a_zine_is_a_poster_on_its_back() -> None:
    (sheet,) = plan(9, "mini8").sheets
    assert show(sheet) == "7r 6r 5r 4r / 8 1 2 3 | 9"


def test_a_poster_lies_along_the_sheet() -> None:
    panel, standing = PageGeometry(PAPERS["a6"]), PageGeometry(PAPERS["a4"])
    lying = PageGeometry(PAPERS["a4"].turned())
    turns = [
        plan(9, "mini8", pages=[panel] * 8 + [poster]).sheets[0].back
        for poster in (standing, lying)
    ]
    assert [side.rows[0][0].turn for side in turns if side] == [90, 0]


def test_a_second_zine_is_drawn_on_the_back_like_the_first() -> None:
    (sheet,) = plan(14, "mini8", Options(back=Back.SECOND)).sheets
    assert show(sheet) == "7r 6r 5r 4r / 8 1 2 3 | - - 13r 12r / 14 9 10 11"


def test_two_full_zines_share_a_sheet_only_when_asked() -> None:
    assert len(plan(16, "mini8").sheets) == 2
    assert len(plan(16, "mini8", Options(back=Back.SECOND)).sheets) == 1
    assert len(plan(8, "mini8", Options(back=Back.SECOND)).sheets) == 1


def test_several_leaflets_come_from_a_multiple_of_their_pages() -> None:
    assert [show(sheet) for sheet in plan(12, "trifold").sheets] == [
        "5 6 1 | 2 3 4",
        "11 12 7 | 8 9 10",
    ]


def test_blanks_that_do_not_fit_on_a_leaflet_are_an_error() -> None:
    with pytest.raises(ImposeError, match="take 7 places of 6"):
        plan(5, "trifold", Options(blanks=Blanks(Policy.INSIDE_COVERS)))


@pytest.mark.parametrize(("name", "count"), [("trifold", 7), ("mini8", 10), ("french", 6)])
def test_too_many_pages_for_a_leaflet_are_an_error_with_a_way_out(name: str, count: int) -> None:
    with pytest.raises(ImposeError, match=f"and there are {count}") as caught:
        plan(count, name)
    assert caught.value.findings[0].hint


def test_a_leaflet_can_be_numbered_as_it_opens() -> None:
    (sheet,) = plan(6, "trifold", Options(order=Order.READING)).sheets
    assert show(sheet) == "3 6 1 | 2 4 5"


@pytest.mark.parametrize("work", [Work.TURN, Work.TUMBLE])
@pytest.mark.parametrize("name", ["saddle", "duplex", "quarto", "trifold", "pad"])
def test_one_form_is_printed_on_both_sides(name: str, work: Work) -> None:
    count = SCHEMES[name].sample
    for sheet in plan(count, name, Options(work=work)).sheets:
        assert sheet.front == sheet.back


@pytest.mark.parametrize("name", ["mini8", "french"])
def test_a_one_sided_sheet_shares_no_form(name: str) -> None:
    with pytest.raises(ImposeError, match="cannot share a form"):
        plan(4, name, Options(work=Work.TURN))


def test_loose_leaves_may_be_printed_on_fronts_alone() -> None:
    found = plan(5, "n-up", Options(simplex=True))
    assert [show(sheet) for sheet in found.sheets] == ["1 2 / 3 4", "5 - / - -"]


def test_what_is_folded_needs_its_backs() -> None:
    with pytest.raises(ImposeError, match="needs both sides"):
        plan(8, "saddle", Options(simplex=True))


def test_one_page_leaves_every_back_empty() -> None:
    assert not plan(1, "saddle").two_sided
    assert plan(3, "saddle").two_sided


def test_as_many_copies_as_fit_come_on_a_sheet() -> None:
    card = PageGeometry(PAPERS["a6"])
    grids = [
        plan(2, "gang", options, pages=[card] * 2, paper=PAPERS[name]).pieces
        for name, options in (
            ("a4", Options()),
            ("a3", Options()),
            ("a3", Options(gutter=10)),
            ("letter", Options()),
            ("a3", Options(margin=Edges(10, 0, 0, 10))),
        )
    ]
    assert grids == [Grid(2, 2), Grid(2, 4), Grid(2, 2), Grid(1, 2), Grid(2, 2)]


def test_a_grid_means_columns_and_rows_on_every_paper() -> None:
    """Some tools exchange them when the page lies."""
    for paper in (PAPERS["a4"], PAPERS["a4"].turned()):
        found = plan(6, "n-up", Options(grid=Grid(3, 2)), pages=[A6] * 6, paper=paper)
        assert show(found.sheets[0]).split(" | ")[0] == "1 3 / 5 - / - -"


@pytest.mark.parametrize(
    ("count", "scheme", "summary"),
    [
        (14, "saddle", "14 pages -> 16, blanks at 14, 15; 2 pages short of a full sheet"),
        (7, "saddle", "7 pages -> 8, blanks at 7; 1 page short of a full sheet"),
        (8, "saddle", "8 pages"),
        (1, "poster", "1 page"),
    ],
)
def test_the_summary_says_what_becomes_of_the_pages(count: int, scheme: str, summary: str) -> None:
    assert plan(count, scheme, pages=[A6] * count, paper=PAPERS["a4"]).summary == summary


def test_the_depth_of_stacked_halves_goes_on_through_the_pile() -> None:
    sheets = plan(16, "cut-fold").sheets
    depths = [[row[0].depth for row in sheet.front.rows] for sheet in sheets]
    assert depths == [[0, 2], [1, 3]]


def test_lines_lie_between_the_cells_they_part() -> None:
    lines = plan(16, "cut-fold").lines
    assert [(x.kind.value, x.upright, x.at, x.start, x.end) for x in lines] == [
        ("cut", False, 1, 0, 2),
        ("fold", True, 1, 0, 1),
        ("fold", True, 1, 1, 2),
    ]


def test_a_piece_turned_head_to_foot_is_folded_where_it_was() -> None:
    straight = plan(16, "cut-fold-sheetwise").lines
    assert plan(16, "cut-fold-sheetwise", Options(head_to_foot=True)).lines == straight
    turned = plan(32, "octavo", Options(grid=Grid(2, 1), head_to_foot=True)).lines
    folds = {(x.upright, x.at, x.start, x.end, x.order) for x in turned if x.kind.value == "fold"}
    assert {(True, 2, 0, 2, 1), (True, 2, 2, 4, 1), (False, 3, 0, 2, 2)} <= folds


def test_the_slit_of_a_zine_runs_from_the_first_fold_to_the_third() -> None:
    (slit,) = [line for line in plan(8, "mini8").lines if line.kind.value == "slit"]
    assert (slit.upright, slit.at, slit.start, slit.end) == (False, 1, 1, 3)


def test_the_back_half_of_a_form_is_folded_the_other_way() -> None:
    lines = plan(4, "saddle", Options(work=Work.TURN)).lines
    folds = [(x.at, x.valley) for x in lines if x.kind.value == "fold"]
    assert folds == [(1, False), (3, True)]
    assert [(x.at, x.order) for x in lines if x.kind.value == "cut"] == [(2, 1)]


def test_both_halves_of_a_form_have_the_folds_that_run_along_the_cut() -> None:
    lines = plan(8, "quarto", Options(work=Work.TURN)).lines
    level = [(x.at, x.start, x.end, x.valley) for x in lines if not x.upright]
    assert level == [(1, 0, 2, False), (1, 2, 4, True)]
    upright = {(x.at, x.start, x.end) for x in lines if x.upright and x.kind.value == "fold"}
    assert upright == {(1, 0, 1), (1, 1, 2), (3, 0, 1), (3, 1, 2)}
