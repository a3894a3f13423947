"""From grid squares to points: where every page lands on its sheet.

In: a plan, the geometry of the pages, the paper, options. Out: `PlacedSide`s in printing order:
front, back, front, back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose import creep
from zinepress.impose.boxes import overlap
from zinepress.impose.options import DEFAULTS, Align, Duplex, Fit, Mark, Sides
from zinepress.impose.sheets import Box, Edge, Edges, Flip, PlacedSide, Placement
from zinepress.impose.squares import fitting, squares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.plan import Plan
    from zinepress.impose.sheets import Cell, PageGeometry, Side
    from zinepress.impose.squares import Squares
    from zinepress.units import Size

_CLOCKWISE = (Edge.LEFT, Edge.TOP, Edge.RIGHT, Edge.BOTTOM)
_AS_IT_IS = 1e-4
"""A page this close to its own size is left at it: 0.02 mm on A5, far below any printer."""


def place(
    plan: Plan, pages: Sequence[PageGeometry], paper: Size, options: Options = DEFAULTS
) -> tuple[PlacedSide, ...]:
    """Every side that is printed, in printing order; `pages[n - 1]` is page n."""
    ground = _Ground(plan, pages, options, squares(plan, pages, paper, options))
    behind = replace(ground, squares=ground.squares.mirrored(plan.flip))
    turn = back_turn(plan.flip, ground.squares.paper, options)
    sides: list[PlacedSide] = []
    for number, sheet in enumerate(plan.sheets, 1):
        front = _side(sheet.front, ground, f"sheet {number} front")
        pair = [front] if options.sides is not Sides.BACKS else []
        if sheet.back is not None and options.sides is not Sides.FRONTS:
            back = _side(sheet.back, behind, f"sheet {number} back")
            back = half_turn(back) if turn else back
            pair.append(moved(back, *options.back_offset))
        sides += reversed(pair) if options.reverse else pair
    return tuple(reversed(sides)) if options.reverse else tuple(sides)


def duplex_edge(flip: Flip, paper: Size) -> Duplex:
    """The edge that has to be turned about for backs to come out as drawn.

    Turning about the upright axis is turning about the long edge of a sheet that stands, and
    about the short edge of one that lies.
    """
    return Duplex.LONG if (flip is Flip.X) is not paper.is_landscape else Duplex.SHORT


def back_turn(flip: Flip, paper: Size, options: Options) -> bool:
    """Whether backs are turned by a half for the printer's way of turning the paper."""
    return (duplex_edge(flip, paper) is not options.duplex) is not options.turn


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all sides of one kind are placed on."""

    plan: Plan
    pages: Sequence[PageGeometry]
    options: Options
    squares: Squares

    @property
    def trimmed(self) -> bool:
        """Whether the thing will be trimmed to its pages."""
        return Mark.CROP in self.options.marks


def _side(side: Side, ground: _Ground, name: str) -> PlacedSide:
    """One side as seen from itself."""
    return PlacedSide(
        ground.squares.paper,
        tuple(
            placement
            for row, cells in enumerate(side.rows)
            for column, cell in enumerate(cells)
            if (placement := _placement(cell, ground, row, column)) is not None
        ),
        name=name,
    )


def _placement(cell: Cell, ground: _Ground, row: int, column: int) -> Placement | None:
    """The page in its cell; None where there is none."""
    if cell.page is None:
        return None
    page, box = ground.pages[cell.page - 1], ground.squares.box(row, column)
    frame = _frame(cell, page, box, ground)
    bleed = _bleed(cell, page, frame, ground.options)
    clip = overlap(bleed, ground.squares.reach(row, column))
    return Placement(cell.page, cell.turn, frame, clip) if clip else None


def _frame(cell: Cell, page: PageGeometry, box: Box, ground: _Ground) -> Box:
    """Where the trim box lands."""
    scale = _scale(fitting(page.trim, cell.turn, box), ground.options.fit)
    size = page.trim.turned() if cell.turn % 180 else page.trim
    x0 = (box.x0 + box.x1 - scale * size.width) / 2
    y0 = (box.y0 + box.y1 - scale * size.height) / 2
    frame = Box(x0, y0, x0 + scale * size.width, y0 + scale * size.height)
    spine = spine_edge(cell, ground.plan.binding)
    if _alignment(ground) is Align.SPINE:
        frame = _against(frame, box, spine)
    deepest = ground.plan.deepest(cell.signature)
    shift = creep.shift(ground.options.creep, cell.depth, deepest, trimmed=ground.trimmed)
    return _crept(frame, spine, shift)


def spine_edge(cell: Cell, binding: Edge) -> Edge:
    """The edge of the cell where its page is bound: a recto's binding edge, turned with the page.

    A verso is bound at the opposite edge.
    """
    recto = _CLOCKWISE.index(binding)
    return _CLOCKWISE[(recto + (0 if cell.folio % 2 else 2) + cell.turn // 90) % 4]


def _scale(fitting: float, fit: Fit) -> float:
    """The scale of a page that would fill its cell at `fitting`."""
    if fit is Fit.ACTUAL or abs(fitting - 1) < _AS_IT_IS:
        return 1.0
    return min(1.0, fitting) if fit is Fit.SHRINK else fitting


def _alignment(ground: _Ground) -> Align:
    """Where smaller pages lie, once AUTO has looked at the marks."""
    if ground.options.align is not Align.AUTO:
        return ground.options.align
    return Align.SPINE if ground.trimmed else Align.CENTRE


def _against(frame: Box, box: Box, edge: Edge) -> Box:
    """The frame moved until it touches that edge of the box."""
    x = {Edge.LEFT: box.x0 - frame.x0, Edge.RIGHT: box.x1 - frame.x1}.get(edge, 0.0)
    y = {Edge.BOTTOM: box.y0 - frame.y0, Edge.TOP: box.y1 - frame.y1}.get(edge, 0.0)
    return shifted(frame, x, y)


def _crept(frame: Box, spine: Edge, shift: creep.Shift) -> Box:
    """The frame moved towards its spine, and narrowed at the edge away from it."""
    match spine:
        case Edge.LEFT:
            x0 = frame.x0 - shift.inwards
            return Box(x0, frame.y0, x0 + frame.x1 - frame.x0 - shift.narrower, frame.y1)
        case Edge.RIGHT:
            x1 = frame.x1 + shift.inwards
            return Box(x1 - frame.x1 + frame.x0 + shift.narrower, frame.y0, x1, frame.y1)
        case Edge.BOTTOM:
            y0 = frame.y0 - shift.inwards
            return Box(frame.x0, y0, frame.x1, y0 + frame.y1 - frame.y0 - shift.narrower)
        case Edge.TOP:
            y1 = frame.y1 + shift.inwards
            return Box(frame.x0, y1 - frame.y1 + frame.y0 + shift.narrower, frame.x1, y1)


def _bleed(cell: Cell, page: PageGeometry, frame: Box, options: Options) -> Box:
    """The frame with as much of the page's bleed as is kept, scaled with the page."""
    size = page.trim.turned() if cell.turn % 180 else page.trim
    scale = (frame.y1 - frame.y0) / size.height
    most = options.bleed if options.bleed is not None else float("inf")
    left, top, right, bottom = (scale * min(most, width) for width in around(page.bleed, cell.turn))
    return Box(frame.x0 - left, frame.y0 - bottom, frame.x1 + right, frame.y1 + top)


def around(edges: Edges, turn: int) -> tuple[float, ...]:
    """The widths at the left, top, right and bottom once a page is turned clockwise."""
    widths = (edges.left, edges.top, edges.right, edges.bottom)
    steps = turn // 90
    return tuple(widths[(place - steps) % 4] for place in range(4))


def shifted(box: Box, x: float, y: float) -> Box:
    """The box moved to the right and up."""
    return Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)


def half_turn(side: PlacedSide) -> PlacedSide:
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
    return replace(
        side,
        placements=tuple(
            replace(p, frame=shifted(p.frame, x, y), clip=shifted(p.clip, x, y))
            for p in side.placements
        ),
        strokes=tuple(
            replace(s, x0=s.x0 + x, y0=s.y0 + y, x1=s.x1 + x, y1=s.y1 + y) for s in side.strokes
        ),
        labels=tuple(replace(label, x=label.x + x, y=label.y + y) for label in side.labels),
    )
