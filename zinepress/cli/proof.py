"""`zinepress proof`: a dummy to fold before anything is printed, and pictures to look at.

In: targets that were built. Out: a PDF and PNGs for each.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.build.proofs import proof_folder, proofs
from zinepress.build.remembered import finished
from zinepress.build.sheets import for_printer
from zinepress.build.write import put, put_output
from zinepress.cli.here import held_press
from zinepress.cli.targets import PRINTER_NAME, TARGET
from zinepress.errors import UsageError
from zinepress.layout.formats import FORMATS, Medium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.build.remembered import Finished
    from zinepress.press.model import Press


@click.command(name="proof")
@click.argument("wanted", metavar="TARGET...", nargs=-1, required=True, type=TARGET)
@click.option("--printer", type=PRINTER_NAME, metavar="NAME|CODE", help="What prints the dummy.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where to put them; 'proof' beside the files unless said.",
)
def command(wanted: tuple[str, ...], printer: str | None, output: Path | None) -> None:
    """Make a numbered dummy to fold, and pictures of pages and sheets.

    Build first. The dummy is one scrap sheet for what is folded from paper: every panel has its
    number and an arrow up; what takes several sheets is drawn small, to be cut apart and folded.
    """
    with held_press() as held:
        press = for_printer(held, printer)
        with_pages = [one for one in finished(press, wanted) if _has_pages(one)]
        if not with_pages:
            raise UsageError("there is nothing here that has pages", hint="try 'TARGET:booklet'")
        for one in with_pages:
            for file in _written(press, one, output):
                click.echo(file)


def _has_pages(one: Finished) -> bool:
    """Whether the target is a PDF."""
    return FORMATS[one.target.format].medium is Medium.PDF


def _written(press: Press, one: Finished, output: Path | None) -> Iterator[str]:
    """The files, as each is written."""
    for name, content in proofs(press, one).items():
        if output is None:
            path = f"{proof_folder(one.target)}/{name}"
            put_output(press.root, path, content)
            yield path
        else:
            output.mkdir(parents=True, exist_ok=True)
            put(output / name, content)
            yield str(output / name)
