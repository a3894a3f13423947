"""A new press, with a sample to build, read and write over.

In: a folder that is not there or empty. Out: the files that are in it now.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from zinepress.errors import UsageError

SAMPLE = Path(__file__).parent / "sample"


def start_press(folder: Path) -> tuple[Path, ...]:
    """Put the sample press in a folder; gives its files relative to it.

    Raises UsageError when something is there already.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{folder}' is a file", hint="name a folder that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"'{folder}' is not empty", hint="name a folder that is not there yet, or an empty one"
        )
    files = tuple(file.relative_to(SAMPLE) for file in sorted(SAMPLE.rglob("*")) if file.is_file())
    for file in files:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        # contents alone: a package may be installed read-only
        shutil.copyfile(SAMPLE / file, target)
    return files
