"""How far each leaf is moved, or its page narrowed, because nested paper pushes out.

In: how deep a leaf lies, how deep its signature is, and a way of making up for it. Out: `Shift`.
The push-out of leaf i is factor * caliper * i, counted from the outermost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose.options import CreepMode
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.impose.options import Creep

ALWAYS_FROM = 0.6 * MM
TRIMMED_FROM = 0.3 * MM
"""Below the first, and where the thing is trimmed below the second, nobody sees it."""


OFFICE_BULK = 1.3
"""Cubic centimetres a gram of uncoated office paper takes; 0.104 mm at 80 gsm."""


def caliper(gsm: float, bulk: float = OFFICE_BULK) -> float:
    """The thickness of paper of that weight, in points: gsm * bulk / 1000 millimetres."""
    return gsm * bulk / 1000 * MM


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a page moves towards its spine, and how much narrower it becomes there; points."""

    inwards: float = 0.0
    narrower: float = 0.0


def push_out(creep: Creep, depth: int, deepest: int) -> float:
    """How far the leaf at that depth comes out beyond the outermost one, in points."""
    if creep.total is not None:
        return creep.total * depth / deepest if deepest else 0.0
    return creep.factor * creep.caliper * depth


def mode(creep: Creep, deepest: int, *, trimmed: bool) -> CreepMode:
    """The way of making up for creep, once AUTO has looked at how much there is."""
    if creep.mode is not CreepMode.AUTO:
        return creep.mode
    enough = TRIMMED_FROM if trimmed else ALWAYS_FROM
    return CreepMode.IN if push_out(creep, deepest, deepest) >= enough else CreepMode.OFF


def shift(creep: Creep, depth: int, deepest: int, *, trimmed: bool) -> Shift:
    """What happens to a page on the leaf at that depth."""
    here, most = push_out(creep, depth, deepest), push_out(creep, deepest, deepest)
    match mode(creep, deepest, trimmed=trimmed):
        case CreepMode.IN:
            return Shift(here)
        case CreepMode.OUT:
            return Shift(here - most)
        case CreepMode.BALANCED:
            return Shift(here - most / 2)
        case CreepMode.SCALE:
            return Shift(0.0, here)
        case _:
            return Shift()
