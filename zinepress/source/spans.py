"""`[text]{.smallcaps}`: words with attributes.

In: markdown-it's inline state. Out: `span_open` and `span_close`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.source.attached import attach
from zinepress.source.attributes import read_attributes

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def span(state: StateInline, silent: bool) -> bool:
    """The inline rule; it comes after links, which look the same at their beginning."""
    start = state.pos
    if state.src[start] != "[" or state.html_terminator_last("]{") < start:
        return False  # without a look for where the bracket closes, which is dear
    end = state.md.helpers.parseLinkLabel(state, start)
    found = read_attributes(state.src, end + 1) if end >= 0 else None
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 1, end
        attach(state.push("span_open", "span", 1), replace(found[0], at=end + 1))
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = found[1]
    return True
