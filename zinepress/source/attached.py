"""Attributes and what they belong to: the next block, a heading, a code block, an inline element.

`{.lead}` on a line of its own belongs to the block below, `# Title {#id}` to the heading,
```` ```python {.x} ```` to the code block, and `![map](map.png){width=50%}` to what it touches.

In: markdown-it's states. Out: `Attributes` in the `meta` of the token they belong to (`given`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.source.attributes import Attributes, read_attributes
from zinepress.source.mistakes import column_of, note_mistake

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

TOUCHED = {"image", "code_inline", "ruby", "link_close", "span_close", "sub_close", "sup_close"}
"""Inline tokens that attributes may touch."""
BELOW = {
    "paragraph_open",
    "heading_open",
    "blockquote_open",
    "bullet_list_open",
    "ordered_list_open",
    "dl_open",
    "table_open",
    "div_open",
    "fence",
    "code_block",
    "hr",
}
"""Blocks that a line of attributes may stand above."""


def not_understood(braces: str) -> tuple[str, str]:
    """What is said of braces that hold no attributes, and the hint."""
    return (
        f"'{braces.strip()[:40]}' was not understood",
        "write {.name key=value}, touching what it belongs to; write a brace as \\{",
    )


def attach(token: Token, attributes: Attributes) -> None:
    """Adds attributes to those a token has."""
    token.meta["attributes"] = (*given(token), attributes)


def given(token: Token) -> tuple[Attributes, ...]:
    """All attributes that were attached to a token, each of which knows its place."""
    attributes: tuple[Attributes, ...] = token.meta.get("attributes", ())
    return attributes


def attribute_line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """The block rule: a line that holds attributes and nothing else."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]].rstrip()
    if not (line.startswith("{") and line.endswith("}")):
        return False
    found = read_attributes(line, 0)
    if found is None or found[1] != len(line):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start_line, start_line + 1]
        column = column_of(state, start_line)
        attach(token, replace(found[0], line=start_line + 1, column=column))
        state.line = start_line + 1
    return True


def attached(state: StateCore) -> None:
    """The core rule after blocks: gives lines of attributes, headings and code what is theirs."""
    kept: list[Token] = []
    waiting: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == "attributes":
            waiting.append(token)
            continue
        if waiting and token.type in BELOW:
            _give(waiting, state.tokens, index)
        elif waiting:
            kept += map(_lost, waiting)
        waiting = []
        kept.append(token)
        if token.type == "heading_open":
            _read_heading(token, state.tokens[index + 1])
        elif token.type == "fence" and "{" in token.info:
            _read_info(token)
    state.tokens = kept + [_lost(token) for token in waiting]


def _give(waiting: list[Token], tokens: list[Token], index: int) -> None:
    """Attaches lines of attributes to the block below them."""
    block = tokens[index]
    for line in waiting:
        for attributes in given(line):
            attach(block, attributes)
    if block.hidden:  # a paragraph of a tight list prints no element that could carry them
        block.hidden = tokens[index + 2].hidden = False


def _lost(line: Token) -> Token:
    """A line of attributes with no block below it, as a mistake."""
    line.type = "mistake"
    line.meta |= {
        "message": "these attributes have no block to belong to",
        "hint": "put them on the line above a paragraph, a heading, a list or a table",
        "column": given(line)[0].column,
    }
    return line


def _read_heading(heading: Token, inline: Token) -> None:
    """Takes attributes off the end of a heading's text."""
    content = inline.content
    start = content.rfind("{")
    if start < 0 or not content.endswith("}") or not (start == 0 or content[start - 1] in " \t"):
        return
    found = read_attributes(content, start)
    if found is not None and found[1] == len(content):
        inline.content = content[:start].rstrip()
        attach(heading, replace(found[0], line=(inline.map or [0])[0] + 1))
    elif "|" not in content[start:]:
        note_mistake(inline, *not_understood(content[start:]), at=start)


def _read_info(fence: Token) -> None:
    """Takes attributes out of what stands beside the opening marks of a code block."""
    start = fence.info.index("{")
    found = read_attributes(fence.info, start)
    line = (fence.map or [0])[0] + 1
    if found is None or fence.info[found[1] :].strip():
        note_mistake(fence, *not_understood(fence.info[start:]))
        return
    fence.info = fence.info[:start].strip()
    attributes = found[0]
    if not fence.info and attributes.classes:
        fence.info = attributes.classes[0]
        attributes = replace(attributes, classes=attributes.classes[1:])
    attach(fence, replace(attributes, line=line))


def touching(state: StateInline, silent: bool) -> bool:
    """The inline rule: attributes that touch the element before them."""
    if silent or state.src[state.pos] != "{" or not touches(state):
        return False
    found = read_attributes(state.src, state.pos)
    if found is None or found[1] > state.posMax:
        return False
    attach(_opened(state.tokens), replace(found[0], at=state.pos))
    state.pos = found[1]
    return True


def touches(state: StateInline) -> bool:
    """Whether nothing stands between this position and an element that can have attributes."""
    return not state.pending and bool(state.tokens) and state.tokens[-1].type in TOUCHED


def _opened(tokens: list[Token]) -> Token:
    """The token that opened the element which the last token closes."""
    depth = 0
    for token in reversed(tokens):
        depth += token.nesting
        if depth == 0:
            return token
    return tokens[-1]
