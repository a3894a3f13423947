"""Pictures made of pixels in the inks of a press.

In: an image of a PDF and an `Inking`. Out: the image, changed: grey or four inks, eight bits. A
photograph stays JPEG, anything else is packed without loss.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name

from zinepress.errors import PrepressError

if TYPE_CHECKING:
    from PIL import Image

    from zinepress.prepress.paint import Inking

_QUALITY = 92
_SPACES = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK, "RGB": Name.DeviceRGB}
_OLD = ("/Decode", "/DecodeParms", "/Intent", "/Metadata", "/Alternates", "/OPI", "/Mask")
"""What said how the pixels were to be read, and says nothing of the new ones."""


def ink_picture(image: pikepdf.Object, inking: Inking) -> None:
    """Put an image into inks; one that is a stencil keeps the colour it is painted with."""
    if bool(image.get("/ImageMask", False)):
        return
    before = pixels(image)
    after = inking.picture(before)
    if after is before and _is_settled(image, after):
        return
    is_photograph = str(image.get("/Filter", "")) == "/DCTDecode"
    for key in _OLD:
        if key in image:
            del image[key]
    packed = _jpeg(after) if is_photograph else zlib.compress(after.tobytes(), 9)
    image.write(packed, filter=Name.DCTDecode if is_photograph else Name.FlateDecode)
    image["/ColorSpace"] = _SPACES[after.mode]
    image["/BitsPerComponent"] = 8
    if is_photograph and after.mode == "CMYK":
        image["/Decode"] = Array([1, 0] * 4)  # Pillow writes the inks of a JPEG upside down


def pixels(image: pikepdf.Object) -> Image.Image:
    """The pixels of an image: of mode L, RGB or CMYK; raises PrepressError if none can be had."""
    try:
        found = pikepdf.PdfImage(image).as_pil_image()  # type: ignore[arg-type]  # it is a stream
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, KeyError) as error:
        raise PrepressError(
            "a picture whose pixels cannot be read", hint="save it as a plain PNG or JPEG"
        ) from error
    if found.mode in ("L", "RGB", "CMYK"):
        return found
    return found.convert("L" if found.mode in ("1", "LA", "I;16", "I") else "RGB")


def drop_idle_mask(image: pikepdf.Object) -> None:
    """Take the mask off an image that shows all of it, as those of many PNGs do."""
    mask = image.get("/SMask")
    if isinstance(mask, pikepdf.Stream) and pixels(mask).getextrema()[0] == 255:
        del image["/SMask"]


def _is_settled(image: pikepdf.Object, pixels_: Image.Image) -> bool:
    """Whether an image is written in its device space already."""
    return image.get("/ColorSpace") == _SPACES.get(pixels_.mode)


def _jpeg(image: Image.Image) -> bytes:
    """A picture as JPEG, the same bytes for the same pixels."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return target.getvalue()
