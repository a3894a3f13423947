"""The edge where exceptions become words and exit codes.

In: a click command and its arguments. Out: an exit code: 0 done, 1 something to fix, 2 usage,
130 stopped by Ctrl-C, 141 nobody reads on. Nobody but a developer sees a traceback.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from zinepress.cli import say
from zinepress.errors import Finding, UsageError, Where, ZineError

if TYPE_CHECKING:
    from collections.abc import Sequence

STOPPED = 130
UNREAD = 141
PROGRAM = "zinepress"


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; whatever goes wrong is said on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name that the console cannot show is no failure
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _invoke(command, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # what is still buffered would fail once more when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    return code


def _invoke(command: click.Command, arguments: Sequence[str] | None) -> int:
    """The exit code of a command, its exceptions told."""
    try:
        code = command.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        click.echo("stopped", err=True)
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ZineError as error:
        say.findings(error.findings)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        raise
    except Exception as error:  # the last door before a person: tell, never spill
        if os.environ.get("ZINEPRESS_TRACEBACK"):
            raise
        say.findings([_told(error)])
        return 1
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> Finding:
    """What to say of an exception that nobody meant to let out."""
    if isinstance(error, OSError) and "cannot load library" in str(error):
        return Finding("Pango is not there", hint="'zinepress doctor' says what to install")
    if isinstance(error, OSError) and error.strerror:
        where = Where(os.fsdecode(error.filename)) if error.filename else None
        hint = "look at its permissions and at the space left on the disk"
        return Finding(error.strerror.lower(), where, hint)
    if isinstance(error, MemoryError):
        return Finding("not enough memory", hint="close other programs, or build fewer targets")
    kind = type(error).__name__
    return Finding(
        f"this is a fault of zinepress, not yours ({kind}: {error}); report it with what "
        "the same command prints after ZINEPRESS_TRACEBACK=1"
    )
