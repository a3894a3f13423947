"""`zinepress estimate`: paper, time and money of a run, before anybody promises it.

In: targets that were built, and how many copies. Out: a table for each print file, or JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.build.remembered import at_hand
from zinepress.build.sheets import for_printer, is_finished, sheet_options
from zinepress.cli import say
from zinepress.cli.targets import PRINTER_NAME, TARGET
from zinepress.errors import Severity, UsageError, ZineError
from zinepress.handout.reckoning import finished_by_machine, reckon
from zinepress.press.read import find_press, open_press
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.build.remembered import Finished
    from zinepress.handout.estimate import Estimate
    from zinepress.press.model import Settings
    from zinepress.press.rates import Rates


@click.command(name="estimate")
@click.argument("wanted", metavar="TARGET...", nargs=-1, required=True, type=TARGET)
@click.option(
    "--copies",
    type=click.IntRange(1, 1_000_000),
    default=100,
    show_default=True,
    help="How many copies.",
)
@click.option(
    "--printer", type=PRINTER_NAME, metavar="NAME|CODE", help="The printer that it is for."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def command(wanted: tuple[str, ...], copies: int, printer: str | None, *, as_json: bool) -> None:
    """Say how much paper, time and money a run takes.

    Build first. The times and prices stand in the table [estimate] of zinepress.toml; one person
    is reckoned with.
    """
    press = for_printer(open_press(find_press(Path.cwd())), printer)
    settings = press.settings
    made, lacking = at_hand(press, wanted)
    on_sheets = [one for one in made if one.on_sheets]
    if not on_sheets and lacking:
        raise ZineError.of(lacking)
    say.findings(replace(one, severity=Severity.WARNING) for one in lacking)
    if not on_sheets:
        raise UsageError(
            "there is nothing here that is printed on sheets", hint="try 'TARGET:booklet'"
        )
    runs = [(one, _run(one, copies, settings)) for one in on_sheets]
    if as_json:
        told = [{"target": one.target.name} | asdict(run) for one, run in runs]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for one, run in runs:
        click.echo(click.style(one.target.name, bold=True))
        for name, value in _rows(run, settings.estimate):
            click.echo(f"  {name:10} {value}")


def _run(one: Finished, copies: int, settings: Settings) -> Estimate:
    """The estimate for a finished target."""
    options = sheet_options(settings, one.edition.language)
    plan = one.plan(options)
    run = reckon(plan, parse_size(one.target.paper)).run(copies, settings.estimate)
    return finished_by_machine(run) if is_finished(settings, plan) else run


def _rows(run: Estimate, rates: Rates) -> Iterator[tuple[str, str]]:
    """What there is to say, line by line."""
    reams = f"{run.reams} ream{'s' * (run.reams != 1)} of {rates.ream}"
    yield "copies", f"{run.copies:,}"
    yield "sheets", f"{run.sheets:,}, and {run.spare:,} spare: {reams}"
    yield "printing", f"{run.sides:,} sides, {_time(run.printing)}"
    if run.finishing:
        yield "by hand", f"{_time(run.finishing)} for one person"
    if run.staples:
        boxes = f"{run.boxes} box{'es' * (run.boxes != 1)}"
        yield "staples", f"{run.staples:,}: {boxes} of {rates.box_of_staples:,}"
    yield "weight", f"{run.grams:g} g a copy, {run.grams * run.copies / 1000:.1f} kg in all"
    yield "cost", f"{run.cost:,.2f} {rates.currency}".rstrip()


def _time(minutes: int) -> str:
    """Minutes, or hours and minutes."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"
