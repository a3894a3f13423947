"""Small things done to markdown-it's tokens.

In: tokens. Out: new tokens, the words in them, the range that one opens, the language of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.source.scripts import SOUTH_EAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = frozenset({"text", "text_special", "code_inline", "ruby"})
"""Inline tokens whose content is printed as it is."""
_APART = ("softbreak", "hardbreak", "note_")
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff" + SOUTH_EAST
_WORD = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])\w)(?:(?![{_ALONE}])[^\s—–])*")


def opening(kind: str, tag: str, **attributes: str) -> Token:
    """The token that opens an element; attribute names with `_` stand for `-`."""
    attrs = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Token(f"{kind}_open", tag, 1, dict(attrs))


def closing(kind: str, tag: str) -> Token:
    """The token that closes an element."""
    return Token(f"{kind}_close", tag, -1)


def words(content: str) -> Token:
    """A token that prints `content`."""
    return Token("text", "", 0, content=content)


def add_class(token: Token, name: str) -> None:
    """One more class on a token, unless it has it."""
    classes = str(token.attrs.get("class", "")).split()
    if name not in classes:
        token.attrs["class"] = " ".join((*classes, name))


def add_style(token: Token, declaration: str) -> None:
    """One more CSS declaration on a token."""
    token.attrs["style"] = "; ".join(filter(None, (str(token.attrs.get("style", "")), declaration)))


def closed_at(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`; `start` when it closes itself."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens) - 1


def inlines(tokens: Iterable[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Every block of running text with its inline tokens."""
    for token in tokens:
        if token.type == "inline" and token.children is not None:
            yield token, token.children


def plain(children: Iterable[Token]) -> str:
    """The words of inline tokens without markup; notes and their calls are left out."""
    parts: list[str] = []
    notes = 0
    for token in children:
        if token.type == "note_open":
            notes += 1
        elif token.type == "note_close":
            notes -= 1
        elif notes:
            continue
        elif token.type in LETTERS:
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(plain(token.children or ()))
    return "".join(parts)


def spoken(tokens: Iterable[Token], language: str) -> Iterator[tuple[Token, str]]:
    """Each token with the language it is in: that of the nearest element that names one."""
    stack = [language]
    for token in tokens:
        here = str(token.attrs.get("lang", stack[-1]))
        if token.nesting == 1:
            stack.append(here)
        elif token.nesting == -1 and len(stack) > 1:
            stack.pop()
        yield token, here


def count_words(tokens: Iterable[Token]) -> int:
    """The number of words in running text; of scripts without spaces each sign counts as one."""
    count = 0
    for _block, children in inlines(tokens):
        text = "".join(
            child.content if child.type in LETTERS else " " * child.type.startswith(_APART)
            for child in children
        )
        count += len(_WORD.findall(text))
    return count
