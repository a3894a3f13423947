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
@click.option("--strict", is_flag=True, help="Take warnings for mistakes.")
@click.option("--force", is_flag=True, help="Make everything again.")
@click.option(
    "--pseudo",
    type=click.Choice(["long", "rtl"]),
    help="Make drafts in out/PUBLICATION/pseudo/ with longer words, or words from right to left.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each event as a line of JSON.")
def command(
    wanted: tuple[str, ...],
    *,
    why: bool,
    jobs: int | None,
    printer: str | None,
    pseudo: str | None,
    as_json: bool,
    **how: bool,
) -> int:
    """Make the files in out/ that are not there or not up to date.

    A TARGET is a publication, 'rent'; one of its languages, 'rent:es'; a format of that,
    'rent:es:booklet'; or one file, 'rent:es:booklet:a4'. Each part may hold the wildcards * and ?.
    Without a TARGET everything is made.

    With --pseudo the words are no language's, so that a design is tried before it is translated.

    Every build refreshes the desk: out/index.html and the pages that it leads to.

    With --json each line is an object with the field 'event': planned, waiting, started, typeset,
    made, kept, failed, warned, laid or finished, and the fields that the handbook names.
    """
    report = tell_json if as_json else Teller(why=why).tell
    changed = how["force"] or printer or pseudo
    if not changed and tell_unchanged(os.curdir, wanted, report, strict=how["strict"]):
        return 0
    with _ended_in_order():
        jobs = jobs or _processors()
        if pseudo:
            return _build_pseudo(wanted, report, printer, pseudo, jobs=jobs, strict=how["strict"])
        return _build(wanted, report, printer, jobs=jobs, **how)


def _build(
    wanted: tuple[str, ...],
    report: Report,
    printer: str | None,
    *,
    jobs: int,
    force: bool,
    strict: bool,
) -> int:
    """Build the press one stands in, its sheets for that printer."""
    # slow to import, and not needed when nothing has changed
    from pathlib import Path  # noqa: PLC0415

    from zinepress.build.run import build  # noqa: PLC0415
    from zinepress.build.sheets import for_printer  # noqa: PLC0415
    from zinepress.press.read import find_press, open_press  # noqa: PLC0415

    press = open_press(find_press(Path.cwd()))
    return build(for_printer(press, printer), wanted, report, jobs=jobs, force=force, strict=strict)


def _build_pseudo(
    wanted: tuple[str, ...],
    report: Report,
    printer: str | None,
    manner: str,
    *,
    jobs: int,
    strict: bool,
) -> int:
    """Build pseudo-translations of the press one stands in."""
    from pathlib import Path  # noqa: PLC0415

    from zinepress.build.pseudo import build_pseudo  # noqa: PLC0415
    from zinepress.build.sheets import for_printer  # noqa: PLC0415
    from zinepress.press.read import find_press, open_press  # noqa: PLC0415
    from zinepress.translate.pseudo import Manner  # noqa: PLC0415

    press = for_printer(open_press(find_press(Path.cwd())), printer)
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
