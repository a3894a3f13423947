"""Options for one printer, and the files that it needs."""

from __future__ import annotations

from zinepress.impose.options import DEFAULTS, Duplex, Sides
from zinepress.impose.printing import for_printer, passes
from zinepress.impose.sheets import Edges
from zinepress.press.printers import PRINTERS, Habit, parse_passport
from zinepress.units import MM


def test_a_printer_brings_its_margins_its_habit_and_its_drift() -> None:
    printer = parse_passport("LTR·S·4/4/4/6·+0.5/−1.0·M")
    options = for_printer(DEFAULTS, printer)
    assert options.duplex is Duplex.SHORT
    assert options.back_offset == (0.5 * MM, -1 * MM)
    assert options.printable == Edges(4 * MM, 4 * MM, 4 * MM, 6 * MM)


def test_a_printer_that_turns_paper_needs_one_file() -> None:
    ((name, options),) = passes(for_printer(DEFAULTS, PRINTERS["office"]), Habit.LONG)
    assert (name, options.sides, options.duplex) == ("", Sides.BOTH, Duplex.LONG)


def test_a_printer_that_does_not_needs_fronts_and_backs() -> None:
    by_hand = for_printer(DEFAULTS, parse_passport("A4·NRT·4/4/4/4·+0/+0·M"))
    fronts, backs = passes(by_hand, Habit.NONE)
    assert [name for name, _ in (fronts, backs)] == ["-1-fronts", "-2-backs"]
    assert (fronts[1].reverse, fronts[1].turn, fronts[1].sides) == (False, False, Sides.FRONTS)
    assert (backs[1].reverse, backs[1].turn, backs[1].sides) == (True, True, Sides.BACKS)


def test_one_form_is_printed_twice_from_one_file() -> None:
    ((name, options),) = passes(DEFAULTS, Habit.NONE, one_form=True)
    assert (name, options.sides) == ("-form", Sides.FRONTS)
