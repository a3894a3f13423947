"""A page of text with words at the left and what they are about at the right.

In: rows and the lines below them. Out: text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from zinepress.handout.wording import Wording

BLANK = "_" * 28


def told(
    words: Wording, kind: str, rows: tuple[tuple[str, str], ...], below: tuple[str, ...]
) -> str:
    """The page: its heading, the rows, a heading for the files, and what stands below it."""
    named = [(words.plain(key), value) for key, value in rows]
    widest = max(_width(name) for name, _ in named)
    heading = words.plain(f"{kind}-heading")
    lines = [
        heading,
        "=" * _width(heading),
        "",
        *(f"{name}{' ' * (widest - _width(name))}  {value}" for name, value in named),
        "",
        words.plain("files"),
        *(f"  {line}".rstrip() for line in below),
    ]
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """How many columns a text takes where letters are of one width."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
