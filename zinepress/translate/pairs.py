"""The blocks of two editions side by side, for a bilingual page.

In: the texts of two editions and what is known of how they go together. Out: `Beside`s, in the
order of the first; each holds the lines that its blocks begin on, which is what `data-line` says
in the HTML of a `Document`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import Ledger
from zinepress.translate.states import rows

if TYPE_CHECKING:
    from zinepress.translate.kinds import Block


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks that stand side by side; none on a side that has no counterpart."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]

    @property
    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The lines that the blocks of either side begin on, from 1."""
        return tuple(one.line for one in self.first), tuple(one.line for one in self.second)


def pairs(source: str, translation: str, ledger: Ledger | None) -> tuple[Beside, ...]:
    """A source and its translation side by side; aligned by a guess where there is no ledger."""
    original, target = cut(source), cut(translation)
    known = ledger or adopt(original, target, Ledger("", "", ""))
    return tuple(Beside(row.sources, row.targets) for row in rows(original, target, known))


def pairs_of_two(
    source: str, one: tuple[str, Ledger | None], other: tuple[str, Ledger | None]
) -> tuple[Beside, ...]:
    """Two translations of one source side by side, each given with its ledger."""
    here, there = pairs(source, *one), pairs(source, *other)
    found: list[Beside] = []
    waiting = list(there)
    for pair in here:
        together = [other for other in waiting if set(other.first) & set(pair.first)]
        waiting = [other for other in waiting if other not in together]
        second = tuple(block for other in together for block in other.second)
        if pair.second or second:
            found.append(Beside(pair.second, second))
    return (*found, *(Beside((), other.second) for other in waiting if other.second))
