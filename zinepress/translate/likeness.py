"""How alike two texts are, and what differs between them, word by word.

In: two texts. Out: a share from 0 to 1, or the changes in letters. Where words are not set apart
by spaces, every sign counts as a word.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3040-\u31ff\u3400-\u9fff\uf900-\ufaff"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Signs that belong to the letter before them, and the Indic scripts, which are full of them."""
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W{_UNSPACED}]|[{_MARKS}])+|\s+|[^\w\s]")


def words(text: str) -> list[str]:
    """The words of a text, its spaces and signs among them, so that joined they are the text."""
    return _WORD.findall(text)


def count(text: str) -> int:
    """How many words a text has."""
    return sum(word[0].isalnum() for word in words(text))


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, in the same order: 0 to 1."""
    here, there = (
        [word for word in words(text.casefold()) if not word.isspace()] for text in (one, other)
    )
    if not here or not there:
        return float(here == there)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return matcher.ratio()


class Bag:
    """The words of a text without their order, for a quick look at how alike two can be."""

    __slots__ = ("counts", "total")

    def __init__(self, text: str) -> None:
        self.counts = Counter(word for word in words(text.casefold()) if not word.isspace())
        self.total = self.counts.total()

    def at_most(self, other: Bag) -> float:
        """No less than the likeness of the two texts."""
        total = self.total + other.total
        return 2 * (self.counts & other.counts).total() / total if total else 1.0


def changes(was: str, now: str) -> tuple[str, str]:
    """Two texts with what differs marked: `[-gone-]` in the first, `{+new+}` in the second."""
    marked = list(_changes(words(was), words(now)))
    return "".join(old for old, _ in marked), "".join(new for _, new in marked)


def _changes(was: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    """Pieces of both texts, in order, marked where they differ."""
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    old = new = ""
    for kind, start, end, start_now, end_now in matcher.get_opcodes():
        here, there = "".join(was[start:end]), "".join(now[start_now:end_now])
        is_between = (old or new) and end < len(was) and end_now < len(now)
        if kind != "equal" or (is_between and here.isspace()):
            old, new = old + here, new + there
            continue
        yield _marked(old, new)
        yield here, there
        old = new = ""
    yield _marked(old, new)


def _marked(old: str, new: str) -> tuple[str, str]:
    """What is gone and what is new, each marked unless it is nothing."""
    return f"[-{old}-]" if old else "", f"{{+{new}+}}" if new else ""
