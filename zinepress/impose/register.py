"""Whether fronts and backs lie on each other, and whether tiles leave no part of a poster out.

In: what is seen of a finished file. Out: distances in points, and what is wrong in words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from zinepress.impose.boxes import height, width
from zinepress.impose.judge import flip_of
from zinepress.impose.sheets import Box, Flip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.options import Duplex
    from zinepress.impose.seen import Seen, SeenSide, Sight

_SAME = 0.1
"""Points by which pages of one size may differ."""
_NEAR = 36.0
"""Points; a page behind another one is not farther off than this."""


@dataclass(frozen=True, slots=True)
class Register:
    """How far backs lie off the fronts they belong to, to the right and up as backs are seen.

    `uneven` is how much that differs between pages; all in points.
    """

    right: float = 0.0
    up: float = 0.0
    uneven: float = 0.0


def register(seen: Seen, edge: Duplex) -> Register | None:
    """How well fronts and backs lie on each other; None where no page has one behind it."""
    offsets = [
        offset
        for front, back in zip(seen.sides[::2], seen.sides[1::2], strict=False)
        for offset in _offsets(front, back, edge)
    ]
    if not offsets:
        return None
    right, up = (sum(axis) / len(offsets) for axis in zip(*offsets, strict=True))
    uneven = max(max(abs(x - right), abs(y - up)) for x, y in offsets)
    return Register(right, up, uneven)


def _offsets(front: SeenSide, back: SeenSide, edge: Duplex) -> Iterator[tuple[float, float]]:
    """How far each back lies from where its front is, seen from behind."""
    paper, across = front.paper, flip_of(front, edge) is Flip.X
    for sight in front.sights:
        x = paper.width - sight.x if across else sight.x
        y = sight.y if across else paper.height - sight.y
        near = [(other.x - x, other.y - y) for other in back.sights if _alike(sight, other)]
        off = min(near, key=lambda each: abs(each[0]) + abs(each[1]), default=None)
        if off is not None and max(map(abs, off)) < _NEAR:
            yield off


def _alike(one: Sight, other: Sight) -> bool:
    """Whether both are whole pages of one size, which then lie alike on their paper."""
    if one.frame is None or other.frame is None:
        return False
    return (
        abs(width(one.frame) - width(other.frame)) < _SAME
        and abs(height(one.frame) - height(other.frame)) < _SAME
    )


def left_out(seen: Seen) -> tuple[str, ...]:
    """The pages of a tiled poster of which no sheet has some part, in words."""
    sights = [sight for side in seen.sides for sight in side.sights if sight.frame is not None]
    pages = sorted({page for sight in sights for page in sight.pages})
    said = [f"page {page} is missing" for page in range(1, seen.count + 1) if page not in pages]
    for page in pages:
        tiles = _tiles([sight for sight in sights if page in sight.pages])
        if not _covers(tiles):
            said.append(f"a part of page {page} is on no sheet")
    return tuple(said)


def _tiles(sights: Sequence[Sight]) -> list[Box]:
    """What each sheet shows of the poster, in shares of its width and height.

    A small picture of the whole, which tells how the tiles go together, is none of them.
    """
    sizes = Counter(round(width(sight.frame)) for sight in sights if sight.frame)
    size = max(sizes, key=lambda each: (sizes[each], each))
    return [
        Box(
            (sight.visible.x0 - sight.frame.x0) / width(sight.frame),
            (sight.visible.y0 - sight.frame.y0) / height(sight.frame),
            (sight.visible.x1 - sight.frame.x0) / width(sight.frame),
            (sight.visible.y1 - sight.frame.y0) / height(sight.frame),
        )
        for sight in sights
        if sight.frame and sight.visible and round(width(sight.frame)) == size
    ]


def _covers(tiles: Sequence[Box]) -> bool:
    """Whether the tiles together cover the whole from 0 to 1, but for rounding."""
    slack = 1e-4
    across = sorted({0.0, 1.0, *(edge for tile in tiles for edge in (tile.x0, tile.x1))})
    up = sorted({0.0, 1.0, *(edge for tile in tiles for edge in (tile.y0, tile.y1))})
    return all(
        any(t.x0 <= x <= t.x1 and t.y0 <= y <= t.y1 for t in tiles)
        for x in _middles(across, slack)
        for y in _middles(up, slack)
    )


def _middles(edges: Sequence[float], slack: float) -> list[float]:
    """The middle between each edge and the next, where they are apart."""
    return [(low + high) / 2 for low, high in pairwise(edges) if high - low > slack]
