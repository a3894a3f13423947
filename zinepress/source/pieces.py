"""The text of a paragraph in pieces, each knowing the characters on either side of it.

In: inline tokens. Out: `Piece`s. Markup, code and escaped signs divide a text, yet what stands
beyond them decides how a mark is to be turned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.source.tokens import LETTERS, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

_EDGE = " "
OBJECT = "\ufffc"
"""Stands for a picture: no letter, no space, no punctuation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A `text` token, its language, and the characters before and after it."""

    token: Token
    language: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.token.content


def pieces(children: Sequence[Token], language: str) -> list[Piece]:
    """The text tokens among inline tokens that may be changed: not those of a bare address."""
    befores = _neighbours(children, "note_open", last=True)
    afters = _neighbours(children[::-1], "note_close", last=False)[::-1]
    found: list[Piece] = []
    bare = False
    for index, (token, here) in enumerate(spoken(children, language)):
        if token.info == "auto":
            bare = token.nesting == 1
        elif token.type == "text" and token.content and not bare:
            found.append(Piece(token, here, befores[index], afters[index]))
    return found


def _neighbours(children: Iterable[Token], begins: str, *, last: bool) -> list[str]:
    """For each token, the character printed nearest to it on the side that was read already."""
    nearest = _EDGE
    outside: list[str] = []
    found: list[str] = []
    for token in children:
        found.append(nearest)
        if token.type in LETTERS and token.content:
            nearest = token.content[-1 if last else 0]
        elif token.type in ("softbreak", "hardbreak"):
            nearest = _EDGE
        elif token.type == "image":
            nearest = OBJECT
        elif token.type == begins:  # a note begins anew, and after it the text goes on
            outside.append(nearest)
            nearest = _EDGE
        elif token.type in ("note_open", "note_close") and outside:
            nearest = outside.pop()
    return found
