"""A dot screen that a photocopier keeps: black dots of changing size, no greys.

In: a picture. Out: the same picture in black and white at printing resolution.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

ANGLE = math.radians(45)
"""The angle at which the eye sees a black screen least."""


def halftone(picture: Image.Image, dpi: int, lines: int) -> Image.Image:
    """The picture screened at `lines` per inch where it prints at `dpi`, as 1-bit.

    Each pixel is compared with the spot function cos(2 pi u) + cos(2 pi v), u and v being its
    place in screen cells along axes turned by 45 degrees (Adobe's PostScript Language
    Reference, 7.4.2, the simple dot); the comparison is by rank, so that a grey of p per cent
    blackens p per cent of a cell.
    """
    from PIL import Image, ImageChops  # noqa: PLC0415 - only where pictures are

    grey = picture.convert("L")
    tile = _threshold_tile(max(2, round(dpi / lines / math.cos(ANGLE))))
    screen = Image.new("L", grey.size)
    for x in range(0, grey.width, tile.width):
        for y in range(0, grey.height, tile.height):
            screen.paste(tile, (x, y))
    return ImageChops.subtract(grey, screen).point(lambda value: 255 * (value > 0), "1")


def _threshold_tile(side: int) -> Image.Image:
    """Thresholds from 0 to 254 for a square that repeats: two cells of a screen at 45 degrees."""
    from PIL import Image  # noqa: PLC0415

    def spot(x: int, y: int) -> float:
        u, v = (x + y + 1) / side, (x - y) / side
        return math.cos(2 * math.pi * u) + math.cos(2 * math.pi * v)

    places = sorted(
        ((x, y) for x in range(side) for y in range(side)), key=lambda at: (spot(*at), at)
    )
    tile = Image.new("L", (side, side))
    for rank, at in enumerate(places):
        tile.putpixel(at, rank * 255 // len(places))
    return tile
