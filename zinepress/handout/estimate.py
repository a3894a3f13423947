"""How much paper, time and money a run takes, before anybody agrees to it.

In: what one copy is made of, how many copies, and the rates of a press. Out: an `Estimate`.
The rates are rules of thumb that a press replaces by its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from zinepress.press.rates import Rates

__all__ = ["Copy", "Estimate", "Rates", "estimate", "finishing_seconds"]

USUAL = Rates()
"""Rules of thumb."""
SQUARE_METRE = (1000 / 25.4 * 72) ** 2
"""Square points in a square metre."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What one copy is made of; the paper's area in square points."""

    sheets: int
    printed_sides: int
    area: float
    folds: int = 1
    staples: int = 2
    cuts: int = 0
    sewn: int = 0
    """How many sections are sewn."""
    together: tuple[int, ...] = ()
    """How many sheets are folded together, section by section; empty for all of them."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A run: paper, work in minutes for one person, weight of a copy in grams, money."""

    copies: int
    sheets: int
    spare: int
    reams: int
    staples: int
    boxes: int
    sides: int
    printing: int
    finishing: int
    grams: float
    cost: float


def estimate(copy: Copy, copies: int, rates: Rates = USUAL) -> Estimate:
    """The run of so many copies; raises ValueError below one copy.

    Sheets are the copies' own; `spare` are those to have beside them for misprints.
    """
    if copies < 1:
        raise ValueError("a run has at least one copy")
    sheets = copy.sheets * copies
    spare = math.ceil(sheets * rates.spoilage)
    sides = copy.printed_sides * copies
    staples = copy.staples * copies
    return Estimate(
        copies=copies,
        sheets=sheets,
        spare=spare,
        reams=math.ceil((sheets + spare) / rates.ream),
        staples=staples,
        boxes=math.ceil(staples / rates.box_of_staples),
        sides=sides,
        printing=math.ceil(sides / rates.sides_per_minute),
        finishing=math.ceil(copies * finishing_seconds(copy, rates) / 60),
        grams=round(copy.sheets * copy.area / SQUARE_METRE * rates.grams, 1),
        cost=round(sides * rates.per_side + (sheets + spare) * rates.per_sheet, 2),
    )


def finishing_seconds(copy: Copy, rates: Rates) -> float:
    """Seconds that a person needs for one copy: jog, fold in handfuls, cut, fasten."""
    sections = copy.together or (copy.sheets,)
    handfuls = sum(math.ceil(sheets / rates.fold_together) for sheets in sections)
    jogging = rates.jog if copy.sheets > 1 or copy.staples else 0.0
    fastening = (rates.staple if copy.staples else 0.0) + copy.sewn * rates.sew
    return jogging + copy.folds * handfuls * rates.fold + copy.cuts * rates.cut + fastening
