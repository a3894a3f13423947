"""What a plan takes: paper and work of one copy, and of a run.

In: a format and its pages, or a plan and its paper. Out: the plan, or `Reckoning`, whose `run`
gives the estimate for so many copies.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.handout.estimate import Copy, Estimate, estimate
from zinepress.impose import plan as lay_out
from zinepress.impose.options import Collate, Work
from zinepress.impose.sheets import Edge, PageGeometry
from zinepress.impose.steps import Do, steps
from zinepress.units import MM, parse_size

if TYPE_CHECKING:
    from zinepress.impose import Options, Plan
    from zinepress.layout.formats import Format
    from zinepress.press.rates import Rates
    from zinepress.units import Size

CREASES = 4
"""Folds of a one-sheet zine: three across and one along."""
LONG_SPINE = 240 * MM
"""From this length on a spine takes three staples."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What one set of sheets takes, and one of the copies that it makes."""

    printed: Copy
    copy: Copy
    together: int
    """How many copies one set of sheets makes."""

    def run(self, copies: int, rates: Rates) -> Estimate:
        """The run of so many copies: paper by whole sheets, work and weight by the copy."""
        paper = estimate(self.printed, -(-copies // self.together), rates)
        work = estimate(self.copy, copies, rates)
        return replace(
            paper,
            copies=copies,
            staples=work.staples,
            boxes=work.boxes,
            finishing=work.finishing,
            grams=round(paper.grams / self.together, 1),
        )


def finished_by_machine(run: Estimate) -> Estimate:
    """The same run on a copier that folds and staples: nothing is left to do by hand."""
    return replace(run, staples=0, boxes=0, finishing=0)


def planned(form: Format, pages: int, paper: str, options: Options) -> Plan:
    """Where each page of a format is on the sheets."""
    assert form.scheme is not None
    geometry = [PageGeometry(form.size)] * pages
    return lay_out(pages, form.scheme, options, pages=geometry, paper=parse_size(paper))


def reckon(plan: Plan, paper: Size) -> Reckoning:
    """What the sheets of a plan take on that paper."""
    one_form = plan.work is not Work.SHEETWISE
    collate = plan.making.cutting.collate
    together = plan.pieces.cells if collate is Collate.COPIES or one_form else 1
    sides = sum(1 + (sheet.back is not None) for sheet in plan.sheets)
    printed = Copy(len(plan.sheets), sides, paper.width * paper.height, folds=0, staples=0)
    done = Counter(step.do for step in steps(plan))
    joined = sum(step.count for step in steps(plan) if step.do in (Do.TRIM, Do.JOIN))
    copy = replace(
        printed,
        sheets=-(-printed.sheets // together),
        printed_sides=-(-sides // together),
        folds=done[Do.FOLD] or (CREASES if done[Do.CREASE] else 0),
        staples=_staples(plan, paper, done),
        cuts=done[Do.CUT] + done[Do.SLIT] + done[Do.OPEN] + done[Do.PUNCH] + joined,
        sewn=len(plan.signatures) if done[Do.SEW] else 0,
        together=plan.signatures if done[Do.FOLD] else (),
    )
    return Reckoning(printed, copy, together)


def _staples(plan: Plan, paper: Size, done: Counter[Do]) -> int:
    """Two staples, or three along a long spine."""
    if not (done[Do.STAPLE] or done[Do.STAPLE_SIDE]):
        return 0
    rows = plan.pieces.rows * plan.slip.rows
    columns = plan.pieces.columns * plan.slip.columns
    # the paper stands as the pages come out larger, which is with its cells nearly square
    ways = ((paper.width, paper.height), (paper.height, paper.width))
    wide, high = min(ways, key=lambda way: abs(way[0] / columns * 1.41 - way[1] / rows))
    across = plan.binding in (Edge.TOP, Edge.BOTTOM)
    spine = wide / columns if across else high / rows
    return 3 if spine > LONG_SPINE else 2
