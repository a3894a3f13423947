"""How long a text is, in pages and in lines.

In: `Leaf`s. Out: `Measured`. Pages that hold none of the source's text (a cover, a colophon) are
counted, but say nothing of how long the text is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.source.scripts import CJK, SOUTH_EAST
from zinepress.typeset.leaves import Area, Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zinepress.typeset.inside import Box
    from zinepress.typeset.leaves import Leaf

_WORD = re.compile(rf"[{CJK}{SOUTH_EAST}]|[^\s{CJK}{SOUTH_EAST}]+")
"""A word, or a character of a script that has no spaces between words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All pages, the page the text ends on, how full that one is; lines and words of each page.

    `depth` is how many lines of the text's commonest height a page holds.
    """

    pages: int
    last: int
    fill: float
    lines: Mapping[int, int]
    words: Mapping[int, int]
    depth: int

    @property
    def around(self) -> int:
        """The pages that hold nothing of the text."""
        return self.pages - len(self.lines)

    @property
    def length(self) -> float:
        """The pages that the text needs, the last one in part; those around it whole."""
        return self.pages - 1 + self.fill

    @property
    def lines_left(self) -> int:
        """How many lines the last page still has room for."""
        return math.floor(self.depth * (1 - self.fill))

    def lines_after(self, pages: int) -> int:
        """How many lines too many there are for this many pages in all."""
        return self._after(self.lines, pages)

    def words_after(self, pages: int) -> int:
        """How many words too many there are for this many pages in all."""
        return self._after(self.words, pages)

    def _after(self, counts: Mapping[int, int], pages: int) -> int:
        end = self.last - (self.pages - pages)
        return sum(count for page, count in counts.items() if page > end)


def measure(leaves: Sequence[Leaf]) -> Measured:
    """The length of a text that has been laid out."""
    texts = {leaf.number: _source_text(leaf) for leaf in leaves}
    if not any(texts.values()):
        texts = {leaf.number: list(leaf.texts) for leaf in leaves}
    texts = {number: runs for number, runs in texts.items() if runs}
    rows = {
        number: {id(run.around.row): run.around.row for run in runs}
        for number, runs in texts.items()
    }
    last = max(texts, default=len(leaves))
    box = leaves[last - 1].box
    top = box.content_box_y()
    lowest = max((_foot(run) for run in texts.get(last, ())), default=top)
    return Measured(
        pages=len(leaves),
        last=last,
        fill=min(max((lowest - top) / max(box.height, 1.0), 0.0), 1.0),
        lines={number: len(held) for number, held in rows.items()},
        words={
            number: sum(len(_WORD.findall(run.box.text)) for run in runs)
            for number, runs in texts.items()
        },
        depth=math.floor(box.height / _commonest(rows.values(), box.height)),
    )


def _commonest(pages: Iterable[Mapping[int, Box]], otherwise: float) -> float:
    """The height that most lines have."""
    heights = Counter(
        round(row.height, 2) for rows in pages for row in rows.values() if row is not None
    )
    height = heights.most_common(1)[0][0] if heights else otherwise
    return float(height) or otherwise


def _source_text(leaf: Leaf) -> list[Placed]:
    """The runs of a page that come from the source, its notes aside."""
    return [
        run
        for run in leaf.texts
        if run.around.area is Area.TEXT and run.origin.line is not None and not run.is_mark
    ]


def _foot(run: Placed) -> float:
    """The lower edge of the line a run stands in."""
    row = run.around.row
    return float(row.position_y + row.height) if row is not None else run.bottom
