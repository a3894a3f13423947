"""Where to staple and sew, and in which order signatures lie.

In: a side that gets marks. Out: strokes on the spine fold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.frames import spine_edge
from zinepress.impose.insets import CLOCKWISE
from zinepress.impose.options import Assemble, Bind
from zinepress.impose.sheets import Edge, Stroke
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.impose.frames import Spot
    from zinepress.impose.marked import Marked

_THIRD_FROM = 240 * MM
"""From this length of the spine on, three staples hold it."""
_WIRE = 4 * MM
"""Short enough for the wire to cover it."""
_HOLE = 1.5 * MM
_BAR = 6 * MM
_FIRST_HOLE = 0.15
"""How far the outer holes stay from head and foot, of the length of the spine."""


def staples(side: Marked) -> Iterator[Stroke]:
    """A stroke on the outside of the spine fold under each wire: at a quarter from each end."""
    if side.ground.plan.making.bind is not Bind.STAPLE:
        return
    for spot in _outermost(side):
        length = _spine_length(spot, side)
        places = (0.25, 0.5, 0.75) if length > _THIRD_FROM else (0.25, 0.75)
        for share in places:
            x, y, upright = _on_spine(spot, side, share)
            yield _along(x, y, upright, _WIRE, 0.75, "staple")


def sewing(side: Marked) -> Iterator[Stroke]:
    """A cross over the innermost fold of each signature for every hole."""
    making = side.ground.plan.making
    if making.bind is not Bind.THREAD or not making.programme.folds:
        return
    holes = max(side.ground.options.holes, 2)
    for spot in _innermost(side):
        for hole in range(holes):
            share = _FIRST_HOLE + (1 - 2 * _FIRST_HOLE) * hole / (holes - 1)
            x, y, upright = _on_spine(spot, side, share)
            yield _along(x, y, upright, 2 * _HOLE, 0.5, "sewing")
            yield _along(x, y, not upright, 2 * _HOLE, 0.5, "sewing")


def collation(side: Marked) -> Iterator[Stroke]:
    """A bar on the back of each signature, a step lower each time: a staircase when in order."""
    plan = side.ground.plan
    count = len(plan.depths)
    if plan.making.assemble is not Assemble.GATHER or count < 2 or not plan.making.programme.folds:
        return
    for spot in _outermost(side):
        length = _spine_length(spot, side)
        bar = min(_BAR, length / (count + 2))
        share = ((spot.cell.signature + 1.5) * bar) / length
        x, y, upright = _on_spine(spot, side, share)
        yield _along(x, y, upright, bar, 4.0, "collation")


def _outermost(side: Marked) -> Iterator[Spot]:
    """The first page of everything that is bound by itself."""
    firsts = set(_first_folios(side))
    return (spot for spot in side.spots if spot.cell.folio in firsts)


def _innermost(side: Marked) -> Iterator[Spot]:
    """The right-hand page of the middle of everything that is bound by itself."""
    plan = side.ground.plan
    firsts = _first_folios(side)
    ends = (*firsts[1:], firsts[0] + plan.places)
    middles = {(first + end) // 2 for first, end in zip(firsts, ends, strict=True)}
    return (spot for spot in side.spots if spot.cell.folio in middles)


def _first_folios(side: Marked) -> tuple[int, ...]:
    """The numbers of the first pages of the signatures, or of the whole where they are nested."""
    plan = side.ground.plan
    first = plan.folios[0]
    if plan.making.assemble is Assemble.NEST:
        return (first,)
    folios, each = [], plan.making.programme.faces_per_slip
    for slips in plan.signatures:
        folios.append(first)
        first += slips * each
    return tuple(folios)


def _spine_length(spot: Spot, side: Marked) -> float:
    """How long the spine of a page is."""
    box = spot.trim
    level = spine_edge(spot.cell, side.ground.plan) in (Edge.TOP, Edge.BOTTOM)
    return box.x1 - box.x0 if level else box.y1 - box.y0


def _on_spine(spot: Spot, side: Marked, share: float) -> tuple[float, float, bool]:
    """The point on the spine fold at that share of its length from the page's head, or left.

    The last value says whether the fold stands upright there.
    """
    page, box, plan = spot.trim, spot.box, side.ground.plan
    edge = spine_edge(spot.cell, plan)
    start = Edge.LEFT if plan.binding is Edge.TOP else Edge.TOP
    steps = CLOCKWISE.index(start) + spot.cell.turn // 90
    if CLOCKWISE[steps % 4] in (Edge.BOTTOM, Edge.RIGHT):
        share = 1 - share
    if edge in (Edge.LEFT, Edge.RIGHT):
        x = box.x0 if edge is Edge.LEFT else box.x1
        return x, page.y1 - share * (page.y1 - page.y0), True
    y = box.y0 if edge is Edge.BOTTOM else box.y1
    return page.x0 + share * (page.x1 - page.x0), y, False


def _along(x: float, y: float, upright: bool, length: float, width: float, kind: str) -> Stroke:
    """A stroke of that length with its middle at the point."""
    half = length / 2
    if upright:
        return Stroke(x, y - half, x, y + half, width, (), kind)
    return Stroke(x - half, y, x + half, y, width, (), kind)
