"""A side that gets marks, and where marks keep clear of what.

In: what `place` knows of a side. Out: `Marked`, which every maker of marks takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose.boxes import hull
from zinepress.impose.sheets import Flip
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.impose.frames import Ground, Spot
    from zinepress.impose.sheets import Box

TICK = 5 * MM
"""How long a mark is."""
OFF = 3 * MM
"""How far marks stay from the trim, and at least from the bleed."""
EDGE = 4 * MM
"""How far marks stay from the edge of the paper where no printer says more."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A side that gets marks, in points as seen from itself."""

    spots: tuple[Spot, ...]
    ground: Ground
    sheet: int
    """The number of the sheet, from 1."""
    back: bool

    @property
    def edge(self) -> float:
        """How far marks stay from the edge of the paper: alike all round, as backs mirror."""
        reach = self.ground.options.printable
        return max(EDGE, reach.left, reach.right, reach.top, reach.bottom)

    @property
    def printed(self) -> Box | None:
        """The box around everything that is printed; None on a blank side."""
        return hull(spot.placement.clip for spot in self.spots if spot.placement)

    def mirrored(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the front lies as seen from this side."""
        paper = self.ground.squares.paper
        if not self.back:
            return x, y
        if self.ground.plan.flip is Flip.X:
            return paper.width - x, y
        return x, paper.height - y
