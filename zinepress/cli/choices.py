"""The options of `zinepress impose`, and the `Options` that they add up to.

In: what was given on the command line. Out: `Options`; what was not given is left to the scheme
and to the printer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from zinepress.cli.measures import (
    BLANKS,
    COUNTS,
    EDGES,
    GRID,
    LENGTH,
    LENGTHS,
    MARKS,
    OFFSET,
    SIZE,
    OneOf,
)
from zinepress.cli.targets import PRINTER_NAME
from zinepress.errors import UsageError
from zinepress.impose import creep
from zinepress.impose.blanks import Blanks, Policy
from zinepress.impose.options import (
    DEFAULTS,
    Align,
    Assemble,
    Back,
    Bind,
    Collate,
    Creep,
    CreepMode,
    Fit,
    Options,
    Order,
    Orientation,
    Tiles,
    Work,
)
from zinepress.impose.printing import for_printer
from zinepress.impose.sheets import Edge
from zinepress.press.printers import Habit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.press.printers import Printer


_BOOK = (
    click.Option(["--pages"], metavar="RANGES", help="Pages to take: '3-14,1,20-'."),
    click.Option(["--binding"], type=OneOf(Edge, Edge.BOTTOM), help="The edge of the spine."),
    click.Option(
        ["--blanks"],
        type=BLANKS,
        metavar="WHERE",
        help="Where blank pages go: before-back, end, inside-covers, middle; '2,15' for these "
        "places; error for none.",
    ),
    click.Option(["--notes"], is_flag=True, help="Rule the blank pages for notes."),
    click.Option(
        ["--sheets-per-signature", "signature"],
        type=COUNTS,
        metavar="N",
        help="Sheets folded together: at most '4', or '3-5' for the fewest blank pages.",
    ),
    click.Option(["--assemble"], type=OneOf(Assemble), help="Signatures into or onto one another."),
    click.Option(["--bind"], type=OneOf(Bind), help="What holds it together."),
    click.Option(
        ["--cover"],
        type=click.Choice(["together", "separate"]),
        default="together",
        help="Whether the cover goes into a file of its own.",
    ),
    click.Option(["--order"], type=OneOf(Order), help="How the panels of a leaflet count."),
    click.Option(["--back"], type=OneOf(Back), help="What a one-sided sheet carries on its back."),
)
_SHEET = (
    click.Option(["--up", "grid"], type=GRID, metavar="CxR", help="Pieces across and down."),
    click.Option(["--copies"], type=click.IntRange(1, 64), help="Copies on each sheet."),
    click.Option(["--collate"], type=OneOf(Collate), help="How pieces follow one another."),
    click.Option(
        ["--head-to-foot"], is_flag=True, default=None, help="Turn every other row of pieces."
    ),
    click.Option(["--work"], type=OneOf(Work), help="Both sides from one form."),
    click.Option(["--simplex"], is_flag=True, default=None, help="Print fronts only."),
    click.Option(["--gutter"], type=LENGTH, help="Space between pieces."),
    click.Option(
        ["--margin"], type=EDGES, metavar="LENGTH", help="Space along the edges of the sheet."
    ),
    click.Option(["--flap"], type=LENGTH, help="How much narrower a panel is that goes inside."),
    click.Option(["--panels"], type=LENGTHS, metavar="LENGTHS", help="Widths of the panels."),
)
_PAGE = (
    click.Option(["--fit"], type=OneOf(Fit), help="Keep, shrink or enlarge pages."),
    click.Option(["--align"], type=OneOf(Align), help="Where smaller pages lie."),
    click.Option(["--orientation"], type=OneOf(Orientation), help="How the paper stands."),
    click.Option(["--bleed"], type=LENGTH, help="The most bleed to keep."),
    click.Option(["--creep"], type=OneOf(CreepMode), help="What to do about creep."),
    click.Option(
        ["--paper-weight"], type=click.FloatRange(20, 500), metavar="GSM", help="Grams of paper."
    ),
    click.Option(["--caliper"], type=LENGTH, help="Thickness of the paper, '0.1mm'."),
    click.Option(["--creep-total"], type=LENGTH, help="Creep measured on a folded dummy."),
    click.Option(
        ["--creep-factor"], type=click.FloatRange(0, 3), help="Calipers that each leaf adds."
    ),
)
_MARKS = (
    click.Option(
        ["--marks"],
        type=MARKS,
        metavar="KINDS",
        help="crop, fold, cut, staple, sewing, collation, registration, label, flip; or all.",
    ),
    click.Option(["--holes"], type=click.IntRange(2, 9), help="How many sewing holes."),
)
_POSTER = (
    click.Option(["--poster-size"], type=SIZE, metavar="PAPER", help="The finished poster."),
    click.Option(["--tiles"], type=GRID, metavar="CxR", help="Sheets across and down."),
    click.Option(["--overlap"], type=LENGTH, help="What neighbouring tiles share."),
    click.Option(["--no-map"], is_flag=True, help="Leave out the map of the tiles."),
)
_PRINTER = (
    click.Option(
        ["--printer"],
        type=PRINTER_NAME,
        metavar="NAME|CODE",
        help="A printer's profile or its passport code.",
    ),
    click.Option(["--duplex"], type=OneOf(Habit), help="What the printer does; 'none': 2 files."),
    click.Option(
        ["--reverse/--no-reverse"], default=None, help="Backs by hand: the last sheet first."
    ),
    click.Option(["--turn/--no-turn"], default=None, help="Backs by hand: turned by a half."),
    click.Option(
        ["--back-offset"], type=OFFSET, metavar="X,Y", help="Move backs to the right and up."
    ),
)
CHOICES = {
    "The book": _BOOK,
    "The sheet": _SHEET,
    "The page": _PAGE,
    "Marks": _MARKS,
    "Posters": _POSTER,
    "The printer": _PRINTER,
}
"""Everything that may be chosen, section by section of the help."""

_SAME_NAME = (
    *("pages", "binding", "signature", "assemble", "bind", "order", "back", "grid", "copies"),
    *("collate", "head_to_foot", "work", "simplex", "gutter", "margin", "flap", "panels", "fit"),
    *("align", "orientation", "bleed", "marks", "holes", "reverse", "turn", "back_offset"),
)
"""What is called the same in `Options`."""


def options_of(given: Mapping[str, Any], printer: Printer | None) -> Options:
    """The options for what was given; the printer's own ways where nothing else was said."""
    _refuse_contradictions(given)
    options = for_printer(DEFAULTS, printer) if printer else DEFAULTS
    chosen = {name: given[name] for name in _SAME_NAME if given[name] is not None}
    habit = given["duplex"]
    if habit is not None and habit is not Habit.NONE:
        chosen["duplex"] = habit
    return replace(
        options, **chosen, blanks=_blanks(given), creep=_creep(given), tiles=_tiles(given)
    )


def _refuse_contradictions(given: Mapping[str, Any]) -> None:
    """Raise UsageError for two options that say different things of one."""
    for one, other in (
        ("grid", "copies"),
        ("poster_size", "tiles"),
        ("paper_weight", "caliper"),
        ("creep_total", "caliper"),
        ("creep_total", "paper_weight"),
    ):
        if given[one] is not None and given[other] is not None:
            first, second = (
                {"grid": "--up"}.get(name, f"--{name.replace('_', '-')}") for name in (one, other)
            )
            raise UsageError(f"{first} and {second} say the same thing twice", hint="give one")


def _blanks(given: Mapping[str, Any]) -> Blanks | None:
    """Where blanks go, and whether they are ruled."""
    blanks: Blanks | None = given["blanks"]
    if not given["notes"]:
        return blanks
    return replace(blanks or Blanks(Policy.BEFORE_BACK), notes=True)


def _creep(given: Mapping[str, Any]) -> Creep:
    """What is known of the paper's thickness, and what to do about it."""
    known = Creep()
    caliper = given["caliper"]
    if given["paper_weight"] is not None:
        caliper = creep.caliper(given["paper_weight"])
    return Creep(
        given["creep"] or known.mode,
        known.caliper if caliper is None else caliper,
        known.factor if given["creep_factor"] is None else given["creep_factor"],
        given["creep_total"],
    )


def _tiles(given: Mapping[str, Any]) -> Tiles:
    """How a poster is divided."""
    overlap = Tiles().overlap if given["overlap"] is None else given["overlap"]
    return Tiles(given["poster_size"], given["tiles"], overlap, not given["no_map"])
