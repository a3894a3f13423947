"""The length a text is wanted in, and what may be changed to reach it.

In: the ranges of a `Markup`. Out: `Wanted`, `Range`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.layout.markup import Markup


@dataclass(frozen=True, slots=True)
class Range:
    """A custom property that sets a length: its name, its usual value, how far it may go.

    All in points. `usual` lies within the range; the text is longest where it is `largest`.
    """

    variable: str
    smallest: float
    usual: float
    largest: float

    def at(self, share: float) -> float:
        """The value at -1 (smallest), 0 (usual), 1 (largest) and all between."""
        end = self.largest if share > 0 else self.smallest
        return self.usual + (end - self.usual) * abs(share)

    def share_of(self, value: float) -> float:
        """The share at which the range has this value, or the nearest that it can have."""
        way = self.largest - self.usual if value > self.usual else self.usual - self.smallest
        if way <= 0:
            return 0.0
        return min(max((value - self.usual) / way, -1.0), 1.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many pages exactly, or a multiple of so many; a layout's ranges move together.

    For exactly so many pages type grows or shrinks until the text fills them. For a multiple it
    only shrinks, and only when that saves a step: a sheet less to print and fold.
    """

    pages: int | None = None
    multiple_of: int | None = None


def ranges(markup: Markup) -> tuple[Range, ...]:
    """What a layout lets copy-fitting change."""
    return tuple(Range(*one) for one in markup.ranges)


def variables(moving: Iterable[Range], share: float) -> dict[str, str]:
    """The ranges at a share from -1 to 1, as CSS."""
    return {one.variable: f"{one.at(share):.3f}pt" for one in moving}
