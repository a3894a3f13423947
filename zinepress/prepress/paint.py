"""How a colour of the screen becomes ink, as a value that the rewriting of pages is given.

In: red, green and blue, or what a PDF writes a colour in. Out: `Paint`: the components of one
device colour space, and whether anything is painted at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

NEUTRAL = 0.012
"""How far the components of a grey may differ, from 0 to 1."""
_WHITES = {True: (0.9642, 1.0, 0.8249), False: (0.9505, 1.0, 1.089)}
_TO_RGB = {
    True: ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052)),
    False: ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570)),
}
"""From XYZ to linear sRGB, for the white of print (D50) and of screens (D65)."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Components of a colour as it is written, from 0 to 1; `shows` is False for no paint."""

    values: tuple[float, ...]
    shows: bool = True


class Inking(Protocol):
    """How colours and pictures are printed by one press."""

    @property
    def space(self) -> str:
        """The device colour space of every `Paint`: DeviceGray or DeviceCMYK."""

    def of_rgb(self, red: float, green: float, blue: float) -> Paint:
        """The paint for a colour of the screen, components from 0 to 1."""

    def of_cmyk(self, values: Sequence[float]) -> Paint:
        """The paint for a colour that was written in inks, cyan, magenta, yellow and black."""

    def area(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """The same paint where it fills an area rather than letters."""

    def is_over(self, values: tuple[float, ...]) -> bool:
        """Whether letters in this paint are printed over what lies below them."""

    def picture(self, image: Image) -> Image:
        """A picture in the colour space: of mode L, CMYK or RGB."""


def luma(red: float, green: float, blue: float) -> float:
    """How light a colour looks, from 0 to 1 (ITU-R BT.601), as Pillow makes pictures grey."""
    return 0.299 * red + 0.587 * green + 0.114 * blue


def is_neutral(red: float, green: float, blue: float) -> bool:
    """Whether a colour is a grey."""
    return max(red, green, blue) - min(red, green, blue) < NEUTRAL


def screened(values: Sequence[float]) -> tuple[float, float, float]:
    """About the colour on a screen of cyan, magenta, yellow and black."""
    cyan, magenta, yellow, black = values
    return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)


def from_lab(values: Sequence[float], *, is_d50: bool) -> tuple[float, float, float]:
    """A colour of CIE L*a*b* as sRGB, cut to what a screen shows (IEC 61966-2-1)."""
    light, a, b = values
    middle = (light + 16) / 116
    xyz = [
        white * (one**3 if one > 6 / 29 else (one - 4 / 29) * 108 / 841)
        for one, white in zip(
            (middle + a / 500, middle, middle - b / 200), _WHITES[is_d50], strict=True
        )
    ]
    linear = (
        sum(share * one for share, one in zip(row, xyz, strict=True)) for row in _TO_RGB[is_d50]
    )
    red, green, blue = (_encoded(one) for one in linear)
    return red, green, blue


def _encoded(linear: float) -> float:
    """A component of sRGB from the amount of light."""
    clear = min(max(linear, 0.0), 1.0)
    return clear * 12.92 if clear <= 0.0031308 else 1.055 * clear ** (1 / 2.4) - 0.055
