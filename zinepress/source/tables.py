"""Tables: no cell is lost.

In: tokens. Out: a finding for each row that has more cells than its table has columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from zinepress.errors import Finding
from zinepress.source.places import line_of, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from zinepress.source.places import Copy


def check_rows(tokens: Iterable[Token]) -> Iterator[Finding]:
    """Rows whose last cells would vanish."""
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        columns += token.type == "th_open"
        line = line_of(token) if token.type == "tr_open" else None
        if line is None or not columns:
            continue
        copy: Copy = token.meta["copy"]
        cells = escapedSplit(copy.lines[line - 1].lstrip("> \t").strip())
        count = len(cells) - (not cells[0]) - (len(cells) > 1 and not cells[-1].strip())
        if count > columns:
            yield Finding(
                f"this row has {count} cells, the head of its table only {columns}",
                where(token),
                "give the head as many cells; write a bar inside a cell as \\|",
                rule="tables",
            )
