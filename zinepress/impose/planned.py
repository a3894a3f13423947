"""What a plan is: every page on its sheet, and what is done to the sheets.

In: the faces of all slips and what stands on them. Out: `Plan`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose.lines import sheet_lines, slip_lines
from zinepress.impose.options import Part, Work
from zinepress.impose.sheets import Cell, Flip, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zinepress.impose.lines import Line
    from zinepress.impose.making import Making
    from zinepress.impose.paper import Face
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import Edge, Grid, Sheet
    from zinepress.impose.tiling import Tiling


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands where, and how the sheets become the finished thing."""

    scheme: Scheme
    making: Making
    count: int
    """How many pages were given."""
    sheets: tuple[Sheet, ...]
    flip: Flip
    """The axis that a sheet is turned about to see its back as drawn."""
    pieces: Grid
    """The rows and columns of slips on a sheet."""
    contents: tuple[int | None, ...]
    """The page in each place, in reading order; None is blank."""
    folios: tuple[int, ...]
    """The number of each of these places in the whole thing, from 1."""
    signatures: tuple[int, ...]
    """How many slips are folded together, signature by signature."""
    lines: tuple[Line, ...]
    """Cuts, folds and slits, as they lie on the fronts."""
    depths: tuple[int, ...] = (0,)
    """How many leaves lie outside the innermost one, signature by signature."""
    work: Work = Work.SHEETWISE
    part: Part = Part.WHOLE
    tiling: Tiling | None = None
    """How a poster is spread over sheets."""

    @property
    def binding(self) -> Edge:
        """The edge that the thing opens away from, or is bound at."""
        return self.making.binding

    @property
    def slip(self) -> Grid:
        """The rows and columns of a slip."""
        return self.making.programme.grid

    @property
    def places(self) -> int:
        """How many places there are, blank ones included."""
        return len(self.contents)

    @property
    def blanks(self) -> tuple[int, ...]:
        """The numbers of the places that stay blank."""
        return tuple(
            folio for folio, page in zip(self.folios, self.contents, strict=True) if page is None
        )

    @property
    def two_sided(self) -> bool:
        """Whether anything is printed on a back."""
        return any(sheet.back is not None for sheet in self.sheets)

    @property
    def summary(self) -> str:
        """What becomes of the pages, in one line."""
        return _summary(self)

    def deepest(self, signature: int) -> int:
        """How many leaves lie outside the innermost one of that signature."""
        return self.depths[signature] if signature < len(self.depths) else 0


def _summary(plan: Plan) -> str:
    """Such as `14 pages -> 16, blanks at 14, 15; 2 pages short of a full sheet`."""
    whole = _pages(plan.count)
    if plan.part is not Part.WHOLE:
        whole = f"the {plan.part} of {whole}"
    if not plan.blanks:
        return whole
    blanks = ", ".join(str(folio) for folio in plan.blanks)
    if plan.part is not Part.WHOLE:
        return f"{whole}, blanks at {blanks}"
    short = f"{_pages(len(plan.blanks))} short of a full sheet"
    return f"{whole} -> {plan.places}, blanks at {blanks}; {short}"


def _pages(count: int) -> str:
    """`1 page`, `2 pages`."""
    return "1 page" if count == 1 else f"{count} pages"


def laid_out(
    count: int,
    scheme: Scheme,
    made: Making,
    sizes: tuple[int, ...],
    contents: tuple[int | None, ...],
) -> Plan:
    """The faces of all signatures on their sheets, numbered from 1."""
    faces = made.faces(sizes)
    cells = (
        (face, Cell(page, face.turn, face.depth, folio, face.signature))
        for folio, (face, page) in enumerate(zip(faces, contents, strict=True), 1)
    )
    grid = made.programme.grid
    lines = slip_lines(made.programme.creases, made.programme.slits)
    return Plan(
        scheme,
        made,
        count,
        made.sheets(cells, sum(sizes)),
        Flip.X,
        made.cutting.grid,
        contents,
        tuple(range(1, len(contents) + 1)),
        sizes,
        sheet_lines(lines, grid, made.cutting),
        _depths(faces),
    )


def _depths(faces: Sequence[Face]) -> tuple[int, ...]:
    """The greatest depth of each signature."""
    deepest = [0] * (1 + max(face.signature for face in faces))
    for face in faces:
        deepest[face.signature] = max(deepest[face.signature], face.depth)
    return tuple(deepest)


def turned(side: Side) -> Side:
    """The side turned by a half."""
    return Side(
        tuple(
            tuple(replace(cell, turn=(cell.turn + 180) % 360) for cell in reversed(row))
            for row in reversed(side.rows)
        )
    )


def each(sheet: Sheet, change: Callable[[Cell], Cell]) -> Sheet:
    """The sheet with every cell changed."""

    def changed(side: Side) -> Side:
        return Side(tuple(tuple(change(cell) for cell in row) for row in side.rows))

    back = changed(sheet.back) if sheet.back else None
    return replace(sheet, front=changed(sheet.front), back=back)
