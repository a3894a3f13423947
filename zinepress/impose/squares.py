"""Where the columns and rows of a sheet lie, in points.

In: a plan, the sizes of the pages, the paper, options. Out: `Squares` of the front; `mirrored`
gives those of the back. Folds stay where folding edge to edge puts them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose.options import Orientation
from zinepress.impose.sheets import Box, Flip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.plan import Plan
    from zinepress.impose.sheets import PageGeometry
    from zinepress.units import Size

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Squares:
    """The paper as it stands, its columns from the left and its rows from the top."""

    paper: Size
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]
    """Each from its lower to its upper end."""

    def box(self, row: int, column: int) -> Box:
        """The cell there."""
        (x0, x1), (y0, y1) = self.columns[column], self.rows[row]
        return Box(x0, y0, x1, y1)

    def reach(self, row: int, column: int) -> Box:
        """How far a page there may print: to the fold, half way to the next piece, or the edge."""
        x0, x1 = _between(self.columns, column, self.paper.width)
        y0, y1 = _between(self.rows[::-1], len(self.rows) - 1 - row, self.paper.height)
        return Box(x0, y0, x1, y1)

    def mirrored(self, flip: Flip) -> Squares:
        """The squares of the back, seen after turning the sheet about that axis."""
        if flip is Flip.X:
            return replace(self, columns=_reversed(self.columns, self.paper.width))
        return replace(self, rows=_reversed(self.rows, self.paper.height))


def _between(spans: Sequence[Span], place: int, length: float) -> Span:
    """From half way to the span before to half way to the span after."""
    before = (spans[place - 1][1] + spans[place][0]) / 2 if place else 0.0
    last = place == len(spans) - 1
    after = length if last else (spans[place][1] + spans[place + 1][0]) / 2
    return before, after


def _reversed(spans: Sequence[Span], length: float) -> tuple[Span, ...]:
    """The spans as seen from the other side."""
    return tuple((length - end, length - start) for start, end in reversed(spans))


def squares(plan: Plan, pages: Sequence[PageGeometry], paper: Size, options: Options) -> Squares:
    """The squares of the fronts, on the paper turned so that the pages come out larger."""
    standing = paper.upright()
    ways = {
        Orientation.PORTRAIT: (standing,),
        Orientation.LANDSCAPE: (standing.turned(),),
    }.get(options.orientation, (standing, standing.turned()))
    found = [_on(way, plan, options) for way in ways]
    return max(found, key=lambda way: room(plan, pages, way))


def room(plan: Plan, pages: Sequence[PageGeometry], way: Squares) -> float:
    """How much the tightest page could be enlarged in its cell."""
    return min(
        (
            fitting(pages[cell.page - 1].trim, cell.turn, way.box(row, column))
            for sheet in plan.sheets
            for row, cells in enumerate(sheet.front.rows)
            for column, cell in enumerate(cells)
            if cell.page is not None
        ),
        default=1.0,
    )


def fitting(trim: Size, turn: int, box: Box) -> float:
    """The scale at which a page of that size, so turned, fills the box."""
    size = trim.turned() if turn % 180 else trim
    return min((box.x1 - box.x0) / size.width, (box.y1 - box.y0) / size.height)


def _on(paper: Size, plan: Plan, options: Options) -> Squares:
    """The squares on paper that stands as given."""
    pieces, slip = plan.cutting.grid, plan.slip
    columns = _divide(paper.width, pieces.columns, slip.columns, options.gutter)
    rows = _divide(paper.height, pieces.rows, slip.rows, options.gutter)
    # Rows are counted from the top, points from the bottom.
    return Squares(paper, columns, _reversed(rows, paper.height)[::-1])


def _divide(length: float, pieces: int, cells: int, gutter: float) -> tuple[Span, ...]:
    """Equal cells in equal pieces, a gutter between the pieces."""
    piece = (length - (pieces - 1) * gutter) / pieces
    return tuple(
        (start + piece * cell / cells, start + piece * (cell + 1) / cells)
        for start in (number * (piece + gutter) for number in range(pieces))
        for cell in range(cells)
    )
