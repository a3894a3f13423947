"""The rules of the house: style, types, which room may import which, and what is said of whom."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "style": (str(BIN / "ruff"), "check", "."),
    "form": (str(BIN / "ruff"), "format", "--check", "."),
    "types": (str(BIN / "mypy"),),
    "rooms": (str(BIN / "lint-imports"), "--no-cache"),
}
HERE_ONLY = re.compile(r"(?<![\w.:-])/(?:work|farm|root|home|tmp|Users)/\w")
PLACE_NAMES_ALLOWED = {"tests/test_rules.py"}
TEXT = {".py", ".md", ".toml", ".css", ".jinja", ".html", ".sh", ".txt", ".svg", ".java", ""}


def tracked() -> list[str]:
    """Every file of the repository, by its path from the root."""
    listed = subprocess.run(
        ("git", "ls-files", "--cached", "--others", "--exclude-standard"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("check", CHECKS)
def test_the_code_keeps_the_house_rules(check: str) -> None:
    said = subprocess.run(CHECKS[check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in tracked()
        if Path(name).suffix in TEXT and name not in PLACE_NAMES_ALLOWED
        for number, line in enumerate((ROOT / name).read_text("utf-8", "replace").split("\n"), 1)
        if HERE_ONLY.search(line)
    ]
    assert found == []


def test_a_module_holds_one_thing() -> None:
    long = {
        name: lines
        for name in tracked()
        if name.startswith("zinepress/") and name.endswith(".py")
        if (lines := len((ROOT / name).read_text("utf-8").splitlines())) > 350
    }
    assert long == {}


def test_every_module_says_what_goes_in_and_what_comes_out() -> None:
    silent = [
        name
        for name in tracked()
        if name.startswith("zinepress/") and name.endswith(".py")
        if not (ROOT / name).read_text("utf-8").startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]


def test_the_top_level_holds_only_what_a_repository_needs() -> None:
    top = {name.partition("/")[0] for name in tracked()}
    assert top == {
        ".ci",
        ".editorconfig",
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "SECURITY.md",
        "benchmarks",
        "fonts",
        "layouts",
        "out",
        "pyproject.toml",
        "requirements-test.txt",
        "requirements.txt",
        "sources",
        "tests",
        "zinepress",
        "zinepress.cdx.json",
    }


def test_every_test_file_is_collected() -> None:
    listed = subprocess.run(
        (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    collected = {line.partition("::")[0] for line in listed.stdout.splitlines() if "::" in line}
    files = {name for name in tracked() if Path(name).match("tests/**/test_*.py")}
    files |= {name for name in tracked() if Path(name).match("tests/test_*.py")}
    assert {name for name in files if "presses/" not in name} - collected == set()
