"""Boxes and marks of single pages: what is cut off, how far ink runs beyond, where to cut.

In: an open PDF whose pages say their trim box, and a `Shop`. Out: the same PDF, changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name

from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from zinepress.press.shops import Shop

SLUG = 8 * MM
"""The room beyond the bleed for marks."""
_MARK = 5 * MM
_PEN = 0.25
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def box_of(page: pikepdf.Page) -> Box:
    """The trim box of a page."""
    left, bottom, right, top = (float(one) for one in page.trimbox)
    return left, bottom, right, top


def grown(box: Box, by: float) -> Box:
    """A box with a border all round."""
    left, bottom, right, top = box
    return left - by, bottom - by, right + by, top + by


def set_boxes(pdf: pikepdf.Pdf, shop: Shop) -> None:
    """Give every page the boxes of a shop, cut its drawing at the bleed, and draw the marks."""
    for page in pdf.pages:
        trim = box_of(page)
        bleed = grown(trim, shop.bleed)
        media = grown(bleed, SLUG) if shop.marks else bleed
        for key, box in (("/MediaBox", media), ("/BleedBox", bleed), ("/TrimBox", trim)):
            page.obj[key] = Array([round(one, 4) for one in box])
        if shop.marks:
            _mark(pdf, page, trim, shop)


def _mark(pdf: pikepdf.Pdf, page: pikepdf.Page, trim: Box, shop: Shop) -> None:
    """Crop marks in every ink, and a drawing that ends at the bleed."""
    left, bottom, right, top = grown(trim, shop.bleed)
    clip = f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n"
    lines = "\n".join(
        f"{x0:.4f} {y0:.4f} m {x1:.4f} {y1:.4f} l S"
        for x0, y0, x1, y1 in crop_lines(trim, shop.bleed)
    )
    drawn = f"Q\nq {_PEN} w /Registration CS 1 SCN\n{lines}\nQ"
    _lend(page.obj["/Resources"], pdf.make_indirect(registration()))
    own = page.obj["/Contents"]
    page.obj["/Contents"] = Array(
        [pdf.make_stream(clip.encode()), own, pdf.make_stream(drawn.encode())]
    )


def _lend(resources: pikepdf.Object, colour: pikepdf.Object) -> None:
    """Name the colour of marks in the resources of a page."""
    if "/ColorSpace" not in resources:
        resources["/ColorSpace"] = Dictionary()
    resources["/ColorSpace"]["/Registration"] = colour


def registration() -> Array:
    """The colour that is printed by every ink (ISO 32000-1, 8.6.6.4)."""
    function = Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1])
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, function])


def crop_lines(trim: Box, offset: float) -> Iterator[Box]:
    """The eight marks at the corners: they begin `offset` beyond the trim and point at it."""
    left, bottom, right, top = trim
    for x, way in ((left, -1), (right, 1)):
        for y in (bottom, top):
            yield x + way * offset, y, x + way * (offset + _MARK), y
    for y, way in ((bottom, -1), (top, 1)):
        for x in (left, right):
            yield x, y + way * offset, x, y + way * (offset + _MARK)
