"""What only the whole text tells: footnotes and their texts, boxes and their names.

In: both texts, cut. Out: `Placed` troubles, by line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from zinepress.errors import Severity, nearest
from zinepress.source.attached import given
from zinepress.source.parser import parser
from zinepress.translate.head import head_lines
from zinepress.translate.kinds import Kind
from zinepress.translate.lines import lines_of, split
from zinepress.translate.rules.pair import Trouble
from zinepress.translate.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from zinepress.translate.blocks import Sliced

_LABEL = re.compile(r"\[\^([^\]\s]+)\]:")


class Placed(NamedTuple):
    """A trouble, its line in the translation, and its line in the source where it has one."""

    trouble: Trouble
    line: int
    source_line: int | None = None


def footnotes(source: Sliced, target: Sliced) -> Iterator[Placed]:
    """Every footnote that is called has a text, and the other way round."""
    wanted, texts = _texts(source), _texts(target)
    calls = {label: block.line for block in reversed(target.blocks) for label in said(block).notes}
    for label, line in sorted(calls.items(), key=lambda one: one[1]):
        if label in wanted and label not in texts:
            message = f"footnote [^{label}] is used but its text was not translated"
            hint = f"add a line '[^{label}]: ' and the text"
            yield Placed(Trouble(message, hint), line, wanted[label])
        elif label not in texts:
            hint = nearest(label, texts) or f"add a line '[^{label}]: ' and the text"
            yield Placed(Trouble(f"footnote [^{label}] has no text", hint), line)
    for label, line in texts.items():
        if label not in calls and label in wanted:
            message = f"footnote [^{label}] is not called"
            yield Placed(Trouble(message, f"put [^{label}] where it belongs"), line, wanted[label])


def boxes(source: Sliced, target: Sliced) -> Iterator[Placed]:
    """The same fenced blocks, page breaks and included files, each with its line."""
    wanted, there = list(_frames(source)), list(_frames(target))
    missing = Counter(name for name, _ in wanted) - Counter(name for name, _ in there)
    added = Counter(name for name, _ in there) - Counter(name for name, _ in wanted)
    for name, line in wanted:
        if missing[name]:
            missing[name] -= 1
            trouble = Trouble(f"'{name}' is missing", "copy the lines that begin with ':::'")
            yield Placed(trouble, 1, line)
    for name, line in there:
        if added[name]:
            added[name] -= 1
            hint = nearest(name, {name for name, _ in wanted}) or "copy these lines from the source"
            yield Placed(Trouble(f"'{name}' is not in the source", hint, Severity.WARNING), line)


def _texts(sliced: Sliced) -> dict[str, int]:
    """The labels of footnotes that have a text, and the line of each."""
    found: dict[str, int] = {}
    for block in sliced.blocks:
        label = _LABEL.search(block.prefixes[0]) if block.kind is Kind.NOTE else None
        if label:
            found.setdefault(label[1], block.line)
    return found


def _frames(sliced: Sliced) -> Iterator[tuple[str, int]]:
    """What is around and between the blocks of a text, by name, and the line of each."""
    skipped = head_lines(sliced.text, lines_of(sliced.text))
    rows = split(sliced.text)
    markdown = "\n".join([""] * skipped + rows[skipped:])
    reader = parser()
    tokens: list[Token] = []
    reader.block.parse(markdown, reader, {}, tokens)
    for token in tokens:
        line = (token.map or [0])[0] + 1
        if token.type == "div_open":
            names = {name for one in given(token) for name in one.classes}
            yield f"::: {' '.join(sorted(names))}".rstrip(), line
        elif token.type == "include":
            yield f"::: include {token.content}", line
        elif token.type == "page_break":
            yield "::: pagebreak", line
