"""A file folded and read: whether its pages come 1 to n, all upright.

In: what is seen on the sides, a plan that says how sheets are cut and folded, a habit.
Out: `Verdict`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from zinepress.impose.folding import fold_sheets
from zinepress.impose.options import Duplex
from zinepress.impose.planned import turned
from zinepress.impose.seen import ASKEW, cells, sheets
from zinepress.impose.sheets import Cell, Flip, Grid, Sheet, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.habits import Habit
    from zinepress.impose.planned import Plan
    from zinepress.impose.seen import Seen, SeenSide, Sight

_ENOUGH = 3
"""Pages with a printed number that it takes to judge by numbers, unless there are fewer pages."""
_SHOWN = 0.9
"""How much of a page has to be left of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is read in the folded thing: what is wrong, and which places are blank."""

    problems: tuple[str, ...]
    blanks: tuple[int, ...] = ()
    copies: int = 1

    @property
    def reads(self) -> bool:
        """Whether every page is there, in order and upright."""
        return not self.problems


def judge(
    seen: Seen,
    plan: Plan,
    habit: Habit,
    expected: Sequence[int] = (),
    *,
    thorough: bool = True,
) -> Verdict | None:
    """The verdict on the file folded as planned; None where its sides have other cells.

    `expected` are the pages in reading order, where they are not 1 to n. Unless `thorough`,
    None also where a look at the first sheets shows that it cannot read.
    """
    if not thorough and not any(side.sights for side in seen.sides):
        return None
    two_sided = len(seen.sides) > len(plan.sheets)
    undone = habit.undone(seen.sides, two_sided=two_sided)
    first = list(islice(undone, 4 if two_sided else 2))
    if not (thorough or _could_be(first, plan, habit, two_sided=two_sided, exact=seen.exact)):
        return None
    sides = [*first, *undone]
    sights = [sight for side in sides for sight in side.sights]
    laid = lay(sides, plan, habit, two_sided=two_sided)
    if laid is None or len(laid) != len(plan.sheets):
        return None
    wanted = list(expected or range(1, seen.count + 1))
    copies = _copies(laid, plan)
    problems: dict[str, None] = {}
    for copy in copies:
        found = _out_of_order(copy, sights, wanted) if seen.exact else _by_numbers(copy, sights)
        problems.update(dict.fromkeys([*found, *_upside_down(copy, sights)]))
    blanks = tuple(place for place, cell in enumerate(copies[0], 1) if cell.page is None)
    return Verdict(tuple(problems), blanks, len(copies))


def _could_be(
    first: Sequence[SeenSide], plan: Plan, habit: Habit, *, two_sided: bool, exact: bool
) -> bool:
    """Whether the first fronts have their pages about where the plan has them, turned alike.

    A page comes no later than its place; printed numbers may begin anywhere, but go on evenly.
    """
    laid = lay(first, plan, habit, two_sided=two_sided)
    if laid is None:
        return False
    sights = [sight for side in first for sight in side.sights]
    starts = set()
    for sheet, drawn in zip(laid, plan.sheets, strict=False):
        pairs = zip(chain(*sheet.front.rows), chain(*drawn.front.rows), strict=True)
        for cell, planned in pairs:
            if cell.page is None:
                continue
            behind = [planned.folio - page for page in sights[cell.page].pages]
            starts.update(behind[:1])
            if cell.turn != planned.turn or (exact and max(behind, default=-1) < 0):
                return False
    return exact or len(starts) <= 1


def lay(
    sides: Sequence[SeenSide], plan: Plan, habit: Habit, *, two_sided: bool
) -> tuple[Sheet, ...] | None:
    """The sheets in grid squares, a cell's page counting all sights from 0.

    Backs are as seen after turning the sheet about the plan's axis, as `fold_sheets` wants them.
    None where the sides do not have the plan's cells.
    """
    grid = grid_of(plan)
    laid: list[Side] = []
    before = 0
    for number, side in enumerate(sides):
        spread = two_sided and number % 2 == 1 and plan.making.programme.front_only
        found = cells(side, Grid(1, 1) if spread and len(side.sights) == 1 else grid)
        if found is None:
            return None
        found = _numbered(found, before)
        before += len(side.sights)
        tumbles = two_sided and number % 2 == 1 and flip_of(side, habit.edge) is not plan.flip
        laid.append(turned(found) if tumbles else found)
    return sheets(laid, two_sided=two_sided)


def grid_of(plan: Plan) -> Grid:
    """The rows and columns of cells on a whole side."""
    rows = plan.sheets[0].front.rows
    return Grid(len(rows), len(rows[0]))


def grid_in_file(plan: Plan, habit: Habit) -> Grid:
    """The rows and columns of cells on a side as it stands in the file."""
    grid = grid_of(plan)
    return Grid(grid.columns, grid.rows) if habit.quarters % 2 else grid


def flip_of(side: SeenSide, edge: Duplex) -> Flip:
    """The axis that a printer turns this paper about when it turns it about that edge."""
    return Flip.X if (edge is Duplex.LONG) is not side.paper.is_landscape else Flip.Y


def _numbered(side: Side, before: int) -> Side:
    """The side with its sights counted on from `before`."""
    return Side(
        tuple(
            tuple(
                replace(cell, page=cell.page + before) if cell.page is not None else cell
                for cell in row
            )
            for row in side.rows
        )
    )


def _copies(laid: Sequence[Sheet], plan: Plan) -> list[tuple[Cell, ...]]:
    """The cells of each copy in reading order; what is behind one-sided things comes last."""
    copies = list(fold_sheets(laid, plan))
    backs = [sheet.back for sheet in laid if sheet.back is not None]
    if not plan.making.programme.front_only or not backs:
        return copies
    grid = grid_of(plan)
    if any(len(back.rows) != grid.rows for back in backs):  # a poster over the whole back
        extra = tuple(cell for back in backs for row in back.rows for cell in row)
        return [copy + tuple(replace(cell, turn=0) for cell in extra) for copy in copies]
    behind = fold_sheets([Sheet(sheet.back or _bare(sheet.front), None) for sheet in laid], plan)
    seen_behind = any(cell.page is not None for copy in behind for cell in copy)
    return [
        first + second if seen_behind else first
        for first, second in zip(copies, behind, strict=True)
    ]


def _bare(side: Side) -> Side:
    """A side of the same cells with nothing on it, behind the last front of an odd number."""
    return Side(tuple(tuple(Cell(None) for _ in row) for row in side.rows))


def _out_of_order(
    copy: Sequence[Cell], sights: Sequence[Sight], wanted: Sequence[int]
) -> list[str]:
    """Every page that stands where another belongs, and every one that is missing or too many."""
    found = [cell.page for cell in copy if cell.page is not None]
    said = []
    for index, page in zip_longest(found, wanted):
        if index is None:
            said.append(f"page {page} is missing")
        elif page is None:
            said.append(f"{_name(sights[index])} comes once more at the end")
        elif page not in sights[index].pages:
            said.append(f"{_name(sights[index])} stands where page {page} belongs")
    return said


def _name(sight: Sight) -> str:
    return f"page {sight.pages[0]}" if sight.pages else "a page that is not in the file of pages"


def _by_numbers(copy: Sequence[Cell], sights: Sequence[Sight]) -> list[str]:
    """Where printed page numbers do not rise with the places; pages without one are passed by."""
    found = [
        (place, number)
        for place, cell in enumerate(copy, 1)
        if cell.page is not None
        for number in sights[cell.page].pages[:1]
    ]
    if len(found) < min(_ENOUGH, len(copy)):
        return ["too few pages carry a number that can be read"]
    start, many = Counter(number - place for place, number in found).most_common(1)[0]
    if 2 * many <= len(found):
        return ["its page numbers do not follow one another"]
    return [
        f"page {number} stands where page {place + start} belongs"
        for place, number in found
        if number - place != start
    ]


def _upside_down(copy: Sequence[Cell], sights: Sequence[Sight]) -> list[str]:
    """Every page that is not upright, or of which a good part is missing."""
    said = []
    for cell in copy:
        if cell.page is None:
            continue
        sight = sights[cell.page]
        name = _name(sight)
        if sight.turn == ASKEW:
            said.append(f"{name} is askew or mirrored")
        elif cell.turn:
            said.append(f"{name} is {_TURNED.get(cell.turn, 'turned')}")
        if sight.shown < _SHOWN:
            said.append(f"{name} is cut off, {sight.shown:.0%} of it is left")
    return said


_TURNED = {90: "turned to the right", 180: "upside down", 270: "turned to the left"}
