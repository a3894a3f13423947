"""SVG drawings: recognised, refused when they could reach out, stripped of their editor's notes.

In: bytes. Out: the drawing's bytes without comments, metadata and editor namespaces.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from zinepress.errors import ZineError

DRAWING_BYTES = 5_000_000
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
OWN = (f"{{{SVG}}}", f"{{{XLINK}}}", "{http://www.w3.org/XML/1998/namespace}")
_START = re.compile(rb"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!DOCTYPE\s+)?svg[\s>]", re.DOTALL)


def is_drawing(data: bytes) -> bool:
    """Whether the bytes begin as an SVG file does."""
    return _START.match(data.removeprefix(b"\xef\xbb\xbf")[:20_000]) is not None


def clean_drawing(data: bytes) -> bytes:
    """The drawing without what an editor left in it; raises ZineError when it is not safe."""
    if len(data) > DRAWING_BYTES:
        raise ZineError(
            f"the drawing is larger than {DRAWING_BYTES // 1_000_000} MB",
            hint="simplify it, or save it as PNG",
        )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ZineError(
            "the drawing declares a document type", hint="save it as plain SVG without one"
        )
    try:
        root = ET.fromstring(data)  # noqa: S314 - no document type, so no entity to expand
    except ET.ParseError as reason:
        raise ZineError(
            f"the drawing is not well-formed ({reason})", hint="save it again as plain SVG"
        ) from None
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    try:
        _strip(root)
        cleaned: bytes = ET.tostring(root, encoding="utf-8")
    except RecursionError:
        raise ZineError(
            "the parts of the drawing are nested too deep", hint="ungroup it and save it again"
        ) from None
    return cleaned


def _strip(element: ET.Element) -> None:
    """Takes editor attributes, foreign elements, metadata and scripts out, all the way down."""
    _refuse_other_files(element)
    for name in [key for key in element.attrib if _is_foreign(key) or key.startswith("on")]:
        del element.attrib[name]
    for child in list(element):
        if _is_foreign(child.tag) or child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}script"):
            element.remove(child)
        else:
            _strip(child)


def _refuse_other_files(element: ET.Element) -> None:
    """Raises ZineError where the drawing shows another file; links of `<a>` are let through."""
    for name in ("href", f"{{{XLINK}}}href"):
        aim = element.get(name, "#")
        if element.tag != f"{{{SVG}}}a" and not aim.startswith(("#", "data:")):
            raise ZineError(
                f"the drawing takes in another file, '{aim[:60]}'",
                hint="embed it in the drawing when saving",
            )


def _is_foreign(name: str) -> bool:
    """Whether a name stands in a namespace other than SVG's, XLink's and XML's."""
    return name.startswith("{") and not name.startswith(OWN)
