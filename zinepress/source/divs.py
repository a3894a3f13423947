"""Fenced blocks: `::: box` opens one, a bare `:::` closes the innermost that is open.

How many colons there are does not matter, and blocks nest to any depth, in lists and quotes too.
What follows the name or the braces is the block's title. `::: pagebreak` and `::: include path`
are whole in themselves.

In: markdown-it's block state. Out: `div_open` with its name as an attribute, `div_close`, and a
title as `title_open`, `inline`, `title_close`, which has the fence's line, so that it is a block
for a translator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.source.attached import attach, not_understood
from zinepress.source.attributes import Attributes, read_attributes
from zinepress.source.mistakes import column_of, mistaken_line

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

ENDS = ["paragraph", "reference", "blockquote", "list"]
"""Blocks that a fence ends without an empty line."""
_NAME = re.compile(r"[^\s{}]+")
_INSIDE = "fenced block"
"""Where the parser's environment keeps the innermost block that is being read."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """A block that is being read: the level of what is in it, and the line that closed it."""

    level: int
    closed: int | None = None


def fence(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", start):
        return False
    if silent:
        return True
    line = state.src[start : state.eMarks[start_line]]
    rest = re.sub(r"\s:{3,}$", "", line.lstrip(":").strip())
    if rest.strip(":"):
        _open(state, start_line, end_line, rest)
    else:
        _close(state, start_line, end_line)
    return True


def _open(state: StateBlock, line: int, end_line: int, rest: str) -> None:
    """Reads what a fence opens, up to the bare fence that closes it."""
    match = _NAME.match(rest)
    name = match[0] if match else ""
    after = rest[len(name) :].strip()
    if name == "pagebreak":
        state.push("page_break", "div", 0).map = [line, line + 1]
        state.line = line + 1
    elif name == "include":
        token = state.push("include", "", 0)
        token.map, token.content = [line, line + 1], after
        token.meta["column"] = column_of(state, line)
        state.line = line + 1
    else:
        _read_block(state, line, end_line, name, after)


def _read_block(state: StateBlock, line: int, end_line: int, name: str, after: str) -> None:
    """Pushes the tokens of a block, its title and all that is in it."""
    opening = state.push("div_open", "div", 1)
    classes = (name,) if name else ()
    attach(opening, Attributes(classes=classes, line=line + 1, column=column_of(state, line)))
    title = _read_braces(state, line, after)
    if title:
        _push_title(state, line, title)
    closed = _read_inside(state, line, end_line)
    closing = state.push("div_close", "div", -1)
    opening.meta["closing"] = closing
    opening.map = [line, state.line]
    if not closed:
        mistaken_line(
            state, line, "this block is never closed", "end it with ':::' on a line of its own"
        )


def _read_braces(state: StateBlock, line: int, after: str) -> str:
    """Attaches the attributes beside a name to the block, and gives what is left: its title."""
    if not after.startswith("{"):
        return after
    found = read_attributes(after, 0)
    if found is None and (after.startswith("{{") or "|" in after):
        return after  # a fact or ruby, with which a title may begin
    if found is None:
        mistaken_line(state, line, *not_understood(after))
        return ""
    opening = next(token for token in reversed(state.tokens) if token.type == "div_open")
    attach(opening, replace(found[0], line=line + 1, column=column_of(state, line)))
    return after[found[1] :].strip()


def _push_title(state: StateBlock, line: int, title: str) -> None:
    """Pushes the tokens of a block's title."""
    state.push("title_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("title_close", "p", -1)


def _read_inside(state: StateBlock, line: int, end_line: int) -> bool:
    """Reads the blocks below a fence; whether a fence that closes it was met."""
    around = state.env.get(_INSIDE)
    state.env[_INSIDE] = _Inside(state.level)
    state.line = line + 1
    state.md.block.tokenize(state, line + 1, end_line)
    inside: _Inside = state.env[_INSIDE]
    state.env[_INSIDE] = around
    if inside.closed is not None:
        state.line = inside.closed + 1
    return inside.closed is not None


def _close(state: StateBlock, line: int, end_line: int) -> None:
    """Ends the block around a bare fence, by ending the loop that reads what is in it.

    Between a fence and the block it closes there is no other block, a list or a quote.
    """
    inside: _Inside | None = state.env.get(_INSIDE)
    if inside is not None and inside.level == state.level:
        state.env[_INSIDE] = replace(inside, closed=line)
        state.line = end_line
        return
    mistaken_line(
        state,
        line,
        "this ':::' closes nothing",
        "remove it, or open a block above it, as in '::: box'",
    )
    state.line = line + 1
