"""Printers: what one machine does with paper, and the short code that remembers it.

In: a profile's name, or a passport code such as `LTR·S·4/4/4/6·+0.5/−1.0·M`. Out: `Printer`.
A code names the paper, how the machine turns it, what it cannot reach at the left, right, top
and bottom in millimetres, how far its backs drift, and whether it prints colour (C) or not (M).
The drift may also be written as it is read on the test sheet, where a cross lies behind a grid:
`E5` is none, `FG5` a millimetre and a half to the right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.errors import SettingsError, nearest
from zinepress.units import MM, PAPERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.press.model import Settings


class Habit(StrEnum):
    """The edge that a printer turns the paper about, or that it prints one side only."""

    LONG = "long"
    SHORT = "short"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Printer:
    """One machine; lengths in points.

    `reverse` and `turn` are for printing the second side by hand: whether the backs go in last
    sheet first, and whether they are turned by a half. `dx` and `dy` say how far what is printed
    on backs has to move, to the right and up, to meet the fronts.
    """

    name: str
    paper: str = ""
    """The name of the paper that lies in it; empty for whatever the job wants."""
    duplex: Habit = Habit.LONG
    reverse: bool = False
    turn: bool = False
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    dx: float = 0.0
    dy: float = 0.0
    colour: bool = False
    finishes: bool = False
    """Whether it folds and staples booklets itself."""
    about: str = ""
    """What kind of machine a profile stands for."""


def _profile(
    name: str,
    duplex: Habit,
    edges: tuple[float, float, float, float],
    about: str,
    *,
    paper: str = "",
    colour: bool = False,
) -> Printer:
    """A built-in profile; what it cannot reach in millimetres."""
    left, right, top, bottom = (edge * MM for edge in edges)
    printer = Printer(name, paper, duplex, colour=colour, about=about)
    return replace(printer, left=left, right=right, top=top, bottom=bottom)


PRINTERS: Mapping[str, Printer] = {
    printer.name: printer
    for printer in (
        _profile("office", Habit.LONG, (4, 4, 4, 4), "an office laser that nobody has changed"),
        _profile("short-edge", Habit.SHORT, (4, 4, 4, 4), "a laser set to flip on the short edge"),
        _profile(
            "home-inkjet",
            Habit.NONE,
            (6.35, 6.35, 1.8, 12.7),
            "an inkjet at home, without duplex: fronts and backs are two files",
            colour=True,
        ),
        replace(
            _profile(
                "finisher",
                Habit.LONG,
                (4, 4, 4, 4),
                "a copier that folds and staples: its own 'booklet' stays off",
            ),
            finishes=True,
        ),
        _profile(
            "riso-a3", Habit.NONE, (10, 10, 10, 10), "a risograph: a master a side", paper="a3"
        ),
        _profile("shop", Habit.LONG, (0, 0, 0, 0), "a print shop", paper="sra3", colour=True),
    )
}
"""The profiles that come with zinepress; printing with one's own passport is truer."""

_PAPER_CODES = {"letter": "LTR", "legal": "LGL", "tabloid": "TAB", "half-letter": "HLT"}
_PAPER_NAMES = {code: name for name, code in _PAPER_CODES.items()}
_ANY_PAPER = "ANY"
_HABITS = {Habit.LONG: "L", Habit.SHORT: "S", Habit.NONE: "N"}
_CODE = re.compile(
    r"(?P<paper>[A-Z0-9]+)·(?P<duplex>[LSN])(?P<reverse>R?)(?P<turn>T?)"
    r"·(?P<edges>\d+(\.\d+)?(/\d+(\.\d+)?){3})"
    r"·((?P<drift>[+-]?\d+(\.\d+)?/[+-]?\d+(\.\d+)?)|(?P<read>[A-I]{1,2}[1-9]{1,2}))"
    r"·(?P<ink>[MC])"
)
_SAMPLE = "LTR L 4/4/4/6 E5 M"
_LARGEST_DRIFT = 20 * MM
GRID = "ABCDEFGHI"
"""The columns of the grid on the test sheet, a millimetre apart; its rows are numbered from 1."""
MARKED = (2, 3, 4, 5, 6, 8, 10, 12)
"""The distances from an edge, in millimetres, that the test sheet has bars for."""


def find_printer(text: str) -> Printer:
    """The profile of that name, or the printer of that code; raises SettingsError for neither."""
    name = text.strip().lower()
    if name in PRINTERS:
        return PRINTERS[name]
    if "/" in text:
        return parse_passport(text)
    raise SettingsError(
        f"there is no printer '{text}'",
        hint=nearest(name, PRINTERS) or f"use a profile's name, or a code such as '{_SAMPLE}'",
    )


def chosen_printer(settings: Settings, name: str | None = None) -> Printer | None:
    """The printer of that name, code or profile, else the one that the settings choose, if any.

    Raises SettingsError for one that nobody knows.
    """
    wanted = name or settings.printer
    if not wanted:
        return None
    known = settings.printers.get(wanted)
    if known is not None and known.code:
        return replace(parse_passport(known.code), name=wanted)
    try:
        return find_printer(wanted)
    except SettingsError as error:
        where = None if name else settings.places.get("printer")
        hint = nearest(wanted, {*PRINTERS, *settings.printers}) or error.findings[0].hint
        raise SettingsError(error.findings[0].message, where, hint) from None


def parse_passport(text: str) -> Printer:
    """The printer of a code; `_` or a space may stand for the dot, `-` for the minus sign.

    Raises SettingsError for a code that says nothing.
    """
    plain = re.sub(r"[ _·]+", "·", text.strip().upper()).replace("−", "-")
    match = _CODE.fullmatch(plain)
    if match is None:
        raise SettingsError(
            f"'{text}' is not a printer code",
            hint=f"write it as '{_SAMPLE}'; 'zinepress printer test' makes a sheet that gives it",
        )
    left, right, top, bottom = (float(edge) * MM for edge in match["edges"].split("/"))
    dx, dy = _drift(match["drift"], match["read"])
    if max(abs(dx), abs(dy)) > _LARGEST_DRIFT:
        raise SettingsError(
            f"'{text}' moves backs by more than 20 mm", hint="measure it again on the test sheet"
        )
    printer = Printer(
        "",
        _paper_named(match["paper"]),
        {letter: habit for habit, letter in _HABITS.items()}[match["duplex"]],
        reverse=bool(match["reverse"]),
        turn=bool(match["turn"]),
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        dx=dx,
        dy=dy,
        colour=match["ink"] == "C",
    )
    return replace(printer, name=passport(printer))


def _drift(told: str | None, read: str | None) -> tuple[float, float]:
    """The drift as told in millimetres, or as read off the grid; to the right and up."""
    if told is not None:
        dx, dy = (float(length) * MM for length in told.split("/"))
        return dx, dy
    middle = (len(GRID) - 1) / 2
    columns = [GRID.index(sign) for sign in read or "" if sign in GRID]
    rows = [int(sign) - 1 for sign in read or "" if sign.isdigit()]
    return (
        (sum(columns) / len(columns) - middle) * MM,
        (middle - sum(rows) / len(rows)) * MM,
    )


def _paper_named(code: str) -> str:
    """The paper that a code means."""
    if code == _ANY_PAPER:
        return ""
    name = _PAPER_NAMES.get(code, code.lower())
    if name not in PAPERS:
        raise SettingsError(f"'{code}' is not a paper", hint="use LTR, LGL, TAB, A4, A3, or ANY")
    return name


def code_of_paper(name: str) -> str:
    """How codes name a paper: `LTR`, `A4`, `ANY` for none."""
    return _PAPER_CODES.get(name, name.upper() or _ANY_PAPER)


def passport(printer: Printer) -> str:
    """The code that remembers the printer; lengths to a tenth of a millimetre."""
    paper = code_of_paper(printer.paper)
    by_hand = ("R" if printer.reverse else "") + ("T" if printer.turn else "")
    edges = (printer.left, printer.right, printer.top, printer.bottom)
    reach = "/".join(_short(edge) for edge in edges)
    drift = "/".join(_signed(length) for length in (printer.dx, printer.dy))
    ink = "C" if printer.colour else "M"
    return f"{paper}·{_HABITS[printer.duplex]}{by_hand}·{reach}·{drift}·{ink}"


def _short(length: float) -> str:
    """Millimetres without needless noughts."""
    return f"{length / MM:.2f}".rstrip("0").rstrip(".")


def _signed(length: float) -> str:
    """Millimetres with their sign."""
    return f"{length / MM:+.1f}".replace("-", "−")
