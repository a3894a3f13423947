"""`zinepress build`: make what is not there or not up to date, and say how to print it.

In: targets. Out: files in `out/`, lines or JSON as they are made; exit code 1 when one failed.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from zinepress.build.seal import tell_unchanged
from zinepress.cli.targets import PRINTER_NAME, TARGET
from zinepress.cli.telling import Teller, tell_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.events import Report
    from zinepress.press.model import Press

TERMINATED = 128 + signal.SIGTERM


@click.command(name="build")
@click.argument("wanted", metavar="[TARGET]...", nargs=-1, type=TARGET)
@click.option("--why", is_flag=True, help="Say why each target is made or kept.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Make N targets at once; one for each processor unless said.",
)
@click.option(
    "--printer", type=PRINTER_NAME, metavar="NAME|CODE", help="Make sheets for this printer."
)
@click.option(
    "--slot",
    "slots",
    multiple=True,
    metavar="NAME=WORDS",
    help="Fill a slot for this build: contact, imprint, logo or union-bug; may be repeated.",
)
@click.option("--strict", is_flag=True, help="Take warnings for mistakes.")
@click.option("--force", is_flag=True, help="Make everything again.")
@click.option(
    "--pseudo",
    type=click.Choice(["long", "rtl"]),
    help="Make drafts in out/PUBLICATION/pseudo/ with longer words, or words from right to left.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each event as a line of JSON.")
def command(  # noqa: PLR0913 - the options of the command, each by its name
    wanted: tuple[str, ...],
    *,
    why: bool,
    jobs: int | None,
    printer: str | None,
    pseudo: str | None,
    slots: tuple[str, ...],
    as_json: bool,
    **how: bool,
) -> int:
    """Make the files in out/ that are not there or not up to date.

    A TARGET is a publication, 'rent'; one of its languages, 'rent:es'; a format of that,
    'rent:es:booklet'; or one file, 'rent:es:booklet:a4'. Each part may hold the wildcards * and ?.
    Without a TARGET everything is made.

    With --pseudo the words are no language's, so that a design is tried before it is translated.

    Slots given with --slot hold for this build alone: the next one without them makes the ordinary
    files again.

    Every build refreshes the desk: out/index.html and the pages that it leads to.

    With --json each line is an object with the field 'event': planned, waiting, started, typeset,
    made, kept, failed, warned, laid or finished, and the fields that the handbook names.
    """
    report = tell_json if as_json else Teller(why=why).tell
    changed = how["force"] or printer or pseudo or slots
    if not changed and tell_unchanged(os.curdir, wanted, report, strict=how["strict"]):
        return 0
    with _ended_in_order():
        press, jobs = _press(printer, slots), jobs or _processors()
        force, strict = how["force"], how["strict"]
        if pseudo:
            return _build_pseudo(press, wanted, report, pseudo, jobs=jobs, strict=strict)
        # slow to import, and not needed when nothing has changed
        from zinepress.build.run import build  # noqa: PLC0415

        return build(press, wanted, report, jobs=jobs, force=force, strict=strict)


def _press(printer: str | None, slots: tuple[str, ...]) -> Press:
    """The press one stands in, its sheets for that printer, its slots filled with these."""
    from pathlib import Path  # noqa: PLC0415 - slow to import

    from zinepress.build.sheets import for_printer  # noqa: PLC0415 - slow to import
    from zinepress.press.read import find_press, open_press  # noqa: PLC0415 - slow to import
    from zinepress.press.slots import with_slots  # noqa: PLC0415 - slow to import

    press = for_printer(open_press(find_press(Path.cwd())), printer)
    return with_slots(press, slots) if slots else press


def _build_pseudo(
    press: Press,
    wanted: tuple[str, ...],
    report: Report,
    manner: str,
    *,
    jobs: int,
    strict: bool,
) -> int:
    """Build pseudo-translations of a press."""
    from zinepress.build.pseudo import build_pseudo  # noqa: PLC0415 - slow to import
    from zinepress.translate.pseudo import Manner  # noqa: PLC0415 - slow to import

    return build_pseudo(press, wanted, Manner(manner), report, jobs=jobs, strict=strict)


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """A request to end, SIGTERM, is answered as Ctrl-C is: half a file goes, the workers end."""

    def end(*_: object) -> NoReturn:
        raise SystemExit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
