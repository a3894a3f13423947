"""`zinepress unimpose`: from a file of sheets back to single pages in reading order.

In: a PDF of sheets, ours or anybody's. Out: a PDF of pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zinepress.cli import say
from zinepress.cli.strangers import STRANGERS, access_of
from zinepress.cli.verify import FILE, MADE, options_of
from zinepress.errors import UsageError

if TYPE_CHECKING:
    from zinepress.impose.unimpose import Unimposed


def _run(source: Path, **given: Any) -> int:
    """Take the sheets of FILE.pdf apart into single pages in reading order.

    A file made by zinepress gives back its pages as they went in. From any other file the pages
    are cut out, in the order of --scheme, or of the scheme that their page numbers fit.
    """
    from zinepress.build.write import put  # noqa: PLC0415 - wanted only once something is written

    target: Path = given["output"] or source.with_name(f"{source.stem}-pages.pdf")
    if target.resolve() == source.resolve():
        raise UsageError("the pages would replace the sheets", hint="name another file with -o")
    found = _unimposed(source, given)
    put(target, found.pdf)
    say.findings(found.findings)
    way = f"cut out as '{found.scheme}'" if found.scheme else "as they went in"
    click.echo(f"{target}  {found.pages} page{'' if found.pages == 1 else 's'}, {way}")
    return 0


def _unimposed(source: Path, given: dict[str, Any]) -> Unimposed:
    """The pages, found in a process of its own."""
    from zinepress.impose.door import guarded  # noqa: PLC0415 - slow to import
    from zinepress.impose.unimpose import unimpose  # noqa: PLC0415

    access = access_of(given)
    return guarded(
        lambda: unimpose(source, given["scheme"], options_of(given), access=access),
        source.name,
        access.limits,
    )


command = click.Command(
    "unimpose",
    callback=_run,
    help=_run.__doc__,
    params=[
        click.Argument(["source"], metavar="FILE.pdf", type=FILE),
        click.Option(["--scheme"], metavar="NAME", default="", help="How the sheets were made."),
        *MADE,
        click.Option(
            ["-o", "--output"],
            type=click.Path(dir_okay=False, path_type=Path),
            help="The file of pages.",
        ),
        *STRANGERS,
    ],
)
