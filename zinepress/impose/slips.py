"""Slips: the pieces that a sheet is cut into, before anything is folded.

In: the number of a slip in the book, and how sheets are cut and collected. Out: the sheet that
carries it, and where on that sheet a face of it lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from zinepress.impose.options import Collate
from zinepress.impose.sheets import Edge

if TYPE_CHECKING:
    from zinepress.impose.paper import Face
    from zinepress.impose.sheets import Grid


class Spot(NamedTuple):
    """The row and column of a slip on the front of a sheet."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a sheet is cut into slips and in which order they are collected."""

    grid: Grid
    collate: Collate = Collate.STACK
    head_to_foot: bool = False
    """Whether every other row of slips is turned by a half."""
    first: Edge = Edge.LEFT
    """The edge that the slips are counted from."""

    def sheets(self, slips: int) -> int:
        """How many sheets so many slips take."""
        if self.collate is Collate.COPIES:
            return slips
        return -(-slips // self.grid.cells)

    def places(self, slip: int, slips: int) -> tuple[tuple[int, Spot], ...]:
        """The sheet of a slip, from 0, and its row and column there; one for each copy."""
        pieces = self.grid.cells
        match self.collate:
            case Collate.COPIES:
                return tuple((slip, self._spot(piece)) for piece in range(pieces))
            case Collate.STACK:
                piece, sheet = divmod(slip, self.sheets(slips))
            case Collate.SHEETWISE:
                sheet, piece = divmod(slip, pieces)
        return ((sheet, self._spot(piece)),)

    def _spot(self, piece: int) -> Spot:
        """The row and column of a piece, as seen on the front."""
        row, column = divmod(piece, self.grid.columns)
        return Spot(row, self.grid.columns - 1 - column if self.first is Edge.RIGHT else column)

    def on_side(self, face: Face, spot: Spot, slip: Grid) -> tuple[int, int, int]:
        """The row, the column and the turn of a face on its side of the sheet.

        The back is seen after turning the sheet over about its upright axis.
        """
        row, column, turn = face.row, face.column, face.turn
        if self.head_to_foot and spot.row % 2:
            row, column = slip.rows - 1 - row, slip.columns - 1 - column
            turn = (turn + 180) % 360
        across = self.grid.columns - 1 - spot.column if face.back else spot.column
        return spot.row * slip.rows + row, across * slip.columns + column, turn
