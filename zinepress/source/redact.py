"""`[words]{.redact}` and `::: redact`: the words go, a bar as long as they were stays.

The bar is made of no-break spaces with a background, two for a sign, since hardly a typeface has
the block sign; `data-length` says how many signs there were.

In: dressed tokens with facts told. Out: tokens in which nothing of the words is left, nor of
the addresses, pictures and notes among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.source.tokens import closed_at, closing, opening, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

SIGN = "\u00a0\u00a0"
_PICTURE = "picture"
"""A picture leaves a bar of this word's length."""


def redact(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with all that is to be redacted turned into bars."""
    kept: list[Token] = []
    until = -1
    for index, token in enumerate(tokens):
        if _is_redacted(token):
            until = max(until, closed_at(tokens, index))
            _undress(token)
        hidden = index <= until
        if token.type == "inline" and token.children is not None:
            token.children = _bar(token.children) if hidden else _redact_text(token.children)
        elif hidden and token.type in ("fence", "code_block"):
            token.content = re.sub(r"\S", SIGN, token.content)
            token.info = ""
        kept.append(token)
    return kept


def _is_redacted(token: Token) -> bool:
    """Whether a token opens something that is to be redacted."""
    return "redact" in str(token.attrs.get("class", "")).split() and token.nesting >= 0


def _undress(block: Token) -> None:
    """Takes the role off a block, so that only its words become bars."""
    classes = [name for name in str(block.attrs["class"]).split() if name != "redact"]
    block.attrs["class"] = " ".join(classes)
    if not classes:
        del block.attrs["class"]


def _redact_text(children: Sequence[Token]) -> list[Token]:
    """Inline tokens with the redacted ones turned into bars."""
    kept: list[Token] = []
    index = 0
    while index < len(children):
        token = children[index]
        if not _is_redacted(token):
            kept.append(token)
            index += 1
            continue
        end = closed_at(children, index)
        kept += _bar(children[index : end + 1])
        index = end + 1
    return kept


def _bar(children: Sequence[Token]) -> list[Token]:
    """A bar as long as the words of inline tokens; lines may break in it where words met."""
    said = plain(children)
    if any(token.type == "image" for token in children):
        said += f" {_PICTURE}"
    said = " ".join(said.split())
    begin = opening("redact", "span", class_="redact", data_length=str(len(said)))
    begin.attrs["style"] = "background: currentColor"
    return [begin, words(re.sub(r"\S", SIGN, said)), closing("redact", "span")]
