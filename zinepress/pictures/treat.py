"""One picture file in, the picture that may travel out.

In: bytes and a `Treatment`. Out: bytes without EXIF, GPS, comments or colour profile, no larger
than the format can print, in full tone, light, halftone or line. The same bytes give the same.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.pictures.drawings import clean_drawing, is_drawing
from zinepress.pictures.halftone import halftone
from zinepress.pictures.whole import PictureError, whole_picture

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 100_000_000
"""The most pixels a picture may have; a bigger one is refused from its header."""
JPEG_QUALITY = 88
SHARP_COLOURS = 256
"""A picture of at most so many colours is line art: it stays lossless."""


class Tone(StrEnum):
    """What is done to the greys: nothing, lightened, a dot screen, or black and white alone."""

    FULL = "full"
    LIGHT = "light"
    HALFTONE = "halftone"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a format prints pictures.

    `longest` is the most pixels along the longer edge (None keeps all); `grey` takes colour out;
    `lines` is the dot screen's ruling in lines per inch where the picture is printed at `dpi`.
    """

    tone: Tone = Tone.FULL
    grey: bool = False
    longest: int | None = None
    dpi: int = 300
    lines: int = 75


@dataclass(frozen=True, slots=True)
class Treated:
    """A picture ready to print: its bytes, media type and size in pixels (0 for a drawing)."""

    data: bytes
    media_type: str
    width: int = 0
    height: int = 0


def treat(data: bytes, treatment: Treatment) -> Treated:
    """The picture as it may travel; raises PictureError for what is no whole picture."""
    if is_drawing(data):
        return Treated(clean_drawing(data), "image/svg+xml")
    picture = _upright(_open(data))
    picture = _shrunk(_in_srgb(picture), treatment.longest)
    match treatment.tone:
        case Tone.LIGHT:
            picture = _light(picture)
        case Tone.HALFTONE:
            picture = halftone(_flat(picture), treatment.dpi, treatment.lines)
        case Tone.LINE:
            picture = _flat(picture).convert("L").point(lambda value: 255 * (value > 127), "1")
        case Tone.FULL:
            picture = _grey(picture) if treatment.grey else picture
    return _encode(picture)


def _open(data: bytes) -> Image.Image:
    """The picture, whole and turned as the camera was held."""
    from PIL import ImageOps  # noqa: PLC0415 - only where pictures are

    picture = whole_picture(data, _refuse)
    with warnings.catch_warnings():
        # a camera's notes that cannot be read say nothing of how it was held
        warnings.simplefilter("ignore")
        return ImageOps.exif_transpose(picture)


def _refuse(width: int, height: int) -> None:
    if width * height > PIXELS:
        raise PictureError(
            f"the picture has {width} x {height} pixels, more than {PIXELS // 1_000_000} million",
            hint="save it smaller; 300 pixels per printed inch are enough",
        )


def _upright(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be worked on: L, LA, RGB, RGBA or 1."""
    if picture.mode in ("1", "L", "LA", "RGB", "RGBA", "CMYK"):
        return picture
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture.convert("RGB")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours in sRGB, so that the profile need not travel; a broken profile is left out."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    from PIL import ImageCms  # noqa: PLC0415

    wanted = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        changed = ImageCms.profileToProfile(
            picture,
            io.BytesIO(profile),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode=wanted,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError):
        return picture.convert(wanted)
    return changed if changed is not None else picture.convert(wanted)


def _shrunk(picture: Image.Image, longest: int | None) -> Image.Image:
    from PIL import Image  # noqa: PLC0415

    if longest is None or max(picture.size) <= longest or picture.mode == "1":
        return picture
    share = longest / max(picture.size)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _flat(picture: Image.Image) -> Image.Image:
    """The picture on white paper."""
    from PIL import Image  # noqa: PLC0415

    if picture.mode not in ("LA", "RGBA"):
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode in ("LA", "RGBA"):
        return picture.convert("LA")
    return picture if picture.mode == "1" else picture.convert("L")


def _light(picture: Image.Image) -> Image.Image:
    """Grey with no tone darker than 40 % ink, so that a page of pictures stays cheap to print."""
    return _flat(picture).convert("L").point(lambda value: 153 + value * 102 // 255)


def _encode(picture: Image.Image) -> Treated:
    clean = picture.copy()
    clean.info = {}
    out = io.BytesIO()
    if clean.mode in ("1", "LA", "RGBA") or clean.getcolors(SHARP_COLOURS) is not None:
        clean.save(out, "PNG", optimize=True)
        kind = "image/png"
    else:
        clean.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
        kind = "image/jpeg"
    return Treated(out.getvalue(), kind, clean.width, clean.height)
