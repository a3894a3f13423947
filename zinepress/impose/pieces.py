"""How a sheet is best cut: into a number of pieces, or into as many as there is room for.

In: the size of one piece and the paper, in points. Out: `Grid`, rows and columns of pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.sheets import Grid

if TYPE_CHECKING:
    from zinepress.units import Size


def cut_into(number: int, piece: Size | None, paper: Size | None) -> Grid:
    """So many pieces in the grid that lets them be largest, the paper standing or lying.

    Without sizes the pieces lie below each other as far as the number allows.
    """
    ways = [
        Grid(number // columns, columns)
        for columns in range(1, number + 1)
        if number % columns == 0
    ]
    if piece is None or paper is None:
        squarest = [way for way in ways if way.columns <= way.rows]
        return squarest[-1]
    return max(
        ways, key=lambda way: max(_scale(way, piece, paper), _scale(way, piece, paper.turned()))
    )


def as_many_as_fit(piece: Size, paper: Size, gutter: float = 0.0) -> Grid:
    """The largest number of pieces that the paper holds at their own size, at least one."""
    ways = [_room(piece, paper, gutter), _room(piece, paper.turned(), gutter)]
    return max(ways, key=lambda way: way.cells)


def _room(piece: Size, paper: Size, gutter: float) -> Grid:
    """How many pieces fit on paper that stands as given."""
    slack = 0.5
    columns = int((paper.width + gutter + slack) // (piece.width + gutter))
    rows = int((paper.height + gutter + slack) // (piece.height + gutter))
    return Grid(max(rows, 1), max(columns, 1))


def _scale(way: Grid, piece: Size, paper: Size) -> float:
    """How large the pieces come out."""
    return min(paper.width / (way.columns * piece.width), paper.height / (way.rows * piece.height))
