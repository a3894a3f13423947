"""Where a sheet is folded, slit and cut, in grid lines.

In: the creases of a slip and how the sheet is cut. Out: `Line`s on the front of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.impose.sheets import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.impose.paper import Crease
    from zinepress.impose.slips import Cutting


class LineKind(StrEnum):
    """What is done along a line."""

    FOLD = "fold"
    SLIT = "slit"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the front of a sheet, along grid line `at` from cell `start` to before `end`.

    Grid lines count from the left for an upright line, else from the top, and 0 is the edge of
    the sheet. `order` counts folds among folds and cuts among cuts, from 1; `valley` says
    whether a fold comes towards one who looks at the front.
    """

    kind: LineKind
    upright: bool
    at: int
    start: int
    end: int
    order: int
    valley: bool = False


def slip_lines(creases: Iterable[Crease], kind: LineKind = LineKind.FOLD) -> tuple[Line, ...]:
    """The creases of one slip, neighbours in one line joined."""
    pieces = sorted(
        (
            Line(kind, True, c.column + 1, c.row, c.row + 1, c.order, c.valley)
            if c.upright
            else Line(kind, False, c.row + 1, c.column, c.column + 1, c.order, c.valley)
            for c in creases
        ),
        key=lambda line: (line.order, line.upright, line.at, line.valley, line.start),
    )
    joined: list[Line] = []
    for piece in pieces:
        if joined and replace(piece, start=joined[-1].start, end=piece.start) == joined[-1]:
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def sheet_lines(slip: tuple[Line, ...], grid: Grid, cutting: Cutting) -> tuple[Line, ...]:
    """The cuts of a sheet, then the lines of every slip on it."""
    cells = Grid(cutting.grid.rows * grid.rows, cutting.grid.columns * grid.columns)
    return cuts(cutting.grid, cells) + tuple(
        _shifted(line, row, column, grid, cutting.head_to_foot and row % 2 == 1)
        for row in range(cutting.grid.rows)
        for column in range(cutting.grid.columns)
        for line in slip
    )


def cuts(slips: Grid, cells: Grid, first: int = 1) -> tuple[Line, ...]:
    """The cuts that part a sheet of so many cells into slips: upright ones first, then level."""
    wide, high = cells.columns // slips.columns, cells.rows // slips.rows
    upright = [(True, n * wide, cells.rows) for n in range(1, slips.columns)]
    level = [(False, n * high, cells.columns) for n in range(1, slips.rows)]
    return tuple(
        Line(LineKind.CUT, stands, at, 0, end, order)
        for order, (stands, at, end) in enumerate(upright + level, first)
    )


def _shifted(line: Line, row: int, column: int, grid: Grid, turned: bool) -> Line:
    """A slip's line where the slip lies on the sheet."""
    across, along = (grid.columns, grid.rows) if line.upright else (grid.rows, grid.columns)
    if turned:
        line = replace(line, at=across - line.at, start=along - line.end, end=along - line.start)
    over, down = (column, row) if line.upright else (row, column)
    return replace(
        line,
        at=line.at + over * across,
        start=line.start + down * along,
        end=line.end + down * along,
    )
