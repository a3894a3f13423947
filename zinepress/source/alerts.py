"""GitHub's alerts: a quote that begins with `[!NOTE]` is a block named `note`.

In: markdown-it's core state, between blocks and inline text. Out: `div_open` and `div_close` in
place of the quote, and a title where words follow the mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.source.attached import attach
from zinepress.source.attributes import Attributes
from zinepress.source.mistakes import note_mistake
from zinepress.source.roles import ALERTS
from zinepress.source.tokens import closing, opening

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_MARK = re.compile(r"\[!(\w+)\][ \t]*(.*)(?:\n|$)")


def alerts(state: StateCore) -> None:
    """The core rule."""
    kept: list[Token] = []
    turned: list[Token] = []
    coming = iter(state.tokens)
    for token in coming:
        kept.append(token)
        if token.type == "blockquote_close" and turned and turned[-1].level == token.level:
            token.type, token.tag = "div_close", "div"
            turned.pop().meta["closing"] = token
        if token.type != "inline" or not _begins_quote(kept):
            continue
        match = _MARK.match(token.content)
        if match is not None and match[1].lower() in ALERTS:
            turned.append(kept[-3])
            _turn(kept, match, next(coming))
        elif match is not None:
            note_mistake(
                token,
                f"'[!{match[1]}]' is not an alert",
                f"use one of: {', '.join(name.upper() for name in ALERTS)}",
                at=0,
            )
    state.tokens = kept


def _begins_quote(kept: list[Token]) -> bool:
    """Whether the last token is the first text in a quote."""
    return [token.type for token in kept[-3:-1]] == ["blockquote_open", "paragraph_open"]


def _turn(kept: list[Token], match: re.Match[str], end: Token) -> None:
    """Makes the quote that the last tokens begin an alert; `end` closes its first paragraph."""
    quote, paragraph, inline = kept[-3:]
    first = (inline.map or [0])[0]
    quote.type, quote.tag = "div_open", "div"
    attach(quote, Attributes(classes=(match[1].lower(),), line=first + 1))
    del kept[-2:]
    if match[2].strip():
        kept += _title(match[2].strip(), first)
    inline.content = inline.content[match.end() :].lstrip(" \t")
    paragraph.map = inline.map = [first + 1, (inline.map or [0, first + 1])[1]]
    if inline.content:
        kept += [paragraph, inline, end]


def _title(title: str, line: int) -> list[Token]:
    """The tokens of a title that stands on a line."""
    begin, end = opening("title", "p"), closing("title", "p")
    begin.map = [line, line + 1]
    inline = Token("inline", "", 0, content=title, map=[line, line + 1], children=[])
    begin.block = end.block = inline.block = True
    return [begin, inline, end]
