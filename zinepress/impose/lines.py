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

    CUT = "cut"
    SLIT = "slit"
    FOLD = "fold"


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


def slip_lines(creases: Iterable[Crease], slits: Iterable[Crease] = ()) -> tuple[Line, ...]:
    """The slits and folds of one slip, neighbours in one line joined."""
    pieces = [_line(LineKind.SLIT, slit) for slit in slits]
    pieces += [_line(LineKind.FOLD, crease) for crease in creases]
    kinds = list(LineKind)
    pieces.sort(key=lambda x: (kinds.index(x.kind), x.order, x.upright, x.at, x.start))
    joined: list[Line] = []
    for piece in pieces:
        if joined and replace(piece, start=joined[-1].start, end=piece.start) == joined[-1]:
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _line(kind: LineKind, crease: Crease) -> Line:
    """A crease, one panel long, as a line of the slip."""
    across, along = crease.column, crease.row
    if not crease.upright:
        across, along = along, across
    return Line(kind, crease.upright, across + 1, along, along + 1, crease.order, crease.valley)


def sheet_lines(slip: tuple[Line, ...], grid: Grid, cutting: Cutting) -> tuple[Line, ...]:
    """The cuts of a sheet, then the lines of every slip on it."""
    cells = Grid(cutting.grid.rows * grid.rows, cutting.grid.columns * grid.columns)
    return cuts(cutting.grid, cells) + tuple(
        _shifted(line, row, column, grid, cutting.head_to_foot and row % 2 == 1)
        for row in range(cutting.grid.rows)
        for column in range(cutting.grid.columns)
        for line in slip
    )


def form_lines(lines: Iterable[Line], cells: Grid, *, upright: bool) -> tuple[Line, ...]:
    """The lines of a form that holds a front and its back, which mirrors it, and is cut in two.

    The back lies to the right of the front when the middle cut is `upright`, else below it.
    """
    across, along = (cells.columns, cells.rows) if upright else (cells.rows, cells.columns)
    middle = Line(LineKind.CUT, upright, across, 0, along, 1)
    halves = [
        half
        for line in lines
        for half in (_later(line), _later(_mirrored(line, across, upright=upright)))
    ]
    return (middle, *halves)


def _later(line: Line) -> Line:
    """The line with its cut made after the one in the middle."""
    return replace(line, order=line.order + 1) if line.kind is LineKind.CUT else line


def _mirrored(line: Line, across: int, *, upright: bool) -> Line:
    """The line on the other half of a form: `across` is how many cells lie on each half."""
    mirrored = replace(line, valley=not line.valley)
    if line.upright is upright:
        return replace(mirrored, at=2 * across - line.at)
    return replace(mirrored, start=2 * across - line.end, end=2 * across - line.start)


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
