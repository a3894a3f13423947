"""Where a page lands in its cell: fitted, aligned, moved for creep, clipped at the fold.

In: a cell, its page, the squares of its side. Out: `Spot`, with the `Placement` of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose import creep
from zinepress.impose.boxes import overlap
from zinepress.impose.fitting import fitting, printed_scale
from zinepress.impose.insets import CLOCKWISE, is_verso, turned_edges
from zinepress.impose.options import Align, Mark
from zinepress.impose.sheets import Box, Edge, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell, PageGeometry
    from zinepress.impose.squares import Squares


@dataclass(frozen=True, slots=True)
class Ground:
    """What the pages of all fronts, or of all backs, are placed on."""

    plan: Plan
    pages: Sequence[PageGeometry]
    options: Options
    squares: Squares

    @property
    def trimmed(self) -> bool:
        """Whether the thing will be trimmed to its pages."""
        return Mark.CROP in self.options.marks

    @property
    def align(self) -> Align:
        """Where smaller pages lie, once AUTO has looked at the marks."""
        if self.options.align is not Align.AUTO:
            return self.options.align
        return Align.SPINE if self.trimmed else Align.CENTRE


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, its square, where a page is trimmed there, and the page as it is printed.

    Creep moves the page, but neither the fold nor the knife.
    """

    cell: Cell
    box: Box
    trim: Box
    placement: Placement | None = None


def spot(cell: Cell, ground: Ground, row: int, column: int) -> Spot:
    """The cell with its page placed, if it has one."""
    box = ground.squares.box(row, column)
    if cell.page is None:
        return Spot(cell, box, box)
    plan, page = ground.plan, ground.pages[cell.page - 1]
    trim = _trim(cell, page, ground, _room(cell, ground, row, column))
    deepest = plan.deepest(cell.signature)
    shift = creep.shift(ground.options.creep, cell.depth, deepest, trimmed=ground.trimmed)
    frame = _crept(trim, spine_edge(cell, plan), shift)
    clip = overlap(_bleed(cell, page, frame, ground.options), ground.squares.reach(row, column))
    return Spot(cell, box, trim, Placement(cell.page, cell.turn, frame, clip) if clip else None)


def _room(cell: Cell, ground: Ground, row: int, column: int) -> Box:
    """What of its cell a page may fill."""
    plan = ground.plan
    return ground.squares.content(
        row, column, verso=is_verso(cell, plan), turn=cell.turn, binding=plan.binding
    )


def spine_edge(cell: Cell, plan: Plan) -> Edge:
    """The edge of the cell where its page is bound; a verso is bound opposite a recto."""
    recto = CLOCKWISE.index(plan.binding)
    return CLOCKWISE[(recto + (2 if is_verso(cell, plan) else 0) + cell.turn // 90) % 4]


def _trim(cell: Cell, page: PageGeometry, ground: Ground, room: Box) -> Box:
    """Where the page is trimmed: fitted into its room, in the middle or at the spine."""
    scale = printed_scale(fitting(page.trim, cell.turn, room), ground.options.fit)
    size = page.trim.turned() if cell.turn % 180 else page.trim
    width, height = scale * size.width, scale * size.height
    x0, y0 = (room.x0 + room.x1 - width) / 2, (room.y0 + room.y1 - height) / 2
    frame = Box(x0, y0, x0 + width, y0 + height)
    if ground.align is Align.SPINE and ground.plan.making.programme.folds:
        return _against(frame, room, spine_edge(cell, ground.plan))
    return frame


def _against(frame: Box, room: Box, edge: Edge) -> Box:
    """The frame moved until it touches that edge."""
    x = {Edge.LEFT: room.x0 - frame.x0, Edge.RIGHT: room.x1 - frame.x1}.get(edge, 0.0)
    y = {Edge.BOTTOM: room.y0 - frame.y0, Edge.TOP: room.y1 - frame.y1}.get(edge, 0.0)
    return Box(frame.x0 + x, frame.y0 + y, frame.x1 + x, frame.y1 + y)


def _crept(frame: Box, spine: Edge, shift: creep.Shift) -> Box:
    """The frame moved towards its spine, and narrowed at the edge away from it."""
    near, far = shift.inwards, shift.inwards + shift.narrower
    match spine:
        case Edge.LEFT:
            return Box(frame.x0 - near, frame.y0, frame.x1 - far, frame.y1)
        case Edge.RIGHT:
            return Box(frame.x0 + far, frame.y0, frame.x1 + near, frame.y1)
        case Edge.BOTTOM:
            return Box(frame.x0, frame.y0 - near, frame.x1, frame.y1 - far)
        case Edge.TOP:
            return Box(frame.x0, frame.y0 + far, frame.x1, frame.y1 + near)


def _bleed(cell: Cell, page: PageGeometry, frame: Box, options: Options) -> Box:
    """The frame with as much of the page's bleed as is kept, scaled with the page."""
    size = page.trim.turned() if cell.turn % 180 else page.trim
    scale = max((frame.y1 - frame.y0) / size.height, (frame.x1 - frame.x0) / size.width)
    most = float("inf") if options.bleed is None else options.bleed
    left, top, right, bottom = (
        scale * min(most, width) for width in turned_edges(page.bleed, cell.turn)
    )
    return Box(frame.x0 - left, frame.y0 - bottom, frame.x1 + right, frame.y1 + top)
