"""What a file of sheets tells viewers and printers, beside the sheets.

In: nothing. Out: `Finish`, and `Turn`, the edge that sheets are turned about.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Turn(StrEnum):
    """The edge that a two-sided printer shall turn the sheet about, or that it shall not."""

    LONG_EDGE = "/DuplexFlipLongEdge"
    SHORT_EDGE = "/DuplexFlipShortEdge"
    ONE_SIDED = "/Simplex"


@dataclass(frozen=True, slots=True)
class Finish:
    """What the file tells viewers and printers, beside the sheets."""

    turn: Turn | None = None
    right_to_left: bool = False
    title: str = ""
    keep_metadata: bool = False
    recipe: str | None = None
    """How the sheets were made, as `recipe.told` writes it; None leaves no note of the pages."""


PLAIN = Finish()
