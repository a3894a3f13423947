"""One build of a press at a time.

In: the press. Out: its `.zinepress/` folder, held until the block ends. The lock is the system's,
on a file: it falls with the process that holds it, however that dies.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zinepress.build import FOLDER
from zinepress.build.write import linked, unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LOCK = "lock"


@contextmanager
def held(root: Path, waiting: Callable[[], None]) -> Iterator[tuple[Path, int]]:
    """The press's own folder with nobody else building, and the file system's time in ns.

    Calls `waiting` once if another build has it, then waits. Raises ZineError when the folder
    cannot be written to.
    """
    folder = root / FOLDER
    try:
        opened = _taken(folder, waiting)
    except OSError as error:
        raise unwritable(f"{FOLDER}/", error) from error
    try:
        os.utime(opened)  # with the file system's clock, which is not always this machine's
        yield folder, os.fstat(opened).st_mtime_ns
    finally:
        os.close(opened)


def _taken(folder: Path, waiting: Callable[[], None]) -> int:
    """The lock file, open and locked."""
    waited = False
    while True:
        _furnish(folder)
        opened = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _locked_at_once(opened):
                if not waited:
                    waiting()
                waited = True
                fcntl.flock(opened, fcntl.LOCK_EX)
            if _is_at(folder / _LOCK, opened):
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)  # somebody cleared the folder away while we waited: lock the new one


def _locked_at_once(opened: int) -> bool:
    """Whether nobody else has the lock, which then is ours."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(path: Path, opened: int) -> bool:
    """Whether an open file is still the one of this name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(opened))
    except FileNotFoundError:
        return False


def _furnish(folder: Path) -> None:
    """Make the folder, kept out of version control and backups by the marks that those heed."""
    if folder.is_symlink():
        raise linked(FOLDER)
    folder.mkdir(exist_ok=True)
    marks = {
        ".gitignore": "*\n",
        "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
    }
    for name, text in marks.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, "ascii")
