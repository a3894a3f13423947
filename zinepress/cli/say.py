"""What the command line says: findings on standard error, coloured on a terminal.

In: findings. Out: text on a stream.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from zinepress.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.errors import Finding

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def colour() -> bool | None:
    """False where the reader asked for none (https://no-color.org), None to let the stream say."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if plain else None


def styled(finding: Finding) -> str:
    """A finding as printed, with its place and hint set off."""
    text, _, hint = str(finding).partition("\n")
    place = f"{finding.where}:" if finding.where else ""
    said = text.removeprefix(place)
    head = click.style(place, bold=True) + click.style(said, fg=_COLOURS[finding.severity])
    return f"{head}\n{click.style(hint, dim=True)}" if hint else head


def findings(found: Iterable[Finding]) -> None:
    """Print findings to standard error."""
    for finding in found:
        click.echo(styled(finding), err=True, color=colour())
