"""A finished PDF folded on screen, to see whether it reads 1 to n, all upright.

In: a PDF of sheets, ours or anybody's. Out: a `Receipt` for each scheme that was tried. It judges
by where pages lie on the sides; what the file says of itself only tells which way to fold first.
"""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from zinepress.impose.access import ASK_NOTHING
from zinepress.impose.habits import Habit, habits
from zinepress.impose.judge import grid_in_file, judge
from zinepress.impose.note import read_note
from zinepress.impose.options import Duplex
from zinepress.impose.read import opened
from zinepress.impose.readback import read_back
from zinepress.impose.receipt import Receipt, uneven
from zinepress.impose.recipe import heard
from zinepress.impose.register import left_out, register
from zinepress.impose.schemes import all_schemes
from zinepress.impose.trials import guesses, planned, scheme_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from zinepress.impose.access import Access
    from zinepress.impose.judge import Verdict
    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.recipe import Recipe
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.seen import Seen
    from zinepress.impose.sheets import Grid


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to see in a file: its sides, and the pages on them under a grid of cells.

    `ours` says that pages lie where they lie, in whatever grid; `is_printed` that the sides lie as
    a printer left them, so that no other way of turning them is tried.
    """

    base: Seen
    on: Callable[[Grid], Seen]
    ours: bool = False
    is_printed: bool = False


def verify(
    pdf: bytes | Path,
    schemes: Iterable[str] = (),
    options: Options | None = None,
    *,
    reading: bytes | Path | None = None,
    access: Access = ASK_NOTHING,
) -> tuple[Receipt, ...]:
    """A receipt for each of the schemes, those that read first.

    Without schemes a file of ours is folded as it says of itself, another one in every way.
    `options` say how it was made where that is known. `reading` is the file of single pages, by
    which the pages on the sheets are recognised; without it they are by their printed numbers.
    Raises ImposeError for a file that cannot be read.
    """
    evidence, recipe = look(pdf, reading, access)
    return fold_any(pdf, schemes, evidence, recipe, options)


def fold_any(
    pdf: bytes | Path,
    schemes: Iterable[str],
    evidence: Evidence,
    recipe: Recipe | None,
    options: Options | None = None,
) -> tuple[Receipt, ...]:
    """A receipt for each of the schemes, or for those that it may be, of what is seen in a file."""
    names = list(schemes)
    if not names and recipe is not None:
        names = [recipe.scheme]
    chosen = [scheme_named(name) for name in names] or list(all_schemes())
    mark = digest(pdf)
    found = [replace(fold(scheme, evidence, options, recipe), digest=mark) for scheme in chosen]
    if not evidence.base.exact:
        found = _those_that_explain_most(found)
    return tuple(sorted(found, key=lambda each: not each.reads))


def _those_that_explain_most(found: Sequence[Receipt]) -> list[Receipt]:
    """The receipts, those refused that read only because they overlook printed numbers."""
    most = max((len(each.pages) for each in found if each.reads), default=0)
    return [
        replace(each, problems=(f"{most - len(each.pages)} numbered pages would be overlooked",))
        if each.reads and len(each.pages) < most
        else each
        for each in found
    ]


def digest(pdf: bytes | Path) -> str:
    """The SHA-256 of the file."""
    if isinstance(pdf, bytes):
        return hashlib.sha256(pdf).hexdigest()
    with pdf.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def look(
    pdf: bytes | Path, reading: bytes | Path | None, access: Access
) -> tuple[Evidence, Recipe | None]:
    """What is to be seen in the file, and how it says that it was made."""
    with ExitStack() as stack:
        source = stack.enter_context(opened(pdf, access=access))
        note = read_note(source.pdf)
        if note is not None and reading is None:
            seen = read_back(source, note)
            return Evidence(seen, lambda _: seen, ours=True), heard(note.recipe)
        if reading is None:
            from zinepress.impose.recognise import by_numbers  # noqa: PLC0415 - imports pdfium

            numbers = by_numbers(source, pdf, access.password)
            return Evidence(numbers.base, cache(numbers.on)), None
        from zinepress.impose.match import by_comparing  # noqa: PLC0415 - imports pdfium, Pillow

        pages = stack.enter_context(opened(reading))
        compared = by_comparing(source, pdf, access.password, pages, reading)
        return Evidence(compared.base, cache(compared.on)), None


def fold(
    scheme: Scheme, evidence: Evidence, options: Options | None, recipe: Recipe | None
) -> Receipt:
    """The receipt for the file folded as that scheme: the first way that reads, or the best."""
    if scheme.tiled:
        unseen = ("how the tiles of others go together is not to be seen",)
        return _bare(scheme, evidence.base, left_out(evidence.base) if evidence.ours else unseen)
    if _is_half(evidence.base, recipe):
        return _bare(scheme, evidence.base, ("only one side of each sheet is in this file",))
    best: tuple[Verdict, _Way] | None = None
    for way in _ways(scheme, evidence, options, recipe):
        seen = evidence.on(grid_in_file(way.plan, way.habit))
        verdict = judge(seen, way.plan, way.habit, way.expected, thorough=way.thorough)
        if verdict is None:
            continue
        if verdict.reads:
            return _receipt(scheme, seen, verdict, way)
        if best is None or len(verdict.problems) < len(best[0].problems):
            best = verdict, way
    if best is None:
        return _bare(scheme, evidence.base, ("its sides do not have the cells of this scheme",))
    verdict, way = best
    seen = evidence.on(grid_in_file(way.plan, way.habit))
    return replace(_receipt(scheme, seen, verdict, way), hint=_other_edge(seen, way))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way that the file may have been made; `expected` is empty for pages 1 to n.

    Only a `thorough` look finds what is wrong where little is; a glance is for unlikely ways.
    """

    plan: Plan
    habit: Habit
    expected: tuple[int, ...] = ()
    thorough: bool = False


def _ways(
    scheme: Scheme, evidence: Evidence, options: Options | None, recipe: Recipe | None
) -> Iterator[_Way]:
    """The ways to try, the likely ones first.

    Our own files were made for the printer that they name; of others any habit may be right.
    """
    base = evidence.base
    told = Habit(base.edge or Duplex.LONG)
    ours = (told, replace(told, last_first=True))
    plan = planned(recipe) if recipe and options is None and recipe.scheme == scheme.name else None
    if plan is not None:
        expected = tuple(page for page in plan.contents if page is not None)
        yield from (_Way(plan, habit, expected, thorough=True) for habit in ours)
    thorough = plan is None
    for guess in guesses(scheme, base, options):
        for habit in ours if evidence.ours or evidence.is_printed else habits(base.edge):
            yield _Way(guess, habit, thorough=thorough)
            thorough = False


def _is_half(seen: Seen, recipe: Recipe | None) -> bool:
    """Whether this is the file of all fronts, or of all backs, for a printer without duplex."""
    plan = planned(recipe) if recipe else None
    return plan is not None and plan.two_sided and len(seen.sides) == len(plan.sheets)


def _other_edge(seen: Seen, way: _Way) -> str:
    """What to say when the file would read if only it were turned about the other edge."""
    other = Duplex.SHORT if way.habit.edge is Duplex.LONG else Duplex.LONG
    again = judge(seen, way.plan, replace(way.habit, edge=other), way.expected)
    if again is None or not again.reads:
        return ""
    return f"it reads when the printer turns the sheets about the {other} edge"


def _receipt(scheme: Scheme, seen: Seen, verdict: Verdict, way: _Way) -> Receipt:
    plan = way.plan
    backed = len(seen.sides) > len(plan.sheets)
    lies = register(seen, way.habit.edge) if backed else None
    count = seen.count or (plan.places - len(verdict.blanks)) * verdict.copies
    return Receipt(
        scheme.name,
        way.expected or tuple(range(1, count + 1)),
        len(plan.sheets),
        seen.sides[0].paper,
        (*verdict.problems, *uneven(lies)),
        verdict.copies,
        # where only printed numbers are seen, a page without one may be blank or not
        verdict.blanks if seen.exact else (),
        plan.binding,
        way.habit,
        backed,
        lies,
        plan,
    )


def _bare(scheme: Scheme, seen: Seen, problems: Sequence[str]) -> Receipt:
    """The receipt where nothing was folded."""
    pages = tuple(range(1, seen.count + 1))
    paper = seen.sides[0].paper
    return Receipt(scheme.name, pages, len(seen.sides), paper, tuple(problems), two_sided=False)
