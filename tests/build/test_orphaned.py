"""A worker that is forked while its owner ends says nothing of it; any other fault is told."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("fault", "told"),
    [("FileNotFoundError(2, 'gone')", False), ("EOFError", False), ("ZeroDivisionError", True)],
)
def test_only_the_loss_of_the_owner_is_passed_over(fault: str, told: bool) -> None:
    program = f"import zinepress.build.orphaned\nraise {fault}"
    done = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) is told
