"""A finished file of ours read back: where on its sides the forms of its pages are drawn.

In: an open PDF with a note of which form is which page. Out: `Seen`. Places and turns come from
the drawing operators of the sides, never from the note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Dictionary

from zinepress.impose.boxes import Matrix, height, overlap, stretch, width
from zinepress.impose.options import Duplex
from zinepress.impose.recipe import heard
from zinepress.impose.seen import ASKEW, Seen, SeenSide, Sight
from zinepress.impose.shape import shape_of
from zinepress.impose.sheets import Box
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zinepress.impose.note import Note
    from zinepress.impose.read import Source
    from zinepress.impose.shape import Shape

_NOWHERE = Box(0, 0, 0, 0)
_EDGES = {"/DuplexFlipLongEdge": Duplex.LONG, "/DuplexFlipShortEdge": Duplex.SHORT}


@dataclass(frozen=True, slots=True)
class _Known:
    """A page that a form draws: the places it has in the reading order, and its shape."""

    places: tuple[int, ...]
    shape: Shape


def read_back(source: Source, note: Note) -> Seen:
    """The pages that the note names, where the sides draw them."""
    recipe = heard(note.recipe)
    last = max((page.number for page in note.pages), default=0)
    order = recipe.order if recipe and recipe.order else range(1, last + 1)
    places: dict[int, list[int]] = {}
    for place, number in enumerate(order, 1):
        places.setdefault(number, []).append(place)
    known = {
        page.form.objgen: _Known(tuple(places.get(page.number, ())), shape_of(page.shape))
        for page in note.pages
        if page.form is not None
    }
    sides = [
        SeenSide(paper_of(page.shape), tuple(_sights(page.leaf, page.shape, known)))
        for page in source.pages
    ]
    count = max(len(order), recipe.count if recipe else 0)
    return seen(source, sides, count=count, exact=True)


def seen(source: Source, sides: Sequence[SeenSide], *, count: int, exact: bool) -> Seen:
    """The sides, with what the file tells the printer and the reader."""
    told = source.pdf.Root.get("/ViewerPreferences")
    duplex = str(told.get("/Duplex", "")) if isinstance(told, Dictionary) else ""
    way = str(told.get("/Direction", "")) if isinstance(told, Dictionary) else ""
    return Seen(
        tuple(sides),
        exact,
        count,
        edge=_EDGES.get(duplex),
        one_sided=duplex == "/Simplex",
        right_to_left=way == "/R2L",
    )


def paper_of(shape: Shape) -> Size:
    """The sheet of paper that a side of that shape is printed on, whatever its trim box says."""
    size = Size(width(shape.crop) * shape.unit, height(shape.crop) * shape.unit)
    return size.turned() if shape.turn % 180 else size


def view_of(shape: Shape) -> Matrix:
    """The map from the units of a page of that shape to points as a reader sees it."""
    size = paper_of(shape)
    return stretch(shape.crop, Box(0, 0, size.width, size.height), shape.turn)


def _sights(
    leaf: pikepdf.Object, side: Shape, known: Mapping[tuple[int, int], _Known]
) -> Iterator[Sight]:
    """Every known form that the side draws."""
    size = paper_of(side)
    paper = Box(0, 0, size.width, size.height)
    view = view_of(side)
    for form, drawn, clip in _drawn_forms(leaf, side.crop):
        page = known.get(form.objgen)
        if page is None:
            continue
        matrix = view.after(drawn)
        frame = matrix.box(page.shape.trim)
        printed = overlap(view.box(clip), paper)
        yield Sight(
            page.places,
            ASKEW if matrix.turn is None else (matrix.turn - page.shape.turn) % 360,
            (frame.x0 + frame.x1) / 2,
            (frame.y0 + frame.y1) / 2,
            frame,
            overlap(frame, printed) if printed else None,
        )


def _drawn_forms(leaf: pikepdf.Object, whole: Box) -> Iterator[tuple[pikepdf.Object, Matrix, Box]]:
    """Every form object that a page draws, its matrix, and the box that it is clipped to."""
    matrix, clip = Matrix(), whole
    saved: list[tuple[Matrix, Box]] = []
    path: Box | None = None
    for operator, operands in _operators(leaf):
        match operator:
            case "q":
                saved.append((matrix, clip))
            case "Q" if saved:
                matrix, clip = saved.pop()
            case "cm":
                matrix = matrix.after(Matrix(*map(float, operands)))
            case "re":
                x, y, wide, high = map(float, operands)
                path = matrix.box(Box(x, y, x + wide, y + high))
            case "W" | "W*" if path is not None:
                clip = overlap(clip, path) or _NOWHERE
            case "Do":
                form = _object(leaf, str(operands[0]))
                if form is not None:
                    yield form, matrix, clip


def _operators(leaf: pikepdf.Object) -> Iterator[tuple[str, list[Any]]]:
    """The operators that decide where forms are drawn, with their operands."""
    for each in pikepdf.parse_content_stream(leaf, "q Q cm re W W* Do"):
        if isinstance(each, pikepdf.ContentStreamInstruction):
            yield str(each.operator), list(each.operands)


def _object(leaf: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """The drawn object of that name in the page's resources."""
    found: object = leaf
    for key in ("/Resources", "/XObject", name):
        found = found.get(key) if isinstance(found, Dictionary) else None
    return found if isinstance(found, pikepdf.Stream) else None
