"""`{{< include path >}}` and `::: include path`: another file's text in this place.

In: markdown-it's block state. Out: an `include` token with the path as its content;
`zinepress.source.assemble` puts the text in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.source.mistakes import column_of

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_LINE = re.compile(r"\{\{<\s*include\s+(\S[^{}\n]*?)\s*>\}\}\s*")


def include_line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """The block rule."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = _LINE.fullmatch(state.src, start, state.eMarks[start_line])
    if match is None:
        return False
    if not silent:
        token = state.push("include", "", 0)
        token.map, token.content = [start_line, start_line + 1], match[1]
        token.meta["column"] = column_of(state, start_line)
        state.line = start_line + 1
    return True
