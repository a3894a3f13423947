"""New addresses of the source are put into a translation that has the old ones.

In: a `Row`. Out: its translated blocks that change, and their new text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.translate.groups import said_of
from zinepress.translate.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.translate.kinds import Block
    from zinepress.translate.states import Row


def with_links(row: Row) -> Iterator[tuple[Block, str]]:
    """The blocks of a row in which an address that the source gave up stands, with its new one."""
    was = [link for entry in row.entries for link in said_of(entry.source, entry.kind).links]
    now = [link for block in row.sources for link in said(block).links]
    if len(was) != len(now):
        return
    new = {old: link for old, link in zip(was, now, strict=True) if old != link and old not in now}
    for block in row.targets:
        text = block.text
        for old in sorted(new, key=len, reverse=True):
            text = text.replace(old, new[old])
        if text != block.text:
            yield block, text
