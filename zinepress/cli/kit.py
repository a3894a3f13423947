"""`zinepress kit`: a folder for somebody who prints, with the right files and where to start.

In: targets that were built. Out: a folder and a zip for each edition and paper, in `out/kits/`.
"""

from __future__ import annotations

from dataclasses import replace

import click

from zinepress.build.kit import make_kits
from zinepress.build.remembered import at_hand, outdated
from zinepress.cli import say
from zinepress.cli.here import held_press
from zinepress.cli.targets import PRINTER_NAME, TARGET
from zinepress.errors import Severity, ZineError


@click.command(name="kit")
@click.argument("wanted", metavar="[TARGET]...", nargs=-1, type=TARGET)
@click.option(
    "--printer", type=PRINTER_NAME, metavar="NAME|CODE", help="The printer that it is for."
)
def command(wanted: tuple[str, ...], printer: str | None) -> None:
    """Fill a folder for people who print, and pack it.

    Build first. Each edition gets a folder and a zip for each paper in out/kits/: START HERE asks
    three questions and leads to one file; the names of files say how they are printed; what is
    seldom wanted lies in a folder of its own. What has not been built is told and left out.
    """
    with held_press() as press:
        made, lacking = at_hand(press, wanted)
        if not any(one.on_sheets for one in made) and lacking:
            raise ZineError.of(lacking)
        say.findings(replace(one, severity=Severity.WARNING) for one in lacking)
        say.findings(outdated(made))
        for kit in make_kits(press, made, printer):
            click.echo(kit.folder)
            click.echo(kit.archive)
            say.findings(kit.findings)
