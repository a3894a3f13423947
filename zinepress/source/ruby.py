"""`{漢字|かんじ}`: a reading above its characters.

In: markdown-it's inline state. Out: a `ruby` token: its content the characters, its `meta` the
reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_RUBY = re.compile(r"\{([^{}|\\\n]+)\\?\|([^{}|\\\n]+)\}")
"""A table needs `\\|` for a bar that does not end the cell; here the backslash is dropped."""


def ruby(state: StateInline, silent: bool) -> bool:
    """The inline rule."""
    if state.src[state.pos] != "{":
        return False
    match = _RUBY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content = match[1].strip()
        token.meta["reading"] = match[2].strip()
    state.pos = match.end()
    return True
