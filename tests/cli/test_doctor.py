"""What a machine lacks, and the one command that brings it."""

from __future__ import annotations

import ctypes
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary, doctor
from zinepress.cli.machine import LIBRARIES, Check, engine, install_command
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


def test_a_machine_that_can_typeset_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, {"sources/rent/en.md": HEAD})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", name]
        for name in (
            *("Python", "Pango", "HarfBuzz", "fontconfig", "fonts", "layouts", "press", "out/"),
        )
    ]


def test_outside_a_press_only_the_machine_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["doctor", "--json"]) == 0
    checks = json.loads(capsys.readouterr().out)
    assert checks[-1] == {"name": "press", "ok": True, "said": "not in one", "mend": None}
    assert all(check["ok"] for check in checks)


def test_what_is_wrong_is_told_once_with_what_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = (Check("Pango", "not there: pango-1.0", "apt-get install x"),) * 2
    monkeypatch.setattr("zinepress.cli.machine.engine", lambda: missing)
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["doctor"]) == 1
    shown = capsys.readouterr().out
    assert "WRONG  Pango    not there: pango-1.0\n" in shown
    assert shown.count("to mend it: apt-get install x") == 1


def lacking(*parts: str) -> tuple[Check, ...]:
    """The checks on a machine like this one without some libraries."""
    names = {file for one in LIBRARIES.values() for part in parts for file in one.get(part, ())}

    def load(name: str) -> ctypes.CDLL:
        if name in names:
            raise OSError(name)
        return ctypes.CDLL(name)

    return engine(load, "bring it")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            ("pango-1.0", "pangoft2-1.0"),
            Check("Pango", "not there: pango-1.0, pangoft2-1.0", "bring it"),
        ),
        (("harfbuzz-subset",), Check("HarfBuzz", "not there: harfbuzz-subset", "bring it")),
        (("fontconfig",), Check("fontconfig", "not there: fontconfig", "bring it")),
    ],
)
def test_each_missing_library_is_named(parts: tuple[str, ...], told: Check) -> None:
    assert [check for check in lacking(*parts) if not check.is_right] == [told]


@pytest.mark.parametrize(
    ("number", "version", "check"),
    [
        (14300, b"1.43.0", Check("Pango", "1.43.0 is too old", "bring it")),
        (14400, b"1.44.0", Check("Pango", "1.44.0")),
    ],
)
def test_a_pango_of_old_will_not_do(number: int, version: bytes, check: Check) -> None:
    class Library:
        """A Pango and a HarfBuzz of this version."""

        def __init__(self, _: str) -> None:
            self.pango_version = lambda: number
            self.pango_version_string = lambda: version
            self.hb_version_string = lambda: version

    assert engine(Library, "bring it")[0] == check  # type: ignore[arg-type]


DEBIAN = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize(
    ("platform", "programs", "is_root", "command"),
    [
        ("linux", ["apt-get"], True, DEBIAN),
        ("linux", ["apt-get"], False, f"sudo {DEBIAN}"),
        ("linux", ["apt-get", "brew"], True, DEBIAN),
        ("linux", ["brew"], False, "brew install pango"),
        ("linux", ["dnf"], False, "sudo dnf install pango harfbuzz"),
        ("linux", ["pacman"], False, "sudo pacman -S pango"),
        ("linux", ["zypper"], True, "zypper install libpango-1_0-0 libharfbuzz-subset0"),
        ("linux", ["apk"], True, "apk add pango harfbuzz-subset fontconfig"),
        ("linux", [], True, "install Pango 1.44 or newer with the package manager of your system"),
        ("darwin", ["brew"], False, "brew install pango"),
        ("darwin", [], False, "install Homebrew (https://brew.sh), then: brew install pango"),
        ("win32", [], False, "winget install MSYS2.MSYS2"),
    ],
)
def test_each_system_has_its_one_command(
    platform: str, programs: list[str], is_root: bool, command: str
) -> None:
    found = {name: f"/usr/bin/{name}" for name in programs}
    assert install_command(platform, found.get, is_root=is_root) == command


@pytest.mark.parametrize(("user", "command"), [(0, DEBIAN), (1, f"sudo {DEBIAN}")])
def test_who_is_not_root_is_told_to_become_it(
    user: int, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert install_command("linux", {"apt-get": "/usr/bin/apt-get"}.get) == command


def test_a_layout_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, {"sources/rent/en.md": HEAD, "layouts/ours/layout.toml": "title = ours"})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["doctor"]) == 1
    shown = capsys.readouterr().out
    assert "broken: ours\n" in shown
    assert "to mend it: correct layouts/ours/layout.toml:1:9: not a value" in shown


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    check = doctor._out(tmp_path / "out")
    assert check.said == "cannot be written to: permission denied"
    assert check.mend == f"chmod -R u+rwX {tmp_path}"


def test_a_python_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (sys.version_info.major, 99))
    assert doctor._python().mend == "install Python 3.11 or newer"


def test_a_press_without_any_font_is_told(tmp_path: Path) -> None:
    (tmp_path / "read.me").write_text("no font", "utf-8")
    assert not doctor._fonts([tmp_path]).is_right
