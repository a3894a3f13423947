"""Marks: where to crop, fold, cut, staple and sew, and which sheet this is.

In: a side that gets marks. Out: strokes and labels in points, as seen from that side.
Marks stand on folds and edges, and never move with a page for creep.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from zinepress.impose.binding_marks import collation, sewing, staples
from zinepress.impose.frames import spine_edge
from zinepress.impose.line_marks import cut_numbers, cuts, folds
from zinepress.impose.marked import OFF, TICK
from zinepress.impose.options import Mark
from zinepress.impose.sheets import Edge, Label, Stroke
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zinepress.impose.frames import Spot
    from zinepress.impose.marked import Marked
    from zinepress.impose.sheets import Box

_TRIANGLE = 3 * MM
_CROSS = 2.5 * MM
_ASIDE = 3 / 8
_TOUCH = 0.01
_LABEL = 6.0
_LINE_EVERY = 8 * MM
_NOTE_MARGIN = 12 * MM
_Line = tuple[float, float, float, float]


def marks(side: Marked) -> tuple[tuple[Stroke, ...], tuple[Label, ...]]:
    """All marks of a side that the options ask for, and lines on pages for notes."""
    wanted = side.ground.options.marks
    strokes = chain.from_iterable(make(side) for mark, make in _STROKES.items() if mark in wanted)
    labels = chain.from_iterable(make(side) for mark, make in _LABELS.items() if mark in wanted)
    return (*strokes, *_note_lines(side)), tuple(labels)


def _crops(side: Marked) -> Iterator[Stroke]:
    """Two strokes beyond every corner of a page, where it is trimmed and nothing is printed."""
    seen: set[tuple[float, ...]] = set()
    for spot in side.spots:
        for line in _corner_lines(spot, side):
            key = tuple(round(number, 1) for number in line)
            if key not in seen and _is_free(line, side):
                seen.add(key)
                yield Stroke(*line, width=0.25, kind="crop")


def _corner_lines(spot: Spot, side: Marked) -> Iterator[_Line]:
    """A stroke in line with every trimmed edge of a page, beyond both its ends."""
    if spot.placement is None:
        return
    frame, clip, box = spot.placement.frame, spot.placement.clip, spot.trim
    bleed = (frame.x0 - clip.x0, clip.x1 - frame.x1, frame.y0 - clip.y0, clip.y1 - frame.y1)
    off = max(OFF, *bleed)
    folded = bool(side.ground.plan.making.programme.folds)
    spine = spine_edge(spot.cell, side.ground.plan) if folded else None
    for edge, x in ((Edge.LEFT, box.x0), (Edge.RIGHT, box.x1)):
        if edge is not spine:
            yield x, box.y1 + off, x, box.y1 + off + TICK
            yield x, box.y0 - off, x, box.y0 - off - TICK
    for edge, y in ((Edge.BOTTOM, box.y0), (Edge.TOP, box.y1)):
        if edge is not spine:
            yield box.x1 + off, y, box.x1 + off + TICK, y
            yield box.x0 - off, y, box.x0 - off - TICK, y


def _is_free(line: _Line, side: Marked) -> bool:
    """Whether a mark begins on the paper and neither crosses nor borders any page."""
    paper = side.ground.squares.paper
    if not (0 < line[0] < paper.width and 0 < line[1] < paper.height):
        return False
    x0, x1 = sorted((line[0], line[2]))
    y0, y1 = sorted((line[1], line[3]))
    # Along a mark pages may end where it begins, across it not even that.
    wider, higher = (-_TOUCH, _TOUCH) if y0 == y1 else (_TOUCH, -_TOUCH)
    return not any(
        x0 < box.x1 + wider
        and x1 > box.x0 - wider
        and y0 < box.y1 + higher
        and y1 > box.y0 - higher
        for spot in side.spots
        for box in ((spot.placement.clip, spot.trim) if spot.placement else (spot.box,))
    )


def _registration(side: Marked) -> Iterator[Stroke]:
    """A cross near each edge of the paper, clear of folds and cuts, alike on both sides."""
    paper, inset = side.ground.squares.paper, side.edge + _CROSS
    across, along = paper.width * _ASIDE, paper.height * _ASIDE
    for front in (
        (across, inset),
        (across, paper.height - inset),
        (inset, along),
        (paper.width - inset, along),
    ):
        x, y = side.mirrored(*front)
        yield Stroke(x - _CROSS, y, x + _CROSS, y, 0.25, kind="registration")
        yield Stroke(x, y - _CROSS, x, y + _CROSS, 0.25, kind="registration")


def _triangle(side: Marked) -> Iterator[Stroke]:
    """A triangle that points away from the lower edge of the front, on both sides alike."""
    corners = _triangle_corners(side)
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield Stroke(x0, y0, x1, y1, 0.75, kind="flip")


def _triangle_corners(side: Marked) -> list[tuple[float, float]]:
    """Where the corners of the triangle lie on this side."""
    foot, left = side.edge, side.edge + TICK
    tip = (left + _TRIANGLE / 2, foot + _TRIANGLE)
    return [side.mirrored(x, y) for x, y in ((left, foot), (left + _TRIANGLE, foot), tip)]


def _triangle_number(side: Marked) -> Iterator[Label]:
    """The number of the sheet at the right of its triangle."""
    across, up = zip(*_triangle_corners(side), strict=True)
    yield Label(str(side.sheet), max(across) + 2, min(up), _LABEL, kind="flip")


def _sheet_labels(side: Marked) -> Iterator[Label]:
    """Such as `signature 2/4 - sheet 3/13 - front - 30 3`, beside the block or over its foot."""
    plan = side.ground.plan
    number = f"sheet {side.sheet}/{len(plan.sheets)}"
    signature = side.spots[0].cell.signature + 1
    if len(plan.signatures) > 1:
        number = f"signature {signature}/{len(plan.signatures)} - {number}"
    pages = " ".join(str(spot.cell.page or "-") for spot in side.spots[:8])
    text = f"{number} - {'back' if side.back else 'front'} - {pages}"
    yield Label(text, side.edge + 3 * TICK, side.edge + 1, _LABEL)


def _note_lines(side: Marked) -> Iterator[Stroke]:
    """Lines to write on, on every page left blank, where notes are wanted there."""
    if not side.ground.plan.making.blanks.notes:
        return
    for spot in side.spots:
        if spot.cell.page is None and spot.cell.folio:
            yield from _ruled(spot.box, level=spot.cell.turn in (0, 180))


def _ruled(box: Box, *, level: bool) -> Iterator[Stroke]:
    """A square filled with lines."""
    low, high = (box.y0, box.y1) if level else (box.x0, box.x1)
    start, end = (box.x0, box.x1) if level else (box.y0, box.y1)
    at = low + _NOTE_MARGIN
    while at <= high - _NOTE_MARGIN:
        line = (start + _NOTE_MARGIN, at, end - _NOTE_MARGIN, at)
        x0, y0, x1, y1 = line if level else (at, line[0], at, line[2])
        yield Stroke(x0, y0, x1, y1, 0.25, kind="notes")
        at += _LINE_EVERY


_STROKES: Mapping[Mark, Callable[[Marked], Iterator[Stroke]]] = {
    Mark.CROP: _crops,
    Mark.FOLD: folds,
    Mark.CUT: cuts,
    Mark.STAPLE: staples,
    Mark.SEWING: sewing,
    Mark.COLLATION: collation,
    Mark.REGISTRATION: _registration,
    Mark.FLIP: _triangle,
}
_LABELS: Mapping[Mark, Callable[[Marked], Iterator[Label]]] = {
    Mark.CUT: cut_numbers,
    Mark.FLIP: _triangle_number,
    Mark.LABEL: _sheet_labels,
}
