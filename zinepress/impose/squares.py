"""Where the columns and rows of a sheet lie, in points.

In: a plan, the sizes of the pages, the paper, options. Out: `Squares` of the front; `mirrored`
gives those of the back. Folds stay where folding edge to edge puts them; loose leaves lie close
together in the middle of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose.fitting import fitting, printed_scale
from zinepress.impose.insets import free, insets, margins, of_verso, turned_edges
from zinepress.impose.options import Orientation
from zinepress.impose.panels import Panels
from zinepress.impose.sheets import NO_EDGES, Box, Edge, Flip
from zinepress.units import MM, Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell, Edges, Grid, PageGeometry

Span = tuple[float, float]
_SAME = 0.1 * MM
"""Panels that differ by less are meant to be equal."""


@dataclass(frozen=True, slots=True)
class Squares:
    """The paper as it stands, its columns from the left and its rows from the top.

    `insets` is what stays free within each cell, seen as on an upright recto.
    """

    paper: Size
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]
    """Each from its lower to its upper end."""
    insets: Edges = NO_EDGES

    def box(self, row: int, column: int) -> Box:
        """The cell there."""
        (x0, x1), (y0, y1) = self.columns[column], self.rows[row]
        return Box(x0, y0, x1, y1)

    def content(self, row: int, column: int, *, verso: bool, turn: int, binding: Edge) -> Box:
        """What of the cell a page so turned may fill."""
        box = self.box(row, column)
        left, top, right, bottom = turned_edges(of_verso(self.insets, binding, verso), turn)
        return Box(box.x0 + left, box.y0 + bottom, box.x1 - right, box.y1 - top)

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

    def merged(self, pieces: Grid) -> Squares:
        """One square for each piece of the sheet."""
        high = len(self.rows) // pieces.rows
        return replace(
            self,
            columns=_merged(self.columns, len(self.columns) // pieces.columns),
            rows=tuple(
                (rows[-1][0], rows[0][1])
                for rows in (self.rows[n : n + high] for n in range(0, len(self.rows), high))
            ),
        )


def squares(plan: Plan, pages: Sequence[PageGeometry], paper: Size, options: Options) -> Squares:
    """The squares of the fronts, on the paper turned so that the pages come out larger.

    Raises ImposeError where margins, gutters or panels fit on it neither way.
    """
    standing = paper.upright()
    ways = {
        Orientation.PORTRAIT: (standing,),
        Orientation.LANDSCAPE: (standing.turned(),),
    }.get(options.orientation, (standing, standing.turned()))
    found, refused = [], []
    for way in ways:
        try:
            found.append(_on(way, plan, pages, options))
        except ImposeError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return max(found, key=lambda way: _room(plan, pages, way))


def _room(plan: Plan, pages: Sequence[PageGeometry], way: Squares) -> float:
    """How much the tightest page could be enlarged in its cell."""
    shapes = {
        (row, column, cell.turn, pages[cell.page - 1].trim)
        for row, column, cell in _fronts(plan)
        if cell.page is not None
    }
    return min(
        (fitting(trim, turn, way.box(row, column)) for row, column, turn, trim in shapes),
        default=1.0,
    )


def _fronts(plan: Plan) -> Iterator[tuple[int, int, Cell]]:
    """Every cell of the fronts with its row and column."""
    for sheet in plan.sheets:
        for row, cells in enumerate(sheet.front.rows):
            for column, cell in enumerate(cells):
                yield row, column, cell


def _on(paper: Size, plan: Plan, pages: Sequence[PageGeometry], options: Options) -> Squares:
    """The squares on paper that stands as given."""
    if plan.slip.cells == 1 and not plan.making.programme.folds:
        return _close_together(paper, plan, pages, options)
    pieces, slip, gutter = plan.pieces, plan.slip, options.gutter
    columns = _divide(paper.width, pieces.columns, slip.columns, gutter)
    rows = _divide(paper.height, pieces.rows, slip.rows, gutter)
    programme = plan.making.programme
    if isinstance(programme, Panels):
        if plan.binding is Edge.TOP:
            rows = _panels(rows, _heights(plan, pages), programme, plan, options)
        else:
            columns = _panels(columns, _widths(plan, pages), programme, plan, options)
    # Rows are counted from the top, points from the bottom.
    found = Squares(paper, columns, tuple((paper.height - b, paper.height - a) for a, b in rows))
    return replace(found, insets=insets(plan, free(options, paper)))


def _divide(length: float, pieces: int, cells: int, gutter: float) -> tuple[Span, ...]:
    """Equal cells in equal pieces, a gutter between the pieces."""
    piece = (length - (pieces - 1) * gutter) / pieces
    return tuple(
        (start + piece * cell / cells, start + piece * (cell + 1) / cells)
        for start in (number * (piece + gutter) for number in range(pieces))
        for cell in range(cells)
    )


def _close_together(
    paper: Size, plan: Plan, pages: Sequence[PageGeometry], options: Options
) -> Squares:
    """Loose leaves with nothing but the gutter between them, in the middle of the sheet."""
    pieces, gutter = plan.pieces, options.gutter
    margin_x, margin_y = margins(free(options, paper))
    room = Size(
        (paper.width - 2 * margin_x - (pieces.columns - 1) * gutter) / pieces.columns,
        (paper.height - 2 * margin_y - (pieces.rows - 1) * gutter) / pieces.rows,
    )
    if min(room.width, room.height) <= 0:
        raise ImposeError("margins and gutters leave no room on the paper")
    cell = Box(0, 0, room.width, room.height)
    trims = {page.trim for page in pages}
    sizes = [(trim, printed_scale(fitting(trim, 0, cell), options.fit)) for trim in trims]
    width = min(room.width, max(trim.width * scale for trim, scale in sizes))
    height = min(room.height, max(trim.height * scale for trim, scale in sizes))
    rows = _in_the_middle([height] * pieces.rows, paper.height, gutter)
    columns = _in_the_middle([width] * pieces.columns, paper.width, gutter)
    return Squares(paper, columns, rows[::-1])


def _in_the_middle(lengths: Sequence[float], room: float, gutter: float = 0.0) -> tuple[Span, ...]:
    """Spans of these lengths, as much room before as after them."""
    total = sum(lengths) + gutter * (len(lengths) - 1)
    starts = accumulate((length + gutter for length in lengths[:-1]), initial=(room - total) / 2)
    return tuple((start, start + length) for start, length in zip(starts, lengths, strict=True))


def _panels(
    spans: tuple[Span, ...],
    pages: Sequence[float],
    programme: Panels,
    plan: Plan,
    options: Options,
) -> tuple[Span, ...]:
    """The spans of panels, slip by slip: as asked for, as the pages are, or worked out."""
    count, found = len(programme.shares), []
    allowance = plan.scheme.allowance if options.flap is None else options.flap
    for first in range(0, len(spans), count):
        start, end = spans[first][0], spans[first + count - 1][1]
        widths = (
            options.panels
            or _unequal(pages[first : first + count], programme, end - start)
            or programme.widths(end - start, allowance)
        )
        if len(widths) != count or sum(widths) > end - start + _SAME:
            total = sum(widths) / MM
            raise ImposeError(
                f"{len(widths)} panels of {total:.1f} mm in all do not fold from a sheet of "
                f"{(end - start) / MM:.1f} mm",
                hint=f"give the widths of {count} panels",
            )
        middle = _in_the_middle(widths, end - start)
        found += [(start + a, start + b) for a, b in middle]
    return tuple(found)


def _unequal(pages: Sequence[float], programme: Panels, length: float) -> tuple[float, ...] | None:
    """The lengths of the pages where they were laid out for panels that differ, else None."""
    shares = programme.shares[::-1] if programme.binding is Edge.RIGHT else programme.shares
    units = [page / share for page, share in zip(pages, shares, strict=True)]
    if min(units) <= 0 or max(units) - min(units) < _SAME or sum(pages) > length + _SAME:
        return None
    return tuple(pages)


def _widths(plan: Plan, pages: Sequence[PageGeometry]) -> list[float]:
    """How wide the widest page of each column is, 0 for none."""
    columns = [0.0] * len(plan.sheets[0].front.rows[0])
    for _, column, cell in _fronts(plan):
        if cell.page is not None:
            columns[column] = max(columns[column], pages[cell.page - 1].trim.width)
    return columns


def _heights(plan: Plan, pages: Sequence[PageGeometry]) -> list[float]:
    """How high the highest page of each row is, 0 for none."""
    rows = [0.0] * len(plan.sheets[0].front.rows)
    for row, _, cell in _fronts(plan):
        if cell.page is not None:
            rows[row] = max(rows[row], pages[cell.page - 1].trim.height)
    return rows


def _between(spans: Sequence[Span], place: int, length: float) -> Span:
    """From half way to the span before to half way to the span after."""
    before = (spans[place - 1][1] + spans[place][0]) / 2 if place else 0.0
    last = place == len(spans) - 1
    after = length if last else (spans[place][1] + spans[place + 1][0]) / 2
    return before, after


def _reversed(spans: Sequence[Span], length: float) -> tuple[Span, ...]:
    """The spans as seen from the other side."""
    return tuple((length - end, length - start) for start, end in reversed(spans))


def _merged(spans: Sequence[Span], cells: int) -> tuple[Span, ...]:
    """One span for every so many cells."""
    return tuple(
        (spans[first][0], spans[first + cells - 1][1]) for first in range(0, len(spans), cells)
    )
