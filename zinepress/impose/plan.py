"""The plan of an imposition in grid squares: what stands where on which sheet, and what is done.

In: how many pages there are, a scheme and options. Out: `Plan`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose import signatures
from zinepress.impose.blanks import Blanks, arrange, places_needed
from zinepress.impose.lines import Line, sheet_lines, slip_lines
from zinepress.impose.options import DEFAULTS, Assemble, Collate
from zinepress.impose.pieces import cut_into
from zinepress.impose.schemes import Scheme, find_scheme
from zinepress.impose.sheets import Cell, Edge, Flip, Grid, Sheet, Side
from zinepress.impose.slips import Cutting
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.book import Programme
    from zinepress.impose.options import Options
    from zinepress.impose.paper import Face
    from zinepress.impose.sheets import PageGeometry


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands where, and how the sheets become the finished thing."""

    scheme: Scheme
    count: int
    """How many pages were given."""
    sheets: tuple[Sheet, ...]
    flip: Flip
    """The axis that a sheet is turned about to see its back as drawn."""
    binding: Edge
    blanks: tuple[int, ...]
    """The places in reading order, from 1, that stay blank."""
    places: int
    """How many places the thing has, blank ones included."""
    signatures: tuple[int, ...]
    """How many slips are folded together, signature by signature."""
    cutting: Cutting
    slip: Grid
    """The rows and columns of a slip."""
    lines: tuple[Line, ...]
    depths: tuple[int, ...] = (0,)
    """How many leaves lie outside the innermost one, signature by signature."""

    def deepest(self, signature: int) -> int:
        """How many leaves lie outside the innermost one of that signature."""
        return self.depths[signature]


def plan(
    count: int,
    scheme: str | Scheme,
    options: Options = DEFAULTS,
    *,
    pages: Sequence[PageGeometry] = (),
    paper: Size | None = None,
) -> Plan:
    """The plan for so many pages; raises ImposeError for what cannot be.

    The sizes of pages and paper are wanted where the plan depends on them: to find out how many
    copies fit on a sheet, and how many sheets a poster takes.
    """
    if count < 1:
        raise ImposeError("there are no pages")
    chosen = find_scheme(scheme) if isinstance(scheme, str) else scheme
    programme = chosen.programme.bound(options.binding)
    cutting = Cutting(
        _pieces(chosen, programme, options, pages, paper),
        Collate.COPIES if options.copies else options.collate or chosen.collate,
        options.head_to_foot,
        options.binding,
    )
    blanks = options.blanks or Blanks(chosen.blanks)
    step = 1 if cutting.collate is Collate.COPIES else cutting.grid.cells
    slips = signatures.round_up(places_needed(count, blanks), programme.faces_per_slip)
    sizes = signatures.divide(
        slips // programme.faces_per_slip, step, options.signature or chosen.signature
    )
    faces = programme.faces(sizes, nested=(options.assemble or chosen.assemble) is Assemble.NEST)
    contents = arrange(count, len(faces), blanks)
    sheets = _sheets(faces, contents, cutting, programme)
    upright = options.binding is not Edge.TOP
    return Plan(
        chosen,
        count,
        sheets if upright else tuple(_tumbled(sheet) for sheet in sheets),
        Flip.X if upright else Flip.Y,
        options.binding,
        tuple(place for place, page in enumerate(contents, 1) if page is None),
        len(contents),
        sizes,
        cutting,
        programme.grid,
        sheet_lines(slip_lines(programme.creases), programme.grid, cutting),
        _depths(faces),
    )


def _depths(faces: Sequence[Face]) -> tuple[int, ...]:
    """The greatest depth of each signature."""
    deepest = [0] * (1 + max(face.signature for face in faces))
    for face in faces:
        deepest[face.signature] = max(deepest[face.signature], face.depth)
    return tuple(deepest)


def _pieces(
    scheme: Scheme,
    programme: Programme,
    options: Options,
    pages: Sequence[PageGeometry],
    paper: Size | None,
) -> Grid:
    """The rows and columns of pieces that a sheet is cut into."""
    if options.grid or not options.copies:
        return options.grid or scheme.cut
    if not pages:
        return cut_into(options.copies, None, paper)
    width = programme.grid.columns * max(page.trim.width for page in pages)
    height = programme.grid.rows * max(page.trim.height for page in pages)
    return cut_into(options.copies, Size(width, height), paper)


def _sheets(
    faces: Sequence[Face],
    contents: Sequence[int | None],
    cutting: Cutting,
    programme: Programme,
) -> tuple[Sheet, ...]:
    """The faces of all slips laid out on the sheets that carry them."""
    slips = 1 + max(face.slip for face in faces)
    grid = programme.grid
    rows, columns = cutting.grid.rows * grid.rows, cutting.grid.columns * grid.columns
    blank = Cell(None)
    sides = [
        [[[blank] * columns for _ in range(rows)] for _ in range(2)]
        for _ in range(cutting.sheets(slips))
    ]
    for folio, (face, page) in enumerate(zip(faces, contents, strict=True), 1):
        for sheet, spot in cutting.places(face.slip, slips):
            row, column, turn = cutting.on_side(face, spot, grid)
            sides[sheet][face.back][row][column] = Cell(
                page, turn, face.depth, folio, face.signature
            )
    return tuple(Sheet(_side(front), _side(back)) for front, back in sides)


def _side(rows: list[list[Cell]]) -> Side:
    """A side from its rows."""
    return Side(tuple(tuple(row) for row in rows))


def turned(side: Side) -> Side:
    """The side turned by a half."""
    return Side(
        tuple(
            tuple(replace(cell, turn=(cell.turn + 180) % 360) for cell in reversed(row))
            for row in reversed(side.rows)
        )
    )


def _tumbled(sheet: Sheet) -> Sheet:
    """The sheet with its back as seen after turning it head over heels."""
    return replace(sheet, back=turned(sheet.back) if sheet.back else None)
