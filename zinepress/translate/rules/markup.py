"""How a block is marked up: emphasis, code, lines of verse, levels of headings.

In: a `Pair`. Out: warnings, and an error for a heading of another level.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from zinepress.errors import Severity
from zinepress.translate.kinds import Kind
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {"em": "*emphasis*", "strong": "**strong words**", "s": "~~struck words~~"}
_CODE = re.compile(r"`([^`]+)`")
_HARD_BREAK = re.compile(r"(?:\\| {2,})\n")


def emphasis(pair: Pair) -> Iterator[Trouble]:
    """As much is emphasised, and struck, as in the source."""
    wanted, there = Counter(pair.source.marks), Counter(pair.target.marks)
    for mark, name in _NAMES.items():
        if wanted[mark] != there[mark]:
            message = f"{name}: {wanted[mark]} in the source, {there[mark]} here"
            hint = "mark the same words as the source does"
            yield Trouble(message, hint, Severity.WARNING)


def code(pair: Pair) -> Iterator[Trouble]:
    """What is between back ticks is to be typed just so."""
    there = Counter(_CODE.findall(pair.target.words))
    for typed in (Counter(_CODE.findall(pair.source.words)) - there).elements():
        hint = "copy what is between back ticks"
        yield Trouble(f"`{typed}` is missing", hint, Severity.WARNING)


def headings(pair: Pair) -> Iterator[Trouble]:
    """A heading stays one, of its level, so that the contents are the same."""
    if len(pair.sources) != 1 or len(pair.targets) != 1:
        return
    wanted, there = pair.sources[0], pair.targets[0]
    if wanted.level != there.level:
        shown = f"'{'#' * wanted.level} '" if wanted.level else "no '#'"
        message = f"this is {_named(there.level)}, the source has {_named(wanted.level)}"
        yield Trouble(message, f"begin the line with {shown}")
    elif Kind.ITEM in (wanted.kind, there.kind) and wanted.kind != there.kind:
        message = f"this is a {there.kind}, the source has a {wanted.kind}"
        yield Trouble(message, "begin the line as the source does", Severity.WARNING)


def lines(pair: Pair) -> Iterator[Trouble]:
    """Verse and addresses have as many lines as in the source."""
    wanted = len(_HARD_BREAK.findall(pair.source_text))
    there = len(_HARD_BREAK.findall(pair.target_text))
    if wanted and wanted != there:
        message = f"lines of verse: {there + 1} here, {wanted + 1} in the source"
        yield Trouble(message, "end the same lines with a backslash", Severity.WARNING)


def _named(level: int) -> str:
    """A level of heading in words."""
    return f"a heading of level {level}" if level else "no heading"
