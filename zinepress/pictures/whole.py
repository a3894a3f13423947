"""A picture opened to its last pixel, or what is wrong with it.

In: bytes. Out: the picture, read whole; a cut or hostile file is one sentence.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from zinepress.errors import ZineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

READABLE = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


class PictureError(ZineError):
    """A file that is not a picture we can print, or too large a one."""


def whole_picture(data: bytes, refuse: Callable[[int, int], None]) -> Image.Image:
    """The picture, every pixel read; raises PictureError.

    `refuse` is told width and height from the header, before any pixel is read, and raises for
    a picture that is too large.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError  # noqa: PLC0415 - only where pictures are

    # the typesetter lets half a picture through as soon as it is imported
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # what counts is an error here; the library would print what nobody can act on
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=READABLE)
            refuse(*opened.size)
            opened.load()
    except UnidentifiedImageError:
        raise PictureError(
            "the file is not a picture that can be printed",
            hint=f"save it as {', '.join(READABLE)} or SVG",
        ) from None
    except Image.DecompressionBombError:
        raise PictureError(
            "the picture has more pixels than can be worked on",
            hint="save it smaller; 300 pixels per printed inch are enough",
        ) from None
    except (OSError, SyntaxError, ValueError) as reason:
        raise PictureError(
            f"the picture is damaged: {reason}", hint="save it again from where it came"
        ) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return opened
