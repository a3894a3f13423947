"""How the colours of a page are shared out among the inks of a risograph.

In: inks, the place of one of them, what pictures are printed in. Out: an `Inking` that gives its
plate, in grey, or what it prints, in colour for a screen.

- The very colour of an ink is printed by that ink, any other grey by the first.
- Any other colour is printed by the ink that looks most like it, light colours with less of it.
- Black is printed over the other inks, so that nothing white shows where the paper has shifted;
  any other colour leaves the others out.
- Areas hold no more than 85 % ink, as more does not dry; letters are printed in full.
"""

from __future__ import annotations

from colorsys import rgb_to_hsv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from zinepress.prepress.inking import in_rgb
from zinepress.prepress.paint import Paint, is_neutral, luma, screened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.press.inks import Ink

FULLEST = 0.85
"""The most ink on an area; more does not dry and jams the machine."""
_SAME = 1 / 255
_BLACK = 0.8
"""From this darkness on a grey is printed over the other inks."""


@dataclass(frozen=True, slots=True)
class Plate:
    """One ink of several, as the grey that a risograph makes its master from."""

    inks: tuple[Ink, ...]
    at: int
    picture_ink: int = 0
    """The place of the ink that pictures are printed in."""

    @property
    def space(self) -> str:
        """Grey: what is black there is full of ink."""
        return "DeviceGray"

    def of_rgb(self, red: float, green: float, blue: float) -> Paint:
        """How much of the ink a colour takes; black leaves the other plates alone."""
        at, amount = shared(self.inks, red, green, blue)
        is_over = at != self.at and amount >= _BLACK and is_neutral(red, green, blue)
        return Paint(self._written(amount if at == self.at else 0.0), shows=not is_over)

    def of_cmyk(self, values: Sequence[float]) -> Paint:
        """The same for a colour that was written in inks of another press."""
        return self.of_rgb(*screened(values))

    def area(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Not more ink than dries."""
        return (max(values[0], 1 - FULLEST),)

    def is_over(self, values: tuple[float, ...]) -> bool:  # noqa: ARG002 - see Inking
        """Never: a plate knows of no other."""
        return False

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in grey on the plate that prints pictures, nothing but paper on the others."""
        if self.at != self.picture_ink:
            return Image.new("L", image.size, 255)
        grey = image if image.mode == "L" else in_rgb(image).convert("L")
        return grey.point([max(level, round(255 * (1 - FULLEST))) for level in range(256)])

    def _written(self, amount: float) -> tuple[float, ...]:
        return (1 - amount,)


@dataclass(frozen=True, slots=True)
class Print:
    """What a plate prints, in the colour of its ink, for a screen."""

    plate: Plate

    @property
    def space(self) -> str:
        """The colours of a screen."""
        return "DeviceRGB"

    def of_rgb(self, red: float, green: float, blue: float) -> Paint:
        """The ink, as much of it as the plate has."""
        paint = self.plate.of_rgb(red, green, blue)
        return Paint(self._tinted(paint.values[0]), paint.shows)

    def of_cmyk(self, values: Sequence[float]) -> Paint:
        """The same for a colour that was written in inks of another press."""
        return self.of_rgb(*screened(values))

    def area(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Not more ink than dries."""
        full = self._tinted(1 - FULLEST)
        return tuple(max(one, most) for one, most in zip(values, full, strict=True))

    def is_over(self, values: tuple[float, ...]) -> bool:  # noqa: ARG002 - see Inking
        """Never: a plate knows of no other."""
        return False

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in the ink."""
        grey = self.plate.picture(image)
        return ImageOps.colorize(grey, self.plate.inks[self.plate.at].colour, "#ffffff")

    def _tinted(self, grey: float) -> tuple[float, ...]:
        """A grey of the plate as its ink looks on white paper."""
        return tuple(1 - (1 - grey) * (1 - one) for one in self.plate.inks[self.plate.at].rgb)


def shared(inks: Sequence[Ink], red: float, green: float, blue: float) -> tuple[int, float]:
    """Which ink prints a colour, by its place, and how much of it, from 0 to 1."""
    colour = (red, green, blue)
    for at, ink in enumerate(inks):
        if (
            min(colour) < 1
            and max(abs(a - b) for a, b in zip(colour, ink.rgb, strict=True)) < _SAME
        ):
            return at, 1.0
    if is_neutral(red, green, blue):
        return 0, 1 - (red + green + blue) / 3
    colourful = [at for at, ink in enumerate(inks) if not is_neutral(*ink.rgb)]
    if not colourful:
        return len(inks) - 1, 1 - luma(red, green, blue)
    hue = rgb_to_hsv(red, green, blue)[0]
    at = min(colourful, key=lambda one: _apart(hue, rgb_to_hsv(*inks[one].rgb)[0]))
    return at, min(1.0, (1 - min(red, green, blue)) / (1 - min(inks[at].rgb)))


def _apart(hue: float, other: float) -> float:
    """How far two hues lie from each other on their circle."""
    far = abs(hue - other)
    return min(far, 1 - far)
