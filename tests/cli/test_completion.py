"""Completion in a real bash, and the scripts for the others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zinepress.cli import boundary
from zinepress.cli.main import COMMANDS, zinepress
from zinepress.cli.targets import continuations
from zinepress.press.start import start_press

ASK = """
eval "$(zinepress completion bash)"
COMP_LINE=$1
COMP_POINT=${#1}
_zinepress_completion zinepress
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(folder: Path, typed: str) -> list[str]:
    """What bash offers behind what is typed."""
    said = subprocess.run(
        ("bash", "-c", ASK, "bash", typed),
        cwd=folder,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stderr == ""
    return said.stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("zinepress ", list(COMMANDS)),
        ("zinepress sche", ["schemes", "schema"]),
        ("zinepress completion ", ["bash", "zsh", "fish"]),
        ("zinepress schema fr", ["front-matter"]),
        ("zinepress list --j", ["--json"]),
        ("zinepress list ", ["welcome"]),
        ("zinepress list welcome:", ["en", "fa"]),
        ("zinepress list welcome:f", ["fa"]),
        ("zinepress list welcome:fa:", ["read", "booklet"]),
        ("zinepress list welcome:fa:booklet:", ["letter", "a4"]),
        ("zinepress list nothing", []),
    ],
)
def test_bash_completes_commands_options_and_targets(
    tmp_path: Path, typed: str, offered: list[str]
) -> None:
    start_press(tmp_path)
    assert completed(tmp_path, typed) == offered


def test_bash_is_silent_where_there_is_no_press(tmp_path: Path) -> None:
    assert completed(tmp_path, "zinepress list ") == []


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o nosort"), ("zsh", "#compdef"), ("fish", "complete ")]
)
def test_each_shell_has_its_script(
    shell: str, sign: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary.run(zinepress, ["completion", shell]) == 0
    script = capsys.readouterr().out
    assert sign in script
    assert "_ZINEPRESS_COMPLETE=" in script


def test_a_target_is_completed_part_by_part() -> None:
    names = ("rent:en:read", "rent:en:booklet:a4", "rent:es:read", "rex:en:read")
    assert continuations("re", names) == ["rent", "rex"]
    assert continuations("rent:", names) == ["rent:en", "rent:es"]
    assert continuations("rent:en:booklet:", names) == ["rent:en:booklet:a4"]
    assert continuations("rent:en:read:", names) == []
