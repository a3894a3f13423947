"""A page's content, walked operator by operator, gives the marks that it makes.

In: a page of a PDF opened by pikepdf. Out: marks, in painting order, those of form objects,
patterns and annotations included. A broken operator is passed over, never the end of the walk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

from zinepress.check.glyphs import glyphs_of
from zinepress.check.marks import Area, Line, Mark, Picture, Text, Transparency
from zinepress.check.matrix import STILL, Matrix, bounds, height_scale, times, width_scale
from zinepress.check.state import State, coloured, lettered, numbers, space_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEEPEST = 20
"""How deep form objects may stand in each other before the walk stops going down."""
_COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PATHS = frozenset(("m", "l", "c", "v", "y", "re"))
_PAINTS = {
    **dict.fromkeys(("f", "F", "f*"), "f"),
    **dict.fromkeys(("B", "B*", "b", "b*"), "fs"),
    **dict.fromkeys(("S", "s"), "s"),
    "n": "",
}
_SQUARE = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """The resources that names are looked up in, and how deep below the page they stand."""

    resources: pikepdf.Object
    depth: int

    def find(self, kind: str, name: str) -> pikepdf.Object | None:
        """The resource of this kind and name, or None."""
        shelf = self.resources.get(kind)
        return shelf.get(name) if isinstance(shelf, pikepdf.Dictionary) else None

    def shelf(self, kind: str) -> pikepdf.Object:
        """All resources of a kind."""
        shelf = self.resources.get(kind)
        return shelf if isinstance(shelf, pikepdf.Dictionary) else pikepdf.Dictionary()


def page_marks(page: pikepdf.Page) -> Iterator[Mark]:
    """Every mark on a page, in page space."""
    place = _Place(page.resources if page.resources is not None else pikepdf.Dictionary(), 0)
    yield from _content(page.obj, State(), place)
    for note in page.obj.get(Name.Annots, pikepdf.Array()):
        form = _shown_annotation(note)
        if form is not None:
            yield from _form(form, State(), place)


def _shown_annotation(note: pikepdf.Object) -> pikepdf.Object | None:
    """The appearance of an annotation that prints, or None."""
    if not isinstance(note, pikepdf.Dictionary) or not int(note.get(Name.F, 0)) & 4:
        return None
    normal = note.get("/AP", pikepdf.Dictionary()).get(Name.N)
    if isinstance(normal, pikepdf.Dictionary) and not isinstance(normal, pikepdf.Stream):
        normal = normal.get(str(note.get(Name.AS, "/Off")))
    return normal if isinstance(normal, pikepdf.Stream) else None


def _content(content: pikepdf.Object, state: State, place: _Place) -> Iterator[Mark]:
    """The marks of a content stream that starts in a state."""
    kept: list[State] = []
    path: list[tuple[float, float]] = []
    for step in pikepdf.parse_content_stream(content):
        if isinstance(step, pikepdf.ContentStreamInlineImage):
            yield _picture(step.iimage.obj, state, place)
            continue
        operands, operator = list(step.operands), str(step.operator)
        if operator == "q":
            kept.append(state)
        elif operator == "Q":
            state = kept.pop() if kept else state
        elif operator in _SHOWS:
            text, state = _shown(lettered(state, operator, operands), operands)
            yield from text
        elif operator in _PATHS:
            path.extend(_corners(operator, numbers(operands)))
        elif operator in _PAINTS:
            yield from _painted(state, tuple(path), _PAINTS[operator])
            path.clear()
        else:
            yield from _named(operator, operands, state, place)
            state = _changed(state, operator, operands, place)


def _named(
    operator: str, operands: Sequence[object], state: State, place: _Place
) -> Iterator[Mark]:
    """The marks of what a content stream calls by name."""
    name = str(operands[0]) if operands else ""
    if operator == "Do":
        yield from _drawn(place.find("/XObject", name), state, place)
    elif operator == "gs":
        yield from _transparencies(place.find("/ExtGState", name))


def _changed(state: State, operator: str, operands: Sequence[object], place: _Place) -> State:
    """The state after an operator that makes no mark."""
    values = numbers(operands)
    if operator in _COLOURS:
        return coloured(state, operator, operands, place.shelf("/ColorSpace"))
    if operator == "cm" and len(values) == 6:
        return replace(state, matrix=times(values, state.matrix))
    if operator == "w" and values:
        return replace(state, pen=values[0])
    if operator == "gs" and operands:
        return _set(state, place.find("/ExtGState", str(operands[0])))
    if operator == "Tf" and values:
        glyphs = glyphs_of(place.find("/Font", str(operands[0])))
        return replace(state, glyphs=glyphs, size=values[-1])
    return lettered(state, operator, operands)


def _set(state: State, setting: pikepdf.Object | None) -> State:
    """The state after a `gs`, as far as it sets the pen."""
    if setting is None or Name.LW not in setting:
        return state
    return replace(state, pen=float(setting[Name.LW]))


def _transparencies(setting: pikepdf.Object | None) -> Iterator[Transparency]:
    if setting is None:
        return
    for key in ("/ca", "/CA"):
        if float(setting.get(key, 1)) < 1:
            yield Transparency("alpha", f"{float(setting[key]):g}")
    blend = setting.get("/BM", Name.Normal)
    blend = blend[0] if isinstance(blend, pikepdf.Array) and len(blend) else blend
    if str(blend) not in ("/Normal", "/Compatible"):
        yield Transparency("blend", str(blend).lstrip("/"))
    if isinstance(setting.get("/SMask"), pikepdf.Dictionary):
        yield Transparency("mask", "soft")


def _shown(state: State, operands: Sequence[object]) -> tuple[tuple[Text, ...], State]:
    """A run of text and the state with the pen behind it."""
    last = operands[-1] if operands else None
    far = 0.0
    for piece in last if isinstance(last, pikepdf.Array) else [last]:
        if isinstance(piece, pikepdf.String):
            far += state.glyphs.advance(bytes(piece), state.size, state.between, state.at_spaces)
        else:
            far -= sum(numbers([piece])) / 1000 * state.size
    far *= state.stretch
    place = times(state.text, state.matrix)
    low, high = state.rise - 0.2 * state.size, state.rise + 0.75 * state.size
    box = bounds(place, ((0, low), (far, low), (0, high), (far, high)))
    behind = replace(state, text=times((1.0, 0.0, 0.0, 1.0, far, 0.0), state.text))
    if not far:
        return (), behind
    ink = state.stroke if state.mode in (1, 5) else state.fill
    size = abs(state.size) * height_scale(place)
    return (Text(box, size, state.glyphs.name, ink, state.mode not in (3, 7)),), behind


def _corners(operator: str, values: tuple[float, ...]) -> Points:
    """The points that a path operator adds; curves by their control points, which enclose them."""
    if operator == "re" and len(values) == 4:
        x, y, width, height = values
        return (x, y), (x + width, y), (x, y + height), (x + width, y + height)
    return tuple(zip(values[::2], values[1::2], strict=False))


def _painted(state: State, path: Points, how: str) -> Iterator[Mark]:
    if not path:
        return
    box = bounds(state.matrix, path)
    if "f" in how:
        yield Area(box, state.fill)
    if "s" in how:
        yield Line(box, state.pen * width_scale(state.matrix), state.stroke)


def _drawn(thing: pikepdf.Object | None, state: State, place: _Place) -> Iterator[Mark]:
    """The marks of an external object: a picture, or a form and what it holds."""
    if not isinstance(thing, pikepdf.Stream):
        return
    if thing.get(Name.Subtype) == Name.Image:
        yield _picture(thing, state, place)
        if Name.SMask in thing:
            yield Transparency("mask", "picture")
    elif thing.get(Name.Subtype) == Name.Form and place.depth < DEEPEST:
        yield from _form(thing, state, place)


def _form(form: pikepdf.Object, state: State, place: _Place) -> Iterator[Mark]:
    inner: Matrix = STILL
    if Name.Matrix in form and len(numbers(list(form[Name.Matrix]))) == 6:
        inner = tuple(numbers(list(form[Name.Matrix])))  # type: ignore[assignment]  # six of them
    below = _Place(form.get(Name.Resources, place.resources), place.depth + 1)
    yield from _content(form, replace(state, matrix=times(inner, state.matrix)), below)


def _picture(picture: pikepdf.Object, state: State, place: _Place) -> Picture:
    """A picture as placed: the unit square after the matrix (ISO 32000-1, 8.9.5)."""
    wide = int(picture.get("/Width", picture.get("/W", 1)))
    high = int(picture.get("/Height", picture.get("/H", 1)))
    a, b, c, d, _, _ = state.matrix
    across, down = hypot(a, b) or 1e-9, hypot(c, d) or 1e-9
    is_mask = bool(picture.get("/ImageMask", picture.get("/IM", False)))
    space = picture.get("/ColorSpace", picture.get("/CS", "/DeviceGray"))
    named = place.shelf("/ColorSpace")
    space = named.get(str(space), space)
    return Picture(
        box=bounds(state.matrix, _SQUARE),
        ppi=(72 * wide / across, 72 * high / down),
        pixels=(wide, high),
        bits=1 if is_mask else int(picture.get("/BitsPerComponent", picture.get("/BPC", 8))),
        space=state.fill.space if is_mask else space_of(space).kind,
    )
