"""Options for one printer, the files that it needs, and what it cannot reach."""

from __future__ import annotations

import pytest

from zinepress.impose import plan
from zinepress.impose.insets import SAFE, lost_edges
from zinepress.impose.options import DEFAULTS, Duplex, Sides
from zinepress.impose.place import place
from zinepress.impose.printing import for_printer, passes
from zinepress.impose.sheets import Edges, PageGeometry
from zinepress.layout.formats import FORMATS, Format
from zinepress.press.printers import PRINTERS, Habit, Printer, parse_passport
from zinepress.units import MM, PAPERS

ON_SHEETS = [form for form in FORMATS.values() if form.scheme]


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


@pytest.mark.parametrize("printer", PRINTERS.values(), ids=lambda printer: printer.name)
@pytest.mark.parametrize("form", ON_SHEETS, ids=lambda form: form.name)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_what_a_page_keeps_from_its_edges_no_printer_loses(
    printer: Printer, form: Format, paper: str
) -> None:
    """Every page design keeps 6.35 mm free; what lies within that is reached on every sheet."""
    pages = [PageGeometry(form.size)] * (form.most or 8)
    options = for_printer(DEFAULTS, printer)
    assert form.scheme is not None
    planned = plan(len(pages), form.scheme, options, pages=pages, paper=PAPERS[paper])
    for side in place(planned, pages, PAPERS[paper], options):
        lost = lost_edges(options, side.paper)
        for one in side.placements:
            longer = max(one.frame.x1 - one.frame.x0, one.frame.y1 - one.frame.y0)
            kept = SAFE * longer / max(form.size.width, form.size.height)
            left, right = max(one.frame.x0 + kept, one.clip.x0), one.frame.x1 - kept
            foot, head = max(one.frame.y0 + kept, one.clip.y0), one.frame.y1 - kept
            assert left >= lost.left - 0.01
            assert foot >= lost.bottom - 0.01
            assert min(right, one.clip.x1) <= side.paper.width - lost.right + 0.01
            assert min(head, one.clip.y1) <= side.paper.height - lost.top + 0.01
