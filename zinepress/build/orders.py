"""What an edition orders of a print shop, and what the shop is handed.

In: a `Job` and the name of a shop. Out: an `Order`, the format in the shop's size, a `Piece`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.prepress.order import Order
from zinepress.prepress.shop import for_shop
from zinepress.press.languages import direction
from zinepress.press.shops import find_shop, profile_file
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.build.job import Job, Piece
    from zinepress.layout.formats import Format
    from zinepress.press.shops import Shop


def order_of(job: Job, name: str) -> Order:
    """What a job orders of a shop; raises SettingsError for a shop that is not known."""
    front = job.edition.front
    shop = find_shop(name, job.press.root, front.places.get("shop"))
    return Order(
        shop,
        profile_file(shop, job.press.root).read_bytes(),
        front.title,
        job.edition.language,
        date=front.date,
        code=job.code,
        right_to_left=direction(job.edition.language) == "rtl",
    )


def form_for(form: Format, shop: Shop) -> Format:
    """The format with pages of the size that a shop trims them to."""
    return replace(form, trim=parse_size(shop.trim)) if shop.trim else form


def handed(piece: Piece, order: Order) -> Piece:
    """A piece with its pages made ready for a shop; raises PrepressError."""
    assert piece.content is not None
    made = for_shop(piece.content, order)
    return replace(
        piece,
        content=made.pages,
        pages=made.count,
        findings=(*piece.findings, *_told(made.blanks, order)),
    )


def _told(blanks: int, order: Order) -> Iterator[Finding]:
    """The note on empty pages that were put in."""
    if blanks:
        pages = f"{blanks} empty page{'s' if blanks > 1 else ''} before the last"
        yield Finding(
            f"{pages}, for a number that {order.shop.multiple} divides",
            severity=Severity.NOTE,
            rule="blank-pages",
        )
