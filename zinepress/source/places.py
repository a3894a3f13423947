"""Where a token comes from: its file, its line and, inside running text, its column.

In: a block token and an offset into its text. Out: `Where`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

LINE_END = re.compile(r"\r\n?|\n")
"""What ends a line for the parser: not the other separators that `str.splitlines` knows."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What the typesetter works from: the lines of one source file, and where it is.

    `path` is relative to the press, `folder` to the folder of the edition that includes it;
    `number` tells apart the times that the same file is read.
    """

    path: str
    lines: tuple[str, ...]
    folder: str = ""
    number: int = 0


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, as the parser counts them."""
    return tuple(LINE_END.split(text))


def mark(tokens: Iterable[Token], copy: Copy) -> None:
    """Writes on every block token which file it comes from."""
    for token in tokens:
        token.meta["copy"] = copy


def line_of(token: Token) -> int | None:
    """The line a block token begins on, from 1."""
    return token.map[0] + 1 if token.map else None


def where(block: Token, at: int | None = None) -> Where:
    """The place of a block token, or of the offset `at` into its text.

    The text of a block lacks the indentation and the quote marks before each line, and the
    heading marks around it; its column is found by looking the line up in the file.
    """
    copy: Copy = block.meta["copy"]
    line = line_of(block)
    if line is None or at is None:
        return Where(copy.path, line, block.meta.get("column"))
    begin = block.content.rfind("\n", 0, at) + 1
    line += block.content.count("\n", 0, at)
    if line > len(copy.lines):
        return Where(copy.path, line)
    end = block.content.find("\n", at)
    part = block.content[begin : end if end >= 0 else None].rstrip()
    whole = copy.lines[line - 1].rstrip()
    start = len(whole) - len(part) if whole.endswith(part) else whole.find(part)
    return Where(copy.path, line, start + at - begin + 1 if start >= 0 else None)
