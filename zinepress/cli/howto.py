"""`zinepress howto`: the sheet that says how a file is printed, folded and bound.

In: targets that were built. Out: a PDF and an HTML page for each print file.
"""

from __future__ import annotations

from dataclasses import replace

import click

from zinepress.build.howto import make_sheets
from zinepress.build.remembered import at_hand, outdated
from zinepress.cli import say
from zinepress.cli.here import held_press
from zinepress.cli.targets import TARGET
from zinepress.errors import Severity, UsageError, ZineError


@click.command(name="howto")
@click.argument("wanted", metavar="TARGET...", nargs=-1, required=True, type=TARGET)
@click.option(
    "--in-front", is_flag=True, help="Write the print file, too, with the sheet in front of it."
)
def command(wanted: tuple[str, ...], *, in_front: bool) -> None:
    """Write the how-to sheet of a print file: paper, settings, folds, what can go wrong.

    Build first. A PDF of one page and an HTML page come to lie beside the print file, in the
    language of the edition; print the page and give it to whoever prints and folds.
    """
    with held_press() as press:
        made, lacking = at_hand(press, wanted)
        on_sheets = [one for one in made if one.on_sheets]
        if not on_sheets and lacking:
            raise ZineError.of(lacking)
        say.findings(replace(one, severity=Severity.WARNING) for one in lacking)
        say.findings(outdated(made))
        if not on_sheets:
            raise UsageError(
                "there is nothing here that is printed on sheets", hint="try 'TARGET:booklet'"
            )
        for one in on_sheets:
            for file in make_sheets(press, one, in_front=in_front):
                click.echo(file)
