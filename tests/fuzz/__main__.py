"""Search for bytes that a door cannot answer, led by what they reach: `make fuzz`.

In: how many seconds to give to each door, and doors, all when none is named. Out: a line a door;
what was found is kept in `.zinepress/fuzz/`, and the exit code is 1. Put a find into the corpus
with its story, then mend what it broke.

Each door is searched in a process of its own, as the searching library never comes back.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fuzz.doors import DOORS

FOUND = Path(".zinepress/fuzz")
CORPUS = Path(__file__).parent / "corpus"


def main(seconds: int, doors: tuple[str, ...]) -> int:
    """Search behind each door; 1 when anything was found."""
    found = 0
    for door in doors:
        kept = FOUND / door
        (kept / "reached").mkdir(parents=True, exist_ok=True)
        before = set(kept.glob("*-*"))
        done = subprocess.run(
            (
                *(sys.executable, "-m", "tests.fuzz.search", door),
                *(str(kept / "reached"), str(CORPUS / door)),
                *(f"-artifact_prefix={kept}/", f"-max_total_time={seconds}"),
                *("-timeout=20", "-rss_limit_mb=3000", "-max_len=20000"),
            ),
            capture_output=True,
            text=True,
            check=False,
        )
        new = sorted(set(kept.glob("*-*")) - before)
        found += len(new)
        print(f"{door:10}  {_last(done.stderr)}", *(f"  {path}" for path in new), sep="\n")
    return 1 if found else 0


def _last(told: str) -> str:
    """The last line of the search that counts, or the error that ended it."""
    lines = told.splitlines()
    counts = [line for line in lines if line.startswith(("Done", "#"))]
    errors = [line for line in lines if "Error" in line or "ERROR" in line]
    return "; ".join((*errors[:1], *counts[-1:]))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), tuple(sys.argv[2:]) or tuple(DOORS)))
