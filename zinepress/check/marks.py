"""What stands on a page, as values that rules can read.

In: nothing. Out: `Ink`, and the marks it makes: `Text`, `Line`, `Area`, `Picture`.
Lengths are points in the page's own space, before any turn for display.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as it is written: its space and components, 0 to 1.

    `space` is one of gray, rgb, cmyk, spot, lab, pattern; a colour with a profile counts as the
    device space of as many components. `name` is the ink of a spot colour.
    """

    space: str
    values: tuple[float, ...]
    name: str = ""

    @property
    def is_neutral(self) -> bool:
        """Whether it prints with black ink alone."""
        match self.space:
            case "gray":
                return True
            case "rgb":
                return max(self.values) - min(self.values) < 0.012
            case "cmyk":
                return max(self.values[:3]) < 0.005
        return False

    @property
    def darkness(self) -> float:
        """How dark it is, from 0 (paper) to 1 (black)."""
        match self.space:
            case "gray" | "rgb" | "lab":
                return 1 - sum(self.values) / len(self.values)
            case "cmyk":
                return min(1.0, self.values[3] + sum(self.values[:3]) / 3)
        return self.values[0] if self.values else 1.0

    @property
    def coverage(self) -> float:
        """The sum of its inks in per cent, what printers call total area coverage."""
        match self.space:
            case "cmyk":
                return 100 * sum(self.values)
            case "rgb" if not self.is_neutral:
                return 100 * sum(1 - value for value in self.values)
        return 100 * self.darkness

    @property
    def inks(self) -> int:
        """How many inks print it, where anything does."""
        match self.space:
            case "cmyk":
                return sum(value > 0.005 for value in self.values)
            case "rgb" if not self.is_neutral:
                return sum(value < 0.995 for value in self.values)
        return int(self.darkness > 0.005)


BLACK = Ink("gray", (0.0,))


@dataclass(frozen=True, slots=True)
class Text:
    """A run of glyphs: where it stands, how large it prints, in which font and ink."""

    box: Rectangle
    size: float
    font: str
    ink: Ink
    is_seen: bool = True
    overprints: bool = False
    """Whether the inks below it stay."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stroked path: its bounds and the width that it prints with."""

    box: Rectangle
    width: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Area:
    """A filled path: its bounds and its ink."""

    box: Rectangle
    ink: Ink
    overprints: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made of pixels: its bounds, pixels per inch both ways, bits, colour space."""

    box: Rectangle
    ppi: tuple[float, float]
    pixels: tuple[int, int]
    bits: int
    space: str


@dataclass(frozen=True, slots=True)
class Transparency:
    """Something that is not opaque: `alpha`, `blend` or `mask`, and what it is set to."""

    kind: str
    value: str


Placed: TypeAlias = Text | Line | Area | Picture
"""What has a place on the page."""
Mark: TypeAlias = Placed | Transparency
