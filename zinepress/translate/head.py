"""The words for readers in the head of a file: title, subtitle, description.

In: the text of a file and its lines. Out: `Block`s, and the writing of one. A value is replaced
where it stands; the other keys, their order and every comment stay as they are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from zinepress.press import yaml
from zinepress.press.tree import Scalar
from zinepress.translate.kinds import HEAD, Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.translate.lines import Line

_NO_TEXT = re.compile(r"[\ud800-\udfff]")
"""Bytes that are no UTF-8, on their way through."""
_FENCE = re.compile(r"---[ \t]*")
_KEY = re.compile(rf"({'|'.join(HEAD)}):[ \t]+(?=\S)")
_VALUE = re.compile(
    r"""
    "(?:[^"\\\n]|\\.)*"          # between double quotes
    | '(?:[^'\n]|'')*'           # between single quotes
    | [^\s"'#|>&*!%@`\[\]{},-](?:[^\s]|[ \t]+(?![\s#]))*     # plain, up to a comment
    """,
    re.VERBOSE,
)


def head_lines(text: str, lines: Sequence[Line]) -> int:
    """How many lines the head takes, its fences included; 0 when there is none that ends."""
    rows = (text[line.start : line.end] for line in lines)
    if not lines or not _FENCE.fullmatch(next(rows)):
        return 0
    return next((number for number, row in enumerate(rows, 2) if _FENCE.fullmatch(row)), 0)


def head(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """The values of a head that are words for readers, each on one line."""
    for number, line in enumerate(lines, 1):
        key = _KEY.match(text, line.start, line.end)
        value = _VALUE.match(text, key.end(), line.end) if key else None
        said = _said(value[0]) if value else ""
        goes_on = number < len(lines) and text[lines[number].start : lines[number].end][:1] in " \t"
        if key and value and said and not (goes_on and number < len(lines) - 1):
            yield Block(Kind(key[1]), said, value.start(), value.end(), number)


def written(value: str) -> str:
    """A value as YAML writes it: plain where that is read as the same, else in quotes."""
    plain = _VALUE.fullmatch(value) and value[0] not in "\"'" and _said(value) == value
    return value if plain else json.dumps(value, ensure_ascii=False)


def _said(value: str) -> str:
    """What a value on one line says; empty when it is no text."""
    if _NO_TEXT.search(value):
        return ""
    table, _ = yaml.parse(f"key: {value}", "")
    node = table.entries[0].value if table and table.entries else None
    return node.text if isinstance(node, Scalar) else ""
