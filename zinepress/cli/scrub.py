"""`zinepress scrub`: a PDF without what it tells about the people who made it.

In: a PDF. Out: a clean copy, and what was taken out.
"""

from __future__ import annotations

from pathlib import Path

import click

from zinepress.build.write import put
from zinepress.check.scrub import scrub
from zinepress.errors import UsageError

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(name="scrub")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=_FILE, help="The clean copy; FILE-clean.pdf otherwise.")
def command(file: Path, output: Path | None) -> None:
    """Write a copy of FILE without names, paths, dates, scripts and attachments."""
    target = output or file.with_name(f"{file.stem}-clean.pdf")
    if target.resolve() == file.resolve():
        raise UsageError("the copy would replace the file", hint="name another file with -o")
    clean = scrub(file.read_bytes())
    put(target, clean.pdf)
    for line in clean.removed:
        click.echo(f"removed {line}")
    click.echo(str(target) if clean.removed else f"{target}  nothing to remove")
