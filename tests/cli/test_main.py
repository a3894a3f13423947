"""The command group: what it knows without importing, and how it ends."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from zinepress import __version__
from zinepress.cli import boundary
from zinepress.cli.main import COMMANDS, SECTIONS, zinepress
from zinepress.errors import Finding, SettingsError, UsageError, Where
from zinepress.press.start import start_press

if TYPE_CHECKING:
    from collections.abc import Callable

HEAVY = {
    "PIL",
    "babel",
    "fontTools",
    "jinja2",
    "langcodes",
    "markdown_it",
    "numpy",
    "pikepdf",
    "polib",
    "pypdf",
    "segno",
    "weasyprint",
}
RUN = """
import sys
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress
code = run(zinepress, sys.argv[1:])
sys.exit(code or " ".join({module.partition(".")[0] for module in sys.modules}))
"""


def modules_after(folder: Path, *arguments: str, **environment: str) -> set[str]:
    """The packages that are imported once a command line has run in a process of its own."""
    said = subprocess.run(
        (sys.executable, "-c", RUN, *arguments),
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(said.stderr.split())


@pytest.mark.parametrize("arguments", ["--help", "--version", "list", "list --json", "list *:fa"])
def test_commands_that_people_wait_for_import_nothing_heavy(tmp_path: Path, arguments: str) -> None:
    start_press(tmp_path)
    imported = modules_after(tmp_path, *arguments.split())
    assert "zinepress" in imported
    assert imported & HEAVY == set()


@pytest.mark.parametrize("typed", ["zinepress ", "zinepress build w", "zinepress build --"])
def test_completion_imports_nothing_heavy(tmp_path: Path, typed: str) -> None:
    start_press(tmp_path)
    words = typed.split(" ")
    script = RUN.replace(
        "code = run",
        "import atexit; atexit.register(lambda: sys.stderr.write("
        "' '.join({one.partition('.')[0] for one in sys.modules}))); code = run",
    )
    said = subprocess.run(
        (sys.executable, "-c", script),
        cwd=tmp_path,
        env=os.environ
        | {
            "_ZINEPRESS_COMPLETE": "bash_complete",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plain," in said.stdout
    assert "zinepress" in said.stderr.split()
    assert set(said.stderr.split()) & HEAVY == set()


def test_importing_the_group_imports_no_command() -> None:
    said = subprocess.run(
        (sys.executable, "-c", "import sys, zinepress.cli; print(*sorted(sys.modules))"),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {module.removeprefix("zinepress.cli.") for module in said.stdout.split()}
    assert loaded & set(COMMANDS) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    command = importlib.import_module(f"zinepress.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help


def test_no_command_is_missing_from_the_table() -> None:
    modules = Path(boundary.__file__).parent.glob("*.py")
    held = {one.stem for one in modules if "\n@click.command(" in one.read_text("utf-8")}
    assert held - set(COMMANDS) == set()


def test_help_shows_every_command_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert boundary.run(zinepress, ["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for section in SECTIONS.values():
        for name, line in section.items():
            assert f"{name} {line}" in shown


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert boundary.run(zinepress, ["--version"]) == 0
    assert capsys.readouterr().out == f"zinepress {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["biuld"], "there is no command 'biuld'\n  hint: did you mean 'build'?\n"),
        (["--nope"], "No such option '--nope'"),
        (["list", "--nope"], "No such option '--nope'"),
        (["completion"], "Missing argument"),
        ([], "Usage: zinepress"),
    ],
)
def test_a_wrong_command_line_is_usage(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary.run(zinepress, arguments) == 2
    assert told in capsys.readouterr().err


def command(body: Callable[[], object]) -> click.Command:
    """A command that does this."""
    return click.Command("try", callback=body)


def failing(error: BaseException) -> click.Command:
    """A command that raises this."""

    def body() -> None:
        raise error

    return command(body)


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (
            SettingsError("no ink", Where("a.md", 2, 3), "buy some"),
            1,
            "a.md:2:3: no ink\n  hint: buy some",
        ),
        (
            SettingsError.of([Finding("no ink"), Finding("no paper")]),
            1,
            "no ink\nno paper",
        ),
        (UsageError("there is no target 'x'"), 2, "there is no target 'x'"),
        (KeyboardInterrupt(), 130, "\nstopped"),
        (
            PermissionError(13, "Permission denied", "out/x.pdf"),
            1,
            "out/x.pdf: permission denied\n  hint: look at its permissions and at the space left "
            "on the disk",
        ),
        (
            OSError("cannot load library 'libpango-1.0-0': not found"),
            1,
            "Pango is not there\n  hint: 'zinepress doctor' says what to install",
        ),
        (
            MemoryError(),
            1,
            "not enough memory\n  hint: close other programs, or build fewer targets",
        ),
        (
            KeyError("crease"),
            1,
            "this is a fault of zinepress, not yours (KeyError: 'crease'); report it with what "
            "the same command prints after ZINEPRESS_TRACEBACK=1",
        ),
        (RecursionError("deep"), 1, "this is a fault of zinepress, not yours"),
    ],
)
def test_whatever_goes_wrong_is_told_in_words(
    error: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary.run(failing(error), []) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(told)
    assert "Traceback" not in shown.err


def test_a_developer_may_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZINEPRESS_TRACEBACK", "1")
    with pytest.raises(KeyError):
        boundary.run(failing(KeyError("crease")), [])


@pytest.mark.parametrize(("answer", "code"), [(0, 0), (1, 1), (None, 0)])
def test_what_a_command_gives_is_the_exit_code(answer: int | None, code: int) -> None:
    assert boundary.run(command(lambda: answer), []) == code


def test_a_command_that_is_asked_to_end_keeps_its_exit_code() -> None:
    with pytest.raises(SystemExit) as left:
        boundary.run(failing(SystemExit(143)), [])
    assert left.value.code == 143


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_early_is_no_failure(tmp_path: Path, unbuffered: str) -> None:
    start_press(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        (sys.executable, "-m", "zinepress", "list"),
        cwd=tmp_path,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False), ("", True)])
def test_colours_are_for_terminals_and_stay_away_when_told(
    tmp_path: Path, no_color: str | None, coloured: bool
) -> None:
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    environment = {key: one for key, one in os.environ.items() if key != "NO_COLOR"}
    environment |= {"TERM": "xterm"} | ({} if no_color is None else {"NO_COLOR": no_color})
    subprocess.run(
        (sys.executable, "-m", "zinepress", "list"),
        cwd=tmp_path,
        env=environment,
        stdout=child,
        stderr=child,
        check=False,
    )
    os.close(child)
    said = os.read(parent, 4096)
    os.close(parent)
    assert b"is not in a press" in said
    assert (b"\x1b[" in said) is coloured


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_shows_the_marks_of_its_writer(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary.run(zinepress, [name, "--help"]) == 0
    assert "\\b" not in capsys.readouterr().out
