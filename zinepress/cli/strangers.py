"""The options of every command that opens a PDF of which nobody knows where it comes from.

In: what was given on the command line. Out: `Access`, for `zinepress.impose.read.opened`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.impose.access import Access

STRANGERS = (
    click.Option(["--password"], default="", help="What opens the file."),
    click.Option(
        ["--any-use"], is_flag=True, help="Print a file whose owner forbids it, having the right."
    ),
    click.Option(
        ["--no-limits"],
        is_flag=True,
        help="Trust the file: no limit of 60 seconds, 4 GB of memory, 20,000 pages.",
    ),
)


def access_of(given: Mapping[str, Any]) -> Access:
    """How the file may be read."""
    from zinepress.impose.access import Access  # noqa: PLC0415
    from zinepress.impose.door import STRANGER, TRUSTED  # noqa: PLC0415 - slow to import

    limits = TRUSTED if given["no_limits"] else STRANGER
    return Access(given["password"], limits, any_use=given["any_use"])
