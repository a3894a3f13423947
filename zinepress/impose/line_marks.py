"""Where to fold, slit and cut, shown at the ends of the lines.

In: a side that gets marks. Out: strokes; folds dashed, cuts and slits solid, cuts numbered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from zinepress.impose.lines import LineKind
from zinepress.impose.marked import OFF, TICK
from zinepress.impose.sheets import Flip, Label, Stroke
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.lines import Line
    from zinepress.impose.marked import Marked

_DASHED = (3.0, 2.0)
_NUMBER = 6.0
Span = tuple[float, float]


class _Cut(NamedTuple):
    """A cut right across the sheet, at a distance from the left or from the bottom."""

    upright: bool
    at: float
    order: int


def folds(side: Marked) -> Iterator[Stroke]:
    """A dashed tick at each end of a fold that meets the edge of its piece; slits in full."""
    for line in side.ground.plan.lines:
        if line.kind is LineKind.CUT:
            continue
        seen = _seen(line, side)
        at, (start, end) = _position(seen, side)
        if line.kind is LineKind.SLIT:
            yield _stroke(seen.upright, at, (start, end), (), "slit")
            continue
        ends = _ends(seen, side)
        if not ends:
            yield _stroke(seen.upright, at, (start, end), _DASHED, "fold")
        for outer, inwards in ends:
            yield _stroke(
                seen.upright, at, _tick(outer, inwards, side, seen.upright), _DASHED, "fold"
            )


def cuts(side: Marked) -> Iterator[Stroke]:
    """A tick at both ends of every cut between pieces, and around a block of loose leaves."""
    paper = side.ground.squares.paper
    for cut in _cuts(side):
        length = paper.height if cut.upright else paper.width
        for outer, inwards in ((0.0, 1), (length, -1)):
            yield _stroke(cut.upright, cut.at, _tick(outer, inwards, side, cut.upright), (), "cut")


def cut_numbers(side: Marked) -> Iterator[Label]:
    """The order of the cuts, beside their lower or left ends."""
    for cut in _cuts(side):
        start, _ = sorted(_tick(0.0, 1, side, cut.upright))
        x, y = (cut.at + 2, start) if cut.upright else (start, cut.at + 2)
        yield Label(str(cut.order), x, y, _NUMBER, kind="cut")


def _cuts(side: Marked) -> list[_Cut]:
    """Every cut across the sheet, twice where there is a gutter, then those around the block."""
    squares = side.ground.squares
    found = []
    for line in (line for line in side.ground.plan.lines if line.kind is LineKind.CUT):
        seen = _seen(line, side)
        spans = squares.columns if seen.upright else squares.rows
        before, after = spans[seen.at - 1], spans[seen.at]
        near, far = (before[1], after[0]) if seen.upright else (before[0], after[1])
        found += [_Cut(seen.upright, at, line.order) for at in dict.fromkeys((near, far))]
    last = max((cut.order for cut in found), default=0)
    if last:
        found += [
            _Cut(upright, at, last + number)
            for number, (upright, at) in enumerate(_around(side), 1)
        ]
    return found


def _around(side: Marked) -> list[tuple[bool, float]]:
    """The outer edges of all pieces where they lie within the paper."""
    squares = side.ground.squares
    paper = squares.paper
    across = (squares.columns[0][0], squares.columns[-1][1])
    along = (squares.rows[-1][0], squares.rows[0][1])
    return [
        (upright, at)
        for upright, edges, length in ((True, across, paper.width), (False, along, paper.height))
        for at in edges
        if MM < at < length - MM
    ]


def _seen(line: Line, side: Marked) -> Line:
    """The line as seen from this side."""
    if not side.back:
        return line
    columns, rows = len(side.ground.squares.columns), len(side.ground.squares.rows)
    across = side.ground.plan.flip is Flip.X
    length = columns if across else rows
    if line.upright is across:
        return replace(line, at=length - line.at)
    return replace(line, start=length - line.end, end=length - line.start)


def _position(line: Line, side: Marked) -> tuple[float, Span]:
    """Where a fold lies, and from where to where it runs; upright ones from the left."""
    squares = side.ground.squares
    if line.upright:
        top, bottom = squares.rows[line.start][1], squares.rows[line.end - 1][0]
        return squares.columns[line.at][0], (bottom, top)
    left, right = squares.columns[line.start][0], squares.columns[line.end - 1][1]
    return squares.rows[line.at][1], (left, right)


def _ends(line: Line, side: Marked) -> list[tuple[float, int]]:
    """The ends of a fold that lie at the edge of its piece, and which way leads inwards."""
    plan = side.ground.plan
    cells = plan.slip.rows if line.upright else plan.slip.columns
    _, (start, end) = _position(line, side)
    first, last = line.start % cells == 0, line.end % cells == 0
    if line.upright:
        first, last = last, first
    return [(start, 1)] * first + [(end, -1)] * last


def _tick(outer: float, inwards: int, side: Marked, upright: bool) -> Span:
    """From where to where a mark runs that begins at an edge.

    Beside what is printed where there is room, else over it; never where printers do not reach.
    """
    paper, printed = side.ground.squares.paper, side.printed
    length = paper.height if upright else paper.width
    at_edge = outer < MM or outer > length - MM
    start = outer + inwards * (side.edge if at_edge else 0.0)
    if printed is not None and at_edge:
        low, high = (printed.y0, printed.y1) if upright else (printed.x0, printed.x1)
        limit = low - OFF if inwards > 0 else high + OFF
        if (limit - start) * inwards >= 2 * MM:
            return max(limit - TICK, start) if inwards > 0 else min(limit + TICK, start), limit
    return start, start + inwards * TICK


def _stroke(
    upright: bool, at: float, span: Sequence[float], dash: Span | tuple[()], kind: str
) -> Stroke:
    """A mark along a line."""
    start, end = span
    if upright:
        return Stroke(at, start, at, end, 0.5, dash, kind)
    return Stroke(start, at, end, at, 0.5, dash, kind)
