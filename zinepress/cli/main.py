"""The command group; each command is a module of its own, imported when it is run.

In: arguments. Out: the exit code.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, NoReturn

import click
from click.shell_completion import CompletionItem

from zinepress import __version__
from zinepress.cli import boundary, say
from zinepress.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Write and make": {
        "new": "Start a press with a sample that builds at once.",
        "build": "Make the files in out/ that are not there or not up to date.",
        "list": "Show what can be built: publications, languages, formats.",
        "layouts": "Show the layouts, what each makes and takes, and how it looks.",
        "layout": "Make a layout of your own.",
    },
    "Translate": {
        "translate": "Begin, follow, check and exchange translations.",
    },
    "Print": {
        "estimate": "Say how much paper, time and money a run takes.",
        "howto": "Write the sheet that tells how to print and fold a file.",
        "proof": "Make a dummy to fold, and pictures of pages and sheets.",
        "printer": "Test a printer, and make sheets for it.",
        "kit": "Fill a folder for people who print: START HERE, and files named as instructions.",
    },
    "Any PDF": {
        "impose": "Put the pages of a PDF on sheets to print, fold and cut.",
        "schemes": "Show the ways of folding, each with a drawing.",
        "verify": "Fold a finished PDF on screen and say whether it reads right.",
        "unimpose": "Take an imposed PDF back to single pages in reading order.",
        "check": "Look for what would go wrong in print, and say what to mend.",
        "scrub": "Take names, paths and hidden things out of a PDF.",
    },
    "This machine": {
        "doctor": "Look for what zinepress needs, and say what mends it.",
        "schema": "Print the JSON schemas of settings files, for editors.",
        "completion": "Print the script that completes commands in your shell.",
    },
}
"""Every command and its line of help; `zinepress.cli.NAME` holds it as `command`."""
COMMANDS = [name for section in SECTIONS.values() for name in section]


class _Group(click.Group):
    """A group that knows its commands by name and imports the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order of the help."""
        return COMMANDS

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"zinepress.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; raises UsageError for an unknown one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(f"there is no command '{args[0]}'", hint=nearest(args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands, section by section."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin with what is typed; imports none of them."""
        commands = [
            CompletionItem(name, help=line)
            for section in SECTIONS.values()
            for name, line in section.items()
            if name.startswith(incomplete)
        ]
        return commands + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'zinepress COMMAND --help' says more of one command.",
)
@click.version_option(__version__, prog_name=boundary.PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def zinepress(context: click.Context) -> None:
    """From one Markdown text to a folded booklet."""
    context.color = say.colour()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(boundary.run(zinepress, arguments))
