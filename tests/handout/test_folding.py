"""Paper on the drawings folds as the planner folds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zinepress.handout.howto.folding import FoldView, Paper, fold_views, signature_paper
from zinepress.handout.howto.frames import Table, frames
from zinepress.impose import Edge, Options, plan
from zinepress.impose.book import Book
from zinepress.impose.lines import LineKind
from zinepress.impose.schemes import SCHEMES
from zinepress.impose.sheets import PageGeometry
from zinepress.impose.squares import squares
from zinepress.impose.steps import steps
from zinepress.units import PAPERS, mm

if TYPE_CHECKING:
    from zinepress.impose.planned import Plan
    from zinepress.impose.squares import Squares

FOLDED = [name for name, scheme in SCHEMES.items() if scheme.programme.folds]
BOOKS = [name for name in FOLDED if isinstance(SCHEMES[name].programme, Book)]


def planned(name: str, binding: Edge, pages: int | None = None) -> tuple[Plan, Squares]:
    scheme = SCHEMES[name]
    size = mm(279.4, 420) if scheme.tiled else mm(60, 85)
    geometry = [PageGeometry(size)] * (pages or scheme.sample)
    options = Options(binding=scheme.binding or binding)
    made = plan(len(geometry), scheme, options, pages=geometry, paper=PAPERS["a4"])
    return made, squares(made, geometry, PAPERS["a4"], options)


def views(made: Plan, where: Squares) -> list[FoldView]:
    folds = [(s.lines[0], s.fold.moves, s.fold.under) for s in steps(made) if s.fold]
    return fold_views(made, signature_paper(made, where), folds)


def leafed(paper: Paper) -> list[int]:
    """The folios that one meets leafing through a pile from its top, blank backs left out."""
    faces = []
    for panel in reversed(paper.panels):
        upper, lower = (panel.front, panel.back) if panel.front_up else (panel.back, panel.front)
        faces += [cell.folio for cell in (upper, lower) if cell is not None]
    return faces


@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
@pytest.mark.parametrize("name", BOOKS)
def test_a_signature_folded_on_the_drawing_reads_from_its_cover_on(
    name: str, binding: Edge
) -> None:
    made, where = planned(name, binding)
    folios = [folio for folio in leafed(views(made, where)[-1].after) if folio]
    # of many sheets the outer and the inner one are drawn
    assert folios == sorted(folios)
    assert folios[:2] == [1, 2]
    assert all(made.contents[folio - 1] == folio for folio in folios)


@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
@pytest.mark.parametrize("name", FOLDED)
def test_the_cover_lies_on_top_and_upright_after_the_last_fold(name: str, binding: Edge) -> None:
    made, where = planned(name, binding)
    after = views(made, where)[-1].after
    cover = [panel for panel in after.top if panel.seen is not None and panel.seen.folio == 1]
    assert [panel.turn for panel in cover] == [0]


@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
@pytest.mark.parametrize("name", FOLDED)
def test_every_crease_of_the_drawing_bends_as_the_plan_says(name: str, binding: Edge) -> None:
    made, where = planned(name, binding)
    seen = views(made, where)
    rows, columns = made.slip.rows, made.slip.columns
    own = [
        line
        for line in made.lines
        if line.kind is LineKind.FOLD
        and line.at < (columns if line.upright else rows)
        and line.end <= (rows if line.upright else columns)
    ]
    assert len(seen) == len({line.order for line in own})
    for line in own:
        before = seen[line.order - 1].before
        spot = (line.start, line.at - 1) if line.upright else (line.at - 1, line.start)
        panel = next(p for p in before.panels if (p.row, p.column) == spot)
        # what is laid over makes a valley in the face that one sees
        assert line.valley is (panel.front_up is not seen[line.order - 1].under), line


@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_has_a_frame_for_all_that_is_done(name: str, binding: Edge) -> None:
    made, where = planned(name, binding)
    shown = frames(Table(made, where, 90.0))
    assert 2 <= len(shown) <= 8 or not made.lines
    for frame in shown:
        left, top, right, bottom = frame.drawing.box
        assert 0 < right - left < 330
        assert 0 < bottom - top < 180
        assert frame.said
