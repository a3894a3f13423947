"""What is done to printed sheets comes from the same programme as their page order."""

from __future__ import annotations

import pytest

from zinepress.impose.options import Assemble, Bind, Collate, Options, Work
from zinepress.impose.plan import plan
from zinepress.impose.schemes import SCHEMES, Scheme, custom
from zinepress.impose.sheets import Edge, PageGeometry
from zinepress.impose.steps import Do, closed_edges, sentence, steps
from zinepress.units import PAPERS


def done(count: int, scheme: str | Scheme, options: Options | None = None) -> list[str]:
    """The kinds of steps."""
    pages = [PageGeometry(PAPERS["a6"])] * count
    found = plan(count, scheme, options or Options(), pages=pages, paper=PAPERS["a4"])
    return [step.do.value for step in steps(found)]


def said(count: int, scheme: str | Scheme, options: Options | None = None) -> list[str]:
    """The steps in English."""
    return [sentence(step) for step in steps(plan(count, scheme, options or Options()))]


def test_a_booklet_is_printed_folded_and_stapled() -> None:
    assert said(16, "saddle") == [
        "print 4 sheets",
        "with 4 sheets together, fold the left half behind",
        "open it, staple through the fold at the left, and close it",
    ]


def test_a_right_to_left_booklet_is_folded_and_stapled_the_other_way() -> None:
    assert said(4, "saddle", Options(binding=Edge.RIGHT))[1:] == [
        "fold the right half behind",
        "open it, staple through the fold at the right, and close it",
    ]


def test_sections_are_folded_one_by_one_gathered_and_sewn() -> None:
    assert said(52, "sections") == [
        "print 13 sheets",
        "section by section (4, 3, 3, 3 sheets together), fold the left half behind",
        "lay the 4 folded sections on one another, the first on top",
        "sew 4 sections through the holes in the fold at the left",
    ]
    assert done(52, "sections", Options(bind=Bind.GLUE))[-1] == "glue"


def test_folded_sheets_are_nested_and_their_closed_edges_cut_open() -> None:
    assert said(16, "quarto")[-3:] == [
        "put the 2 folded sheets into one another, the first outside",
        "open it, staple through the fold at the left, and close it",
        "cut the folds open at the top",
    ]
    assert done(16, "quarto", Options(assemble=Assemble.GATHER))[-3] == "gather"


@pytest.mark.parametrize(
    ("scheme", "binding", "edges"),
    [
        ("saddle", Edge.LEFT, ()),
        ("quarto", Edge.LEFT, (Edge.TOP,)),
        ("octavo", Edge.LEFT, (Edge.RIGHT, Edge.TOP)),
        ("octavo", Edge.RIGHT, (Edge.LEFT, Edge.TOP)),
        ("sextodecimo", Edge.LEFT, (Edge.RIGHT, Edge.TOP, Edge.BOTTOM)),
        ("quarto", Edge.TOP, (Edge.LEFT,)),
    ],
)
def test_edges_stay_closed_where_a_fold_is_not_the_spine(
    scheme: str, binding: Edge, edges: tuple[Edge, ...]
) -> None:
    assert closed_edges(plan(32, scheme, Options(binding=binding))) == edges


def test_a_leaflet_stays_folded() -> None:
    assert done(6, "trifold") == ["print", "fold", "fold"]
    assert done(4, "french") == ["print", "fold", "fold"]


def test_a_pile_is_cut_and_stacked_or_collected_or_parted() -> None:
    assert said(16, "cut-fold")[:3] == [
        "print 2 sheets",
        "cut the pile along mark 1, across",
        "lay the 2 piles on one another, the first on top",
    ]
    assert done(8, "n-up") == ["print", "cut", "cut", "collect"]
    assert done(2, "handbill-4up") == ["print", "cut", "cut", "part"]
    assert done(8, "cut-stack", Options(collate=Collate.COPIES))[-1] == "part"


def test_one_form_is_printed_twice_then_cut() -> None:
    assert said(4, "saddle", Options(work=Work.TUMBLE))[:4] == [
        "print 1 sheet",
        "turn the pile over head over heels and print the same again",
        "cut the pile along mark 1, across",
        "each of the 2 piles is one copy",
    ]
    assert "like a page" in said(2, "work-and-turn")[1]


def test_a_zine_from_one_sheet_is_creased_slit_and_pushed_into_shape() -> None:
    assert done(8, "mini8") == ["print", "crease", "halve", "slit", "shape"]
    assert done(16, "mini16") == ["print", "crease", "slit", "wind"]
    assert said(8, "mini8")[3] == "slit along the marked line"
    assert said(16, "mini16")[2] == "slit along the 5 marked lines"


def test_a_door_hanger_gets_its_hole_and_a_poster_its_glue() -> None:
    assert done(2, "door-hangers-2up")[-1] == "punch"
    assert done(1, "poster") == ["print", "trim", "join"]


def test_a_side_staple_holds_sheets_folded_one_by_one() -> None:
    assert done(8, "folios") == ["print", "fold", "gather", "staple-side"]


def test_every_fold_step_names_the_lines_that_it_makes() -> None:
    folds = [step for step in steps(plan(16, "octavo")) if step.do is Do.FOLD]
    assert [(step.lines[0].upright, {line.at for line in step.lines}) for step in folds] == [
        (True, {2}),
        (False, {1}),
        (True, {1, 3}),
    ]


def test_every_fold_of_every_scheme_leaves_a_line() -> None:
    for scheme in (*SCHEMES.values(), custom("RL TB BT- LR-")):
        if scheme.tiled:
            continue
        for step in steps(plan(scheme.sample, scheme)):
            assert step.lines or step.do is not Do.FOLD
            assert sentence(step)
