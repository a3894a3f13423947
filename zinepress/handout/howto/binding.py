"""How folded sheets become one thing: drawings of stapling, sewing, glueing, nesting, piling.

In: a `Table` and the folded paper. Out: `Drawing`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.handout.howto.folding import flat_sheet
from zinepress.handout.howto.lying import STEP, apart, lying
from zinepress.handout.howto.shapes import (
    DASHED,
    THICK,
    Arrow,
    Drawing,
    Figure,
    Line,
    Ring,
    beside,
    box,
    outlined,
    scissors,
    then,
)
from zinepress.impose.sheets import Edge
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.handout.howto.folding import Paper
    from zinepress.handout.howto.frames import Table
    from zinepress.handout.howto.shapes import Point, Shape
    from zinepress.impose.steps import Step

STAPLE = 9.0
"""Length of a staple on paper; it is as long on any drawing."""
WIRE = 3.0


def spine_staples(table: Table, paper: Paper) -> Drawing:
    """The open thing, its outside up, staples in the fold."""
    opened, fold = _opened(table, paper)
    wires = [_along(fold, share, STAPLE) for share in _shares(table.staples)]
    return Drawing((*opened, *(Line(wire, WIRE) for wire in wires)))


def side_staples(table: Table, paper: Paper) -> Drawing:
    """The closed thing, staples beside its spine."""
    start, end = _spine(table, paper, inset=max(6 * MM * table.scale, 5.0))
    wires = [_along((start, end), share, STAPLE) for share in _shares(table.staples)]
    return Drawing(tuple(Line(wire, WIRE) for wire in wires)).over(lying(paper, table.scale))


def sewn(table: Table, paper: Paper) -> Drawing:
    """The open thing, thread through three holes in the fold."""
    opened, fold = _opened(table, paper)
    holes = [_along(fold, share, 0)[0] for share in (0.2, 0.5, 0.8)]
    thread = Line((holes[0], holes[2]), THICK)
    return Drawing((*opened, thread, *(Ring((hole,), 2.6) for hole in holes)))


def glued(table: Table, paper: Paper) -> Drawing:
    """The closed thing, glue along its spine."""
    start, end = _spine(table, paper, inset=0)
    count = 9
    wave = []
    for number in range(count):
        x, y = _at((start, end), number / (count - 1))
        aside = 2.5 if number % 2 else -2.5
        across = start[0] == end[0]
        wave.append((x + aside, y) if across else (x, y + aside))
    return Drawing((Line(tuple(wave), THICK),)).over(lying(paper, table.scale))


def nested(table: Table, paper: Paper) -> Drawing:
    """Folded sheets seen from their heads, one going into the other."""
    return _from_the_head(table, paper, inside=True)


def gathered(table: Table, paper: Paper) -> Drawing:
    """Folded sections seen from their heads, one going below the other."""
    return _from_the_head(table, paper, inside=False)


def opened(table: Table, step: Step, paper: Paper) -> Drawing:
    """The closed thing, scissors along the folds that hold its leaves together."""
    drawing = lying(paper, table.scale)
    x0, y0, x1, y1 = (value * table.scale for value in paper.box)
    for edge in step.edges:
        start, end = {
            Edge.TOP: ((x0 - 5, y0), (x1, y0)),
            Edge.BOTTOM: ((x0 - 5, y1), (x1, y1)),
            Edge.LEFT: ((x0, y1 + 5), (x0, y0)),
            Edge.RIGHT: ((x1, y1 + 5), (x1, y0)),
        }[edge]
        drawing = Drawing((Line((start, end), THICK, DASHED), *scissors(start, end))).over(drawing)
    return drawing


def punched(table: Table, paper: Paper) -> Drawing:
    """One piece with its hole."""
    panel = paper.panels[0]
    own = type(paper)((panel,), paper.slits, paper.thick)
    x0, y0, x1, _ = (value * table.scale for value in panel.box)
    radius = min(20 * MM * table.scale, (x1 - x0) / 3)
    hole = Ring((((x0 + x1) / 2, y0 + radius + 5),), radius)
    return Drawing((hole,)).over(lying(own, table.scale))


def stacked(table: Table) -> Drawing:
    """The piles of a cut sheet, and how they come to lie on one another."""
    plan = table.plan
    paper = flat_sheet(plan, table.squares)
    rows, columns = plan.slip.rows, plan.slip.columns
    piles = apart(paper, table.scale, lambda panel: (panel.row // rows, panel.column // columns))
    first = [p for p in paper.panels if p.row < rows and p.column < columns]
    if table.leftwards:
        across = plan.pieces.columns * columns
        first = [p for p in paper.panels if p.row < rows and p.column >= across - columns]
    pile = type(paper)(tuple(first), paper.slits, paper.thick * plan.pieces.cells)
    return beside(
        [piles, then(leftwards=table.leftwards), lying(pile, table.scale)],
        8,
        leftwards=table.leftwards,
    )


def _opened(table: Table, paper: Paper) -> tuple[tuple[Shape, ...], tuple[Point, Point]]:
    """The thing lying open, its outside up, and the fold that is its spine."""
    x0, y0, x1, y1 = (value * table.scale for value in paper.box)
    wide, high = x1 - x0, y1 - y0
    first, last = table.plan.contents[0], table.plan.contents[-1]
    if table.plan.binding is Edge.TOP:
        spread, fold = (wide, 2 * high), ((0.0, high), (wide, high))
        spots = (((wide / 2, high * 1.5), first, 0), ((wide / 2, high / 2), last, 180))
    else:
        spread, fold = (2 * wide, high), ((wide, 0.0), (wide, high))
        left, right = (first, last) if table.leftwards else (last, first)
        spots = (((wide / 2, high / 2), left, 0), ((wide * 1.5, high / 2), right, 0))
    shapes: list[Shape] = []
    sheets = max(table.plan.signatures, default=1)
    for depth in range(min(sheets, 3) - 1, -1, -1):
        moved = depth * STEP
        shapes += outlined(box(moved, moved, spread[0] + moved, spread[1] + moved))
    shapes.append(Line(fold, dash=DASHED))
    shapes += [Figure((spot,), str(page), turn) for spot, page, turn in spots if page is not None]
    return tuple(shapes), fold


def _spine(table: Table, paper: Paper, inset: float) -> tuple[Point, Point]:
    """The edge that the thing is bound at, or a line so far within it."""
    x0, y0, x1, y1 = (value * table.scale for value in paper.box)
    match table.plan.binding:
        case Edge.TOP:
            return (x0, y0 + inset), (x1, y0 + inset)
        case Edge.RIGHT:
            return (x1 - inset, y0), (x1 - inset, y1)
        case _:
            return (x0 + inset, y0), (x0 + inset, y1)


def _shares(staples: int) -> tuple[float, ...]:
    """How far along the spine staples go: at the quarters, or three of them evenly."""
    return (0.25, 0.75) if staples < 3 else (1 / 6, 0.5, 5 / 6)


def _at(line: tuple[Point, Point], share: float) -> Point:
    """A point so far along a line."""
    (x0, y0), (x1, y1) = line
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _along(line: tuple[Point, Point], share: float, length: float) -> tuple[Point, Point]:
    """A piece of a line with its middle there."""
    x, y = _at(line, share)
    if line[0][0] == line[1][0]:
        return (x, y - length / 2), (x, y + length / 2)
    return (x - length / 2, y), (x + length / 2, y)


def _from_the_head(table: Table, paper: Paper, *, inside: bool) -> Drawing:
    """Up to three folded sheets as bent lines, apart and then together."""
    x0, _, x1, _ = (value * table.scale for value in paper.box)
    wide, count = max(x1 - x0, 30.0) * 0.9, min(len(table.plan.signatures), 3)
    sign = -1 if table.leftwards else 1

    def bent(level: float, half: float, back: float) -> Line:
        spine = (sign * back, level)
        return Line(((sign * wide, level - half), spine, (sign * wide, level + half)), THICK)

    apart_ = [bent(24.0 * n, 7.0, 0.0) for n in range(count)]
    ways: list[Shape] = [
        Arrow(
            (
                (sign * (wide + 5), 24.0 * n),
                (sign * (wide + 16), 24.0 * n - 12),
                (sign * (wide + 5), 24.0 * (n - 1)),
            )
        )
        for n in range(1, count)
    ]
    if inside:
        together = [bent(0, 16.0 - 4.5 * n, 7.0 * n) for n in range(count)]
    else:
        together = [bent(10.0 * n, 3.5, 0.0) for n in range(count)]
    return table.row([Drawing((*apart_, *ways)), Drawing(tuple(together))])
