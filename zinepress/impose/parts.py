"""A cover on paper of its own, and the inside without it.

In: how many pages, a scheme, and which part is wanted. Out: the `Plan` of that part, numbered
as in the whole thing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose.blanks import arrange, places_needed
from zinepress.impose.making import cover_of
from zinepress.impose.options import Assemble, Part
from zinepress.impose.planned import each, laid_out

if TYPE_CHECKING:
    from zinepress.impose.making import Making
    from zinepress.impose.planned import Plan
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import Cell


def plan_part(count: int, scheme: Scheme, made: Making, part: Part) -> Plan:
    """The cover alone, which is the outermost folio, or everything but the cover."""
    if made.programme.alone or not made.programme.folds:
        raise ImposeError(
            f"'{scheme.name}' has no cover sheet to print apart",
            hint="print it as a whole; 'saddle', 'sections' and the folded signatures have one",
        )
    needed = places_needed(count, made.blanks)
    if needed <= 4:
        raise ImposeError(
            f"{count} pages are a cover and nothing else", hint="print them as a whole"
        )
    sizes = made.signatures(needed - 4)
    places = 4 + sum(sizes) * made.programme.faces_per_slip
    whole = arrange(count, places, made.blanks)
    if part is Part.INSIDE:
        # Where everything is folded into the cover, it is one leaf more on the outside.
        inside = made.assemble is Assemble.NEST or len(sizes) == 1
        laid = laid_out(count, scheme, made, sizes, whole[2:-2])
        return _renumbered(laid, tuple(range(3, places - 1)), int(inside), part)
    contents = (*whole[:2], *whole[-2:])
    laid = laid_out(count, scheme, cover_of(made), (1,), contents)
    return _renumbered(laid, (1, 2, places - 1, places), 0, part)


def _renumbered(laid: Plan, folios: tuple[int, ...], outside: int, part: Part) -> Plan:
    """The plan with the numbers of the whole thing, and so many leaves outside it."""

    def renumbered(cell: Cell) -> Cell:
        return replace(cell, folio=folios[cell.folio - 1], depth=cell.depth + outside)

    return replace(
        laid,
        sheets=tuple(each(sheet, renumbered) for sheet in laid.sheets),
        folios=folios,
        depths=tuple(depth + outside for depth in laid.depths),
        part=part,
    )
