"""The lines of a file as Markdown counts them.

In: text. Out: where each line begins and ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BOM = "\ufeff"
_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")


class Line(NamedTuple):
    """Where a line begins and ends in a text, its line end left out."""

    start: int
    end: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text; a byte order mark stands before the first.

    `str.splitlines` would also split at form feeds, U+0085 and U+2028.
    """
    found = [Line(*match.span(1)) for match in _LINE.finditer(text) if match[0]]
    if found and text.startswith(BOM):
        found[0] = Line(1, found[0].end)
    return found


def split(text: str) -> list[str]:
    """The lines of a text, line ends left out; one more than there are line ends."""
    return _LINE_END.split(text)


def line_end(text: str) -> str:
    """The line end that a text uses first; LF when it has none."""
    match = _LINE_END.search(text)
    return match[0] if match else "\n"
