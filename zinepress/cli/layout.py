"""`zinepress layout new`: a layout of one's own.

In: a name, and the layout to begin from. Out: a folder in `layouts/` of the press one stands in.
"""

from __future__ import annotations

from pathlib import Path

import click

from zinepress.layout.start import start_layout
from zinepress.press.read import find_press


@click.group(name="layout")
def command() -> None:
    """Make a layout of your own."""


@command.command(name="new")
@click.argument("name")
@click.option(
    "--from",
    "parent",
    default="statement",
    show_default=True,
    metavar="LAYOUT",
    help="The layout to begin from.",
)
@click.option(
    "--copy", is_flag=True, help="Copy all its files instead of saying only what changes."
)
def new(name: str, parent: str, *, copy: bool) -> None:
    """Make the layout NAME in this press.

    It builds at once; change its layout.toml and style.css and build again.
    """
    root = find_press(Path.cwd())
    for file in start_layout(root, name, parent, copy=copy):
        click.echo(file)
    click.echo(f"\nNow write 'layout: {name}' at the head of a text, and: zinepress build")
