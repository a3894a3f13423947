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
    except SystemExit as left:
        # click leaves so when it has completed a command, and with 1 when nobody reads on
        if left.code == 1 and f"_{PROGRAM.upper()}_COMPLETE" not in os.environ:
            return UNREAD
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
    said = f"{type(error).__name__}: {error}".partition("\n")[0]
    return Finding(
        f"this is a fault of zinepress, not yours ({said}); report it with what the same "
        "command prints after ZINEPRESS_TRACEBACK=1"
    )
