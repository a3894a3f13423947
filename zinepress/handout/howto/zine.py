"""A zine from one slit sheet: drawings of slitting it and of pushing it into shape.

In: a `Table` whose plan is a ring of pages, and its flat sheet. Out: `Drawing`s.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.handout.howto.folding import FoldView, slits
from zinepress.handout.howto.lying import fold, lying
from zinepress.handout.howto.shapes import (
    THICK,
    Arrow,
    Drawing,
    Line,
    scissors,
)
from zinepress.impose.lines import Line as PlanLine
from zinepress.impose.lines import LineKind
from zinepress.impose.sheets import Edge

if TYPE_CHECKING:
    from zinepress.handout.howto.folding import Panel, Paper
    from zinepress.handout.howto.frames import Table
    from zinepress.handout.howto.shapes import Point, Shape

SPOKE = 20.0
"""How long the leaves of a zine are, seen from its head."""


def slit(table: Table, paper: Paper) -> Drawing:
    """The slit, cut from the fold of the halved sheet, or along the lines of the flat one."""
    grid = table.plan.slip
    paper = replace(paper, slits=slits(table.plan))
    if grid.rows > 2:
        return Drawing(_slits(table, paper, cuts=False)).over(lying(paper, table.scale))
    line = PlanLine(LineKind.FOLD, True, grid.columns // 2, 0, grid.rows, 1)
    behind = paper.turned_over()
    moves = Edge.LEFT if table.leftwards else Edge.RIGHT
    crease = behind.crease(line)
    halved = behind.folded(crease, moves)
    view = FoldView(behind, halved, crease, moves, False, line)
    after = Drawing(_slits(table, halved, crease * table.scale)).over(lying(halved, table.scale))
    view = replace(view, before=replace(behind, slits=frozenset()))
    return table.row([fold(view, table.scale), after])


def lengthwise(table: Table, paper: Paper) -> Drawing:
    """The slit sheet folded along, print outside."""
    view = _lengthwise(table, paper)
    flat = Drawing(_slits(table, view.before, cuts=False)).over(fold(view, table.scale))
    return table.row([flat, lying(view.after, table.scale)])


def pushed(table: Table, paper: Paper) -> Drawing:
    """The folded strip with its ends pushed together: seen from its head, then the zine."""
    strip = _lengthwise(table, paper).after
    drawn = lying(strip, table.scale)
    x0, y0, x1, y1 = (value * table.scale for value in strip.box)
    middle = (y0 + y1) / 2
    push = (
        _straight((x0 - 19, middle), (x0 - 3, middle)),
        _straight((x1 + 19, middle), (x1 + 3, middle)),
    )
    return table.row([Drawing(push).over(drawn), _star(table), _cover(table, paper)])


def _lengthwise(table: Table, paper: Paper) -> FoldView:
    """The fold along the slit, the blank side up before it."""
    grid = table.plan.slip
    line = PlanLine(LineKind.FOLD, False, grid.rows // 2, 0, grid.columns, 1)
    behind = replace(paper, slits=slits(table.plan)).turned_over()
    crease = behind.crease(line)
    after = behind.folded(crease, Edge.TOP)
    return FoldView(behind, after, crease, Edge.TOP, False, line)


def wound(table: Table, paper: Paper) -> Drawing:
    """The slit sheet and the zine that it becomes, page after page."""
    flat = Drawing(_slits(table, paper, cuts=False)).over(lying(paper, table.scale))
    return table.row([flat, _cover(table, paper)])


def _slits(
    table: Table, paper: Paper, crease: float | None = None, *, cuts: bool = True
) -> tuple[Shape, ...]:
    """The slits as they lie now; where it `cuts`, scissors at the end of each, at the crease."""
    shapes: list[Shape] = []
    for line in table.plan.lines:
        if line.kind is not LineKind.SLIT:
            continue
        ends = [end for along in range(line.start, line.end) for end in _edge(paper, line, along)]
        start, end = min(ends), max(ends)
        if crease is not None and abs(end[0] * table.scale - crease) < 1:
            start, end = end, start
        a = (start[0] * table.scale, start[1] * table.scale)
        b = (end[0] * table.scale, end[1] * table.scale)
        shapes += [Line((a, b), THICK * 1.6), *(scissors(a, b) if cuts else ())]
    return tuple(shapes)


def _edge(paper: Paper, line: PlanLine, along: int) -> tuple[Point, Point]:
    """The two ends of one panel's part of a slit."""
    spot = (along, line.at - 1) if line.upright else (line.at - 1, along)
    panel = next(panel for panel in paper.panels if (panel.row, panel.column) == spot)
    x0, y0, x1, y1 = panel.flat
    if line.upright:
        return (panel.at_x(x1), panel.at_y(y0)), (panel.at_x(x1), panel.at_y(y1))
    return (panel.at_x(x0), panel.at_y(y1)), (panel.at_x(x1), panel.at_y(y1))


def _straight(start: Point, end: Point) -> Arrow:
    """A straight arrow."""
    return Arrow((start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end))


def _star(table: Table) -> Drawing:
    """The leaves seen from the head, standing round the middle."""
    leaves = table.plan.slip.cells // 2
    shapes: list[Shape] = []
    for number in range(leaves):
        angle = 2 * math.pi * number / leaves
        x, y = math.cos(angle), math.sin(angle)
        for side in (-1.6, 1.6):
            start = (2 * x - side * y, 2 * y + side * x)
            shapes.append(Line((start, (SPOKE * x - side * y, SPOKE * y + side * x)), THICK))
    return Drawing(tuple(shapes))


def _cover(table: Table, paper: Paper) -> Drawing:
    """The finished zine, its cover up."""
    cover = next(p for p in paper.panels if p.front.folio == 1)
    return lying(type(paper)((_upright(cover),), frozenset(), 3), table.scale)


def _upright(panel: Panel) -> Panel:
    """The panel as one reads it."""
    return panel if panel.turn == 0 else panel.folded(0, upright=True).folded(0, upright=False)
