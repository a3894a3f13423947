"""The formats: what can be made of an edition, as data.

In: nothing. Out: `FORMATS`, by name. Cheap to import: listing and completion use it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.units import MM, mm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.units import Size

UNIVERSAL_HALF = mm(139.7, 210)
"""The common part of A5 and half Letter, so that both papers carry the same pages."""
UNIVERSAL_QUARTER = mm(105, 139.7)
"""The common part of A6 and quarter Letter."""
UNIVERSAL_PANEL = mm(69.85, 105)
"""The common part of an eighth of Letter and of A4: a page of a one-sheet zine."""
UNIVERSAL_THIRD = mm(91, 210)
"""The panel of Letter folded in three that goes inside, as high as A4 lying."""
UNIVERSAL_SHEET = mm(210, 279.4)
"""The common part of A4 and Letter."""
UNIVERSAL_POSTER = mm(279.4, 420)
"""The common part of A3 and tabloid."""

BLEED = 5 * MM
"""The most bleed that a shop asks for; files for shops that want less are cut down from it."""

SCREEN = "screen"
"""The page design of what has no pages."""


class Medium(StrEnum):
    """What kind of file a format is."""

    PDF = "pdf"
    TEXT = "txt"
    HTML = "html"
    EPUB = "epub"


class Machine(StrEnum):
    """What a file is made for, which decides what is done with its pages."""

    ANY = "any"
    SHOP = "shop"
    RISO = "riso"


@dataclass(frozen=True, slots=True)
class Format:
    """One thing to make of an edition.

    `page` names the page design a layout answers to (`half`, `quarter`, `panel`, ...); formats
    with the same page design share their pages. `half-lite` is the design `half` with something
    added. `scheme` is how the pages become sheets, None for single pages in reading order; only
    then does the format fan out over papers. `most` is how many pages it holds, None for any
    number; what is longer does not fit. `trim` is a larger size that the pages are cut to, margins
    growing and text staying; `bleed` is how far their ground runs beyond it. What goes to a shop
    fans out over shops, plates over papers.
    """

    name: str
    title: str
    medium: Medium
    page: str
    size: Size
    scheme: str | None = None
    most: int | None = None
    machine: Machine = Machine.ANY
    trim: Size | None = None
    bleed: float = 0.0

    @property
    def cut(self) -> Size:
        """The size that a page is cut to."""
        return self.trim or self.size

    def bound(self, binding: str) -> Format:
        """The format as a head asks for it: a booklet may be sewn in sections, say."""
        return replace(self, scheme=binding) if binding and self.scheme == "saddle" else self

    @property
    def has_pages(self) -> bool:
        """Whether it is made of pages, rather than one long screen."""
        return self.medium is Medium.PDF


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("read", "to read on a screen", Medium.PDF, "half", UNIVERSAL_HALF),
        Format("booklet", "to fold and staple", Medium.PDF, "half", UNIVERSAL_HALF, "saddle"),
        Format(
            "ink-lite",
            "to fold and staple, with little ink",
            Medium.PDF,
            "half-lite",
            UNIVERSAL_HALF,
            "saddle",
        ),
        Format("large-print", "to read with ease", Medium.PDF, "large", UNIVERSAL_SHEET),
        Format(
            "quarter",
            "a pocket booklet, two copies a sheet",
            Medium.PDF,
            "quarter",
            UNIVERSAL_QUARTER,
            "cut-fold-copies",
        ),
        Format(
            "mini",
            "a zine of eight pages from one sheet",
            Medium.PDF,
            "panel",
            UNIVERSAL_PANEL,
            "mini8",
            most=8,
        ),
        Format(
            "leaflet",
            "one sheet folded in three",
            Medium.PDF,
            "third",
            UNIVERSAL_THIRD,
            "trifold",
            most=6,
        ),
        Format(
            "handbill",
            "to hand out, four a sheet",
            Medium.PDF,
            "handbill",
            UNIVERSAL_QUARTER,
            "handbill-4up",
            most=2,
        ),
        Format("poster", "to put on a wall", Medium.PDF, "poster", UNIVERSAL_POSTER, most=1),
        Format(
            "tiles",
            "a poster glued together from sheets",
            Medium.PDF,
            "poster",
            UNIVERSAL_POSTER,
            "poster",
            most=1,
        ),
        Format(
            "shop",
            "pages for a print shop",
            Medium.PDF,
            "half",
            UNIVERSAL_HALF,
            machine=Machine.SHOP,
            bleed=BLEED,
        ),
        Format(
            "riso",
            "plates for a risograph, one for each ink and side",
            Medium.PDF,
            "half",
            UNIVERSAL_HALF,
            machine=Machine.RISO,
        ),
        Format("text", "plain text", Medium.TEXT, SCREEN, UNIVERSAL_HALF),
        Format("web", "one web page", Medium.HTML, SCREEN, UNIVERSAL_HALF),
        Format("epub", "an e-book", Medium.EPUB, SCREEN, UNIVERSAL_HALF),
    )
}
