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
    """A picture the text asks for: its path in the file system, and where it is asked for.

    The path is relative to the folder of the edition's file; the HTML carries the same path
    as an address, that is with a space written `%20`.
    """

    path: str
    alt: str
    where: Where


@dataclass(frozen=True, slots=True)
class Document:
    """The body of an edition as HTML, with what a layout and a check want to know of it.

    The HTML is also well-formed XML. Block elements carry `data-line`, the line of the source
    they come from, and `data-source` beside it when that is an included file. Classes name roles
    (`zinepress.source.roles`). A heading says its words in `data-label` too, without the marks of
    notes in it, for running heads. Pictures keep their relative path. A line of verse is
    `<span class="line">`, redacted words are `<span class="redact" data-length="12">` around
    no-break spaces. A footnote stands at its first
    call as `<span class="footnote" id="note-3">`; one that is called from within another note
    follows that note as `<span class="footnote inner">`, so that its call mark is to be hidden
    (`.footnote.inner::footnote-call { content: none }`); every other call is
    `<a class="footnote-ref" href="#note-3">3</a>`. Words that a layout says in the edition's
    language stand in elements with `data-string` (`zinepress.source.strings`).
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
    conditional: bool = False
    """Whether the text depends on the output, so that its pages cannot be shared."""
    roles: tuple[str, ...] = ()
    """Every class in the HTML that names a role, sorted."""
    languages: tuple[str, ...] = ()
    """Languages of passages that are not in the edition's own, sorted."""
    notes: int = 0
