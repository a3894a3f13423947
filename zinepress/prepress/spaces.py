"""Colour spaces of a PDF, as far as the colours written in them can be put into inks.

In: a colour space object. Out: a `Space`, which turns components into `Paint`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from zinepress.prepress.paint import Paint, from_lab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.prepress.paint import Inking

_NAMES = {
    "/DeviceGray": "gray",
    "/CalGray": "gray",
    "/G": "gray",
    "/DeviceRGB": "rgb",
    "/CalRGB": "rgb",
    "/RGB": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/Pattern": "pattern",
}
_BY_COUNT = {1: "gray", 3: "rgb", 4: "cmyk"}
_BLACK = {"gray": (0.0,), "rgb": (0.0, 0.0, 0.0), "cmyk": (0.0, 0.0, 0.0, 1.0)}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: gray, rgb, cmyk, lab, pattern, or spot, which is left as it is.

    A space with a profile counts as the device space of as many components.
    """

    kind: str
    is_d50: bool = True

    @property
    def is_kept(self) -> bool:
        """Whether colours in it are left as they are written."""
        return self.kind in ("pattern", "spot")

    def first(self, inking: Inking) -> Paint:
        """The paint that a space begins with, black (ISO 32000-1, 8.6.5.1)."""
        return self.paint(_BLACK.get(self.kind, (0.0, 0.0, 0.0)), inking)

    def paint(self, values: Sequence[float], inking: Inking) -> Paint:
        """The paint for components of this space."""
        match self.kind:
            case "gray":
                return inking.of_rgb(values[0], values[0], values[0])
            case "rgb":
                return inking.of_rgb(values[0], values[1], values[2])
            case "cmyk":
                return inking.of_cmyk(values)
        return inking.of_rgb(*from_lab(values, is_d50=self.is_d50))


GRAY = Space("gray")


def space_of(thing: object) -> Space:
    """The space of an object or name (ISO 32000-1, 8.6)."""
    if not isinstance(thing, pikepdf.Array) or not len(thing):
        return Space(_NAMES.get(str(thing), "spot"))
    family = str(thing[0])
    if family == "/ICCBased":
        return Space(_BY_COUNT.get(int(thing[1].get("/N", 3)), "rgb"))
    if family == "/Lab":
        return Space("lab", is_d50=float(thing[1]["/WhitePoint"][2]) < 0.95)
    return Space(_NAMES.get(family, "spot"))
