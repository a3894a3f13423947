"""Finished pages become the files of a print shop.

In: a PDF of pages in reading order, with trim boxes and bleed, and an `Order`. Out: `Handed`: the
file of the pages, and a cover of its own where the shop wants one.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary, Name

from zinepress.prepress.cover import cover_of, spine
from zinepress.prepress.finish import bare, written
from zinepress.prepress.flat import flatten
from zinepress.prepress.inked import ink_pages
from zinepress.prepress.inking import BlackAlone, FourInks
from zinepress.prepress.trim import set_boxes
from zinepress.press.shops import Colours, Cover, Standard

if TYPE_CHECKING:
    from zinepress.prepress.order import Order
    from zinepress.prepress.paint import Inking


@dataclass(frozen=True, slots=True)
class Handed:
    """What a shop is handed."""

    pages: bytes = field(repr=False)
    count: int
    blanks: int
    """How many empty pages were put before the last."""
    cover: bytes | None = field(default=None, repr=False)
    """The cover, where the shop wants it apart; `count` and `pages` are then without it."""
    spine: float = 0.0
    """How wide the spine is, in points."""


def for_shop(pages: bytes, order: Order) -> Handed:
    """The files for a shop; raises PrepressError for what its standard cannot hold."""
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        bare(pdf)
        ink_pages(pdf, inking_of(order))
        if order.shop.standard is Standard.X1A:
            flatten(pdf)
        blanks = _fill_up(pdf, order.shop.multiple)
        width, cover = 0.0, None
        if order.shop.cover is Cover.APART:
            width = spine(len(pdf.pages), order)
            with cover_of(pdf, order) as apart:
                set_boxes(apart, order.shop)
                cover = written(apart, order)
        set_boxes(pdf, order.shop)
        return Handed(written(pdf, order), len(pdf.pages), blanks, cover, width)


def _fill_up(pdf: pikepdf.Pdf, multiple: int) -> int:
    """Put empty pages before the last, which stays the back cover; gives how many.

    The first page stays the first, whatever there is.
    """
    lacking = -len(pdf.pages) % multiple
    last = pdf.pages[-1]
    for _ in range(lacking):
        empty = Dictionary(
            Type=Name.Page,
            MediaBox=last.obj["/MediaBox"],
            TrimBox=last.obj["/TrimBox"],
            Resources=Dictionary(),
            Contents=pdf.make_stream(b"q Q"),  # Ghostscript stumbles over a stream of nothing
        )
        pdf.pages.insert(max(len(pdf.pages) - 1, 1), pikepdf.Page(pdf.make_indirect(empty)))
    return lacking


def inking_of(order: Order) -> Inking:
    """How a shop prints colours."""
    if order.shop.colours is Colours.BLACK:
        return BlackAlone()
    return FourInks(order.profile, order.shop.ink)
