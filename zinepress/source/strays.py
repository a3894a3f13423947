"""Markup that began and came to nothing: braces, colons, brackets, emphasis.

In: markdown-it's inline state, and the finished inline tokens. Out: mistakes, so that none of it
is ever printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.source.attached import touches
from zinepress.source.mistakes import mistaken
from zinepress.source.places import where
from zinepress.source.tokens import inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"\{\s*(?:[.#:%=-]|[A-Za-z][\w-]*\s*=)")
_WHOLE_LINE = re.compile(r"\{[^{}\n]*\}[ \t]*(?:\n|$)")
_COLONS = re.compile(":{3,}")
_LEFT_OVER = re.compile(r"\*\*|~~|`|\][(\[](?=[^\W\d])")


def stray(state: StateInline, silent: bool) -> bool:
    """The inline rule that comes last: a brace or colons that no other rule took."""
    sign = state.src[state.pos]
    if silent or sign not in "{}:":
        return False
    if sign == "{" and _looks_like_attributes(state):
        shown = state.src[state.pos : state.posMax].partition("\n")[0].partition("}")
        content, message = "{", f"'{(shown[0] + shown[1])[:40]}' was not understood"
        hint = "write {.name key=value}, touching what it belongs to; write a brace as \\{"
    elif state.src.startswith("}}", state.pos):
        content, message = "}}", "'}}' ends nothing"
        hint = "write a fact as {{ name }}; write the signs as \\}\\}"
    elif (colons := _COLONS.match(state.src, state.pos, state.posMax)) is not None:
        content, message = colons[0], "':::' is inside a paragraph"
        hint = "begin a line with it; write the signs as \\:::"
    else:
        return False
    mistaken(state, content, message, hint)
    return True


def _looks_like_attributes(state: StateInline) -> bool:
    """Whether a brace was meant to hold attributes: by what is in it, or by where it stands."""
    position = state.pos
    before = state.src[position - 1] if position else "\n"
    return (
        _ATTRIBUTES.match(state.src, position, state.posMax) is not None
        or before == "]"
        or touches(state)
        or (before == "\n" and _WHOLE_LINE.match(state.src, position) is not None)
    )


def left_over(tokens: Iterable[Token]) -> Iterator[Finding]:
    """Warnings for signs of markup that stand in the text as they were written.

    They may be meant, so that they are no mistakes; escaped ones are never told.
    """
    for block, children in inlines(tokens):
        for child in children:
            match = _LEFT_OVER.search(child.content) if child.type == "text" else None
            if match is not None and "fact" not in child.meta:
                once = block.content.count(child.content) == 1
                at = block.content.find(child.content) + match.start() if once else None
                yield Finding(
                    f"'{match[0]}' will be printed as it stands",
                    where(block, at),
                    f"complete the markup, or write \\{match[0]} if it is meant",
                    Severity.WARNING,
                    rule="markup",
                )
