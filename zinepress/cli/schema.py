"""`zinepress schema`: what editors need to check and complete settings files.

In: which kind of file. Out: its JSON schema on standard output; of every kind when none is named.
"""

from __future__ import annotations

import json

import click

from zinepress.layout.manifest import Manifest
from zinepress.press.model import FrontMatter, Settings
from zinepress.press.schema import Schema, Writing, schema

KINDS = {
    "settings": (Settings, "zinepress.toml", Writing.TOML),
    "front-matter": (FrontMatter, "The head of a source file", Writing.YAML),
    "layout": (Manifest, "layout.toml", Writing.TOML),
}


@click.command(name="schema")
@click.argument("kind", required=False, type=click.Choice(tuple(KINDS)))
def command(kind: str | None) -> None:
    """Print the JSON schema of zinepress.toml, of front matter, or of a layout's manifest.

    Without a KIND all three are printed, by name.
    """
    click.echo(json.dumps(of(kind) if kind else {name: of(name) for name in KINDS}, indent=2))


def of(kind: str) -> Schema:
    """The schema of one kind of file."""
    cls, title, writing = KINDS[kind]
    return schema(cls, title, writing)
