"""A page's content, walked operator by operator, gives the marks that it makes.

In: a page of a PDF opened by pikepdf. Out: marks, in painting order, those of form objects,
patterns and annotations included. A broken operator is passed over, never the end of the walk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count
from math import hypot
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import pikepdf
from pikepdf import Name

from zinepress.check.glyphs import Glyphs, glyphs_of
from zinepress.check.marks import Area, Line, Mark, Picture, Text, Transparency
from zinepress.check.matrix import STILL, Matrix, bounds, height_scale, times, width_scale
from zinepress.check.state import State, coloured, lettered, numbers, space_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.check.marks import Rectangle

DEEPEST = 20
"""How deep form objects may stand in each other before the walk stops going down."""
MOST = 100_000
"""How many form objects a page may draw; ten in ten in ten of them are soon more than that."""
_COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_NEXT_LINE = frozenset(("'", '"'))
_PATHS = frozenset(("m", "l", "c", "v", "y", "re"))
_PAINTS = {
    **dict.fromkeys(("f", "F", "f*"), "f"),
    **dict.fromkeys(("B", "B*", "b", "b*"), "fs"),
    **dict.fromkeys(("S", "s"), "s"),
    "n": "",
}
_SETS = frozenset(("cm", "w", "gs", "Tf"))
_CLIPS = frozenset(("W", "W*"))
_HEARD = " ".join(
    (
        *_COLOURS,
        *_SHOWS,
        *_PATHS,
        *_PAINTS,
        *_CLIPS,
        "q Q cm w gs Do BT Tf Tm Td TD T* Tc Tw TL Ts Tr Tz INLINE IMAGE",
    )
)
"""The operators that matter here; a page has twice as many."""
_NUMBERS = frozenset((int, Decimal))
_EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)
_SQUARE = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
Points: TypeAlias = tuple[tuple[float, float], ...]
Mixed = TypeVar("Mixed", Text, Line, Area, Picture)
Fonts: TypeAlias = dict[tuple[int, int], Glyphs]
"""What was read of fonts before, by object number; shared by the pages of a file."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The resources that names are looked up in, and how deep below the page they stand."""

    resources: pikepdf.Object
    depth: int
    fonts: Fonts
    inside: frozenset[tuple[int, int]] = frozenset()
    """The form objects that it stands in, by object number."""
    drawn: Iterator[int] = field(default_factory=count)
    """Counts the form objects that were drawn on the page."""

    def find(self, kind: str, name: str) -> pikepdf.Object | None:
        """The resource of this kind and name, or None."""
        shelf = self.resources.get(kind)
        return shelf.get(name) if isinstance(shelf, pikepdf.Dictionary) else None

    def shelf(self, kind: str) -> pikepdf.Object:
        """All resources of a kind."""
        shelf = self.resources.get(kind)
        return shelf if isinstance(shelf, pikepdf.Dictionary) else pikepdf.Dictionary()

    def glyphs(self, name: str) -> Glyphs:
        """The glyphs of the font of this name, read once."""
        font = self.find("/Font", name)
        if font is None or not font.is_indirect:
            return glyphs_of(font)
        known = self.fonts.get(font.objgen)
        if known is None:
            known = self.fonts[font.objgen] = glyphs_of(font)
        return known


def page_marks(page: pikepdf.Page, fonts: Fonts | None = None) -> Iterator[Mark]:
    """Every mark on a page, in page space; what is clipped away is none.

    `fonts` remembers what was read of fonts, for the next page.
    """
    resources = page.resources if page.resources is not None else pikepdf.Dictionary()
    place = _Place(resources, 0, {} if fonts is None else fonts)
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
    clips = False
    for step in pikepdf.parse_content_stream(content, _HEARD):
        if isinstance(step, pikepdf.ContentStreamInlineImage):
            yield from _clipped(_picture(step.iimage.obj, state, place), state)
            continue
        operator, operands = str(step.operator), cast("Sequence[object]", step.operands)
        if operator == "q":
            kept.append(state)
        elif operator == "Q":
            state = kept.pop() if kept else state
        elif operator in _SHOWS:
            text, state = _shown(operator, operands, state)
            yield from text
        elif operator in _PATHS:
            path.extend(_corners(operator, numbers(operands)))
        elif operator in _CLIPS:
            clips = True
        elif operator in _PAINTS:
            yield from _painted(state, tuple(path), _PAINTS[operator])
            state = _within(state, bounds(state.matrix, path)) if clips and path else state
            path.clear()
            clips = False
        else:
            yield from _named(operator, operands, state, place)
            state = _changed(state, operator, operands, place)


def _named(
    operator: str, operands: Sequence[object], state: State, place: _Place
) -> Iterator[Mark]:
    """The marks of what a content stream calls by name."""
    if operator == "Do" and operands:
        yield from _drawn(place.find("/XObject", str(operands[0])), state, place)
    elif operator == "gs" and operands:
        yield from _transparencies(place.find("/ExtGState", str(operands[0])))


def _changed(state: State, operator: str, operands: Sequence[object], place: _Place) -> State:
    """The state after an operator that makes no mark."""
    if operator in _COLOURS:
        return coloured(state, operator, operands, place.shelf("/ColorSpace"))
    values = numbers(operands) if operator in _SETS else ()
    if operator == "cm" and len(values) == 6:
        return state._replace(matrix=times(values, state.matrix))
    if operator == "w" and values:
        return state._replace(pen=values[0])
    if operator == "gs" and operands:
        return _set(state, place.find("/ExtGState", str(operands[0])))
    if operator == "Tf" and values:
        return state._replace(glyphs=place.glyphs(str(operands[0])), size=values[-1])
    return lettered(state, operator, operands)


def _set(state: State, setting: pikepdf.Object | None) -> State:
    """The state after a `gs`, as far as it sets the pen and what happens to inks below."""
    if setting is None:
        return state
    pen = float(setting.get(Name.LW, state.pen))
    stroke = bool(setting.get("/OP", state.over_stroke))
    # where /op is silent, /OP speaks for both (ISO 32000-1, table 58)
    fill = bool(setting.get("/op", stroke if "/OP" in setting else state.over_fill))
    mode = int(setting.get("/OPM", state.over_mode))
    return state._replace(pen=pen, over_stroke=stroke, over_fill=fill, over_mode=mode)


def _within(state: State, box: Rectangle) -> State:
    """The state with what lies outside a box clipped away."""
    return state._replace(clip=_common(state.clip, box))


def _common(one: Rectangle | None, other: Rectangle) -> Rectangle:
    """What two rectangles share; one that is turned inside out shares nothing."""
    a, b, c, d = one or _EVERYWHERE
    return max(a, other[0]), max(b, other[1]), min(c, other[2]), min(d, other[3])


def _clipped(mark: Mixed, state: State) -> Iterator[Mixed]:
    """The mark as far as it is seen; nothing where all of it is clipped away."""
    if state.clip is None:
        yield mark
        return
    left, low, right, high = _common(state.clip, mark.box)
    if left <= right and low <= high:
        yield replace(mark, box=(left, low, right, high))


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


def _shown(
    operator: str, operands: Sequence[object], state: State
) -> tuple[tuple[Text, ...], State]:
    """A run of text and the state with the pen behind it."""
    if operator in _NEXT_LINE:
        state = lettered(state, operator, operands)
    far = _length(operands[-1] if operands else None, state)
    far *= state.stretch
    place = times(state.text, state.matrix)
    low, high = state.rise - 0.2 * state.size, state.rise + 0.75 * state.size
    box = bounds(place, ((0, low), (far, low), (0, high), (far, high)))
    behind = state._replace(text=times((1.0, 0.0, 0.0, 1.0, far, 0.0), state.text))
    if not far:
        return (), behind
    outlined = state.mode in (1, 5)
    text = Text(
        box,
        abs(state.size) * height_scale(place),
        state.glyphs.name,
        state.stroke if outlined else state.fill,
        is_seen=state.mode not in (3, 7),
        overprints=(state.over_stroke if outlined else state.over_fill) and _keeps(state),
    )
    return tuple(_clipped(text, state)), behind


def _length(shown: object, state: State) -> float:
    """How far a string, or an array of strings and corrections, moves the pen; in points."""
    if isinstance(shown, pikepdf.String):
        return state.glyphs.advance(bytes(shown), state.size, state.between, state.at_spaces)
    if not isinstance(shown, pikepdf.Array):
        return 0.0
    strings: list[bytes] = []
    back: Any = 0
    for piece in shown:
        if type(piece) in _NUMBERS:  # half of all pieces, and isinstance is slow with pikepdf
            back += piece
        elif isinstance(piece, pikepdf.String):
            strings.append(bytes(piece))
    whole = b"".join(strings)
    far = state.glyphs.advance(whole, state.size, state.between, state.at_spaces)
    return far - float(back) / 1000 * state.size


def _keeps(state: State) -> bool:
    """Whether inks that a colour does not name stay as they are below it."""
    return state.over_mode == 1 or state.fill.space != "cmyk"


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
        over = state.over_fill and _keeps(state)
        yield from _clipped(Area(box, state.fill, over), state)
    if "s" in how:
        width = state.pen * width_scale(state.matrix)
        yield from _clipped(Line(box, width, state.stroke), state)


def _drawn(thing: pikepdf.Object | None, state: State, place: _Place) -> Iterator[Mark]:
    """The marks of an external object: a picture, or a form and what it holds."""
    if not isinstance(thing, pikepdf.Stream):
        return
    if thing.get(Name.Subtype) == Name.Image:
        yield from _clipped(_picture(thing, state, place), state)
        if Name.SMask in thing:
            yield Transparency("mask", "picture")
    elif thing.get(Name.Subtype) == Name.Form and place.depth < DEEPEST:
        yield from _form(thing, state, place)


def _form(form: pikepdf.Object, state: State, place: _Place) -> Iterator[Mark]:
    """The marks of a form object; none of one that stands in itself."""
    if form.objgen in place.inside:
        return
    if next(place.drawn) > MOST:
        raise ValueError(f"it draws more than {MOST:,} form objects")
    inner: Matrix = STILL
    if Name.Matrix in form and len(numbers(list(form[Name.Matrix]))) == 6:
        inner = tuple(numbers(list(form[Name.Matrix])))  # type: ignore[assignment]  # six of them
    below = replace(
        place,
        resources=form.get(Name.Resources, place.resources),
        depth=place.depth + 1,
        inside=place.inside | {form.objgen},
    )
    matrix = times(inner, state.matrix)
    state = state._replace(matrix=matrix)
    box = numbers(list(form.get(Name.BBox, [])))
    if len(box) == 4:
        x0, y0, x1, y1 = box
        state = _within(state, bounds(matrix, ((x0, y0), (x1, y0), (x0, y1), (x1, y1))))
    yield from _content(form, state, below)


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
