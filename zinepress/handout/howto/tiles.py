"""A poster of many sheets: drawings of trimming a tile and of joining all of them.

In: a `Tiling` and how long the longer side of the drawing is. Out: `Drawing`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.handout.howto.shapes import (
    DASHED,
    THICK,
    Drawing,
    Figure,
    Line,
    box,
    fits,
    outlined,
    scissors,
)
from zinepress.impose.tiling import name

if TYPE_CHECKING:
    from zinepress.handout.howto.shapes import Shape
    from zinepress.impose.tiling import Tiling


def trimmed(tiling: Tiling, length: float) -> Drawing:
    """One tile, its right and its lower margin to be cut off."""
    paper = tiling.paper
    scale = 0.8 * length / max(paper.width, paper.height)
    wide, high = paper.width * scale, paper.height * scale
    # on the drawing a margin has to be seen
    margin = max((paper.width - tiling.tile.x1) * scale, 7.0)
    right, bottom = wide - margin, high - margin
    inside = Line((*box(margin, margin, right, bottom), (margin, margin)), dash=DASHED)
    cuts: list[Shape] = []
    for start, end in (((right, high + 7), (right, -4)), ((-7.0, bottom), (wide + 4, bottom))):
        cuts += [Line((start, end), THICK), *scissors(start, end)]
    middle = Figure(((wide / 2, high / 2),), name(0, 0))
    return Drawing((*outlined(box(0, 0, wide, high)), inside, middle, *cuts))


def joined(tiling: Tiling, length: float) -> Drawing:
    """All tiles by their names, the next over the strip of the one before."""
    grid = tiling.grid
    width, height = tiling.tile.x1 - tiling.tile.x0, tiling.tile.y1 - tiling.tile.y0
    scale = length / max(grid.columns * width, grid.rows * height)
    wide, high, lap = width * scale, height * scale, max(tiling.overlap * scale, 3.0)
    shapes: list[Shape] = []
    for row in range(grid.rows):
        for column in range(grid.columns):
            x, y = column * (wide - lap), row * (high - lap)
            shapes += outlined(box(x, y, x + wide, y + high))
            if fits(name(row, column), wide - lap, high - lap):
                shapes.append(Figure(((x + wide / 2, y + high / 2),), name(row, column)))
    return Drawing(tuple(shapes))
