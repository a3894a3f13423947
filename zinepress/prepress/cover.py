"""A cover of its own: back and front side by side, with the spine between them.

In: an open PDF of all pages in inks, with trim boxes, and an `Order`. Out: a PDF of two pages, the
outside and the inside of the cover; the pages of the cover leave the first PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from zinepress.errors import PrepressError
from zinepress.prepress.trim import box_of
from zinepress.press.shops import Binding

if TYPE_CHECKING:
    from zinepress.prepress.order import Order
    from zinepress.prepress.trim import Box

PAGES = 4
"""Front, back, and the inside of both."""


def spine(pages: int, order: Order) -> float:
    """How wide the spine is, in points, for so many pages with those of the cover.

    The leaves inside lie on each other; what is stapled is folded and has none.
    """
    if order.shop.binding is Binding.STAPLED:
        return 0.0
    return (pages - PAGES) / 2 * order.shop.caliper


def cover_of(pdf: pikepdf.Pdf, order: Order) -> pikepdf.Pdf:
    """The cover as a PDF of its own; raises PrepressError where no page would be left inside."""
    many = len(pdf.pages)
    if many <= PAGES:
        raise PrepressError(
            f"{many} pages are all cover",
            hint="write more, or set 'cover' of the shop to within",
        )
    width = spine(many, order)
    outside, inside = (many, 1), (2, many - 1)
    made = pikepdf.new()
    for left, right in (outside, inside):
        pair = (right, left) if order.right_to_left else (left, right)
        _spread(made, [pdf.pages[number - 1] for number in pair], width, order.shop.bleed)
    for at in (many - 1, many - 2, 1, 0):
        del pdf.pages[at]
    return made


def _spread(made: pikepdf.Pdf, pair: list[pikepdf.Page], spine_width: float, bleed: float) -> None:
    """Two pages and the spine between them as one page; the bleed ends at the spine."""
    trims = [box_of(page) for page in pair]
    width, height = trims[0][2] - trims[0][0], trims[0][3] - trims[0][1]
    whole = 2 * width + spine_width
    drawn, things = [], Dictionary()
    for at, (page, trim) in enumerate(zip(pair, trims, strict=True)):
        name, shift = f"/Side{at + 1}", at * (width + spine_width)
        things[name] = made.copy_foreign(page.as_form_xobject())
        things[name]["/BBox"] = Array(page.mediabox)  # pikepdf would end it at the trim
        edge = shift - bleed if at == 0 else shift
        drawn.append(
            f"q {edge:.4f} {-bleed:.4f} {width + bleed:.4f} {height + 2 * bleed:.4f} re W n "
            f"1 0 0 1 {shift - trim[0]:.4f} {-trim[1]:.4f} cm {name} Do Q"
        )
    box: Box = (0.0, 0.0, whole, height)
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array(box),
        TrimBox=Array(box),
        Resources=Dictionary(XObject=things),
        Contents=made.make_stream("\n".join(drawn).encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(sheet)))
