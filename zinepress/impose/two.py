"""The pages of a zine in two languages, put in the order of one booklet.

In: PDFs of pages as bytes. Out: one PDF as bytes, the same for the same input, and how many pages
it has.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from zinepress.impose.door import door

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAF = 4
"""A folded sheet has so many pages, and the two texts of a booklet fill whole ones."""
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def cut_spreads(pdf: bytes, width: float, *, right_to_left: bool) -> tuple[bytes, int]:
    """The pages of a PDF, each that is as wide as two cut down its middle; `width` is of one.

    Of a spread the half that is read first comes first. Raises ImposeError for what is no PDF.
    """
    with door("spreads to cut"), pikepdf.open(BytesIO(pdf)) as spreads, pikepdf.new() as whole:
        for page in spreads.pages:
            left, bottom, right, top = (float(one) for one in page.mediabox)
            if right - left < width * 1.5:
                whole.pages.append(page)
                continue
            middle = (left + right) / 2
            halves = [(left, middle), (middle, right)]
            for start, end in reversed(halves) if right_to_left else halves:
                _add_half(whole, page, (start, bottom, end, top))
        return _saved(whole)


def from_both_ends(first: bytes, second: bytes, *, turned: bool) -> tuple[bytes, int]:
    """The pages of one zine from the front and those of another from the back, blanks between.

    `turned` is for two that are bound at the same edge: the second then stands on its head, so
    that its cover is upright to whoever turns the booklet over. One that is bound at the other
    edge is read from the back as it is. Raises ImposeError for what is no PDF.
    """
    with (
        door("two zines to join"),
        pikepdf.open(BytesIO(first)) as one,
        pikepdf.open(BytesIO(second)) as other,
        pikepdf.new() as whole,
    ):
        whole.add_pages_from(one)
        size = tuple(float(side) for side in one.pages[0].mediabox[2:])
        for _ in range(-(len(one.pages) + len(other.pages)) % LEAF):
            whole.add_blank_page(page_size=(size[0], size[1]))
        for page in _backwards(other):
            whole.pages.append(page)
            if turned:
                whole.pages[-1].rotate(180, relative=True)
        return _saved(whole)


def _add_half(whole: pikepdf.Pdf, spread: pikepdf.Page, box: tuple[float, ...]) -> None:
    """Add what of a spread is in a box as a page; the rest is not there, and not only unseen."""
    whole.pages.append(spread)
    half = whole.pages[-1].obj
    for name in _BOXES:
        if name in half:
            del half[name]
    half.MediaBox = pikepdf.Array(box)
    left, bottom, right, top = box
    clip = f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n"
    # in one stream, as the halves of a page share those it came with
    drawn = pikepdf.Page(spread).obj.Contents
    parts = list(drawn) if isinstance(drawn, pikepdf.Array) else [drawn]
    content = b"\n".join(part.read_bytes() for part in parts)
    half.Contents = whole.make_stream(clip.encode() + content + b"\nQ")


def _backwards(pdf: pikepdf.Pdf) -> Iterable[pikepdf.Page]:
    """The pages of a PDF, the last one first."""
    return reversed(list(pdf.pages))


def _saved(whole: pikepdf.Pdf) -> tuple[bytes, int]:
    """The PDF as bytes, and its pages."""
    result = BytesIO()
    whole.save(result, deterministic_id=True)
    return result.getvalue(), len(whole.pages)
