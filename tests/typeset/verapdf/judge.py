"""Asks veraPDF.

In: PDF files. Out: for each the rules that it breaks, none when it is as it should be.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.typeset.verapdf.setup import PLACE, classpath

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UA = "ua1"
IS_HERE = shutil.which("java") is not None and (PLACE / "Vera.class").exists()
REASON = "veraPDF is not set up: python -m tests.typeset.verapdf.setup says why"


def judge(*files: Path, flavour: str = UA) -> Mapping[Path, tuple[str, ...]]:
    """The broken rules of each file, as `clause-number what is wrong`."""
    said = subprocess.run(
        ["java", "-cp", classpath(), "Vera", flavour, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    broken: dict[str, list[str]] = {}
    for line in said.stdout.splitlines():
        verdict, _, rest = line.partition(" ")
        if verdict:
            current = broken.setdefault(rest, [])
            current += ["the file fails"] * (verdict == "FAIL")
        else:
            current.append(rest.strip())
    return {file: tuple(broken[str(file)]) for file in files}
