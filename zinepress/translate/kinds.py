"""Blocks: the leaves of a Markdown file, as values.

In: nothing. Out: `Kind` and `Block`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is, named by what it stands in."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTE = "quote"
    NOTE = "footnote"
    ROW = "table row"
    """The first cell of a row that says something."""
    CELL = "table cell"
    TERM = "term"
    DEFINITION = "definition"
    BOX_TITLE = "box title"
    CODE = "code"
    HTML = "HTML"


HEAD = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.DESCRIPTION})
"""The keys of the front matter that are words for a reader."""
ONE_LINE = frozenset({*HEAD, Kind.HEADING, Kind.ROW, Kind.CELL, Kind.TERM, Kind.BOX_TITLE})
"""Kinds that a line end would break."""
CELLS = frozenset({Kind.ROW, Kind.CELL})
LITERAL = frozenset({Kind.CODE, Kind.HTML})
"""Kinds whose text is not running text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf of a text: what it says, without the markers of what it stands in."""

    kind: Kind
    text: str
    start: int
    """Where it begins in the text of the file, in characters."""
    end: int
    line: int
    """Its first line in the file, from 1."""
    level: int = 0
    """The level of a heading, from 1; 0 for all else."""
    prefixes: tuple[str, ...] = ("",)
    """What stands before its text on each of its lines, such as `> - `."""
