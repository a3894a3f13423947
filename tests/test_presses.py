"""Tiny whole presses, and everything that zinepress says about them.

A case is a folder in `tests/presses/`: a press, `args.txt` with a command on each line, and
`said.txt` with what they print, exit codes last. `pytest tests/test_presses.py --accept` rewrites
`said.txt`; read the diff.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).with_name("presses")
OURS = {"args.txt", "said.txt"}


def said_in(press: Path, commands: list[str]) -> str:
    """What zinepress prints and how it ends when these commands are run in a press."""
    told = []
    for line in commands:
        done = subprocess.run(
            (sys.executable, "-m", "zinepress", *shlex.split(line)),
            cwd=press,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        shown = done.stdout.decode().replace(str(press), "PRESS")
        told.append(f"$ zinepress {line}\n{shown}exit {done.returncode}\n")
    return "\n".join(told)


@pytest.mark.parametrize("case", sorted(case.name for case in CASES.iterdir()))
def test_a_press_is_told_all_that_is_right_and_wrong(
    case: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    press = tmp_path.resolve() / "press"
    shutil.copytree(CASES / case, press, ignore=lambda _, names: OURS.intersection(names))
    said = said_in(press, (CASES / case / "args.txt").read_text("utf-8").splitlines())
    golden = CASES / case / "said.txt"
    if request.config.getoption("--accept"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")
    assert "Traceback" not in said
    assert "fault of zinepress" not in said
