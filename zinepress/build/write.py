"""Files are whole or absent, whatever stops the process: written beside, then renamed.

In: paths and bytes. Out: files. The way of git and every database: write a file with a name of its
own in the same folder, force it to the disk, rename it over the old one, force the folder.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.errors import SettingsError, Where, ZineError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BEGIN, _END = ".zinepress-", ".part"
_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room, then build again"),
    errno.EDQUOT: ("your share of the disk is used up", "make room, then build again"),
    errno.EFBIG: ("the file is larger than this system lets files be", "raise 'ulimit -f'"),
    errno.EROFS: ("the disk is read-only", "build in a copy of the press on another disk"),
    errno.EACCES: ("you may not write here", "look at the permissions of the folder"),
    errno.EPERM: ("you may not write here", "look at the permissions of the folder"),
    errno.EISDIR: ("there is a folder of this name", "move it away"),
    errno.EEXIST: ("a file stands where a folder has to be", "move it away"),
    errno.ENOTDIR: ("a file stands where a folder has to be", "move it away"),
}
"""What keeps a file from being written, and what to do, by the system's error number."""


def put(path: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there; raises OSError and leaves no litter.

    The mode is that of any new file of this person, as the umask has it.
    """
    part = path.parent / f"{_BEGIN}{os.urandom(8).hex()}{_END}"
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _force_folder(path.parent)


def _force_folder(folder: Path) -> None:
    """See to it that a rename outlives a power cut; a system that cannot do this does without."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def put_output(root: Path, output: str, content: bytes) -> None:
    """Write a file of `out/`; raises ZineError that says in one sentence what keeps it out."""
    path = root / output
    try:
        refuse_links(root, output)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content)
    except OSError as error:
        raise unwritable(output, error) from error


def remove_output(root: Path, output: str) -> None:
    """Remove a file of `out/`, and the folders that it leaves empty; raises OSError."""
    refuse_links(root, output)
    path = root / output
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder in (root / OUT, root) or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def refuse_links(root: Path, output: str) -> None:
    """Raise SettingsError when a folder on the way to a file of `out/` is a link."""
    for folder in reversed((root / output).relative_to(root).parents[:-1]):
        if (root / folder).is_symlink():
            raise linked(folder.as_posix())


def unwritable(path: str, error: OSError) -> ZineError:
    """What to say of a file that cannot be written."""
    told = (error.strerror or str(error)).lower()
    message, hint = _REASONS.get(error.errno or 0, (told, "look at the disk and the permissions"))
    return ZineError(f"cannot be written: {message}", Where(path), hint)


def check_out(root: Path) -> None:
    """Make `out/` and try to write there, before there is work that could be lost.

    Raises SettingsError when `out` is a link or the sources themselves, ZineError when it cannot
    be written to.
    """
    out = root / OUT
    if out.is_symlink():
        raise linked(OUT)
    probe = out / f"{_BEGIN}{os.urandom(8).hex()}{_END}"
    try:
        out.mkdir(exist_ok=True)
        if (root / "sources").is_dir() and out.samefile(root / "sources"):
            hint = "mount or bind something else there; building would overwrite sources"
            raise SettingsError("'out' is the folder of the sources", Where(OUT), hint)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise unwritable(f"{OUT}/", error) from error


def linked(folder: str) -> SettingsError:
    """What to say of a link where outputs go: files outside the press are not ours to replace."""
    return SettingsError(
        f"'{folder}' is a link to another folder",
        Where(folder),
        "remove the link; to have the files elsewhere, copy them there after building",
    )


def sweep(folders: Iterable[Path]) -> None:
    """Remove what killed builds left half-written in these folders; only under the lock."""
    for folder in folders:
        for part in folder.glob(f"{_BEGIN}*{_END}"):
            part.unlink(missing_ok=True)
