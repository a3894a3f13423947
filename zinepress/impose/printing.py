"""Options for one printer: its margins, its way of turning paper, its drift.

In: options and a `Printer`. Out: options; and one set of them for each file that is printed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.impose.options import Duplex, Sides
from zinepress.impose.sheets import Edges
from zinepress.press.printers import Habit

if TYPE_CHECKING:
    from zinepress.impose.options import Options
    from zinepress.press.printers import Printer


def for_printer(options: Options, printer: Printer) -> Options:
    """The options with what the printer does put in; a printer by hand is turned long-edge."""
    return replace(
        options,
        duplex=Duplex.SHORT if printer.duplex is Habit.SHORT else Duplex.LONG,
        reverse=printer.reverse,
        turn=printer.turn,
        back_offset=(printer.dx, printer.dy),
        printable=Edges(printer.left, printer.right, printer.top, printer.bottom),
    )


def passes(
    options: Options, habit: Habit, *, one_form: bool = False
) -> tuple[tuple[str, Options], ...]:
    """What each file is called, after the thing's own name, and the options for it.

    A printer that prints one side only takes two passes: the fronts as they are, then the backs,
    reversed and turned as its owner has found right; but one form is the same both times.
    """
    once = replace(options, reverse=False, turn=False)
    if habit is not Habit.NONE:
        return (("", once),)
    if one_form:
        return (("-form", replace(once, sides=Sides.FRONTS)),)
    fronts = replace(once, sides=Sides.FRONTS)
    return ("-1-fronts", fronts), ("-2-backs", replace(options, sides=Sides.BACKS))
