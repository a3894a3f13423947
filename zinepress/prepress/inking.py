"""The two ways that a shop prints: four inks by an ICC profile, or black alone.

In: a `Shop`'s colours, profile and limit. Out: an `Inking`. Neutral colours never go through a
profile, which would print black text with four inks.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageCms

from zinepress.prepress.paint import Paint, is_neutral, luma, screened

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEUTRAL_PICTURE = 3
"""Levels of 255 that the channels of a grey picture may differ by, as JPEG leaves them."""


@dataclass(frozen=True, slots=True)
class BlackAlone:
    """Every colour as a grey, printed in black."""

    space: str = field(default="DeviceGray", init=False)

    def of_rgb(self, red: float, green: float, blue: float) -> Paint:
        """The grey that a colour looks like."""
        return Paint((red if is_neutral(red, green, blue) else luma(red, green, blue),))

    def of_cmyk(self, values: Sequence[float]) -> Paint:
        """The grey of a colour that was written in inks."""
        return self.of_rgb(*screened(values))

    def area(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """The same."""
        return values

    def is_over(self, values: tuple[float, ...]) -> bool:  # noqa: ARG002 - see Inking
        """Never: there is nothing but black below."""
        return False

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in grey."""
        return image if image.mode == "L" else in_rgb(image).convert("L")


@dataclass(frozen=True, slots=True)
class FourInks:
    """Colours by a profile, greys in black alone, and no spot with more ink than the limit."""

    profile: bytes = field(repr=False)
    limit: float
    space: str = field(default="DeviceCMYK", init=False)

    def of_rgb(self, red: float, green: float, blue: float) -> Paint:
        """The inks of a colour of the screen."""
        if is_neutral(red, green, blue):
            return Paint((0.0, 0.0, 0.0, 1 - (red + green + blue) / 3))
        return Paint(_limited(_mixed(self.profile, red, green, blue), self.limit / 100))

    def of_cmyk(self, values: Sequence[float]) -> Paint:
        """The inks that were written, as they are."""
        return Paint(tuple(values))

    def area(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """The same."""
        return values

    def is_over(self, values: tuple[float, ...]) -> bool:
        """Full black is, so that no paper shows at its edges where sheets have shifted."""
        return values == (0.0, 0.0, 0.0, 1.0)

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in four inks, or in grey where it holds no colour."""
        if image.mode in ("L", "CMYK"):
            return image
        plain = in_rgb(image)
        if _is_grey(plain):
            return plain.convert("L")
        converted = ImageCms.applyTransform(plain, _transform(self.profile))
        assert converted is not None
        return converted


def in_rgb(image: Image.Image) -> Image.Image:
    """A picture in RGB, whatever it was."""
    return image if image.mode == "RGB" else image.convert("RGB")


def _is_grey(image: Image.Image) -> bool:
    """Whether a picture in RGB holds greys alone."""
    small = image.copy()
    small.thumbnail((400, 400))
    red, green, blue = small.split()
    pairs = ((red, green), (green, blue), (red, blue))
    far = (ImageChops.difference(one, other) for one, other in pairs)
    return all(sum(one.histogram()[_NEUTRAL_PICTURE + 1 :]) == 0 for one in far)


@lru_cache(maxsize=4)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    """From sRGB to the inks of a profile, the light of paper taken for white."""
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=4096)
def _mixed(profile: bytes, red: float, green: float, blue: float) -> tuple[float, ...]:
    """The inks of one colour by a profile."""
    dot = Image.new("RGB", (1, 1), tuple(round(255 * one) for one in (red, green, blue)))
    converted = ImageCms.applyTransform(dot, _transform(profile))
    assert converted is not None
    pixel = converted.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return tuple(one / 255 for one in pixel)


def _limited(inks: tuple[float, ...], most: float) -> tuple[float, ...]:
    """Inks of which no more than `most` come together; black stays as it is."""
    *colours, black = inks
    total = sum(colours)
    share = min(1.0, max(0.0, most - black) / total) if total else 1.0
    return (*(one * share for one in colours), black)
