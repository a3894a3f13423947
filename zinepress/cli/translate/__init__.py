"""`zinepress translate`: what is translated, what changed, and the files that translators get.

In: a subcommand, and translations by publication and language. Out: text or JSON; exit code 1
when something is to be mended.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

from zinepress.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP: Mapping[str, tuple[str, str]] = {
    "status": ("status", "Show how far every translation is."),
    "start": ("begin", "Begin a translation: a file to write over, block by block."),
    "diff": ("compare", "Show what changed since a translation was confirmed."),
    "check": ("look", "Look for numbers, links, notes and words that went astray."),
    "accept": ("begin", "Confirm that translated blocks say what their sources say."),
    "adopt": ("begin", "Make a ledger for a translation that has none."),
    "fit": ("fit", "Compare pages with the source's, and with the sheets they fold from."),
    "export": ("carry", "Write a file for Word, Weblate, Poedit or OmegaT."),
    "import": ("carry", "Take in a file that a translator sent back."),
}
"""Every subcommand: the module that holds it, and its line of help."""


class _Group(click.Group):
    """A group that imports the subcommand that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the subcommands, in the order that they are used in."""
        return list(HELP)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The subcommand of this name."""
        if cmd_name not in HELP:
            return None
        module = importlib.import_module(f"zinepress.cli.translate.{HELP[cmd_name][0]}")
        found = getattr(module, f"{cmd_name}_command")
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that arguments begin with; raises UsageError for an unknown one."""
        if args[0] not in HELP and not args[0].startswith("-"):
            message = f"there is no command 'translate {args[0]}'"
            raise UsageError(message, hint=nearest(args[0], HELP))
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the subcommands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in HELP.items()])


@click.group(name="translate", cls=_Group)
def command() -> None:
    """Begin, follow, check and exchange translations.

    A translation is named by its publication and language, as in 'rent es' or 'rent:es'; either
    alone stands for all that it fits.
    """
