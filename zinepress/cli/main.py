"""The command group; each command is a module of its own, imported when it is run.

In: arguments. Out: the exit code.
"""

from __future__ import annotations

import click

from zinepress import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zinepress")
def main() -> None:
    """From one Markdown text to a folded booklet."""
