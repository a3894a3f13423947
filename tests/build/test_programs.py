"""The programs that a page depends on."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress import __version__
from zinepress.build import programs
from zinepress.build.digests import Digests
from zinepress.build.programs import PACKAGES, code_files, installed, versions

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent.parent
NO_OUTPUT_DEPENDS_ON = {"click", "tomlkit"}


def test_every_dependency_counts_that_an_output_could_show() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = {re.split(r"[\[><=~! ]", one)[0].lower() for one in project["dependencies"]}
    assert named - set(PACKAGES) == NO_OUTPUT_DEPENDS_ON


def test_versions_are_those_that_are_installed() -> None:
    found = installed()
    asked = {name: metadata.version(name) for name in PACKAGES}
    assert {name: found[name] for name in PACKAGES} == asked


def test_packages_without_a_metadata_folder_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "_metadata_folders", lambda _: ())
    assert installed()["weasyprint"] == metadata.version("weasyprint")
    monkeypatch.setattr(programs, "PACKAGES", ("no-such-package",))
    assert installed()["no-such-package"] == ""


def test_the_libraries_that_shape_text_tell_their_versions() -> None:
    found = installed()
    assert re.match(r"1\.\d+", found["pango"])
    assert re.match(r"\d+\.\d+", found["harfbuzz"])


def test_a_library_that_is_not_there_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "LIBRARIES", {"pango": ("version", ("libnothing.so.0",))})
    assert installed()["pango"] == ""


def test_zinepress_is_known_by_its_version_and_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = versions(Digests({}, 0))["zinepress"]
    assert re.fullmatch(rf"{re.escape(__version__)} [0-9a-f]{{16}}", before)
    code = list(code_files())
    monkeypatch.setattr(programs, "code_files", lambda: code[1:])
    assert versions(Digests({}, 0))["zinepress"] != before


def test_the_code_that_talks_to_people_is_not_part_of_a_page() -> None:
    names = {file.removeprefix(f"{ROOT}/zinepress/") for file in code_files()}
    assert {"press/read.py", "impose/sheets.py", "build/run.py", "errors.py"} <= names
    assert not any(name.startswith("cli/") for name in names)
