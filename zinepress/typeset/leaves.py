"""Laid-out pages, as lists of what stands on them.

In: a document of WeasyPrint's and the tree it was made from. Out: a `Leaf` for each page, with
its runs of letters and its pictures, each with its place in the source. Lengths are CSS pixels
from the top left corner of the trimmed page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from zinepress.errors import Where
from zinepress.typeset import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.typeset.inside import Box

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Area(StrEnum):
    """The part of a page that something stands in."""

    TEXT = "text"
    NOTES = "notes"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an element comes from: its line in the source, whether it is in a heading or a link.

    `file` is the file that the line is of, relative to the press; empty for the text's own file.
    `may_bleed` tells that it, or what it stands in, carries the attribute `data-bleed`: it is
    meant to run off the page.
    """

    line: int | None = None
    is_heading: bool = False
    may_bleed: bool = False
    in_link: bool = False
    file: str = ""

    def place(self, source: str) -> Where | None:
        """The line in its file, which is `source` unless the text was taken in from another."""
        file = self.file or source
        return Where(file, self.line) if file else None


@dataclass(frozen=True, slots=True)
class Around:
    """What a box stands in."""

    area: Area = Area.TEXT
    container: Box = None
    clip: Box = None
    row: Box = None
    """The line of text."""
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of letters or a picture on a page."""

    box: Box
    page: int
    around: Around
    origin: Origin

    @property
    def is_mark(self) -> bool:
        """Whether it is the number or bullet of a list, which stands on a line of its own."""
        return str(self.box.element_tag).endswith("::marker")

    @property
    def left(self) -> float:
        """Its left edge."""
        return float(self.box.position_x)

    @property
    def right(self) -> float:
        """Its right edge."""
        return float(self.box.position_x + self.box.width)

    @property
    def top(self) -> float:
        """The top of its capitals, more or less; of a picture its upper edge."""
        baseline = getattr(self.box, "baseline", None)
        if baseline is None:
            return float(self.box.position_y)
        return float(self.box.position_y + baseline - 0.7 * self.box.style["font_size"])

    @property
    def bottom(self) -> float:
        """Its baseline; of a picture its lower edge."""
        baseline = getattr(self.box, "baseline", None)
        return float(self.box.position_y + (self.box.height if baseline is None else baseline))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its number from 1, its size, what stands on it in the order of the text."""

    number: int
    width: float
    height: float
    box: Box
    texts: tuple[Placed, ...]
    pictures: tuple[Placed, ...]
    faint: tuple[Placed, ...]
    """Boxes that let through what lies below them."""
    notes: Box
    """The area of the footnotes; None without notes."""


def origins(root: Any) -> Mapping[Any, Origin]:
    """The origin of every element of a tree."""
    found: dict[Any, Origin] = {}
    waiting = [(root, Origin())]
    while waiting:
        element, outer = waiting.pop()
        line = element.get("data-line", "")
        is_placed = line.isdecimal()
        origin = Origin(
            int(line) if is_placed else outer.line,
            outer.is_heading or element.tag in HEADINGS,
            outer.may_bleed or element.get("data-bleed") is not None,
            outer.in_link or element.tag == "a",
            element.get("data-source", "") if is_placed else outer.file,
        )
        found[element] = origin
        waiting += ((child, origin) for child in element)
    return found


def leaves(document: Any, known: Mapping[Any, Origin]) -> tuple[Leaf, ...]:
    """The pages of a document; `known` is the origin of every element."""
    return tuple(_leaf(number, page, known) for number, page in enumerate(document.pages, 1))


def _leaf(number: int, page: Any, known: Mapping[Any, Origin]) -> Leaf:
    texts: list[Placed] = []
    pictures: list[Placed] = []
    faint: list[Placed] = []
    notes = None
    whole = inside.page_box(page)
    for box, around in _walk(whole):
        if box.style["opacity"] < 1:
            faint.append(Placed(box, number, around, known.get(box.element, Origin())))
        if inside.is_notes(box):
            notes = box
        elif inside.is_text(box) or inside.is_replaced(box):
            origin = known.get(box.element, Origin())
            kind = texts if inside.is_text(box) else pictures
            kind.append(Placed(box, number, around, origin))
    return Leaf(
        number,
        page.width,
        page.height,
        whole,
        tuple(texts),
        tuple(pictures),
        tuple(faint),
        notes,
    )


def _walk(page: Box) -> Iterator[tuple[Box, Around]]:
    """Every box of a page in the order of the text, with what it stands in."""
    waiting = [(page, Around())]
    while waiting:
        box, around = waiting.pop()
        yield box, around
        within = _within(box, around)
        waiting += [(child, within) for child in inside.children(box)][::-1]


def _within(box: Box, around: Around) -> Around:
    """What the children of a box stand in."""
    area = around.area
    if inside.is_margin(box):
        area = Area.MARGIN
    elif inside.is_notes(box):
        area = Area.NOTES
    is_block = inside.is_container(box)
    return Around(
        area,
        box if is_block or inside.is_margin(box) else around.container,
        box if is_block and box.style["overflow"] != "visible" else around.clip,
        box if inside.is_line(box) else around.row,
        around.is_turned or box.transformation_matrix is not None,
    )
