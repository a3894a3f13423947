"""A text read as a check reads it: its links, pictures, headings and words, each with its line.

In: the HTML of a document. Out: `Passage`s, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from zinepress.errors import Where

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = frozenset(("pre", "code"))
TEXT = "#text"


@dataclass(frozen=True, slots=True)
class Passage:
    """An element or a run of words: its tag, `#text` for words; its attributes, place and words."""

    tag: str
    where: Where
    attributes: Mapping[str, str]
    text: str = ""


def passages(html: str, path: str) -> tuple[Passage, ...]:
    """Everything that rules ask for; words of code are left out. `path` is the edition's file."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Collects passages; a class because the parser is one."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._path = path
        self._where = Where(path)
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the element, and the line of the text that it begins."""
        given = {name: value or "" for name, value in attrs}
        if given.get("data-line", "").isdecimal():
            self._where = Where(given.get("data-source", self._path), int(given["data-line"]))
        self._code += tag in CODE
        self.found.append(Passage(tag, self._where, given))

    def handle_endtag(self, tag: str) -> None:
        """Counts the end of code."""
        self._code -= tag in CODE and self._code > 0

    def handle_data(self, data: str) -> None:
        """Notes words."""
        if not self._code and data.strip():
            self.found.append(Passage(TEXT, self._where, {}, data))
