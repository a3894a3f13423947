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
from zinepress.typeset.wanted import ranges, variables

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

    chosen, verdict = choose(wanted, moving, lay_out)
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
    wanted: Wanted, moving: Sequence[Range], measure: Measure
) -> tuple[Try, tuple[Finding, ...]]:
    """The type to set a text in, and what its writer should know of the length."""
    usual = Try(0.0, measure(0.0))
    goal = _goal(wanted, usual.measured.pages)
    if goal is None or not moving:
        return usual, _verdict(wanted, usual, goal)
    tries = [usual, *_tries(moving[0], usual, goal, measure)]
    right = [one for one in tries if one.measured.pages == goal]
    if right:
        return max(right, key=lambda one: one.share), ()
    nearest = min(tries, key=lambda one: abs(one.measured.length - goal))
    is_of_use = wanted.pages is not None
    return nearest if is_of_use else usual, _verdict(wanted, nearest, goal)


def _goal(wanted: Wanted, usual: int) -> int | None:
    """How many pages to aim at; None when the usual length is as good as any."""
    if wanted.pages is not None:
        return wanted.pages if wanted.pages != usual else None
    if wanted.multiple_of is None or usual % wanted.multiple_of == 0:
        return None
    return usual // wanted.multiple_of * wanted.multiple_of or None


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


def _verdict(wanted: Wanted, nearest: Try, goal: int | None) -> tuple[Finding, ...]:
    """What a writer should know when the goal was not reached."""
    measured = nearest.measured
    if goal is None:
        return ()
    if measured.pages < goal:
        room = measured.lines_left + measured.depth * (goal - measured.pages)
        return (
            Finding(
                f"the text is about {room} lines short of {goal} pages, in the largest type",
                hint="add to it, or a picture; or ask for fewer pages",
                severity=Severity.WARNING,
                rule="fit-short",
            ),
        )
    lines, words = measured.lines_after(goal), measured.words_after(goal)
    over = f"{lines} {'line' if lines == 1 else 'lines'} over {goal} pages"
    if wanted.pages is not None:
        return (
            Finding(
                f"the text is {over}, even in the smallest type",
                hint=f"take out about {words} words, or ask for more pages",
                rule="fit-over",
            ),
        )
    more = -measured.pages % (wanted.multiple_of or 1) + measured.pages - goal
    return (
        Finding(
            f"the text is {over}, so that every copy takes {more} pages more",
            hint=f"take out about {words} words to save them",
            severity=Severity.NOTE,
            rule="fit-over",
        ),
    )
