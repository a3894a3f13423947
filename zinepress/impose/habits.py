"""The habits of other makers of sheets: which way they turn, order and back them.

In: the sides of a file. Out: the sides as we would have made them, if that is the maker's habit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from zinepress.impose.options import Duplex
from zinepress.impose.seen import SeenSide, quarter_turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Habit:
    """The edge that the sheets are turned about in the printer, and what is unlike our ways.

    `quarters` is how far each sheet has to be turned clockwise, as seen from its front.
    """

    edge: Duplex
    last_first: bool = False
    backs_first: bool = False
    quarters: int = 0

    def undone(self, sides: Sequence[SeenSide], *, two_sided: bool) -> Iterator[SeenSide]:
        """The sides in our order and our way up."""
        for number, index in enumerate(self.places(len(sides), two_sided=two_sided)):
            is_back = two_sided and number % 2 == 1
            yield turned(sides[index], -self.quarters if is_back else self.quarters)

    def places(self, count: int, *, two_sided: bool) -> tuple[int, ...]:
        """Where in the file, from 0, our first, second, ... side stands."""
        step = 2 if two_sided else 1
        pairs = [list(range(start, min(start + step, count))) for start in range(0, count, step)]
        if self.last_first:
            pairs.reverse()
        if self.backs_first:
            pairs = [pair[::-1] for pair in pairs]
        return tuple(index for pair in pairs for index in pair)

    @property
    def words(self) -> str:
        """What is unusual, for people; nothing when nothing is."""
        said = [
            "the sheets come last first" if self.last_first else "",
            "backs come before fronts" if self.backs_first else "",
            ("", "the sheets lie on their side", "the sheets stand on their head",
             "the sheets lie on their side")[self.quarters],
        ]  # fmt: skip
        return ", ".join(each for each in said if each)


def turned(side: SeenSide, quarters: int) -> SeenSide:
    """The side turned clockwise by so many quarters."""
    for _ in range(quarters % 4):
        side = quarter_turned(side)
    return side


def habits(edge: Duplex | None) -> Iterator[Habit]:
    """Every habit, the likely ones first; the edge that the file names comes before the other."""
    first = edge or Duplex.LONG
    edges = (first, Duplex.SHORT if first is Duplex.LONG else Duplex.LONG)
    for quarters, last_first, backs_first, way in product(
        (0, 2, 1, 3), (False, True), (False, True), edges
    ):
        yield Habit(way, last_first, backs_first, quarters)
