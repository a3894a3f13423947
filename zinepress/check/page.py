"""One page to look at, and how rules tell what they find on it.

In: boxes and marks. Out: `Page`, findings, and lengths in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.check.marks import Area, Line, Text, Transparency
from zinepress.errors import Finding, Severity
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.check.marks import Ink, Mark, Placed, Rectangle
    from zinepress.check.profile import Profile

ROUNDING = 0.3
"""Points by which the extent of text is a guess: the widths of fonts are known, not their ink."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a file: its number, its boxes, everything that is drawn on it."""

    number: int
    media: Rectangle
    trim: Rectangle
    bleed: Rectangle
    marks: tuple[Mark, ...]

    def placed(self) -> Iterator[Placed]:
        """Everything that has a place."""
        return (mark for mark in self.marks if not isinstance(mark, Transparency))

    def texts(self) -> Iterator[Text]:
        """Every run of text that is seen."""
        return (mark for mark in self.marks if isinstance(mark, Text) and mark.is_seen)

    def inks(self) -> Iterator[tuple[Ink, Text | Line | Area]]:
        """Every ink with the mark it makes."""
        for mark in self.marks:
            if isinstance(mark, Text | Line | Area) and mark.ink.space != "pattern":
                yield mark.ink, mark


def found(page: Page, rule: str, message: str, hint: str) -> Finding:
    """An error on a page."""
    return Finding(message, hint=hint, rule=rule, page=page.number)


def warned(page: Page, rule: str, message: str, hint: str) -> Finding:
    """A warning about a page."""
    return Finding(message, None, hint, Severity.WARNING, rule, page.number)


def in_mm(points: float) -> str:
    """A length in words: `3.2 mm`."""
    return f"{points / MM:.1f} mm"


def size_of(box: Rectangle) -> float:
    """The area of a rectangle in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


def is_inside(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether one rectangle lies in another, within a hundredth of a point."""
    return distance(inner, outer) > -0.01


def distance(inner: Rectangle, outer: Rectangle) -> float:
    """The least distance from a rectangle to the edge of the one around it."""
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])


def from_paper(box: Rectangle, paper: Rectangle, profile: Profile) -> tuple[float, bool]:
    """How near a rectangle is to the edge of the paper, and whether the machine loses some of it.

    Of several edges the worst one counts.
    """
    gaps = (box[0] - paper[0], box[1] - paper[1], paper[2] - box[2], paper[3] - box[3])
    reach = profile.reaches(lies=paper[2] - paper[0] > paper[3] - paper[1])
    worst = min(range(4), key=lambda edge: gaps[edge] - reach[edge])
    if gaps[worst] < reach[worst] - ROUNDING:
        return gaps[worst], True
    return min(gaps), False


def touches(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles share any place."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
