"""Leaflets and one-sheet zines: each on a slip of its own, which holds so many pages.

In: how many pages, and a scheme whose slips stand alone. Out: their `Plan`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose.blanks import arrange, places_needed
from zinepress.impose.options import Back
from zinepress.impose.planned import each, laid_out
from zinepress.impose.sheets import Cell, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.making import Making
    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import Grid, PageGeometry


def plan_alone(
    count: int,
    scheme: Scheme,
    made: Making,
    options: Options,
    pages: Sequence[PageGeometry],
) -> Plan:
    """Leaflets and one-sheet zines, each on a slip of its own."""
    holds = made.programme.faces_per_slip
    free = made.programme.front_only
    if free and options.back is Back.SECOND and holds < count <= 2 * holds:
        return _second(count, scheme, made)
    if free and count == holds + 1:
        laid = _filled(holds, scheme, made)
        turn = _poster_turn(made.programme.grid, pages)
        return _backed(laid, Cell(count, turn, 0, count))
    if count > holds and count % holds:
        hint = f"give it {holds} pages, or a multiple of that for several"
        raise ImposeError(
            f"'{scheme.name}' holds {holds} pages and there are {count}",
            hint=hint + (", or one more for a poster on the back" if free else ""),
        )
    return _filled(count, scheme, made)


def _filled(count: int, scheme: Scheme, made: Making) -> Plan:
    """So many pages on as many slips as they fill; a single slip may keep blanks."""
    holds = made.programme.faces_per_slip
    sizes = made.signatures(count)
    contents = _contents(count, holds, made)
    spare = (None,) * (sum(sizes) * holds - len(contents))
    return laid_out(count, scheme, made, sizes, (*contents, *spare))


def _contents(count: int, holds: int, made: Making) -> tuple[int | None, ...]:
    """The page in each place; raises ImposeError for blanks that the slip has no room for."""
    if count % holds == 0:
        return tuple(range(1, count + 1))
    needed = places_needed(count, made.blanks)
    if needed > holds:
        raise ImposeError(
            f"{count} pages and the blanks asked for take {needed} places of {holds}",
            hint="let blanks fall elsewhere with --blanks end",
        )
    return arrange(count, holds, made.blanks)


def _second(count: int, scheme: Scheme, made: Making) -> Plan:
    """A second zine on the backs, drawn like the first: half of the run is folded inside out."""
    holds = made.programme.faces_per_slip
    first = _filled(holds, scheme, made)
    contents = _contents(count - holds, holds, made)
    second = laid_out(count, scheme, made, first.signatures, contents)
    last = len(first.depths)

    def after(cell: Cell) -> Cell:
        page = cell.page + holds if cell.page is not None else None
        return replace(cell, page=page, folio=cell.folio + holds, signature=last)

    backs = tuple(each(sheet, after).front for sheet in second.sheets)
    later = tuple(page + holds if page is not None else None for page in contents)
    return replace(
        first,
        count=count,
        sheets=tuple(
            replace(sheet, back=back) for sheet, back in zip(first.sheets, backs, strict=True)
        ),
        contents=first.contents + later,
        folios=tuple(range(1, 2 * holds + 1)),
    )


def _backed(laid: Plan, cell: Cell) -> Plan:
    """The plan with one page across the back of every slip."""
    back = Side(((cell,) * laid.pieces.columns,) * laid.pieces.rows)
    return replace(
        laid,
        count=laid.count + 1,
        sheets=tuple(replace(sheet, back=back) for sheet in laid.sheets),
        contents=(*laid.contents, cell.page),
        folios=(*laid.folios, cell.folio),
    )


def _poster_turn(slip: Grid, pages: Sequence[PageGeometry]) -> int:
    """How the poster on a back lies: along the slip."""
    if len(pages) < 2:
        return 0
    panel, poster = pages[0].trim, pages[-1].trim
    lies = slip.columns * panel.width > slip.rows * panel.height
    return 90 if lies is not poster.is_landscape else 0
