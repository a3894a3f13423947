"""What is ordered of a shop, as a value: who, which edition, what the shop asks for.

In: nothing. Out: `Order`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.press.shops import Shop


@dataclass(frozen=True, slots=True)
class Order:
    """One edition for one shop."""

    shop: Shop
    profile: bytes = field(repr=False)
    """The ICC profile of the shop."""
    title: str
    language: str
    date: str = ""
    """The date of the text, as much of it as is known: `2026`, `2026-05`, `2026-05-01`."""
    code: str = ""
    """The edition code."""
    right_to_left: bool = False

    @property
    def day(self) -> str:
        """The day that the file says it is from, as year, month and day without signs.

        The standards ask for one, and the same text has to give the same bytes on any day: it is
        the date of the text, or the first of 2000.
        """
        return (self.date.replace("-", "") + "20000101"[len(self.date.replace("-", "")) :])[:8]
