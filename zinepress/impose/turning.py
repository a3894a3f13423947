"""Whole sides turned and moved, for printers that turn the paper or miss the mark.

In: a `PlacedSide`. Out: another; pages, marks and labels move as one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.impose.sheets import Box

if TYPE_CHECKING:
    from zinepress.impose.sheets import PlacedSide


def half_turned(side: PlacedSide) -> PlacedSide:
    """The whole side turned by a half."""
    width, height = side.paper.width, side.paper.height

    def turned(box: Box) -> Box:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)

    return replace(
        side,
        placements=tuple(
            replace(p, turn=(p.turn + 180) % 360, frame=turned(p.frame), clip=turned(p.clip))
            for p in side.placements
        ),
        strokes=tuple(
            replace(s, x0=width - s.x0, y0=height - s.y0, x1=width - s.x1, y1=height - s.y1)
            for s in side.strokes
        ),
        labels=tuple(
            replace(label, x=width - label.x, y=height - label.y, turn=(label.turn + 180) % 360)
            for label in side.labels
        ),
    )


def moved(side: PlacedSide, x: float, y: float) -> PlacedSide:
    """The whole side moved to the right and up."""
    if not x and not y:
        return side

    def shifted(box: Box) -> Box:
        return Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)

    return replace(
        side,
        placements=tuple(
            replace(p, frame=shifted(p.frame), clip=shifted(p.clip)) for p in side.placements
        ),
        strokes=tuple(
            replace(s, x0=s.x0 + x, y0=s.y0 + y, x1=s.x1 + x, y1=s.y1 + y) for s in side.strokes
        ),
        labels=tuple(replace(label, x=label.x + x, y=label.y + y) for label in side.labels),
    )
