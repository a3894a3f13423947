"""The graphics state of page content, as far as printing depends on it.

In: operators with their operands. Out: a new state; states are values and are never edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
from pikepdf import Name

from zinepress.check.glyphs import UNKNOWN, Glyphs
from zinepress.check.marks import BLACK, Ink
from zinepress.check.matrix import STILL, Matrix, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.check.marks import Rectangle

SPACES = {1: "gray", 3: "rgb", 4: "cmyk"}
_DEVICE = {"g": ("gray", 1), "rg": ("rgb", 3), "k": ("cmyk", 4)}
_SPACING = {"Tc": "between", "Tw": "at_spaces", "TL": "leading", "Ts": "rise", "Tr": "mode"}
_NUMBERED = frozenset((*_SPACING, "Tz", "Tm", "Td", "TD"))
_START = {"/DeviceGray": (0.0,), "/DeviceRGB": (0.0, 0.0, 0.0), "/DeviceCMYK": (0.0, 0.0, 0.0, 1.0)}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: the kind of ink it writes, and the ink's name when it is a spot colour."""

    kind: str
    name: str = ""


_NAMED = {
    **dict.fromkeys(("/DeviceRGB", "/RGB", "/CalRGB"), Space("rgb")),
    **dict.fromkeys(("/DeviceCMYK", "/CMYK"), Space("cmyk")),
    "/Lab": Space("lab"),
    "/Pattern": Space("pattern"),
}


class State(NamedTuple):
    """Where content is drawn, in which inks, with which pen and letters.

    A named tuple: a page changes it thousands of times, and a dataclass is copied ten times slower.
    """

    matrix: Matrix = STILL
    fill: Ink = BLACK
    stroke: Ink = BLACK
    fill_space: Space = Space("gray")
    stroke_space: Space = Space("gray")
    pen: float = 1.0
    glyphs: Glyphs = UNKNOWN
    size: float = 0.0
    between: float = 0.0
    at_spaces: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    mode: float = 0
    text: Matrix = STILL
    line: Matrix = STILL
    leading: float = 0.0
    clip: Rectangle | None = None
    """What is seen: nothing outside this prints; None is all."""
    over_fill: bool = False
    over_stroke: bool = False
    over_mode: int = 0


def numbers(operands: Sequence[object]) -> tuple[float, ...]:
    """The numeric operands as floats; whatever else stands there is left out."""
    try:
        return tuple(map(float, operands))  # type: ignore[arg-type]  # what is no number raises
    except (TypeError, ValueError):
        pass
    found: list[float] = []
    for operand in operands:
        try:
            found.append(float(operand))  # type: ignore[arg-type]  # what is no number raises
        except (TypeError, ValueError):
            continue
    return tuple(found)


def coloured(
    state: State, operator: str, operands: Sequence[object], spaces: pikepdf.Object
) -> State:
    """The state after a colour operator (ISO 32000-1, 8.6.8); capitals set the stroke."""
    is_stroke = operator[0].isupper()
    small = operator.lower()
    values = numbers(operands)
    if small in _DEVICE:
        kind, count = _DEVICE[small]
        return _inked(state, Space(kind), values[:count], is_stroke=is_stroke)
    if small == "cs":
        name = str(operands[0]) if operands else ""
        space = space_of(spaces.get(name) if name in spaces else name)
        return _inked(state, space, _START.get(name, ()), is_stroke=is_stroke)
    space = state.stroke_space if is_stroke else state.fill_space
    if operands and str(operands[-1]).startswith("/"):
        return _inked(state, Space("pattern", str(operands[-1])), values, is_stroke=is_stroke)
    return _inked(state, space, values, is_stroke=is_stroke)


def _inked(state: State, space: Space, values: tuple[float, ...], *, is_stroke: bool) -> State:
    ink = Ink(space.kind, values or (0.0,), space.name)
    if is_stroke:
        return state._replace(stroke=ink, stroke_space=_kept(space, state.stroke_space))
    return state._replace(fill=ink, fill_space=_kept(space, state.fill_space))


def _kept(space: Space, before: Space) -> Space:
    """A pattern is a colour, not a space; the space of before stays."""
    return before if space.kind == "pattern" and space.name.startswith("/") else space


def space_of(space: object) -> Space:
    """The kind of a colour space object or name (ISO 32000-1, 8.6)."""
    if not isinstance(space, pikepdf.Array) or not len(space):
        return _NAMED.get(str(space), Space("gray"))
    family = str(space[0])
    if family == "/ICCBased":
        return Space(SPACES.get(int(space[1].get(Name.N, 3)), "rgb"))
    if family == "/Separation":
        return Space("spot", str(space[1]).lstrip("/"))
    if family == "/DeviceN":
        return Space("spot", "+".join(str(name).lstrip("/") for name in space[1]))
    return space_of(space[1] if family == "/Indexed" else family)


def lettered(state: State, operator: str, operands: Sequence[object]) -> State:
    """The state after an operator that places or spaces text (ISO 32000-1, 9.3 and 9.4)."""
    if operator == "BT":
        return state._replace(text=STILL, line=STILL)
    values = numbers(operands) if operator in _NUMBERED else ()
    if operator in _SPACING and values:
        spaced: dict[str, Any] = {_SPACING[operator]: values[0]}
        return state._replace(**spaced)
    if operator == "Tz" and values:
        return state._replace(stretch=values[0] / 100)
    if operator == "Tm" and len(values) == 6:
        return state._replace(text=values, line=values)
    if operator in ("Td", "TD") and len(values) == 2:
        leading = -values[1] if operator == "TD" else state.leading
        return _below(state._replace(leading=leading), *values)
    return _below(state, 0.0, -state.leading) if operator in ("T*", "'", '"') else state


def _below(state: State, x: float, y: float) -> State:
    """The state at the start of a line that lies (x, y) from the one before."""
    moved = times((1.0, 0.0, 0.0, 1.0, x, y), state.line)
    return state._replace(text=moved, line=moved)
