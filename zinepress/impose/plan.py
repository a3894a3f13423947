"""The plan of an imposition in grid squares: what stands where on which sheet, and what is done.

In: how many pages there are, a scheme and options. Out: `Plan`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose import tiling
from zinepress.impose.blanks import arrange, places_needed
from zinepress.impose.leaflets import plan_alone
from zinepress.impose.lines import form_lines
from zinepress.impose.making import Making, making
from zinepress.impose.options import DEFAULTS, Part, Work
from zinepress.impose.parts import plan_part
from zinepress.impose.planned import Plan, laid_out, turned
from zinepress.impose.schemes import WHOLE_SHEET, Scheme, find_scheme
from zinepress.impose.sheets import Cell, Edge, Flip, Grid, Sheet, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.sheets import PageGeometry
    from zinepress.impose.tiling import Tiling
    from zinepress.units import Size

__all__ = ["Plan", "plan"]


def plan(
    count: int,
    scheme: str | Scheme,
    options: Options = DEFAULTS,
    *,
    pages: Sequence[PageGeometry] = (),
    paper: Size | None = None,
) -> Plan:
    """The plan for so many pages; raises ImposeError for what cannot be.

    The geometry of the pages and the paper are wanted where the plan depends on them: to find
    how many copies fit on a sheet, how a poster lies, and how many sheets it takes.
    """
    if count < 1:
        raise ImposeError("there are no pages")
    chosen = find_scheme(scheme) if isinstance(scheme, str) else scheme
    made = making(chosen, options, pages, paper)
    if options.part is not Part.WHOLE:
        return _finished(plan_part(count, chosen, made, options.part), options)
    if chosen.tiled:
        return _poster(count, chosen, made, tiling.tile(pages, paper, options))
    if made.programme.alone:
        return _finished(plan_alone(count, chosen, made, options, pages), options)
    needed = places_needed(count, made.blanks)
    sizes = made.signatures(needed)
    contents = arrange(count, sum(sizes) * made.programme.faces_per_slip, made.blanks)
    return _finished(laid_out(count, chosen, made, sizes, contents), options)


def _finished(laid: Plan, options: Options) -> Plan:
    """The plan with both sides on one form where asked, its empty backs left out."""
    work = options.work or laid.scheme.work
    if work is not Work.SHEETWISE:
        if laid.making.programme.front_only:
            raise ImposeError(
                f"'{laid.scheme.name}' prints one side, so front and back cannot share a form",
                hint="leave out --work",
            )
        laid = _one_form(laid, work)
    if not any(_printed(sheet.back) for sheet in laid.sheets):
        laid = replace(laid, sheets=tuple(replace(s, back=None) for s in laid.sheets))
    if work is Work.TUMBLE or (work is Work.SHEETWISE and laid.binding is Edge.TOP):
        # Head over heels is how these are turned, so draw their backs as seen then.
        sheets = tuple(replace(s, back=turned(s.back) if s.back else None) for s in laid.sheets)
        return replace(laid, sheets=sheets, flip=Flip.Y)
    return laid


def _printed(side: Side | None) -> bool:
    """Whether there is a page on the side."""
    return side is not None and any(cell.page for row in side.rows for cell in row)


def _one_form(laid: Plan, work: Work) -> Plan:
    """Front and back beside each other on one form, which is printed on both sides."""
    turn = work is Work.TURN
    pieces = laid.pieces
    return replace(
        laid,
        sheets=tuple(_form(sheet, work) for sheet in laid.sheets),
        pieces=(
            Grid(pieces.rows, 2 * pieces.columns) if turn else Grid(2 * pieces.rows, pieces.columns)
        ),
        lines=form_lines(laid.lines, laid.making.cells, upright=turn),
        work=work,
    )


def _form(sheet: Sheet, work: Work) -> Sheet:
    """The sheet that is printed with one form twice; its back as seen after turning it over."""
    back = sheet.back
    assert back is not None  # backs are left out only later
    if work is Work.TURN:
        rows = zip(sheet.front.rows, back.rows, strict=True)
        form = Side(tuple(front + behind for front, behind in rows))
        return replace(sheet, front=form, back=form)
    form = Side(sheet.front.rows + turned(back).rows)
    return replace(sheet, front=form, back=turned(form))


def _poster(count: int, scheme: Scheme, made: Making, tiles: Tiling) -> Plan:
    """Every page over as many sheets as it takes, row by row, then its map."""
    each = tiles.grid.cells + (1 if tiles.has_map else 0)
    sheets = tuple(
        Sheet(Side(((Cell(page, 0, 0, page),),)), None)
        for page in range(1, count + 1)
        for _ in range(each)
    )
    pages = tuple(range(1, count + 1))
    return Plan(
        scheme, made, count, sheets, Flip.X, WHOLE_SHEET, pages, pages, (), (), tiling=tiles
    )
