"""A Markdown file is cut into the blocks that people translate, and put together again.

In: the text of a file. Out: `Sliced`, its blocks by their places in it. Nothing is ever written
anew from a parse: what stands between the blocks (markers, fences, empty lines, a byte order
mark, line ends of any kind) is copied, so that joining gives the same text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate import head
from zinepress.translate.kinds import CELLS, HEAD, ONE_LINE, Block
from zinepress.translate.leaves import leaves
from zinepress.translate.lines import line_end, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BARE_BAR = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"[^\s>]")


@dataclass(frozen=True, slots=True)
class Sliced:
    """A text and the blocks in it, in the order they stand; no two share a character."""

    text: str
    blocks: tuple[Block, ...]

    def pieces(self) -> Iterator[str | Block]:
        """What stands between the blocks, and the blocks, in order."""
        end = 0
        for block in self.blocks:
            yield self.text[end : block.start]
            yield block
            end = block.end
        yield self.text[end:]


def cut(text: str) -> Sliced:
    """The blocks of a text, those of its head included."""
    kept: list[Block] = []
    for block in sorted(leaves(text), key=lambda block: (block.start, -block.end)):
        if block.start >= (kept[-1].end if kept else 0):
            kept.append(block)
    return Sliced(text, tuple(kept))


def join(sliced: Sliced, said: Mapping[Block, str] | None = None) -> str:
    """The text, with new words for some of its blocks; with none, or the same, just as it was."""
    new = said or {}
    return "".join(
        piece if isinstance(piece, str) else write(sliced, piece, new.get(piece, piece.text))
        for piece in sliced.pieces()
    )


def write(sliced: Sliced, block: Block, text: str) -> str:
    """What to put in the place of a block so that it says `text`, markers on every line."""
    if text == block.text:
        return sliced.text[block.start : block.end]
    if block.kind in HEAD:
        return head.written(" ".join(split(text)))
    rows = split(text)
    if block.kind in ONE_LINE:
        rows = [" ".join(row.strip() for row in rows)]
    if block.kind in CELLS:
        rows = [_BARE_BAR.sub(r"\\|", rows[0])]
    prefixes = list(block.prefixes)
    further = prefixes[-1] if len(prefixes) > 1 else _MARKER.sub(" ", prefixes[0])
    prefixes += [further] * (len(rows) - len(prefixes))
    lines = [prefix + row for prefix, row in zip(prefixes, rows, strict=False)]
    return line_end(sliced.text).join(lines)[len(prefixes[0]) :]
