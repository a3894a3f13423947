"""What is to be seen on the sides of a finished file, whoever made it.

In: pages found at places on sides. Out: `Seen`; and a side's cells once a grid is laid over it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose.boxes import height, width
from zinepress.impose.sheets import Cell, Grid, Sheet, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Duplex
    from zinepress.impose.sheets import Box
    from zinepress.units import Size

ASKEW = -1
"""The turn of a page that is mirrored, or turned by anything but quarters."""
_CENTRAL = 0.36
"""How far from the middle of its cell, as a share of the cell, a page may have its own middle."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page seen on a side: the middle of it, its clockwise turn, and which page it may be.

    `pages` are numbers of the reading order; several where pages look the same. `frame` is where
    its trim box lies, None where only a part of the page, such as its number, was seen; `visible`
    is what of that is not clipped away.
    """

    pages: tuple[int, ...]
    turn: int
    x: float
    y: float
    frame: Box | None = None
    visible: Box | None = None

    @property
    def shown(self) -> float:
        """How much of the page is not clipped away, from 0 to 1."""
        if self.frame is None:
            return 1.0
        return _area(self.visible) / _area(self.frame)


@dataclass(frozen=True, slots=True)
class SeenSide:
    """One side as seen from itself, in points."""

    paper: Size
    sights: tuple[Sight, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A finished file: its sides in order, and what it tells printers and readers.

    `exact` is False where pages are known by printed numbers alone: then pages without a number
    are not seen, and numbering may begin anywhere.
    """

    sides: tuple[SeenSide, ...]
    exact: bool
    count: int = 0
    """How many pages the reading order has; 0 where nothing says so."""
    edge: Duplex | None = None
    one_sided: bool = False
    right_to_left: bool = False


def quarter_turned(side: SeenSide) -> SeenSide:
    """The side turned clockwise by a quarter in its plane."""
    return SeenSide(
        side.paper.turned(),
        tuple(
            replace(
                sight,
                turn=sight.turn if sight.turn == ASKEW else (sight.turn + 90) % 360,
                x=sight.y,
                y=side.paper.width - sight.x,
                frame=None,
            )
            for sight in side.sights
        ),
    )


def _area(box: Box | None) -> float:
    return width(box) * height(box) if box is not None else 0.0


def cells(side: SeenSide, grid: Grid) -> Side | None:
    """The side in grid squares; a cell's page counts the side's sights from 0.

    None when a page lies across squares, or two lie in one.
    """
    wide, high = side.paper.width / grid.columns, side.paper.height / grid.rows
    rows: list[list[Cell]] = [[Cell(None)] * grid.columns for _ in range(grid.rows)]
    for number, sight in enumerate(side.sights):
        column, row = int(sight.x // wide), int((side.paper.height - sight.y) // high)
        off_x = sight.x / wide - column - 0.5
        off_y = (side.paper.height - sight.y) / high - row - 0.5
        if not (0 <= column < grid.columns and 0 <= row < grid.rows):
            return None
        if max(abs(off_x), abs(off_y)) > _CENTRAL or rows[row][column].page is not None:
            return None
        rows[row][column] = Cell(number, sight.turn)
    return Side(tuple(tuple(row) for row in rows))


def sheets(sides: Sequence[Side], *, two_sided: bool) -> tuple[Sheet, ...]:
    """The sheets that these sides make: front and back by turns, or fronts alone."""
    if not two_sided:
        return tuple(Sheet(front, None) for front in sides)
    backs = [*sides[1::2], *([None] if len(sides) % 2 else [])]
    return tuple(Sheet(front, back) for front, back in zip(sides[::2], backs, strict=True))


def spot(paper: Size, grid: Grid, x: float, y: float) -> tuple[int, int]:
    """The row and column of the cell that a point lies in."""
    column = int(x / paper.width * grid.columns)
    row = int((1 - y / paper.height) * grid.rows)
    return min(max(row, 0), grid.rows - 1), min(max(column, 0), grid.columns - 1)


def middle(paper: Size, grid: Grid, cell: tuple[int, int]) -> tuple[float, float]:
    """The middle of a cell in points."""
    row, column = cell
    return (
        (column + 0.5) * paper.width / grid.columns,
        (1 - (row + 0.5) / grid.rows) * paper.height,
    )
