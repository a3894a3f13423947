"""Several PDFs become one, their pages in a row; a sheet comes in front of others.

In: PDFs as bytes. Out: one PDF as bytes, the same for the same input.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from zinepress.impose.door import door

if TYPE_CHECKING:
    from collections.abc import Iterable


def join(pdfs: Iterable[bytes]) -> bytes:
    """The pages of all the PDFs, one after the other, without their outlines and tags.

    Raises ImposeError for what is no PDF.
    """
    result = BytesIO()
    with door("a PDF to join"), pikepdf.new() as whole:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as part:
                whole.add_pages_from(part)
        whole.save(result, deterministic_id=True)
    return result.getvalue()


def in_front(sheet: bytes, pdf: bytes, label: str, *, two_sided: bool) -> bytes:
    """A file of sheets with one page more before them, and its empty back where they have backs.

    Whatever the file tells printers stays; the new page is labelled so. Raises ImposeError for
    what is no PDF.
    """
    result = BytesIO()
    with (
        door("a PDF to join"),
        pikepdf.open(BytesIO(sheet)) as first,
        pikepdf.open(BytesIO(pdf)) as whole,
    ):
        size = first.pages[0].mediabox
        if two_sided:
            whole.add_blank_page(page_size=(float(size[2]), float(size[3])))
            whole.pages.insert(0, whole.pages[-1])
            del whole.pages[-1]
        whole.pages.insert(0, first.pages[0])
        for key in ("/StructParents", "/Tabs"):
            if key in whole.pages[0].obj:
                del whole.pages[0].obj[key]
        _label(whole, label, 1 + two_sided)
        whole.save(result, deterministic_id=True)
    return result.getvalue()


def _label(whole: pikepdf.Pdf, label: str, more: int) -> None:
    """Page labels for what comes before, those of the others moved on."""
    if "/PageLabels" not in whole.Root or "/Nums" not in whole.Root.PageLabels:
        return
    known = list(whole.Root.PageLabels.Nums)
    numbers = pikepdf.Array([0, pikepdf.Dictionary(P=pikepdf.String(label))])
    for place, value in zip(known[::2], known[1::2], strict=True):
        numbers.append(int(place) + more)
        numbers.append(value)
    whole.Root.PageLabels.Nums = numbers
