r"""Page breaks: `\newpage`, `\pagebreak` and `{{< pagebreak >}}`, alone on a line.

In: markdown-it's states. Out: a `page_break` token; anywhere else in the text, a mistake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.source.mistakes import mistaken

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_LINE = re.compile(r"(?:\\newpage|\\pagebreak|\{\{<\s*pagebreak\s*>\}\})\s*")
_WORD = re.compile(r"\\(?:newpage|pagebreak)\b")


def page_break(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """The block rule."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not _LINE.fullmatch(state.src, start, state.eMarks[start_line]):
        return False
    if not silent:
        state.push("page_break", "div", 0).map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True


def backslash(state: StateInline, silent: bool) -> bool:
    r"""The inline rule: `\ ` is a space that does not break; a page break is out of place here."""
    if silent or state.src[state.pos] != "\\":
        return False
    if state.src.startswith("\\ ", state.pos) and state.pos + 2 <= state.posMax:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = "\u00a0", "\\ ", "escape"
        state.pos += 2
        return True
    match = _WORD.match(state.src, state.pos)
    if match is None:
        return False
    mistaken(
        state,
        match[0],
        f"'{match[0]}' is inside a paragraph",
        "put it on a line of its own, with no other words",
    )
    return True
