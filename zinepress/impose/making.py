"""How a thing is made: the scheme's own way with the options' choices put in.

In: a scheme, options, sizes where they matter. Out: `Making`, and the sheets it lays out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose import signatures
from zinepress.impose.blanks import Blanks
from zinepress.impose.book import Book
from zinepress.impose.options import Assemble, Back, Collate, Order, Tiles
from zinepress.impose.panels import Panels
from zinepress.impose.paper import parse_folds
from zinepress.impose.pieces import as_many_as_fit, cut_into
from zinepress.impose.sheets import Cell, Edge, Grid, Sheet, Side
from zinepress.impose.slips import Cutting
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zinepress.impose.book import Programme
    from zinepress.impose.options import Bind, Options
    from zinepress.impose.paper import Face
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import PageGeometry

FOLIO = parse_folds("LR-")


@dataclass(frozen=True, slots=True)
class Making:
    """The programme of each slip, how sheets are cut, and how signatures come together."""

    programme: Programme
    cutting: Cutting
    limits: tuple[int, int] | None
    assemble: Assemble
    bind: Bind
    blanks: Blanks
    binding: Edge

    @property
    def step(self) -> int:
        """How many slips fill a sheet."""
        return 1 if self.cutting.collate is Collate.COPIES else self.cutting.grid.cells

    def signatures(self, places: int) -> tuple[int, ...]:
        """How many slips are folded together, for at least so many pages."""
        slips = signatures.round_up(places, self.programme.faces_per_slip)
        limits = (1, 1) if self.programme.alone else self.limits
        return signatures.divide(slips // self.programme.faces_per_slip, self.step, limits)

    def faces(self, sizes: Sequence[int]) -> tuple[Face, ...]:
        """The faces of signatures of these sizes, in reading order."""
        return self.programme.faces(sizes, nested=self.assemble is Assemble.NEST)

    @property
    def cells(self) -> Grid:
        """The rows and columns of a whole sheet."""
        slip, pieces = self.programme.grid, self.cutting.grid
        return Grid(pieces.rows * slip.rows, pieces.columns * slip.columns)

    def sheets(self, cells: Iterable[tuple[Face, Cell]], slips: int) -> tuple[Sheet, ...]:
        """The sheets that carry these faces; a face gives its turn and depth to its cell."""
        size, blank = self.cells, Cell(None)
        count = self.cutting.sheets(slips)
        sides = [
            [[[blank] * size.columns for _ in range(size.rows)] for _ in "fb"] for _ in range(count)
        ]
        for face, cell in cells:
            for sheet, spot in self.cutting.places(face.slip, slips):
                row, column, turn = self.cutting.on_side(face, spot, self.programme.grid)
                sides[sheet][face.back][row][column] = replace(cell, turn=turn)
        return tuple(
            Sheet(_side(front), _side(back), min(c.signature for row in front for c in row))
            for front, back in sides
        )


def _side(rows: list[list[Cell]]) -> Side:
    """A side from its rows."""
    return Side(tuple(tuple(row) for row in rows))


def making(
    scheme: Scheme, options: Options, pages: Sequence[PageGeometry] = (), paper: Size | None = None
) -> Making:
    """The scheme with the options' choices put in; raises ImposeError where they do not fit."""
    _refuse_idle(scheme, options)
    binding = scheme.binding or options.binding
    programme = _programme(scheme, options).bound(binding)
    copies = options.copies is not None and options.grid is None
    collate = Collate.COPIES if copies else options.collate or scheme.collate
    return Making(
        programme,
        Cutting(
            _pieces(scheme, programme.grid, options, pages, paper),
            collate,
            options.head_to_foot,
            binding,
        ),
        options.signature or scheme.signature,
        options.assemble or scheme.assemble,
        options.bind or scheme.bind,
        options.blanks or Blanks(scheme.blanks),
        binding,
    )


def _refuse_idle(scheme: Scheme, options: Options) -> None:
    """Raise ImposeError for a choice that says nothing of this scheme."""
    panels = isinstance(scheme.programme, Panels)
    signatures_fold = bool(scheme.programme.folds) and not scheme.programme.alone
    idle = {
        "panels": (options.panels, panels),
        "an order of panels": (options.order is not Order.FLAT, panels),
        "a flap": (options.flap is not None, panels),
        "tiles": (options.tiles != Tiles(), scheme.tiled),
        "pieces": (bool(options.grid or options.copies or options.work), not scheme.tiled),
        "signatures": (options.signature is not None, signatures_fold),
        "a second back": (options.back is Back.SECOND, scheme.programme.front_only),
    }
    for what, (asked, known) in idle.items():
        if asked and not known:
            raise ImposeError(
                f"'{scheme.name}' has no use for {what}",
                hint="leave that option out, or choose another scheme",
            )


def _programme(scheme: Scheme, options: Options) -> Programme:
    """The scheme's programme for one-sided printing, or with the panels in another order."""
    programme = scheme.programme
    if options.simplex:
        if not isinstance(programme, Book) or programme.folds:
            raise ImposeError(
                f"'{scheme.name}' needs both sides of the paper, or one side as it is",
                hint="only loose leaves can have a page on their fronts alone",
            )
        return replace(programme, front_only=True)
    if isinstance(programme, Panels) and options.order is not Order.FLAT:
        return replace(programme, order=options.order)
    return programme


def _pieces(
    scheme: Scheme,
    slip: Grid,
    options: Options,
    pages: Sequence[PageGeometry],
    paper: Size | None,
) -> Grid:
    """The rows and columns of slips that a sheet is cut into."""
    if options.grid is not None:
        return options.grid
    copies = options.copies if options.copies is not None else scheme.copies
    piece = None
    if pages:
        width = slip.columns * max(page.trim.width for page in pages)
        height = slip.rows * max(page.trim.height for page in pages)
        piece = Size(width, height)
    if copies:
        return cut_into(copies, piece, paper)
    if scheme.fill and piece and paper:
        return as_many_as_fit(piece, inside(paper, options), options.gutter)
    return scheme.cut


def inside(paper: Size, options: Options) -> Size:
    """The paper less the margins that stay free."""
    margin = options.margin
    return Size(
        paper.width - 2 * max(margin.left, margin.right),
        paper.height - 2 * max(margin.top, margin.bottom),
    )


def cover_of(inner: Making) -> Making:
    """How the cover sheets are made: folios, cut apart where the inside has several slips."""
    cells = inner.cells
    across, down = (1, 2) if inner.binding is Edge.TOP else (2, 1)
    pieces = Grid(max(cells.rows // down, 1), max(cells.columns // across, 1))
    return replace(
        inner,
        programme=Book(FOLIO).bound(inner.binding),
        cutting=Cutting(pieces, Collate.COPIES, False, inner.binding),
        limits=None,
    )
