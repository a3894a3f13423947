"""A content stream is written again with every colour in the inks of a press.

In: a page, form, pattern or glyph, its resources and an `Inking`. Out: the bytes of its new
content; tags of the reading file are left out, all else stays operator by operator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Name, Operator

from zinepress.errors import PrepressError
from zinepress.prepress.spaces import GRAY, Space, space_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.prepress.paint import Inking, Paint

Step = tuple[list[Any], Operator]
_DEVICE = {"g": Space("gray"), "rg": Space("rgb"), "k": Space("cmyk")}
_WRITTEN = {"DeviceGray": "g", "DeviceCMYK": "k", "DeviceRGB": "rg"}
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PATHS = frozenset(("m", "re"))
"""What a path begins with; no colour may be set before it is painted."""
_CALLS = frozenset(("Do", "sh"))
_DRAWS = _SHOWS | _PATHS | _CALLS
_OVER, _APART = Name("/ZpOver"), Name("/ZpApart")
"""The states in which letters are printed over what lies below them, and in which they are not."""
_TAGS = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_UNFILLED = {
    **dict.fromkeys(("f", "F", "f*"), "n"),
    **dict.fromkeys(("B", "B*"), "S"),
    **dict.fromkeys(("b", "b*"), "s"),
}
"""Painting operators without their fill."""
_UNSTROKED = {"S": "n", "s": "n", "B": "f", "B*": "f*", "b": "f", "b*": "f*"}
"""Painting operators without their stroke."""


@dataclass(frozen=True, slots=True)
class _Pen:
    """What colours are at one point of a stream: their spaces, and whether they show."""

    fill: Space = GRAY
    stroke: Space = GRAY
    fills: bool = True
    strokes: bool = True
    values: tuple[float, ...] | None = None
    """The paint that fills; None for a pattern or an ink by name."""
    dipped: tuple[float, ...] | None = None
    """The paint that was written last."""
    is_over: bool = False
    """Whether what is drawn is printed over what lies below it."""
    mode: int = 0
    """The way of showing text that was asked for."""
    written: int = 0
    """The way of showing text that was written last."""


def inked(
    stream: pikepdf.Object,
    resources: pikepdf.Object,
    inking: Inking,
    *,
    begins: bool = False,
) -> bytes:
    """The content with every colour in inks.

    `begins` says that it begins in black, as pages and patterns do, and not in the colour of what
    draws it. Where letters are to be printed over what lies below them, the states that say so are
    lent to the resources.
    """
    spaces = resources.get("/ColorSpace", pikepdf.Dictionary())
    steps = list(_steps(stream, spaces, inking, begins=begins))
    if any(str(operator) == "gs" and operands[0] == _OVER for operands, operator in steps):
        _lend_states(resources)
    return pikepdf.unparse_content_stream(steps)


def _lend_states(resources: pikepdf.Object) -> None:
    """Name the two states of overprint (ISO 32000-1, 8.6.7)."""
    if "/ExtGState" not in resources:
        resources["/ExtGState"] = pikepdf.Dictionary()
    for name, is_over in ((_OVER, True), (_APART, False)):
        state = pikepdf.Dictionary(Type=Name.ExtGState, OP=is_over, op=is_over, OPM=int(is_over))
        resources["/ExtGState"][name] = state


def _steps(
    stream: pikepdf.Object, spaces: pikepdf.Object, inking: Inking, *, begins: bool
) -> Iterator[Step]:
    """The operators of the new content."""
    pen, kept = _Pen(), list[_Pen]()
    for operator in ("g", "G") if begins else ():
        pen, first = _coloured(pen, operator, [0], spaces, inking)
        yield from first
    for step in pikepdf.parse_content_stream(stream):
        if isinstance(step, pikepdf.ContentStreamInlineImage):
            raise PrepressError("a picture inside the drawing", hint="put the picture in as a file")
        operands, operator = list(step.operands), str(step.operator)
        if operator == "q":
            kept.append(pen)
        elif operator == "Q" and kept:
            pen = kept.pop()
        if operator in _TAGS:
            continue
        if operator == "Tr" and operands:
            pen = replace(pen, mode=int(operands[0]), written=int(operands[0]))
        if operator.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            pen, changed = _coloured(pen, operator, operands, spaces, inking)
            yield from changed
            continue
        if operator in _DRAWS:
            pen, before = _ready(pen, operator, inking)
            yield from before
        yield operands, Operator(_painted(pen, operator))


def _ready(pen: _Pen, operator: str, inking: Inking) -> tuple[_Pen, list[Step]]:
    """The pen for what is drawn next, and what is written to make it so."""
    steps: list[Step] = []
    paint = _fit_for(pen, operator, inking)
    if paint is not None and paint != pen.dipped:
        steps.append(_written(paint, inking, is_stroke=False))
    is_over = operator in _SHOWS and pen.values is not None and inking.is_over(pen.values)
    if is_over != pen.is_over:
        steps.append(([_OVER if is_over else _APART], Operator("gs")))
    mode = _mode(pen) if operator in _SHOWS else pen.written
    if mode != pen.written:
        steps.append(([mode], Operator("Tr")))
    return replace(pen, dipped=paint, is_over=is_over, written=mode), steps


def _fit_for(pen: _Pen, operator: str, inking: Inking) -> tuple[float, ...] | None:
    """The paint to fill with in an area, or in letters; else the paint that is there."""
    if pen.values is None or operator in _CALLS:
        return pen.dipped
    return inking.area(pen.values) if operator in _PATHS else pen.values


def _mode(pen: _Pen) -> int:
    """The way of showing text in which only paint that shows is shown (ISO 32000-1, 9.3.6)."""
    shown = pen.mode % 4
    fills = shown in (0, 2) and pen.fills
    strokes = shown in (1, 2) and pen.strokes
    plain = 2 if fills and strokes else 0 if fills else 1 if strokes else 3
    return plain + (4 if pen.mode >= 4 else 0)


def _painted(pen: _Pen, operator: str) -> str:
    """The painting operator without paint that does not show."""
    if not pen.fills:
        operator = _UNFILLED.get(operator, operator)
    return operator if pen.strokes else _UNSTROKED.get(operator, operator)


def _coloured(
    pen: _Pen, operator: str, operands: list[Any], spaces: pikepdf.Object, inking: Inking
) -> tuple[_Pen, tuple[Step, ...]]:
    """The pen after a colour operator, and what is written for it; capitals set the stroke."""
    is_stroke, small = operator[0].isupper(), operator.lower()
    as_it_is: tuple[Step, ...] = ((operands, Operator(operator)),)
    if small == "cs":
        name = str(operands[0])
        space = space_of(spaces[name] if name in spaces else operands[0])
        pen = _set(pen, is_stroke=is_stroke, space=space, shows=True)
        if space.is_kept:
            return pen, as_it_is
        return _dipped(pen, space.first(inking), inking, is_stroke=is_stroke)
    if small in _DEVICE:
        space = _DEVICE[small]
        pen = _set(pen, is_stroke=is_stroke, space=space, shows=True)
    space = pen.stroke if is_stroke else pen.fill
    if space.is_kept:
        return _set(pen, is_stroke=is_stroke, space=space, shows=True), as_it_is
    paint = space.paint([float(one) for one in operands], inking)
    return _dipped(pen, paint, inking, is_stroke=is_stroke)


def _dipped(
    pen: _Pen, paint: Paint, inking: Inking, *, is_stroke: bool
) -> tuple[_Pen, tuple[Step, ...]]:
    """The pen with a paint, and the operator that sets it."""
    space = pen.stroke if is_stroke else pen.fill
    pen = _set(pen, is_stroke=is_stroke, space=space, shows=paint.shows)
    if not is_stroke:
        pen = replace(pen, values=paint.values, dipped=paint.values)
    return pen, (_written(paint.values, inking, is_stroke=is_stroke),)


def _written(values: tuple[float, ...], inking: Inking, *, is_stroke: bool) -> Step:
    """The operator that sets a paint."""
    name = _WRITTEN[inking.space]
    return [round(one, 4) for one in values], Operator(name.upper() if is_stroke else name)


def _set(pen: _Pen, *, is_stroke: bool, space: Space, shows: bool) -> _Pen:
    if is_stroke:
        return replace(pen, stroke=space, strokes=shows)
    return replace(pen, fill=space, fills=shows, values=None, dipped=None)
