"""The shape of a text: its top blocks, one after the other.

In: the HTML of a document. Out: `Block`s, by which a layout decides how to set it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "wbr", "input", "col"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text: its tag, whether it carries classes, its words in a row."""

    tag: str
    classes: tuple[str, ...]
    text: str


def outline(html: str) -> tuple[Block, ...]:
    """The blocks that stand at the top of the text, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Collects top blocks; the one exception to plain functions, since the parser is a class."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._depth = 0
        self._open: tuple[str, tuple[str, ...]] = ("", ())
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block when it stands at the top."""
        classes = tuple((dict(attrs).get("class") or "").split())
        if self._depth == 0:
            self._open, self._text = (tag, classes), []
        if tag in VOID:
            if self._depth == 0:
                self.blocks.append(Block(tag, classes, ""))
            return
        self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Closes the block when it is the one at the top."""
        if tag in VOID or self._depth == 0:
            return
        self._depth -= 1
        if self._depth == 0:
            self.blocks.append(Block(*self._open, " ".join("".join(self._text).split())))

    def handle_data(self, data: str) -> None:
        """Keeps the words of the block."""
        self._text.append(data)
