"""Copy-fitting: type a little larger or smaller, so that a text ends where a sheet does.

In: a job with the length it is wanted in. Out: `Pages`, with a finding that says how it went, in
lines: what a writer can add or take out.

The length of a text goes about as the square of its size. The first guess follows that rule, the
next ones the straight line between the two lengths nearest the goal on either side (a secant).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, TypesetError
from zinepress.press.languages import script
from zinepress.typeset.wanted import FOLD, ranges, variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.typeset.measure import Measured
    from zinepress.typeset.pages import Pages
    from zinepress.typeset.wanted import Range, Wanted
    from zinepress.typeset.worker import Job

SPARE = 0.03
"""The share of a page that may stay empty at the end."""
FINEST = 0.004
"""Two shares of the range nearer than this are one."""
MOST_TRIES = 10

_UNSPACED = frozenset(("Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"))
"""Scripts without spaces between words, whose texts are measured in characters."""

Measure = Callable[[float], "Measured"]
"""Lays the text out at a share of the range (-1 smallest, 0 usual, 1 largest) and measures it."""


@dataclass(frozen=True, slots=True)
class Try:
    """A share of the range and the length it came to."""

    share: float
    measured: Measured


def set_to_fit(job: Job, turn: Callable[[int], None]) -> Pages:
    """The pages of a job in the length it is wanted in, or as near as its ranges allow."""
    from zinepress.typeset.setting import Laid, Setting  # noqa: PLC0415 - brings WeasyPrint

    wanted = job.wanted
    if wanted is None:
        raise ValueError("this job is wanted in no length")
    setting = Setting(job.markup, job.fonts, job.limits, turn)
    moving = ranges(job.markup)
    laid: dict[float, Laid] = {}

    def lay_out(share: float) -> Measured:
        laid[share] = setting.lay_out(variables(moving, share))
        return laid[share].measured

    unit = "characters" if script(job.markup.language) in _UNSPACED else "words"
    chosen, verdict = choose(wanted, moving, lay_out, unit)
    findings = tuple(replace(finding, where=job.where) for finding in verdict)
    pages = setting.write(laid[chosen.share])
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise TypesetError.of((*findings, *pages.findings))
    return replace(
        pages,
        findings=(*findings, *pages.findings),
        variables=variables(moving, chosen.share),
    )


def choose(
    wanted: Wanted, moving: Sequence[Range], measure: Measure, unit: str = "words"
) -> tuple[Try, tuple[Finding, ...]]:
    """The type to set a text in, and what its writer should know of the length, in this unit."""
    usual = Try(0.0, measure(0.0))
    goal = _goal(wanted, usual.measured.pages)
    if goal is None or not _is_near(wanted, moving, usual, goal):
        return usual, ()
    tries = [usual, *(_tries(moving[0], usual, goal, measure) if moving else ())]
    right = [one for one in tries if one.measured.pages == goal]
    if right:
        return max(right, key=lambda one: one.share), ()
    nearest = min(tries, key=lambda one: abs(one.measured.length - goal))
    if nearest.measured.pages < goal:
        return nearest, (_short(nearest.measured, goal),)
    # smaller type that saves nothing is for nobody
    return usual, tuple(_over(wanted, nearest.measured, usual.measured.pages, unit))


def _goal(wanted: Wanted, usual: int) -> int | None:
    """How many pages to aim at; None when the usual length is as good as any."""
    if wanted.most is not None:
        return wanted.most if usual > wanted.most else None
    if wanted.pages is not None:
        return wanted.pages if wanted.pages != usual else None
    if wanted.multiple_of is None or usual % wanted.multiple_of == 0:
        return None
    return usual // wanted.multiple_of * wanted.multiple_of or None


def _is_near(wanted: Wanted, moving: Sequence[Range], usual: Try, goal: int) -> bool:
    """Whether to try at all: what nobody asked for, and the smallest type is far from, is not."""
    if wanted.pages is not None or wanted.most is not None:
        return True
    if not moving:
        return False
    around = usual.measured.around
    smallest = (moving[0].smallest / moving[0].usual) ** 2
    return around + (usual.measured.length - around) * smallest < goal + 1


def _tries(size: Range, usual: Try, goal: int, measure: Measure) -> Iterator[Try]:
    """Sizes that come nearer and nearer to filling the goal."""
    fits = usual if usual.measured.pages < goal else None
    over = None if fits else usual
    last = usual
    for _ in range(MOST_TRIES):
        share = _next_share(size, last, fits, over, goal)
        if any(known and abs(known.share - share) < FINEST for known in (last, fits, over)):
            return
        last = Try(share, measure(share))
        yield last
        if last.measured.pages > goal:
            over = last
        else:
            fits = last
            if goal - last.measured.length < SPARE:
                return


def _next_share(size: Range, last: Try, fits: Try | None, over: Try | None, goal: int) -> float:
    """Where to try next: by the square rule while all lengths lie on one side, then between."""
    aim = goal - SPARE / 2
    if fits and over:
        gap = over.measured.length - fits.measured.length
        part = (aim - fits.measured.length) / gap if gap > 0 else 0.5
        return fits.share + (over.share - fits.share) * min(max(part, 0.1), 0.9)
    around = last.measured.around
    ratio = max(aim - around, 0.1) / max(last.measured.length - around, 0.1)
    return size.share_of(size.at(last.share) * math.sqrt(ratio))


def _short(measured: Measured, goal: int) -> Finding:
    """What a writer should know of a text that does not fill its pages."""
    room = measured.lines_left + measured.depth * (goal - measured.pages)
    return Finding(
        f"the text is about {room} lines short of {_counted(goal, 'page')}, in the largest type",
        hint="add to it, or a picture; or ask for fewer pages",
        severity=Severity.WARNING,
        rule="fit-short",
    )


def _over(wanted: Wanted, measured: Measured, usual: int, unit: str) -> Iterator[Finding]:
    """What a writer should know of a text that is too long in the smallest type."""
    goal = wanted.most or wanted.pages or _goal(wanted, usual) or usual
    lines, words = measured.lines_after(goal), measured.words_after(goal)
    over = f"the text is {_counted(lines, 'line')} over {_counted(goal, 'page')}"
    cut = f"take out about {_about(words)} {unit}"
    if wanted.most is not None:
        told, hint = f"{over}, even in the smallest type", f"{cut}, or make a booklet of it"
        yield Finding(told, hint=hint, rule="fit-over")
        return
    told = f"{over}{_cost(wanted, goal, usual)}, even in the smallest type"
    if wanted.pages is not None:
        hint = f"{cut}, or ask for {_rounded(usual, wanted.multiple_of or 1)} pages"
        yield Finding(told, hint=hint, severity=Severity.WARNING, rule="fit-over")
    elif lines < measured.depth:
        yield Finding(told, hint=f"{cut} to save it", severity=Severity.NOTE, rule="fit-over")


def _cost(wanted: Wanted, goal: int, pages: int) -> str:
    """What pages above a goal cost each copy: ` = 1 more sheet each`; empty for blank pages."""
    if wanted.copies is None:
        return f" = {_counted(pages - goal, 'more page')} each"
    folded = _rounded(pages, FOLD) // FOLD - _rounded(goal, FOLD) // FOLD
    whole, rest = divmod(folded, wanted.copies)
    if not folded:
        return ""
    if rest:
        return (
            f" = {whole + rest / wanted.copies:g} more sheets each"
            if whole
            else (f" = 1 more sheet for {wanted.copies // rest} copies")
        )
    return f" = {_counted(whole, 'more sheet')} each"


def _about(count: int) -> int:
    """A number rounded up to two digits that count."""
    return _rounded(count, 10 ** max(len(str(count)) - 2, 0))


def _counted(count: int, what: str) -> str:
    """A number of things: `1 line`, `2 lines`."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _rounded(count: int, step: int) -> int:
    """The smallest multiple of step that is at least count."""
    return -(-count // step) * step
