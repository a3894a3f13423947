"""Files that pages take in: looked through before the typesetter sees them.

In: bytes. Out: the same picture, whole and without what a camera or an editor wrote beside it.
A photograph keeps its data bit for bit, unless it was taken with the camera turned.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from zinepress.errors import TypesetError, ZineError
from zinepress.pictures.drawings import XLINK, clean_drawing, is_drawing
from zinepress.pictures.jpeg import without_notes
from zinepress.pictures.whole import PictureError, whole_picture
from zinepress.typeset import limits as limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from zinepress.typeset.limits import Limits

ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held; 1 is upright."""
QUALITY = 95
_TEXT = re.compile(r"(\{[^}]*\})?(text|tspan|textPath)")
_FAMILIES = re.compile(r"""font-family\s*(?:=\s*"([^"]+)"|:\s*([^;"}<]+))""")
_USE = re.compile(r"(\{[^}]*\})?use")


def picture(data: bytes, limits: Limits) -> tuple[bytes, str]:
    """A picture ready to be set and its media type; TypesetError says what is wrong with it."""
    if is_drawing(data):
        return drawing(data, limits), "image/svg+xml"
    from PIL import Image  # noqa: PLC0415 - only where pictures are

    with _opened(data, limits) as opened:
        kind = Image.MIME[opened.format or "PNG"]
        if opened.format not in ("JPEG", "MPO"):
            return data, kind
        if opened.getexif().get(ORIENTATION, 1) != 1:
            return _upright(opened), "image/jpeg"
        return without_notes(data), "image/jpeg"


def drawing(data: bytes, limits: Limits) -> bytes:
    """An SVG drawing without what an editor left in it."""
    try:
        cleaned = _FAMILIES.sub(_closed_up, clean_drawing(data).decode()).encode()
        drawn = copies(ET.fromstring(cleaned))  # noqa: S314 - cleaned: no entities
    except ZineError as error:
        raise TypesetError.of(error.findings) from error
    except RecursionError:
        raise TypesetError(
            "the parts of the drawing are nested too deep", hint="simplify it"
        ) from None
    if drawn > limits.copies:
        raise TypesetError.of([limit.too_many_copies(limits)])
    return cleaned


def _closed_up(declaration: re.Match[str]) -> str:
    """A list of families without spaces after commas: WeasyPrint takes them for part of a name."""
    return re.sub(r",\s+", ",", declaration[0])


def families(drawing: bytes) -> tuple[tuple[str, ...], ...]:
    """The families that a drawing's text asks for, a stack for each place that names any.

    Text in a drawing that names no family anywhere asks for `sans-serif`.
    """
    root = ET.fromstring(drawing)  # noqa: S314 - cleaned: no entities
    if not any(element.text for element in root.iter() if _TEXT.fullmatch(str(element.tag))):
        return ()
    named = _FAMILIES.findall(drawing.decode("utf-8").replace("&quot;", '"'))
    stacks = [
        tuple(family.strip().strip("\"'") for family in (first or second).split(","))
        for first, second in named
    ]
    return tuple(stacks) or (("sans-serif",),)


def copies(root: ET.Element) -> float:
    """How many elements a drawing draws by `use`, each followed to its end; a circle is inf."""
    by_id = {element.get("id"): element for element in root.iter()}
    known: dict[ET.Element, float] = {}

    def count(element: ET.Element) -> float:
        if element not in known:
            known[element] = float("inf")
            known[element] = sum(map(count, element)) + sum(
                1 + count(aim) for aim in _aims(element, by_id)
            )
        return known[element]

    return count(root)


def _aims(element: ET.Element, by_id: dict[str | None, ET.Element]) -> Iterator[ET.Element]:
    """What an element of a drawing draws once more."""
    if isinstance(element.tag, str) and _USE.fullmatch(element.tag):
        aim = element.get("href") or element.get(f"{{{XLINK}}}href") or ""
        if aim.startswith("#") and aim[1:] in by_id:
            yield by_id[aim[1:]]


def _opened(data: bytes, limits: Limits) -> Image.Image:
    """The picture, its every pixel read once."""

    def refuse(width: int, height: int) -> None:
        if width * height > limits.megapixels * 1_000_000:
            raise TypesetError.of([limit.too_many_pixels(limits, width, height)])

    try:
        return whole_picture(data, refuse)
    except PictureError as error:
        raise TypesetError.of(error.findings) from None


def _upright(opened: Image.Image) -> bytes:
    """The picture turned as the camera was held, and without its notes."""
    from PIL import ImageOps  # noqa: PLC0415

    turned = ImageOps.exif_transpose(opened)
    turned.info = {}
    out = io.BytesIO()
    turned.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
