"""Offsets in a text become lines and columns, both from 1, as editors count them.

In: a text. Out: `Lines`.
"""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """The lines of a text; the first of them is number `first` of its file."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._first = first
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at an offset."""
        line = bisect_right(self._starts, offset)
        return line - 1 + self._first, offset - self._starts[line - 1] + 1
