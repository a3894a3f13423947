"""What an edition orders of a print shop, and what the shop is handed.

In: a `Job` and the name of a shop. Out: an `Order`, the format in the shop's size, a `Piece`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.build.plan import output, pass_file
from zinepress.errors import Finding, Severity
from zinepress.handout.jobs.ticket import Ticket, as_json, as_text
from zinepress.prepress.order import Order
from zinepress.prepress.shop import for_shop
from zinepress.press.languages import direction
from zinepress.press.shops import Binding, find_shop, profile_file
from zinepress.units import MM, parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.build.job import Job, Piece
    from zinepress.layout.formats import Format
    from zinepress.prepress.shop import Handed
    from zinepress.press.shops import Shop

_THIN = 2 * MM
"""The least that a spine is glued at."""


def order_of(job: Job, name: str) -> Order:
    """What a job orders of a shop; raises SettingsError for a shop that is not known."""
    front = job.edition.front
    at = next((at for at, one in enumerate(front.shop) if one.lower() == name), 0)
    where = front.places.get(f"shop.{at}") or front.places.get("shop")
    shop = find_shop(name, job.press.root, where)
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


def handed(piece: Piece, order: Order, form: Format) -> Piece:
    """A piece with its pages made ready for a shop, cover and ticket beside them.

    Raises PrepressError.
    """
    assert piece.content is not None
    made = for_shop(piece.content, order)
    files = {"": made.pages} | ({"-cover": made.cover} if made.cover else {})
    path = output(piece.target)
    named = {pass_file(path, end).rpartition("/")[2]: content for end, content in files.items()}
    slip = Ticket(order, form.cut, made.count, named, made.spine)
    del files[""]
    files |= {"-ticket.txt": as_text(slip).encode(), "-ticket.json": as_json(slip).encode()}
    return replace(
        piece,
        content=made.pages,
        pages=made.count,
        passes=files,
        findings=(*piece.findings, *_told(made, order)),
    )


def _told(made: Handed, order: Order) -> Iterator[Finding]:
    """The notes on empty pages that were put in, and on a spine too thin for glue."""
    if made.blanks:
        pages = f"{made.blanks} empty page{'s' if made.blanks > 1 else ''} before the last"
        yield Finding(
            f"{pages}, for a number that {order.shop.multiple} divides",
            severity=Severity.NOTE,
            rule="blank-pages",
        )
    if made.cover and order.shop.binding is Binding.GLUED and made.spine < _THIN:
        yield Finding(
            f"a glued spine of {made.spine / MM:.1f} mm",
            hint="have it stapled; most shops glue from 2 mm on",
            severity=Severity.WARNING,
            rule="thin-spine",
        )
