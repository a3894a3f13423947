"""The ticket that goes to a print shop with the files.

In: an `Order`, and what was made of it. Out: a page of text, and JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.handout.jobs.lines import BLANK, told
from zinepress.handout.wording import paper_title, wording
from zinepress.press.languages import autonym
from zinepress.press.shops import Binding, Colours, Cover, Standard
from zinepress.units import MM, paper_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.handout.wording import Wording
    from zinepress.prepress.order import Order
    from zinepress.units import Size

WORDS = Path(__file__).parent
_STANDARDS = {Standard.X1A: "PDF/X-1a:2001", Standard.X4: "PDF/X-4"}


@dataclass(frozen=True, slots=True)
class Ticket:
    """An order and the files that were made for it, by name."""

    order: Order
    size: Size
    pages: int
    """Those of the file of pages."""
    files: Mapping[str, bytes]
    spine: float = 0.0


def as_text(ticket: Ticket) -> str:
    """The ticket as a page of text in the language of the edition."""
    words = wording(WORDS, ticket.order.language)
    return told(words, "ticket", tuple(_rows(ticket, words)), tuple(_files(ticket)))


def as_json(ticket: Ticket) -> str:
    """The ticket for programs; lengths in millimetres."""
    order, shop = ticket.order, ticket.order.shop
    said = {
        "title": order.title,
        "language": order.language,
        "edition": order.code,
        "shop": shop.name,
        "standard": shop.standard,
        "colours": shop.colours,
        "condition": shop.condition,
        "trim": [_mm(ticket.size.width), _mm(ticket.size.height)],
        "bleed": _mm(shop.bleed),
        "marks": shop.marks,
        "pages": ticket.pages,
        "cover": shop.cover,
        "binding": shop.binding,
        "spine": _mm(ticket.spine),
        "edge": "right" if order.right_to_left else "left",
        "paper": shop.paper,
        "cover-paper": shop.cover_paper or shop.paper,
        "files": {name: sha256(content).hexdigest() for name, content in ticket.files.items()},
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _rows(ticket: Ticket, words: Wording) -> Iterator[tuple[str, str]]:
    """What is ordered, line by line: a word and what it is."""
    order, shop = ticket.order, ticket.order.shop
    edge = "right" if order.right_to_left else "left"
    yield "title", order.title
    yield "language", autonym(order.language)
    yield "edition", order.code
    yield "size", _size(ticket.size, words)
    kind = "apart" if shop.cover is Cover.APART else "single"
    yield "pages", words.plain(f"pages-{kind}", count=ticket.pages)
    binding = "stapled" if shop.binding is Binding.STAPLED else "glued"
    yield "binding", words.plain(f"{binding}-{edge}")
    if ticket.spine:
        yield "spine", words.plain("millimetres", n=_mm(ticket.spine))
    colours = "black" if shop.colours is Colours.BLACK else "cmyk"
    yield "colours", words.plain(f"colours-{colours}")
    yield "paper", shop.paper
    if shop.cover_paper:
        yield "cover-paper", shop.cover_paper
    bleed = words.plain("millimetres", n=_mm(shop.bleed)) if shop.bleed else words.plain("none")
    yield "bleed", bleed
    yield "condition", f"{shop.condition}, {_STANDARDS[shop.standard]}"
    for key in ("copies", "proof", "delivery", "contact", "union"):
        yield key, BLANK


def _files(ticket: Ticket) -> Iterator[str]:
    """The name of each file and the digest that tells whether it came through whole."""
    for name, content in ticket.files.items():
        yield name
        yield f"  SHA-256 {sha256(content).hexdigest()}"


def _size(size: Size, words: Wording) -> str:
    """A size in millimetres, and its name where it has one."""
    both = f"{words.number(_mm(size.width))} × {words.number(_mm(size.height))}"
    name = paper_name(size)
    return f"{both} mm" + (f" ({paper_title(name)})" if name else "")


def _mm(length: float) -> float:
    """Points in millimetres, to a tenth."""
    return round(length / MM, 1)
