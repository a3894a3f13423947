"""What zinepress is made of is pinned, hashed and listed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
BOM = json.loads((ROOT / "zinepress.cdx.json").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    """The packages that a requirements file pins, with their versions."""
    told = (ROOT / name).read_text("utf-8")
    found = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.+!]+)", told, re.MULTILINE)
    return {plain(package): version for package, version in found}


def test_every_pin_has_hashes() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
        assert [one.split()[0] for one in entries if "--hash=sha256:" not in one] == []


def test_the_tests_run_what_people_run() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


def test_the_list_holds_what_the_wheel_depends_on_at_the_pinned_versions() -> None:
    listed = {plain(one["name"]): one["version"] for one in BOM["components"]}
    needed = {plain(re.split(r"[\[<>=]", one)[0]) for one in PROJECT["project"]["dependencies"]}
    assert needed <= listed.keys()
    assert listed.items() <= pins("requirements.txt").items()


def test_everything_on_the_list_has_a_licence_and_what_it_needs_is_there_too() -> None:
    unsaid = {one["name"] for one in BOM["components"] if not one.get("licenses")}
    # their metadata says BSD-3-Clause with Apache-2.0, and Apache-2.0, in words of their own
    assert unsaid <= {"pypdfium2", "uharfbuzz"}
    names = {one["bom-ref"] for one in BOM["components"]}
    needed = {needs for one in BOM["dependencies"] for needs in one.get("dependsOn", ())}
    assert needed <= names


def test_the_list_travels_in_the_wheel() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["sbom-files"] == ["zinepress.cdx.json"]
