"""The text of an edition as a value.

In: nothing. Out: `Document` and what it is made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.errors import Finding, Where


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, its text without markup, the id it links to."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture the text asks for: its path as written, and where it is asked for."""

    path: str
    alt: str
    where: Where


@dataclass(frozen=True, slots=True)
class Document:
    """The body of an edition as HTML, with what a layout and a check want to know of it.

    Block elements carry `data-line`, the line of the source they come from; pictures keep the
    path as written; footnotes stand at their call as `<span class="footnote">`.
    """

    html: str
    language: str
    headings: tuple[Heading, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[str, ...] = ()
    words: int = 0
    findings: tuple[Finding, ...] = ()
    included: tuple[str, ...] = ()
    """Other files whose text was taken in, relative to the press."""
