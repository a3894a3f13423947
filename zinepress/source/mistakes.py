"""Markup that was not understood, on its way from the rule that met it to a finding.

In: tokens. Out: tokens without the marks, and findings with their places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zinepress.errors import Finding, Severity, Where, nearest
from zinepress.source.places import where
from zinepress.source.tokens import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST = 200
"""Findings told of one text; beyond that only their number is."""
_SOUGHT = 50
_AMONG = 400
"""Words that are looked for among others, and how many others there may be."""


def mistaken(state: StateInline, content: str, message: str, hint: str) -> None:
    """Puts `content` into the text as it stands, marked as a mistake, and goes past it."""
    token = state.push("mistake", "", 0)
    token.content = content
    token.meta |= {"message": message, "hint": hint}
    state.pos += len(content)


def mistaken_line(state: StateBlock, line: int, message: str, hint: str) -> None:
    """Marks a line as a mistake; the rule that met it decides what becomes of the line."""
    token = state.push("mistake", "", 0)
    token.map = [line, line + 1]
    token.meta |= {"message": message, "hint": hint, "column": column_of(state, line)}


def column_of(state: StateBlock, line: int) -> int:
    """The column, from 1, where the text of a line begins in its file."""
    start = state.bMarks[line] + state.tShift[line]
    return start - state.src.rfind("\n", 0, start)


def note_mistake(token: Token, message: str, hint: str, at: int | None = None) -> None:
    """Marks a block token that stays in the text."""
    token.meta["wrong"] = {"message": message, "hint": hint, "at": at}


def closest(word: str, allowed: Collection[str], told: int) -> str | None:
    """A hint that names the nearest word; none when `told` findings have cost enough already."""
    return nearest(word, allowed) if told < _SOUGHT and len(allowed) <= _AMONG else None


def collect(tokens: Sequence[Token]) -> tuple[list[Token], list[Finding]]:
    """The tokens without marks of mistakes, and a finding for each mark."""
    kept: list[Token] = []
    found: list[Finding] = []
    for token in tokens:
        if token.type == "mistake":
            found.append(_finding(token.meta, where(token)))
            continue
        if "wrong" in token.meta:
            wrong = token.meta.pop("wrong")
            found.append(_finding(wrong, where(token, wrong["at"])))
        if token.type == "inline" and token.children:
            token.children = _read_text(token, token.children, found)
        kept.append(token)
    return kept, found


def _read_text(block: Token, children: Iterable[Token], found: list[Finding]) -> list[Token]:
    """Inline tokens with their mistakes turned back into text; their findings are added."""
    kept: list[Token] = []
    for child in children:
        if child.type == "mistake":
            # places cost a search through the text, so that a hostile one gets no more of them
            place = where(block, child.meta.get("at")) if len(found) < MOST else where(block)
            found.append(_finding(child.meta, place))
            kept.append(words(child.content))
            continue
        if child.children:
            child.children = _read_text(block, child.children, found)
        kept.append(child)
    return kept


def _finding(mark: dict[str, Any], place: Where) -> Finding:
    """The finding that a mark stands for."""
    severity = Severity(mark.get("severity", Severity.ERROR))
    return Finding(mark["message"], place, mark["hint"], severity, rule="markup")
