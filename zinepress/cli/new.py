"""`zinepress new`: a press that builds at once.

In: the name of a folder. Out: the folder, with a sample that teaches the markup.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from zinepress.press.start import start_press


@click.command(name="new")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Start a press in FOLDER, which is made, or has to be empty.

    Its sample is a zine in two languages that shows how to write one; build it and read on paper.
    """
    for file in start_press(folder):
        click.echo(f"{folder / file}")
    click.echo(f"\nNow build it: cd {shlex.quote(str(folder))} && zinepress build")
