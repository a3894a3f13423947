"""`zinepress doctor`: what zinepress needs, whether it is there, and what mends it.

In: this machine and the press one stands in. Out: a line for each check, exit code 1 when
something is wrong.
"""

from __future__ import annotations

import getpass
import json
import platform
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress import __version__
from zinepress.cli import machine
from zinepress.cli.machine import Check
from zinepress.errors import ZineError
from zinepress.layout.manifest import find_layouts
from zinepress.press.read import find_press
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

OLDEST_PYTHON = (3, 11)
FONT_FILES = {".ttf", ".otf", ".ttc"}
AGAIN = "python -m pip install --force-reinstall zinepress"


@click.command(name="doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def command(*, as_json: bool) -> int:
    """Look for what zinepress needs, and say what mends what is missing."""
    checks = (_python(), *machine.engine(), *_press(Path.cwd()))
    if as_json:
        click.echo(json.dumps([_plain(check) for check in checks], indent=2, ensure_ascii=False))
    else:
        _show(checks)
    return 0 if all(check.is_right for check in checks) else 1


def _python() -> Check:
    """Whether Python is new enough."""
    said = f"{platform.python_version()}, zinepress {__version__}"
    if sys.version_info >= OLDEST_PYTHON:
        return Check("Python", said)
    return Check("Python", f"{said}: too old", "install Python 3.11 or newer")


def _press(here: Path) -> tuple[Check, ...]:
    """What a press needs beside the engine; outside a press only what came with zinepress."""
    try:
        root = find_press(here)
    except ZineError:
        return (_fonts([shipped_folder("fonts")]), _layouts(here), Check("press", "not in one"))
    fonts = [root / "fonts", shipped_folder("fonts")]
    return (_fonts(fonts), _layouts(root), Check("press", str(root)), _out(root / "out"))


def _fonts(folders: Sequence[Path]) -> Check:
    """Whether there is a font to set anything in."""
    files = {
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix.lower() in FONT_FILES and file.is_file()
    }
    if files:
        return Check("fonts", f"{len(files)} files")
    return Check("fonts", f"none in {folders[-1]}", AGAIN)


def _layouts(root: Path) -> Check:
    """Whether there are layouts, and every one can be read."""
    layouts = find_layouts(root)
    wrong = [finding for layout in layouts.values() for finding in layout.findings]
    if wrong:
        broken = sorted(name for name, layout in layouts.items() if layout.findings)
        return Check("layouts", f"broken: {', '.join(broken)}", f"correct {wrong[0]}")
    if layouts:
        return Check("layouts", ", ".join(sorted(layouts)))
    return Check("layouts", "none", AGAIN)


def _out(out: Path) -> Check:
    """Whether the folder of the press that files are made in can be written to."""
    nearest = next(folder for folder in (out, *out.parents) if folder.exists())
    try:
        with tempfile.NamedTemporaryFile(dir=nearest):
            return Check("out/", "can be written to")
    except OSError as error:
        said = f"cannot be written to: {(error.strerror or str(error)).lower()}"
        return Check("out/", said, _permission(nearest))


def _permission(folder: Path) -> str:
    """The command that lets one write to a folder again."""
    if sys.platform == "win32":
        return f'icacls "{folder}" /grant %USERNAME%:F'
    owner = f"sudo chown -R {getpass.getuser()}" if folder.owner() != getpass.getuser() else ""
    return f"{owner or 'chmod -R u+rwX'} {shlex.quote(str(folder))}"


def _show(checks: Sequence[Check]) -> None:
    """Print the checks, and each command that mends something once."""
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark = (
            click.style("ok   ", fg="green") if check.is_right else click.style("WRONG", fg="red")
        )
        click.echo(f"{mark}  {check.name:{width}}  {check.said}")
    for mend in dict.fromkeys(check.mend for check in checks if check.mend):
        click.echo(f"\nto mend it: {mend}")


def _plain(check: Check) -> dict[str, object]:
    """A check for JSON."""
    return {
        "name": check.name,
        "ok": check.is_right,
        "said": check.said,
        "mend": check.mend,
    }
