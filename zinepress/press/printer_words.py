"""A printer in words, for people who never saw its code.

In: a `Printer`. Out: sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.press.printers import Habit
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.press.printers import Printer

_TURNS = {
    Habit.LONG: "prints both sides, turned about the long edge",
    Habit.SHORT: "prints both sides, turned about the short edge",
    Habit.NONE: "prints one side at a time",
}


def described(printer: Printer) -> str:
    """What the printer does, such as `prints both sides, turned about the long edge; ...`."""
    ink = "in colour" if printer.colour else "in black"
    paper = f", {printer.paper}" if printer.paper else ""
    parts = (turning(printer), f"{ink}{paper}", _edges(printer))
    return "; ".join((*parts, *_drift(printer)))


def turning(printer: Printer) -> str:
    """How the printer comes by a back, such as `prints both sides, turned about the long edge`."""
    return _TURNS[printer.duplex] + _by_hand(printer)


def _by_hand(printer: Printer) -> str:
    """How the pile goes through the second time."""
    if printer.duplex is not Habit.NONE:
        return ""
    done = [
        "the last sheet first" if printer.reverse else "",
        "turned by a half" if printer.turn else "",
    ]
    told = " and ".join(each for each in done if each)
    return f", backs {told}" if told else ""


def _edges(printer: Printer) -> str:
    """What stays white."""
    edges = {
        "left": printer.left,
        "right": printer.right,
        "top": printer.top,
        "bottom": printer.bottom,
    }
    if not any(edges.values()):
        return "to the edge of the paper"
    if len(set(edges.values())) == 1:
        return f"{_mm(printer.left)} mm stay white all round"
    told = ", ".join(f"{_mm(width)} {name}" for name, width in edges.items())
    return f"in mm stay white: {told}"


def _drift(printer: Printer) -> list[str]:
    """How backs are moved to meet the fronts."""
    told = distances(printer.dx, printer.dy)
    return [f"backs are moved {' and '.join(told)}"] if told else []


def distances(right: float, up: float, least: float = 0.05 * MM) -> list[str]:
    """What a movement is in words, such as `1.5 mm to the left`; from `least` on."""
    ways = ((right, "to the right", "to the left"), (up, "up", "down"))
    return [
        f"{abs(length) / MM:.1f} mm {onwards if length > 0 else back}"
        for length, onwards, back in ways
        if abs(length) >= least
    ]


def _mm(length: float) -> str:
    """Millimetres without needless noughts."""
    return f"{length / MM:.2f}".rstrip("0").rstrip(".")
