"""Numbers, boxes and moves as a PDF writes them.

In: floats and boxes. Out: text for content streams and for objects.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.impose.boxes import holds, hull, overlap, stretch
from zinepress.impose.sheets import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.impose.boxes import Matrix
    from zinepress.impose.shape import Shape
    from zinepress.impose.sheets import PlacedSide


def number(value: float) -> str:
    """The number without exponent and without needless digits, to 1/100,000."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """The numbers with blanks between them."""
    return " ".join(map(number, values))


def rectangle(box: Box) -> str:
    """The box as the `re` operator wants it: corner, width, height."""
    return numbers((box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0))


def moves(matrix: Matrix) -> str:
    """The matrix as the `cm` operator wants it."""
    return numbers((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))


@lru_cache(maxsize=1000)
def array(box: Box) -> bytes:
    """The box as a rectangle object."""
    return f"[{numbers((box.x0, box.y0, box.x1, box.y1))}]".encode("ascii")


@lru_cache(maxsize=1000)  # the sheets of a job put most of their pages into the same places
def moved(shape: Shape, frame: Box, clip: Box, turn: int) -> str:
    """The operators that take a page of that shape into its place on the sheet."""
    matrix = stretch(shape.trim, frame, shape.turn + turn)
    inside = holds(clip, matrix.box(shape.bleed))
    return f"{'' if inside else rectangle(clip) + ' re W n '}{moves(matrix)} cm"


def boxes_of(side: PlacedSide) -> dict[str, bytes]:
    """The boxes of a side as a page: its paper, what is left after cutting, what is printed."""
    paper = Box(0, 0, side.paper.width, side.paper.height)
    boxes = {"/MediaBox": array(paper)}
    frames = hull(placement.frame for placement in side.placements)
    clips = hull(placement.clip for placement in side.placements)
    trim = overlap(frames, paper) if frames else None
    if trim is not None and clips is not None:
        boxes["/TrimBox"] = array(trim)
        boxes["/BleedBox"] = array(overlap(hull((trim, clips)) or trim, paper) or trim)
    return boxes
