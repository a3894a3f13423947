"""What a build says while it goes on: a line for each file, and on a terminal what is under way.

In: events. Out: text. Lines go to standard output, mistakes to standard error. The line at the
bottom of a terminal is made by hand: libraries that draw such things take longer to import than
a build with nothing to do takes.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from zinepress.cli import say
from zinepress.events import (
    Failed,
    Finished,
    Kept,
    Laid,
    Made,
    Planned,
    Started,
    Waiting,
    Warned,
    as_json,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.errors import Finding
    from zinepress.events import Event

MOST_PATHS = 40
"""Files to print that are named one by one at the end."""
MOST_NAMES = 6
"""Failed targets that are named one by one."""
_CLEAR = "\r\x1b[2K"


def tell_json(event: Event) -> None:
    """Print an event as a line of JSON."""
    import json  # noqa: PLC0415 - only here

    click.echo(json.dumps(as_json(event), ensure_ascii=False))


class Teller:
    """Tells a person of a build, event by event; `why` adds the reason to every line."""

    def __init__(self, *, why: bool) -> None:
        self._why = why
        self._live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._targets: tuple[str, ...] = ()
        self._running: dict[str, None] = {}
        self._ended: list[Made | Kept | Failed] = []
        self._said: set[Finding] = set()
        self._desk = ""

    def tell(self, event: Event) -> None:
        """Say what there is to say of an event."""
        if self._live:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
        self._speak(event)
        if self._live and self._running:
            sys.stderr.write(self._status())
            sys.stderr.flush()

    def _speak(self, event: Event) -> None:
        """Print what an event is worth, and remember what the last lines need."""
        match event:
            case Planned():
                self._targets = event.targets
            case Waiting():
                click.echo(f"another build of {event.press} is under way; waiting for it", err=True)
            case Started():
                self._running[event.target] = None
            case Made() | Kept():
                self._end(event)
                if isinstance(event, Made) or self._why:
                    click.echo(self._line(event))
            case Failed():
                self._end(event)
                self._findings(event.target, event.findings)
            case Warned():
                self._findings(event.target, [event.finding])
            case Laid():
                self._desk = event.path
            case Finished():
                self._last_words(event)

    def _end(self, event: Made | Kept | Failed) -> None:
        """A target is done with."""
        self._running.pop(event.target, None)
        self._ended.append(event)

    def _line(self, event: Made | Kept) -> str:
        """The line of a file: its target in columns, its size, its path, and perhaps why."""
        parts = event.target.split(":")
        cells = [f"{part:{width}}" for part, width in zip(parts[:3], self._widths(), strict=False)]
        paper = f"{_paper(parts[3]) if len(parts) > 3 else '':{self._widths()[3]}}"
        amount = _amount(event)
        verb = "kept" if isinstance(event, Kept) else "made"
        why = f"  {verb}: {event.why}" if self._why else ""
        shown = "  ".join(cell for cell in (*cells, f"{amount:23}", paper, event.path) if cell)
        return shown + click.style(why, dim=True)

    def _widths(self) -> list[int]:
        """The widths of the four parts of targets, from all that are planned."""
        rows = [[*name.split(":"), ""][:4] for name in self._targets]
        return [max((len(row[at]) for row in rows), default=0) for at in range(4)]

    def _status(self) -> str:
        """What is under way, in one line of the terminal."""
        names = dict.fromkeys(name.rsplit(":", 1)[0] for name in self._running)
        text = f"{len(self._ended)} of {len(self._targets)} done, making {', '.join(names)}"
        import shutil  # noqa: PLC0415 - only on a terminal

        width = shutil.get_terminal_size().columns - 1
        return text if len(text) <= width else f"{text[: width - 1]}…"

    def _findings(self, target: str, findings: Sequence[Finding]) -> None:
        """Print findings that were not printed before; one without a place names its target."""
        for finding in findings:
            if finding in self._said:
                continue
            self._said.add(finding)
            named = click.style(f"{target}: ", bold=True) if not finding.where and target else ""
            click.echo(named, nl=False, err=True)
            say.findings([finding])

    def _last_words(self, event: Finished) -> None:
        """How many of what, and how to print them."""
        if event.kept and not event.made and not event.failed and not self._desk:
            click.echo(f"nothing to do: {_files(event.kept)} in out/ up to date")
        elif event.kept or event.failed:
            counts = (("made", event.made), ("kept", event.kept), ("failed", event.failed))
            click.echo(", ".join(f"{count} {word}" for word, count in counts if count))
        self._how_to_print()
        if self._desk:
            click.echo(f"Open {self._desk} in a browser to see, read, print and pass on all of it.")
        failed = [one.target or "the press" for one in self._ended if isinstance(one, Failed)]
        if failed:
            more = len(failed) - MOST_NAMES
            named = ", ".join(failed[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
            click.echo(click.style(f"not made: {named}", fg="red"), err=True)

    def _how_to_print(self) -> None:
        """For each way of printing, the files to print so: those made, or kept if none was."""
        printed = [one for one in self._ended if not isinstance(one, Failed) and one.instruction]
        made = [one for one in printed if isinstance(one, Made)] or printed
        ways: dict[str, list[str]] = {}
        for one in made[:MOST_PATHS]:
            ways.setdefault(one.instruction or "", []).append(one.path)
        for instruction, paths in ways.items():
            if len(paths) == 1:
                click.echo(f"Print {paths[0]}: {instruction}")
            else:
                click.echo(f"Print each of these: {instruction}")
                for path in paths:
                    click.echo(f"  {path}")
        if len(made) > MOST_PATHS:
            click.echo(f"and {len(made) - MOST_PATHS} more files; build one to see how to print it")


def _amount(event: Made | Kept) -> str:
    """How much a file is: its pages, and the sheets that they are on."""
    if event.pages is None:
        return ""
    pages = f"{event.pages} page{'s' if event.pages != 1 else ''}"
    if event.sheets is None:
        return pages
    return f"{pages} on {event.sheets} sheet{'s' if event.sheets != 1 else ''}"


def _paper(name: str) -> str:
    """A paper as people write it: A4, Letter, 300mmx220mm."""
    if name[0].isdigit():
        return name
    return name.upper() if name[-1].isdigit() else name.capitalize()


def _files(count: int) -> str:
    """A number of files, and the verb."""
    return f"{count} files are" if count != 1 else "1 file is"
