"""How the sheets of an edition are made for the printers of its press.

In: a press and a language. Out: a printer, `Options`, and the plan that a target's pages give.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.impose import Duplex, Edge, Options, printing
from zinepress.impose.options import Bind, Work
from zinepress.press.languages import direction
from zinepress.press.printers import Habit, chosen_printer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.impose import Plan
    from zinepress.press.model import Press, Settings


def for_printer(press: Press, name: str | None) -> Press:
    """The press with its sheets made for the printer of that name or code, as it is for none.

    Raises SettingsError for a printer that is not known.
    """
    if not name:
        return press
    chosen_printer(press.settings, name)
    return replace(press, settings=replace(press.settings, printer=name))


def sheet_options(settings: Settings, language: str) -> Options:
    """The options for a language, on the printer that the settings name or as they are turned.

    Raises SettingsError for a printer that is not known.
    """
    binding = Edge.RIGHT if direction(language) == "rtl" else Edge.LEFT
    options = Options(
        binding=binding,
        duplex=Duplex.SHORT if settings.duplex == "short-edge" else Duplex.LONG,
    )
    printer = chosen_printer(settings)
    if printer is None:
        return options
    # what goes through in one pass is neither reversed nor turned; see `passes`
    return replace(printing.for_printer(options, printer), reverse=False, turn=False)


def has_black_alone(settings: Settings) -> bool:
    """Whether sheets are made for a printer that is known to have no colour."""
    printer = chosen_printer(settings)
    return printer is not None and not printer.colour


def is_finished(settings: Settings, laid_out: Plan) -> bool:
    """Whether the printer folds and staples what comes out: sheets put into each other, once."""
    printer = chosen_printer(settings)
    stapled = laid_out.making.bind is Bind.STAPLE and len(laid_out.signatures) == 1
    return printer is not None and printer.finishes and stapled and laid_out.pieces.cells == 1


def passes(settings: Settings, options: Options, laid_out: Plan) -> Mapping[str, Options]:
    """The options for each file of a printer by hand, by what its name ends with.

    Nothing for a printer that turns paper, or for sheets that have nothing on their backs.
    """
    printer = chosen_printer(settings)
    if printer is None or printer.duplex is not Habit.NONE or not laid_out.two_sided:
        return {}
    by_hand = printing.for_printer(options, printer)
    one_form = laid_out.work is not Work.SHEETWISE
    return dict(printing.passes(by_hand, printer.duplex, one_form=one_form))
