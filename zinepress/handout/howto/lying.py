"""Folded paper as a drawing: outlines where paper ends, page numbers where one sees them.

In: `Paper` and a scale. Out: `Drawing`s of it, of one fold, of cuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.handout.howto.shapes import (
    DASHED,
    FIGURE,
    THICK,
    Area,
    Arrow,
    Drawing,
    Figure,
    Line,
    box,
    fits,
    outlined,
    scissors,
)
from zinepress.impose.sheets import Edge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zinepress.handout.howto.folding import FoldView, Panel, Paper, Rect
    from zinepress.handout.howto.shapes import Shape
    from zinepress.impose.lines import Line as PlanLine

STEP = 2.6
"""How far the sheets of a pile show below one another."""
BEYOND = 7.0
"""How far a fold or cut line goes beyond the paper."""


def lying(paper: Paper, scale: float, *, grid: bool = False) -> Drawing:
    """The paper as it lies; with `grid`, dashes where its panels meet."""
    whole = Drawing()
    for depth in range(min(paper.thick, 3) - 1, 0, -1):
        shapes = [shape for layer in _layers(paper) for shape in _sheet(paper, layer, scale)]
        shapes = [*_rim(paper, scale), *shapes]
        whole = Drawing(tuple(shapes)).moved(depth * STEP, depth * STEP).over(whole)
    whole = Drawing(_rim(paper, scale)).over(whole)
    above = list(paper.panels)
    for layer in _layers(paper):
        above = above[len(layer) :]
        hidden = [_scaled(panel, scale) for panel in above]
        shapes = _sheet(paper, layer, scale)
        shapes += [figure for panel in layer for figure in _figure(panel, scale, hidden)]
        if grid:
            shapes += [line for panel in layer for line in _meetings(paper, panel, scale)]
        whole = Drawing(tuple(shapes)).over(whole)
    return whole


def fold(view: FoldView, scale: float) -> Drawing:
    """The paper before a fold, its line dashed, an arrow where the moving part goes."""
    drawn = lying(view.before, scale)
    x0, y0, x1, y1 = (value * scale for value in view.before.box)
    crease = view.crease * scale
    if view.moves in (Edge.LEFT, Edge.RIGHT):
        line = Line(((crease, y0 - BEYOND), (crease, y1 + BEYOND)), THICK, DASHED)
    else:
        line = Line(((x0 - BEYOND, crease), (x1 + BEYOND, crease)), THICK, DASHED)
    return Drawing((line, _way(view, scale))).over(drawn)


def cut_line(paper: Paper, line: PlanLine, scale: float) -> Drawing:
    """A line to cut along on a flat sheet, scissors at its end."""
    at = paper.crease(line) * scale
    x0, y0, x1, y1 = (value * scale for value in paper.sheet or paper.box)
    if line.upright:
        start, end = (at, y1 + BEYOND), (at, y0 - BEYOND)
    else:
        start, end = (x0 - BEYOND, at), (x1 + BEYOND, at)
    return Drawing((Line((start, end), THICK), *scissors(start, end)))


def apart(paper: Paper, scale: float, piece: Callable[[Panel], tuple[int, int]]) -> Drawing:
    """The pieces of a cut sheet, drawn apart."""
    gap = 6.0
    groups: dict[tuple[int, int], list[Panel]] = {}
    for panel in paper.panels:
        groups.setdefault(piece(panel), []).append(panel)
    drawing = Drawing()
    for (row, column), panels in groups.items():
        own = type(paper)(tuple(panels), paper.slits, paper.thick)
        drawing = lying(own, scale).moved(column * gap, row * gap).over(drawing)
    return drawing


def _rim(paper: Paper, scale: float) -> tuple[Shape, ...]:
    """The sheet below its panels, where they leave a rim of it free."""
    if paper.sheet is None:
        return ()
    x0, y0, x1, y1 = (value * scale for value in paper.sheet)
    return outlined(box(x0, y0, x1, y1))


def _layers(paper: Paper) -> list[list[Panel]]:
    """The panels in runs that lie in one plane, the lowest first."""
    runs: list[list[Panel]] = []
    for panel in paper.panels:
        if runs and (runs[-1][0].sheet, runs[-1][0].pose) == (panel.sheet, panel.pose):
            runs[-1].append(panel)
        else:
            runs.append([panel])
    return runs


def _scaled(panel: Panel, scale: float) -> Rect:
    """Where a panel lies on the drawing."""
    x0, y0, x1, y1 = (value * scale for value in panel.box)
    return x0, y0, x1, y1


def _sheet(paper: Paper, layer: Sequence[Panel], scale: float) -> list[Shape]:
    """Panels in one plane: white, outlined where the paper ends."""
    shapes: list[Shape] = [Area(box(*_scaled(panel, scale))) for panel in layer]
    for panel in layer:
        x0, y0, x1, y1 = _scaled(panel, scale)
        sides = {
            Edge.LEFT: ((x0, y0), (x0, y1)),
            Edge.RIGHT: ((x1, y0), (x1, y1)),
            Edge.TOP: ((x0, y0), (x1, y0)),
            Edge.BOTTOM: ((x0, y1), (x1, y1)),
        }
        shapes += [
            Line(ends)
            for edge, ends in sides.items()
            if not paper.joined(panel, _own_edge(panel, edge))
        ]
    return shapes


def _figure(panel: Panel, scale: float, hidden: Sequence[Rect]) -> list[Shape]:
    """The page number on a panel, where there is room and nothing lies on it."""
    x0, y0, x1, y1 = _scaled(panel, scale)
    seen = panel.seen
    if seen is None or seen.page is None:
        return []
    text = str(seen.page)
    wide, high = (x1 - x0, y1 - y0) if panel.turn % 180 == 0 else (y1 - y0, x1 - x0)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    near = FIGURE * 0.7
    covered = any(
        a < x + near and c > x - near and b < y + near and d > y - near for a, b, c, d in hidden
    )
    if covered or not fits(text, wide, high):
        return []
    return [Figure(((x, y),), text, panel.turn)]


def _meetings(paper: Paper, panel: Panel, scale: float) -> list[Shape]:
    """Dashes at the right and the lower edge of a panel where the sheet goes on."""
    x0, y0, x1, y1 = (value * scale for value in panel.box)
    lines: list[Shape] = []
    if paper.joined(panel, _own_edge(panel, Edge.RIGHT)):
        lines.append(Line(((x1, y0), (x1, y1)), dash=DASHED))
    if paper.joined(panel, _own_edge(panel, Edge.BOTTOM)):
        lines.append(Line(((x0, y1), (x1, y1)), dash=DASHED))
    return lines


def _own_edge(panel: Panel, edge: Edge) -> Edge:
    """The edge of the flat panel that now lies at that side."""
    if edge in (Edge.LEFT, Edge.RIGHT):
        other = Edge.RIGHT if edge is Edge.LEFT else Edge.LEFT
        return other if panel.mirrored else edge
    other = Edge.BOTTOM if edge is Edge.TOP else Edge.TOP
    return other if panel.upended else edge


def _way(view: FoldView, scale: float) -> Arrow:
    """The arrow from the middle of what moves to where it comes to lie."""
    _, going = view.before.parted(view.crease, view.moves)
    axis = 0 if view.moves in (Edge.LEFT, Edge.RIGHT) else 1
    low = min(panel.box[axis] for panel in going)
    high = max(panel.box[axis + 2] for panel in going)
    far = low if view.moves in (Edge.LEFT, Edge.TOP) else high
    start = view.crease + (far - view.crease) * 0.7
    end = 2 * view.crease - start
    _, y0, x1, _ = view.before.box
    dash = DASHED if view.under else ()
    rise = max(16.0, abs(end - start) * scale * 0.35)
    if axis == 0:
        level = y0 * scale - 2
        ends = [(start * scale, level), (view.crease * scale, level - rise), (end * scale, level)]
    else:
        level = x1 * scale + 2
        ends = [(level, start * scale), (level + rise, view.crease * scale), (level, end * scale)]
    return Arrow((ends[0], ends[1], ends[2]), dash)
