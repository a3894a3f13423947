"""Markup that began and came to nothing: braces, colons, brackets, emphasis.

In: markdown-it's inline state, and the finished inline tokens. Out: mistakes, so that none of it
is ever printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.source.attached import not_understood, touches
from zinepress.source.mistakes import MOST, mistaken
from zinepress.source.places import where
from zinepress.source.tokens import inlines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from zinepress.errors import Where

_ATTRIBUTES = re.compile(r"\{\s*(?:[.#:%=-]|\w[\w-]*\s*=)")
_WHOLE_LINE = re.compile(r"\{[^{}\n]*\}[ \t]*(?:\n|$)")
_COLONS = re.compile(":{3,}")
_LINK = re.compile(r"\]\((?=[^\s()]*[:/#.@])")
_SPACED = re.compile(r"\]\(([^()<>\n]*[^\S\n][^()<>\n]*\.\w{2,5})\)")
_LEFT_OVER = re.compile(r"\*\*|~~|`|\][(\[](?=[^\W\d])|\*(?=[^\s*\d])|(?<=[^\s*\d])\*")


def stray(state: StateInline, silent: bool) -> bool:
    """The inline rule that comes last: a brace or colons that no other rule took."""
    sign = state.src[state.pos]
    if silent or sign not in "{}:":
        return False
    if sign == "{" and _looks_like_attributes(state):
        shown = state.src[state.pos : state.posMax].partition("\n")[0].partition("}")
        content = "{"
        message, hint = not_understood(shown[0] + shown[1])
    elif state.src.startswith("}}", state.pos) and "\\{" not in state.src[: state.pos]:
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


def left_over(tokens: Iterable[Token]) -> list[Finding]:
    """Signs of markup that stand in the text as they were written.

    What looks like a link is wrong; anything else may be meant, so that it is a warning.
    Escaped signs are never told.
    """
    found: list[Finding] = []
    for block, children in inlines(tokens):
        for child in children:
            text = child.content if child.type == "text" else ""
            match = _LINK.search(text) or _SPACED.search(text) or _LEFT_OVER.search(text)
            if match is not None:
                start = _only_place(block.content, text) if len(found) < MOST else None
                place = where(block, start + match.start() if start is not None else None)
                found.append(_finding(match, place))
    return found


def _only_place(content: str, part: str) -> int | None:
    """Where a part stands in a text, if in one place only."""
    return content.find(part) if content.count(part) == 1 else None


def _finding(match: re.Match[str], place: Where) -> Finding:
    """The finding for a sign of markup that is left over."""
    if match.re is _LINK:
        hint = "write [words](address) without spaces in the address; call notes after the link"
        return Finding("a link was not understood", place, hint, rule="markup")
    if match.re is _SPACED:
        hint = f"rename the file without it, or write ](<{match[1]}>)"
        return Finding("a space in the name of a file", place, hint, rule="markup")
    message = f"'{match[0]}' will be printed as it stands"
    hint = f"complete the markup, or write \\{match[0]} if it is meant"
    return Finding(message, place, hint, Severity.WARNING, rule="markup")
