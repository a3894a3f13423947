"""The plans that a file of so many sides could have been made by.

In: what is seen in a file, and a scheme. Out: plans whose sheets are as many as the file's, for
every binding edge and every size of signature that comes into question.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from zinepress.errors import ZineError
from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.making import making
from zinepress.impose.options import DEFAULTS, Collate, Part
from zinepress.impose.plan import plan
from zinepress.impose.schemes import custom, find_scheme
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.recipe import Recipe
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.seen import Seen, SeenSide

_MOST_TOGETHER = 12
"""No one folds more sheets together than this; larger signatures are not guessed."""
_APART = 12.0
"""Points that the middles of pages in different columns or rows are apart at least."""


def scheme_named(name: str) -> Scheme:
    """The scheme of that name, also one that was given as a list of folds."""
    folds = name.removeprefix("folds ")
    return custom(folds) if folds != name else find_scheme(name)


def planned(recipe: Recipe) -> Plan | None:
    """The plan that a recipe describes; None when it describes none."""
    try:
        return plan(recipe.count, scheme_named(recipe.scheme), recipe.options)
    except ZineError:
        return None


def guesses(scheme: Scheme, seen: Seen, options: Options | None = None) -> Iterator[Plan]:
    """Every plan of that scheme with as many sheets as the file has.

    `options` are what is known of how the file was made; without them they are guessed too.
    """
    if scheme.tiled:
        return
    counts = _sheet_counts(scheme, seen)
    told: set[tuple[object, ...]] = set()
    choices = (
        _choices(scheme, seen, max(counts)) if options is None else _known(options, scheme, seen)
    )
    for choice in choices:
        for count in counts:
            found = _of_sheets(scheme, choice, count)
            if found is None:
                continue
            mark = (found.signatures, found.binding, found.pieces, found.sheets[0])
            if mark not in told:
                told.add(mark)
                yield found


def _sheet_counts(scheme: Scheme, seen: Seen) -> tuple[int, ...]:
    """How many sheets the file's sides may be: each a front, or front and back by turns."""
    sides = len(seen.sides)
    if seen.one_sided:
        return (sides,)
    both = -(-sides // 2)
    return (
        (sides, both) if scheme.programme.faces_per_slip <= scheme.programme.grid.cells else (both,)
    )


def _choices(scheme: Scheme, seen: Seen, sheets: int) -> Iterator[Options]:
    """Options to try: the likely binding edge first, the scheme's own signatures first."""
    sizes = (None, *_signatures(scheme, sheets))
    for grid, size, edge in product(_grids(scheme, seen), sizes, _bindings(scheme, seen)):
        collate = Collate.COPIES if grid else None
        yield replace(DEFAULTS, binding=edge, signature=size, grid=grid, collate=collate)


def _bindings(scheme: Scheme, seen: Seen) -> tuple[Edge, ...]:
    """The edges that it may be bound at, the likely one first.

    Loose leaves with their backs head over heels would make a pad; where the file says how its
    backs are turned, that is a mistake and no pad.
    """
    sides = (Edge.RIGHT, Edge.LEFT) if seen.right_to_left else (Edge.LEFT, Edge.RIGHT)
    loose = not scheme.programme.folds
    return sides if loose and seen.edge is not None else (*sides, Edge.TOP)


def _known(options: Options, scheme: Scheme, seen: Seen) -> Iterator[Options]:
    """The options that are known; how many copies a sheet carries is counted on it."""
    yield options
    if options.grid is None:
        for grid in _grids(scheme, seen):
            yield replace(options, grid=grid, collate=Collate.COPIES if grid else options.collate)


def _grids(scheme: Scheme, seen: Seen) -> tuple[Grid | None, ...]:
    """The grids that the copies on a sheet may stand in; None is the scheme's own."""
    if not scheme.copies and not scheme.fill:
        return (None,)
    if seen.sides[0].sights:
        return (grid_seen(seen.sides[0]),)
    grids = [Grid(rows, columns) for rows in range(1, 11) for columns in range(1, 6)]
    fitting = [grid for grid in grids if scheme.fill or grid.cells == scheme.copies]
    return tuple(sorted(fitting, key=lambda grid: -grid.cells))


def _signatures(scheme: Scheme, sheets: int) -> Iterator[tuple[int, int]]:
    """Sizes of signatures that the sheets may have been divided into."""
    if scheme.signature is None or scheme.programme.alone or not scheme.programme.folds:
        return
    most = min(sheets, _MOST_TOGETHER)
    yield from chain(((1, size) for size in range(1, most + 1)), ((sheets, sheets),))


def _of_sheets(scheme: Scheme, options: Options, sheets: int) -> Plan | None:
    """The plan of the scheme that fills so many sheets; None when none does."""
    options = replace(options, blanks=Blanks(Policy.END), part=Part.WHOLE)
    try:
        made = making(scheme, options)
        slips = sheets * made.step
        found = plan(slips * made.programme.faces_per_slip, scheme, options)
    except ZineError:
        return None
    return found if len(found.sheets) == sheets else None


def grid_seen(side: SeenSide) -> Grid:
    """The rows and columns that the pages of a side stand in."""
    return Grid(
        _bands([sight.y for sight in side.sights]), _bands([sight.x for sight in side.sights])
    )


def _bands(places: list[float]) -> int:
    """How many groups the places fall into."""
    ordered = sorted(places)
    steps = (after - before for before, after in pairwise(ordered))
    return 1 + sum(step > _APART for step in steps)
