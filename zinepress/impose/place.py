"""From grid squares to points: where every page lands on its sheet.

In: a plan, the geometry of the pages, the paper, options. Out: `PlacedSide`s in printing order:
front, back, front, back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.impose import poster
from zinepress.impose.frames import Ground, spot
from zinepress.impose.insets import free, margins
from zinepress.impose.marked import Marked
from zinepress.impose.marks import marks
from zinepress.impose.options import DEFAULTS, Duplex, Mark, Sides
from zinepress.impose.sheets import Edges, Flip, PlacedSide
from zinepress.impose.squares import squares
from zinepress.impose.turning import half_turned, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import PageGeometry, Side
    from zinepress.impose.tiling import Tiling
    from zinepress.units import Size

_Pair = tuple[PlacedSide, PlacedSide | None]
"""The front and the back of a sheet."""


def place(
    plan: Plan, pages: Sequence[PageGeometry], paper: Size, options: Options = DEFAULTS
) -> tuple[PlacedSide, ...]:
    """Every side that is printed, in printing order; `pages[n - 1]` is page n."""
    if plan.tiling is not None:
        sheets = _tiles(plan, plan.tiling, pages)
    else:
        sheets = _sheets(plan, Ground(plan, pages, options, squares(plan, pages, paper, options)))
    if options.reverse:
        sheets.reverse()
    return tuple(side for pair in sheets for side in _wanted(pair, options.sides) if side)


def _wanted(pair: _Pair, sides: Sides) -> tuple[PlacedSide | None, ...]:
    """The sides of a sheet that go into this file."""
    return {Sides.FRONTS: pair[:1], Sides.BACKS: pair[1:]}.get(sides, pair)


def _tiles(plan: Plan, tiling: Tiling, pages: Sequence[PageGeometry]) -> list[_Pair]:
    """The sheets of a poster, printed on one side."""
    return [(side, None) for side in poster.place(plan, tiling, pages)]


def _sheets(plan: Plan, fronts: Ground) -> list[_Pair]:
    """Front and back of every sheet as they come out of the printer."""
    paper, options = fronts.squares.paper, fronts.options
    backs = replace(fronts, squares=fronts.squares.mirrored(plan.flip))
    turn = back_turn(plan.flip, paper, options)
    found = []
    for number, sheet in enumerate(plan.sheets, 1):
        front, back = _side(sheet.front, fronts, number, back=False), None
        if sheet.back is not None:
            back = _side(sheet.back, backs, number, back=True)
            back = moved(half_turned(back) if turn else back, *options.back_offset)
        found.append((front, back))
    return found


def duplex_edge(flip: Flip, paper: Size) -> Duplex:
    """The edge that has to be turned about for backs to come out as drawn.

    Turning about the upright axis is turning about the long edge of a sheet that stands, and
    about the short edge of one that lies.
    """
    return Duplex.LONG if (flip is Flip.X) is not paper.is_landscape else Duplex.SHORT


def back_turn(flip: Flip, paper: Size, options: Options) -> bool:
    """Whether backs are turned by a half for the printer's way of turning the paper."""
    return (duplex_edge(flip, paper) is not options.duplex) is not options.turn


def _side(side: Side, ground: Ground, sheet: int, *, back: bool) -> PlacedSide:
    """One side as seen from itself, with its marks."""
    whole = len(side.rows) != len(ground.squares.rows)
    ground = _whole(ground) if whole else ground
    spots = tuple(
        spot(cell, ground, row, column)
        for row, cells in enumerate(side.rows)
        for column, cell in enumerate(cells)
    )
    strokes, labels = marks(Marked(spots, ground, sheet, back))
    placements = tuple(each.placement for each in spots if each.placement)
    name = f"sheet {sheet} {'back' if back else 'front'}"
    return PlacedSide(ground.squares.paper, placements, strokes, labels, name)


def _whole(ground: Ground) -> Ground:
    """The ground for a side that carries one page on each piece, whatever is folded there.

    Lines and the spine belong to the other side.
    """
    across, along = margins(free(ground.options, ground.squares.paper))
    merged = ground.squares.merged(ground.plan.pieces)
    return replace(
        ground,
        squares=replace(merged, insets=Edges(across, across, along, along)),
        options=replace(ground.options, marks=ground.options.marks & _ON_ANY_SIDE),
    )


_ON_ANY_SIDE = frozenset({Mark.CROP, Mark.REGISTRATION, Mark.LABEL, Mark.FLIP})
