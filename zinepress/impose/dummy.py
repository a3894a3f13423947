"""A numbered dummy: every panel with its number and an arrow up, to fold before anything is set.

In: a plan, the size of its pages, the paper. Out: sides of one scrap sheet, or their PDF. What is
made from several sheets is drawn small, all of them on one scrap sheet, to be cut apart first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from math import cos, radians, sin
from typing import TYPE_CHECKING

import pikepdf

from zinepress.impose.finish import Finish, Turn
from zinepress.impose.lettering import width_of
from zinepress.impose.options import Duplex, Mark
from zinepress.impose.place import back_turn, place
from zinepress.impose.plan import plan as planned
from zinepress.impose.read import opened
from zinepress.impose.sheets import Box, Flip, Label, PageGeometry, PlacedSide, Stroke
from zinepress.impose.tiling import name
from zinepress.impose.turning import half_turned, moved
from zinepress.impose.write import write
from zinepress.units import MM, Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Placement

MARKS = frozenset({Mark.FOLD, Mark.CUT, Mark.FLIP})
MOST = 16
"""Small sheets on one scrap sheet; a thicker thing takes more of them."""
_EDGE = 8 * MM
_GAP = 4 * MM
_LINE = 0.5
_SMALLEST = 5.0


def dummy(plan: Plan, size: Size, paper: Size, options: Options, title: str = "") -> bytes:
    """The dummy as a PDF."""
    sides = dummy_sides(plan, size, paper, options)
    backed = any(side.name.endswith("back") for side in sides)
    edge = Turn.LONG_EDGE if options.duplex is Duplex.LONG else Turn.SHORT_EDGE
    target, empty = BytesIO(), BytesIO()
    with pikepdf.new() as blank:
        blank.add_blank_page(page_size=(paper.width, paper.height))
        blank.save(empty, deterministic_id=True)
    with opened(empty.getvalue()) as source:
        write(source, sides, target, Finish(edge if backed else Turn.ONE_SIDED, title=title))
    return target.getvalue()


def dummy_sides(plan: Plan, size: Size, paper: Size, options: Options) -> tuple[PlacedSide, ...]:
    """The sides of the scrap sheet, front and back by turns, for a printer of these options.

    Places that stay blank have their numbers in brackets.
    """
    marked = replace(options, marks=MARKS)
    if len(plan.sheets) == 1:
        return _numbered(plan, size, paper, marked)
    small = replace(marked, back_offset=(0.0, 0.0), duplex=Duplex.LONG)
    sides = _numbered(plan, size, paper, small)
    if sides[0].paper.is_landscape:  # the scrap sheet is turned like a page, and its pieces with it
        sides = _numbered(plan, size, paper, replace(small, duplex=Duplex.SHORT))
    step = 2 if plan.two_sided else 1
    pieces = [sides[start : start + step] for start in range(0, len(sides), step)]
    scrap = [pieces[start : start + MOST] for start in range(0, len(pieces), MOST)]
    return tuple(side for some in scrap for side in _together(some, paper, options))


def _numbered(plan: Plan, size: Size, paper: Size, options: Options) -> tuple[PlacedSide, ...]:
    """The sheets at their size, numbers in place of pages; blank places are numbered, too."""
    if plan.tiling is not None:
        return _tiles(plan, size, paper, options)
    pages = [PageGeometry(size)] * plan.places
    whole = planned(plan.places, plan.scheme, options, pages=pages, paper=paper)
    texts = [f"({place})" if place in plan.blanks else str(place) for place in whole.folios]
    return tuple(
        _drawn(side, [texts[one.page - 1] for one in side.placements])
        for side in place(whole, pages, paper, options)
    )


def _tiles(plan: Plan, size: Size, paper: Size, options: Options) -> tuple[PlacedSide, ...]:
    """The tiles of a poster, each with its name."""
    tiling, pages = plan.tiling, [PageGeometry(size)] * plan.count
    assert tiling is not None
    columns, cells = tiling.grid.columns, tiling.grid.cells
    found = []
    for number, side in enumerate(place(plan, pages, paper, options)):
        where = number % (cells + tiling.has_map)
        if where < cells:
            shown = tuple(replace(one, frame=one.clip) for one in side.placements)
            tile = replace(side, placements=shown, labels=())
            found.append(_drawn(tile, [name(*divmod(where, columns))] * len(shown)))
    return tuple(found)


def _drawn(side: PlacedSide, texts: Sequence[str]) -> PlacedSide:
    """The side with a text and an arrow where each page would be, its folds and cuts in full."""
    marks = dict.fromkeys(_across(stroke, side.paper) for stroke in side.strokes)
    arrows = [stroke for one in side.placements for stroke in _arrow(one)]
    labels = [_number(one, text) for one, text in zip(side.placements, texts, strict=True)]
    return replace(
        side,
        placements=(),
        strokes=(*marks, *arrows),
        labels=(*side.labels, *labels),
    )


@dataclass(frozen=True, slots=True)
class _Upright:
    """A panel as one reads it: its middle, its size, and how far it is turned on the sheet."""

    x: float
    y: float
    size: Size
    turn: int

    def at(self, right: float, up: float) -> tuple[float, float]:
        """Where a point of the upright panel, from its middle, lies on the sheet."""
        angle = radians(self.turn)
        return (
            self.x + right * cos(angle) + up * sin(angle),
            self.y - right * sin(angle) + up * cos(angle),
        )


def _upright(one: Placement) -> _Upright:
    frame = one.frame
    size = Size(frame.x1 - frame.x0, frame.y1 - frame.y0)
    middle = (frame.x0 + frame.x1) / 2, (frame.y0 + frame.y1) / 2
    return _Upright(*middle, size.turned() if one.turn % 180 else size, one.turn)


def _across(stroke: Stroke, paper: Size) -> Stroke:
    """A mark at the end of a fold or cut drawn over the whole sheet; any other as it is."""
    if stroke.kind not in ("fold", "cut"):
        return stroke
    if stroke.x0 == stroke.x1:
        return replace(stroke, y0=0.0, y1=paper.height)
    return replace(stroke, x0=0.0, x1=paper.width)


def _arrow(one: Placement) -> Iterator[Stroke]:
    """An arrow to the head of a panel."""
    panel = _upright(one)
    wide, high = panel.size.width / 2, panel.size.height / 2
    tip, barb = 0.72 * high, min(0.16 * high, 0.5 * wide)
    for foot in ((0.0, 0.16 * high), (-barb, tip - barb), (barb, tip - barb)):
        yield Stroke(*panel.at(*foot), *panel.at(0, tip), 0.02 * high, kind="panel")


def _number(one: Placement, text: str) -> Label:
    """The number of a panel below its arrow."""
    panel = _upright(one)
    size = min(0.36 * panel.size.height, 0.8 * panel.size.width / width_of(text))
    x, y = panel.at(-size * width_of(text) / 2, -0.04 * panel.size.height - 0.7 * size)
    return Label(text, x, y, size, one.turn, kind="panel")


def _together(
    pieces: Sequence[Sequence[PlacedSide]], paper: Size, options: Options
) -> Iterator[PlacedSide]:
    """Small sheets beside each other, their backs behind them."""
    scrap, columns, rows = _grid(len(pieces), pieces[0][0].paper, paper)
    fronts: list[PlacedSide] = []
    backs: list[PlacedSide] = []
    for number, sides in enumerate(pieces):
        row, column = divmod(number, columns)
        for sheets, side, across in zip(
            (fronts, backs), sides, (column, columns - 1 - column), strict=False
        ):
            cell = _cell(scrap, columns, rows, (across, row))
            sheets.append(_small(side, cell, cut=sheets is fronts))
    yield _one(fronts, scrap, "sheet 1 front")
    if backs:
        back = _one(backs, scrap, "sheet 1 back")
        back = half_turned(back) if back_turn(Flip.X, scrap, options) else back
        yield moved(back, *options.back_offset)


def _grid(count: int, piece: Size, paper: Size) -> tuple[Size, int, int]:
    """The scrap sheet as it stands, columns and rows in which so many pieces come out largest."""
    ways = [
        (way, columns, -(-count // columns))
        for way in (paper.upright(), paper.upright().turned())
        for columns in range(1, count + 1)
    ]
    return max(ways, key=lambda way: _scale(piece, _cell(way[0], way[1], way[2], (0, 0))))


def _cell(scrap: Size, columns: int, rows: int, where: tuple[int, int]) -> Box:
    """The cell in a column and row of the grid, which lies in the middle of the scrap sheet."""
    column, row = where
    wide = (scrap.width - 2 * _EDGE + _GAP) / columns
    high = (scrap.height - 2 * _EDGE + _GAP) / rows
    x0, y1 = _EDGE + column * wide, scrap.height - _EDGE - row * high
    return Box(x0, y1 - high + _GAP, x0 + wide - _GAP, y1)


def _scale(piece: Size, cell: Box) -> float:
    """How small a piece has to be drawn."""
    return min((cell.x1 - cell.x0) / piece.width, (cell.y1 - cell.y0) / piece.height)


def _small(side: PlacedSide, cell: Box, *, cut: bool) -> PlacedSide:
    """A side drawn small in the middle of a cell, with a line to cut along on fronts."""
    scale = _scale(side.paper, cell)
    wide, high = side.paper.width * scale, side.paper.height * scale
    left, foot = (cell.x0 + cell.x1 - wide) / 2, (cell.y0 + cell.y1 - high) / 2
    strokes = [
        replace(
            one,
            x0=left + scale * one.x0,
            y0=foot + scale * one.y0,
            x1=left + scale * one.x1,
            y1=foot + scale * one.y1,
        )
        for one in side.strokes
    ]
    labels = [
        replace(
            one,
            x=left + scale * one.x,
            y=foot + scale * one.y,
            size=max(scale * one.size, _SMALLEST),
        )
        for one in side.labels
    ]
    corners = ((left, foot), (left + wide, foot), (left + wide, foot + high), (left, foot + high))
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        if cut:
            strokes.append(Stroke(*start, *end, _LINE, kind="cut"))
    return replace(side, strokes=tuple(strokes), labels=tuple(labels))


def _one(sides: Sequence[PlacedSide], scrap: Size, called: str) -> PlacedSide:
    """All of these on one side of the scrap sheet."""
    strokes = tuple(stroke for side in sides for stroke in side.strokes)
    labels = tuple(label for side in sides for label in side.labels)
    return PlacedSide(scrap, (), strokes, labels, called)
