"""How a print file becomes copies: what is printed, what is done to the sheets, how much it takes.

In: a finished file with its plan. Out: `Making`, with estimates for usual runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.handout.reckoning import Reckoning, planned, reckon
from zinepress.impose.steps import Do, steps
from zinepress.units import parse_size

if TYPE_CHECKING:
    from zinepress.handout.desk.holding import File
    from zinepress.handout.estimate import Estimate
    from zinepress.impose import Options
    from zinepress.layout.formats import Format
    from zinepress.press.rates import Rates

RUNS = (25, 50, 100, 200, 500)
"""How many copies are estimated."""
_DEEDS = {
    Do.CUT: "cut",
    Do.FOLD: "fold",
    Do.CREASE: "fold",
    Do.SLIT: "slit",
    Do.STAPLE: "staple",
    Do.STAPLE_SIDE: "staple",
    Do.SEW: "sew",
    Do.TRIM: "trim",
    Do.GLUE: "glue",
    Do.JOIN: "glue",
}
"""The word for what a step does; steps that are not here are part of another."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a print file takes and gives; `deeds` are words for what is done, in order."""

    two_sided: bool
    deeds: tuple[str, ...]
    places: tuple[int | None, ...]
    """The page in each place of the finished thing, in reading order; None is blank."""
    reckoning: Reckoning

    def runs(self, rates: Rates) -> tuple[Estimate, ...]:
        """The estimates for the usual runs."""
        return tuple(self.reckoning.run(copies, rates) for copies in RUNS)


def making(file: File) -> Making | None:
    """How a file of sheets is made into copies; None for any other."""
    if file.options is None or not file.pages:
        return None
    return _making(file.format, file.pages, file.paper, file.options)


@lru_cache(maxsize=256)
def _making(form: Format, pages: int, paper: str, options: Options) -> Making:
    """How so many pages are made into copies; most editions of a press share it."""
    plan = planned(form, pages, paper, options)
    done = [step.do for step in steps(plan)]
    deeds = tuple(dict.fromkeys(_DEEDS[one] for one in done if one in _DEEDS))
    reckoning = reckon(plan, parse_size(paper))
    return Making(plan.two_sided, deeds, plan.contents, reckoning)
