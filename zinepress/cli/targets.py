"""Targets and printers on the command line: parameter types that a shell can complete.

In: what is typed. Out: the names that go on from there.
"""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from zinepress.errors import ZineError


class TargetType(click.ParamType[str]):
    """`rent`, `rent:es`, `rent:es:booklet`, `rent:es:booklet:a4`, or a pattern such as `*:es`."""

    name = "target"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that go on from what is typed, one part further; none outside a press."""
        return [CompletionItem(name) for name in continuations(incomplete, _names())]


class PrinterType(click.ParamType[str]):
    """`office`, a name of one's own, or a passport code."""

    name = "printer"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin so, one's own first."""
        from zinepress.cli.here import press_here  # noqa: PLC0415 - only to complete
        from zinepress.press.printers import PRINTERS  # noqa: PLC0415 - only to complete

        _, settings = press_here()
        names = dict.fromkeys((*settings.printers, *PRINTERS))
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


TARGET = TargetType()
PRINTER_NAME = PrinterType()


def continuations(typed: str, names: tuple[str, ...]) -> list[str]:
    """The beginnings of names that have as many parts as what is typed, or all its parts more.

    `re` goes on to `rent`, `rent:` to `rent:en` and `rent:es`.
    """
    parts = typed.count(":") + 1
    starts = dict.fromkeys(":".join(name.split(":")[:parts]) for name in names)
    return [start for start in starts if start.startswith(typed)]


def _names() -> tuple[str, ...]:
    """Every target of the press one stands in."""
    from pathlib import Path  # noqa: PLC0415 - only to complete

    from zinepress.build.plan import plan  # noqa: PLC0415 - only to complete
    from zinepress.press.read import find_press, open_press  # noqa: PLC0415 - only to complete

    try:
        return tuple(target.name for target in plan(open_press(find_press(Path.cwd()))))
    except ZineError:
        return ()
