"""Other imposers, each in an environment of its own, as their needs contradict one another.

In: `peers.txt`. Out: `.venv/peers/NAME`; a peer that cannot be had is left out of the tables.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PEERS = Path(sys.prefix) / "peers"


def program(peer: str, name: str) -> Path:
    """A program of that peer, whether it is there or not."""
    return PEERS / peer / "bin" / name


def bring() -> None:
    """Install every peer that is not there yet."""
    for line in (HERE / "peers.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        folder = PEERS / line.partition("==")[0]
        if (folder / "ready").exists():
            continue
        print(f"bringing {line}", file=sys.stderr)
        subprocess.run((sys.executable, "-m", "venv", folder), check=True)
        pip = (folder / "bin" / "python", "-m", "pip", "--quiet", "install", line)
        if subprocess.run(pip, check=False).returncode == 0:
            (folder / "ready").touch()


if __name__ == "__main__":
    bring()
