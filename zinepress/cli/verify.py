"""`zinepress verify`: a finished PDF folded on screen, to see whether it reads right.

In: a PDF of sheets, ours or anybody's. Out: a receipt for each scheme; exit code 1 when none reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zinepress.cli.here import press_here
from zinepress.cli.measures import COUNTS, OneOf
from zinepress.cli.strangers import STRANGERS, access_of
from zinepress.cli.targets import PRINTER_NAME
from zinepress.errors import UsageError
from zinepress.impose.options import Options
from zinepress.impose.sheets import Edge
from zinepress.press.printers import chosen_printer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.receipt import Receipt
    from zinepress.press.printers import Printer


def _run(source: Path, **given: Any) -> int:
    """Fold FILE.pdf on screen and say whether its pages read 1 to n, all upright.

    A file made by zinepress is folded the way it was made. Any other file is folded in every
    known way: its pages are known by the numbers printed at their head or foot, or by --pages.

    With --printer the sheets are turned and shifted first, as that machine does, and it says what
    a person would hold.
    """
    receipts = _receipts(source, given)
    read = [each for each in receipts if each.reads]
    if given["json"]:
        from zinepress.impose.receipt import as_data  # noqa: PLC0415 - slow to import

        click.echo(json.dumps([as_data(each) for each in receipts], indent=2))
    else:
        shown = receipts if given["all"] or len(receipts) == 1 or given["scheme"] else read
        _say(source, shown, _printer(given))
        if not read and not given["all"] and not given["scheme"] and len(receipts) > 1:
            click.echo(f"{source}: reads as none of {len(receipts)} schemes")
            click.echo(
                "  hint: single pages, to read on a screen, need no check; for sheets give the "
                "pages with --pages, or see why with --all"
            )
    named = bool(given["scheme"])
    return int(len(read) < len(receipts) if named else not read)


def _receipts(source: Path, given: dict[str, Any]) -> Sequence[Receipt]:
    """What comes out when the file is folded, in a process of its own."""
    from zinepress.impose.door import guarded  # noqa: PLC0415 - slow to import
    from zinepress.impose.printed import try_print  # noqa: PLC0415
    from zinepress.impose.verify import verify  # noqa: PLC0415

    access = access_of(given)
    printer = _printer(given)

    def work() -> Sequence[Receipt]:
        if printer is not None:
            return try_print(
                source,
                printer,
                backs=given["backs"],
                reading=given["pages"],
                schemes=given["scheme"],
                access=access,
            )
        return verify(
            source, given["scheme"], options_of(given), reading=given["pages"], access=access
        )

    return guarded(work, source.name, access.limits)


def _printer(given: dict[str, Any]) -> Printer | None:
    """The printer that it is tried on; raises UsageError for what says nothing then."""
    if given["printer"] is None:
        if given["backs"] is not None:
            raise UsageError("--backs is for a printer by hand", hint="add --printer")
        return None
    if given["binding"] is not None or given["signature"] is not None:
        raise UsageError(
            "--binding and --sheets-per-signature are not taken with --printer",
            hint="leave them out; files of zinepress say how they were made",
        )
    _, settings = press_here()
    return chosen_printer(settings, given["printer"])


def options_of(given: dict[str, Any]) -> Options | None:
    """How the file was made, as far as that was said; None when nothing was."""
    binding, signature = given["binding"], given["signature"]
    if binding is None and signature is None:
        return None
    return Options(binding=binding or Edge.LEFT, signature=signature)


def _say(source: Path, receipts: Sequence[Receipt], printer: Printer | None) -> None:
    """Print what each receipt says, of a printer where it was tried on one."""
    from zinepress.impose.printed import held  # noqa: PLC0415 - slow to import

    for receipt in receipts:
        click.echo(f"{source}: {held(receipt, printer) if printer else receipt.words}")
        if receipt.hint:
            click.echo(f"  hint: {receipt.hint}")


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MADE = (
    click.Option(["--binding"], type=OneOf(Edge, Edge.BOTTOM), help="The edge of the spine."),
    click.Option(
        ["--sheets-per-signature", "signature"],
        type=COUNTS,
        metavar="N",
        help="Sheets folded together: at most '4', or '3-5'.",
    ),
)
"""What may be said of how a file was made."""
command = click.Command(
    "verify",
    callback=_run,
    help=_run.__doc__,
    params=[
        click.Argument(["source"], metavar="FILE.pdf", type=FILE),
        click.Option(["--scheme"], metavar="NAME", multiple=True, help="Fold it as this scheme."),
        click.Option(
            ["--pages"], metavar="PAGES.pdf", type=FILE, help="The single pages, to compare with."
        ),
        *MADE,
        click.Option(
            ["--printer"],
            type=PRINTER_NAME,
            metavar="NAME|CODE",
            help="Turn and shift the sheets as this printer does.",
        ),
        click.Option(
            ["--backs"],
            metavar="BACKS.pdf",
            type=FILE,
            help="The second file, by hand.",
        ),
        click.Option(["--all"], is_flag=True, help="Say of every scheme why it does not read."),
        click.Option(["--json"], is_flag=True, help="Print the receipts as JSON."),
        *STRANGERS,
    ],
)
