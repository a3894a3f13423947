"""What the handbook says can be done, is done here from its own text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PARTS = Path(__file__).parent.parent / "sources" / "handbook" / "parts"


def run(*command: str, folder: Path, path: Path) -> str:
    """Runs a command with the packages in `path`; gives what it says."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_scheme_from_the_handbook_is_installed_and_folds(tmp_path: Path) -> None:
    text = (PARTS / "design.md").read_text("utf-8")
    files = re.findall(r"```\n# ([\w.]+)\n(.*?)```", text, re.DOTALL)
    package = tmp_path / "package"
    package.mkdir()
    for name, content in files:
        (package / name).write_text(content, "utf-8")
    assert sum(content.count("\n") for _, content in files) < 30
    site = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "--target", str(site), ".", folder=package, path=site)
    zinepress = (sys.executable, "-m", "zinepress")
    said = run(*zinepress, "schemes", "long-quarto", folder=tmp_path, path=site)
    assert "a sheet folded twice the same way" in said
    assert re.search(r"\| +4 +\| +5 +\| +8 +\| +1 +\|", said)
