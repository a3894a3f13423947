"""What comes out of a printer: a finished file printed as one machine turns and shifts paper.

In: a file of sheets, or one of fronts and one of backs, and a printer. Out: a `Receipt` for the
thing that a person then folds. Nothing here asks what the file tells printers to do: the machine
does what it does, and every back is looked at after turning the sheet about its long edge.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from zinepress.impose.access import ASK_NOTHING
from zinepress.impose.options import Duplex
from zinepress.impose.seen import ASKEW, Seen, SeenSide
from zinepress.impose.sheets import Box
from zinepress.impose.trials import planned
from zinepress.impose.verify import Evidence, fold_any, look
from zinepress.press.printer_words import distances, turning
from zinepress.press.printers import Habit
from zinepress.units import MM, PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from zinepress.impose.access import Access
    from zinepress.impose.receipt import Receipt
    from zinepress.impose.recipe import Recipe
    from zinepress.impose.seen import Sight
    from zinepress.press.printers import Printer

    _Place = Callable[[Sight], tuple[float, float, int]]
    _Boxed = Callable[[Box | None], Box | None]

_TWO_FILES = "this printer takes one side at a time, and this file wants both at once"
_HINT = "give its fronts, and its backs with --backs; 'impose --printer' and 'build' make both"
_EVEN = 0.25 * MM
"""Half of what the test sheet can tell apart."""


def try_print(
    pdf: bytes | Path,
    printer: Printer,
    *,
    backs: bytes | Path | None = None,
    reading: bytes | Path | None = None,
    schemes: Iterable[str] = (),
    access: Access = ASK_NOTHING,
) -> tuple[Receipt, ...]:
    """A receipt for each scheme, those that read first, for the sheets as this printer leaves them.

    `backs` is the file of the second pass on a printer by hand, `reading` that of single pages, by
    which pages are recognised in files of others. Raises ImposeError for a file
    that cannot be read.
    """
    evidence, recipe = look(pdf, reading, access)
    two_sided = backs is not None or _is_backed(evidence.base, recipe)
    behind = look(backs, reading, access)[0].base if backs is not None else None

    def out(seen: Seen) -> Seen:
        whole = seen if behind is None else _joined(seen, behind)
        return printed(whole, printer, two_sided=two_sided)

    done = Evidence(
        out(evidence.base), lambda grid: out(evidence.on(grid)), evidence.ours, is_printed=True
    )
    receipts = fold_any(pdf, schemes, done, recipe)
    if printer.duplex is Habit.NONE and two_sided and backs is None:
        return tuple(replace(each, problems=(_TWO_FILES,), hint=_HINT) for each in receipts)
    return tuple(_for(each, printer) for each in receipts)


def _for(receipt: Receipt, printer: Printer) -> Receipt:
    """The receipt with what this printer has to do with it."""
    problems = receipt.problems
    if printer.paper and not _fits(receipt, printer):
        other = f"the printer holds {printer.paper}, and the sheets are another size"
        problems = (*problems, other)
    edges = {Habit.LONG: "short", Habit.SHORT: "long"}
    hint = receipt.hint
    if hint and printer.duplex in edges:
        hint = f"it reads when the printer turns the sheets about the {edges[printer.duplex]} edge"
    elif hint:
        hint = "it reads when the pile goes back in the other way round"
    return replace(receipt, problems=problems, hint=hint)


def _fits(receipt: Receipt, printer: Printer) -> bool:
    """Whether the sheets are the paper that lies in the printer."""
    sheet, paper = receipt.paper.upright(), PAPERS[printer.paper]
    return max(abs(sheet.width - paper.width), abs(sheet.height - paper.height)) < MM


def printed(seen: Seen, printer: Printer, *, two_sided: bool) -> Seen:
    """The sides as they lie on the paper that comes out, seen after turning about the long edge."""
    sides = list(seen.sides)
    if two_sided:
        backs = [shifted(side, -printer.dx, -printer.dy) for side in sides[1::2]]
        if printer.duplex is Habit.NONE and printer.reverse:
            backs.reverse()  # the pile goes back in with its last sheet on top
        if printer.duplex is Habit.SHORT or (printer.duplex is Habit.NONE and printer.turn):
            backs = [half_turned(side) for side in backs]
        sides[1::2] = backs
    return replace(seen, sides=tuple(sides), edge=Duplex.LONG, one_sided=not two_sided)


def shifted(side: SeenSide, x: float, y: float) -> SeenSide:
    """The side moved to the right and up."""

    def moved(box: Box | None) -> Box | None:
        return box and Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)

    return _each(side, lambda one: (one.x + x, one.y + y, one.turn), moved)


def half_turned(side: SeenSide) -> SeenSide:
    """The side turned by a half in its plane."""
    wide, high = side.paper.width, side.paper.height

    def turned(box: Box | None) -> Box | None:
        return box and Box(wide - box.x1, high - box.y1, wide - box.x0, high - box.y0)

    def place(one: Sight) -> tuple[float, float, int]:
        turn = one.turn if one.turn == ASKEW else (one.turn + 180) % 360
        return wide - one.x, high - one.y, turn

    return _each(side, place, turned)


def held(receipt: Receipt, printer: Printer) -> str:
    """What a person holds who prints and folds this, in one sentence."""
    said = f"on {printer.name}, which {turning(printer)}"
    if receipt.problems:
        more = len(receipt.problems) - 3
        told = "; ".join(receipt.problems[:3]) + (f"; and {more} more" if more > 0 else "")
        return f"{said}, it does not come out as '{receipt.scheme}': {told}"
    first, last = receipt.pages[0], receipt.pages[-1]
    number = f"{receipt.sheets} sheet{'s' if receipt.sheets > 1 else ''}"
    came = f"{said}, {number} come out; folded as '{receipt.scheme}' they read {first} to {last}"
    return f"{came}, all upright{_off(receipt)}"


def _off(receipt: Receipt) -> str:
    """How far fronts and backs lie apart, once the printer has done its part."""
    lies = receipt.register
    if lies is None:
        return ""
    if max(abs(lies.right), abs(lies.up)) < _EVEN:
        return "; fronts and backs lie on each other"
    told = " and ".join(distances(lies.right, lies.up, least=_EVEN))
    return f"; backs lie {told} of their fronts"


def _is_backed(seen: Seen, recipe: Recipe | None) -> bool:
    """Whether every other side of the file is a back."""
    plan = planned(recipe) if recipe else None
    if plan is not None:
        return plan.two_sided and len(seen.sides) > len(plan.sheets)
    return not seen.one_sided and len(seen.sides) > 1


def _joined(fronts: Seen, backs: Seen) -> Seen:
    """The sheets of two files: the first side of one has the first of the other behind it."""
    pairs = zip_longest(fronts.sides, backs.sides)
    sides = tuple(side for side in chain.from_iterable(pairs) if side is not None)
    return replace(fronts, sides=sides)


def _each(side: SeenSide, place: _Place, box: _Boxed) -> SeenSide:
    """The side with every sight and its boxes somewhere else."""

    def sights() -> Iterator[Sight]:
        for one in side.sights:
            x, y, turn = place(one)
            yield replace(one, x=x, y=y, turn=turn, frame=box(one.frame), visible=box(one.visible))

    return replace(side, sights=tuple(sights()))
