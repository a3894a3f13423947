"""`H~2~O` and `29^th^`: lowered and raised words, in Pandoc's way.

In: markdown-it's inline state. Out: `sub_open`, `sub_close`, `sup_open`, `sup_close`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_TAGS = {"~": "sub", "^": "sup"}


def raised(state: StateInline, silent: bool) -> bool:
    """The inline rule; a space between the marks, unless escaped, makes them ordinary signs."""
    marker = state.src[state.pos]
    if silent or marker not in _TAGS:
        return False
    start, maximum = state.pos + 1, state.posMax
    end = _end(state, marker, start)
    if end is None:
        return False
    tag = _TAGS[marker]
    state.pos, state.posMax = start, end
    state.push(f"{tag}_open", tag, 1)
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = end + 1, maximum
    return True


def _end(state: StateInline, marker: str, start: int) -> int | None:
    """Where the closing mark stands, if one does before the next space."""
    back = state.pos
    state.pos = start
    while state.pos < state.posMax:
        sign = state.src[state.pos]
        if sign == marker or sign.isspace():
            break
        state.md.inline.skipToken(state)
    end, state.pos = state.pos, back
    return end if start < end < state.posMax and state.src[end] == marker else None
