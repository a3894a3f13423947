"""The length a text is wanted in, and what may be changed to reach it.

In: what a front matter asks for, a format, the ranges of a `Markup`. Out: `Wanted`, `Range`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, nearest
from zinepress.layout.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zinepress.layout.formats import Format
    from zinepress.layout.markup import Markup
    from zinepress.press.model import FrontMatter

FOLD = 4
"""Pages of a copy on a sheet that is folded once."""
COPIES: Mapping[str, int] = {"half": 1, "quarter": 2}
"""Page designs that are folded into booklets, and how many copies a sheet of paper makes."""


@dataclass(frozen=True, slots=True)
class Range:
    """A custom property that sets a length: its name, its usual value, how far it may go.

    All in points. `usual` lies within the range; the text is longest where it is `largest`.
    """

    variable: str
    smallest: float
    usual: float
    largest: float

    def at(self, share: float) -> float:
        """The value at -1 (smallest), 0 (usual), 1 (largest) and all between."""
        end = self.largest if share > 0 else self.smallest
        return self.usual + (end - self.usual) * abs(share)

    def share_of(self, value: float) -> float:
        """The share at which the range has this value, or the nearest that it can have."""
        way = self.largest - self.usual if value > self.usual else self.usual - self.smallest
        if way <= 0:
            return 0.0
        return min(max((value - self.usual) / way, -1.0), 1.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many pages, or a multiple of so many, or no more than so many; ranges move together.

    For exactly so many pages type grows or shrinks until the text fills them. For a multiple it
    only shrinks, and only when that saves a step: a sheet less to print and fold. More than `most`
    cannot be printed at all.
    """

    pages: int | None = None
    multiple_of: int | None = None
    most: int | None = None
    copies: int | None = None
    """How many copies a folded sheet of paper makes; None for pages that are not folded."""


def wanted_of(front: FrontMatter, form: Format) -> Wanted | None:
    """The length that a front matter, or the format itself, asks for; None for any length.

    Formats that share their pages share their length: to read on a screen is set as the booklet.
    """
    if form.most is not None:
        return Wanted(most=form.most)
    pages = _pages_asked(front.fit, form.page)
    copies = COPIES.get(_bare(form.page))
    if copies is not None:
        return Wanted(pages, front.multiple_of or FOLD, copies=copies)
    return Wanted(pages) if pages is not None else None


def is_of_use(finding: Finding, form: Format) -> bool:
    """Whether a finding on pages is for their reader: sheets count where pages are folded."""
    is_note = finding.severity is Severity.NOTE and finding.rule == "fit-over"
    return form.scheme is not None or not is_note


def misfits(front: FrontMatter) -> Iterator[Finding]:
    """What is wrong with the formats that `fit` names."""
    by_page: dict[str, tuple[str, int]] = {}
    for name, pages in front.fit.items():
        where = front.places.get(f"fit.{name}") or front.places.get("fit")
        form = FORMATS.get(name)
        if form is None:
            yield Finding(f"there is no format '{name}'", where, nearest(name, FORMATS))
        elif form.most is not None or not form.has_pages:
            what = f"holds {form.most} pages, no more" if form.has_pages else "has no pages"
            yield Finding(f"'{name}' {what}", where, f"take '{name}' out of 'fit'")
        elif by_page.setdefault(form.page, (name, pages))[1] != pages:
            other = by_page[form.page][0]
            message = f"'{name}' and '{other}' share their pages, and shall have different numbers"
            yield Finding(message, where, "keep one of the two")


def ranges(markup: Markup) -> tuple[Range, ...]:
    """What a layout lets copy-fitting change."""
    return tuple(Range(*one) for one in markup.ranges)


def variables(moving: Iterable[Range], share: float) -> dict[str, str]:
    """The ranges at a share from -1 to 1, as CSS."""
    return {one.variable: f"{one.at(share):.3f}pt" for one in moving}


def _pages_asked(asked: Mapping[str, int], page: str) -> int | None:
    """The pages asked for a page design, or for the one it adds to."""
    by_page = {FORMATS[name].page: pages for name, pages in asked.items() if name in FORMATS}
    return by_page.get(page, by_page.get(_bare(page)))


def _bare(page: str) -> str:
    """The page design that `half-lite` adds to: `half`."""
    return page.partition("-")[0]
