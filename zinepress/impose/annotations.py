"""Annotations and filled forms, drawn into the pages that carry them.

In: an open PDF. Out: findings; every annotation that is meant for paper and says how it looks
has become part of its page. Links, notes and pop-ups are for screens and are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

_ON_SCREENS = {"/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen"}
_HIDDEN, _PRINT = 2, 4
"""Bits of an annotation's flags (ISO 32000, table 165)."""


def draw_annotations(file: pikepdf.Pdf, name: str) -> tuple[Finding, ...]:
    """Draws the printable annotations of all pages; tells of those it cannot draw."""
    printable = [(number, each) for number, each in _annotations(file) if _is_printable(each)]
    if not printable:
        return ()
    try:
        if "/AcroForm" in file.Root:
            file.generate_appearance_streams()
        undrawn = sorted({number for number, each in printable if not _looks(each)})
        for _, each in printable:
            _keep_layer(each)
        file.flatten_annotations("print")
    except Exception as error:  # noqa: BLE001 - a broken form shall not cost the pages under it
        undrawn = sorted({number for number, _ in printable})
        return (_undrawn(undrawn, name, f" ({type(error).__name__})"),)
    return (_undrawn(undrawn, name, ""),) if undrawn else ()


def _annotations(file: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    """Every annotation that is a dictionary, with the number of its page."""
    for number, page in enumerate(file.pages, 1):
        found = page.obj.get("/Annots")
        if isinstance(found, pikepdf.Array):
            yield from ((number, each) for each in found if isinstance(each, pikepdf.Dictionary))


def _is_printable(annotation: pikepdf.Object) -> bool:
    if str(annotation.get("/Subtype")) in _ON_SCREENS:
        return False
    flags: object = annotation.get("/F")
    return isinstance(flags, int) and bool(flags & _PRINT) and not flags & _HIDDEN


def _looks(annotation: pikepdf.Object) -> bool:
    """Whether the annotation says how it looks, or is a field that shows nothing."""
    looks = annotation.get("/AP")
    if isinstance(looks, pikepdf.Dictionary) and "/N" in looks:
        return True
    return str(annotation.get("/Subtype")) == "/Widget" and "/V" not in annotation


def _keep_layer(annotation: pikepdf.Object) -> None:
    """Hangs the annotation's appearance on the annotation's layer, so that it hides with it."""
    layer = annotation.get("/OC")
    looks = annotation.get("/AP")
    if layer is None or not isinstance(looks, pikepdf.Dictionary):
        return
    normal = looks.get("/N")
    states = list(normal.values()) if isinstance(normal, pikepdf.Dictionary) else [normal]
    for state in states:
        if isinstance(state, pikepdf.Stream) and "/OC" not in state:
            state["/OC"] = layer


def _undrawn(pages: list[int], name: str, why: str) -> Finding:
    more = f" and {len(pages) - 5} more" if len(pages) > 5 else ""
    listed = ", ".join(map(str, pages[:5])) + more
    return Finding(
        f"annotations or form fields on page {listed} cannot be drawn and are left out{why}",
        Where(name),
        "print the file to a new PDF from the program that shows them, and take that one",
        Severity.WARNING,
        "annotations",
    )
