"""The quick answer to "is anything to do?", before anything of the press is read.

In: a folder, what is wanted, where to report. Out: whether everything is as it was when every
target was last found right, and then it is reported; if not, the long way is taken.

Reading settings and texts takes longer than starting Python. So when a build finds every target
right, it writes down one digest over all files that could matter: name, size, times and inode of
the press's sources, settings, layouts and fonts, of the shipped ones, of zinepress's own code, of
every output, and the versions of the programs. The same digest means that no file was touched
since, so that every content is what it was; this is as sure as `zinepress.build.digests` explains,
because no seal is written while any of these files is too young. Another digest means nothing but
that somebody has to look: contents decide.

A build with nothing to do imports this module and little else, so that paths are text here.
"""

# ruff: noqa: PTH110, PTH112, PTH113, PTH116, PTH118, PTH120 - pathlib is slow to import

from __future__ import annotations

import json
import os
from hashlib import sha256
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from zinepress.build import FOLDER
from zinepress.build.checksum import read_checked
from zinepress.build.findings import finding_from, stopping
from zinepress.build.programs import APART, installed, package_folder
from zinepress.events import Finished, Kept, Planned, Warned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zinepress.events import Report

NAME = "seal.json"
SETTINGS = ("zinepress.toml", "pyproject.toml")
SLOTS = "slots.toml"
OWN_FOLDERS = ("sources", "layouts", "fonts", "shops")


def tell_unchanged(start: str, wanted: Sequence[str], report: Report, *, strict: bool) -> bool:
    """Report what is wanted as kept, if the press that a folder is in is as it was left.

    False, and nothing is reported, when anything is different, when a pattern asks for what is not
    there, or when there are warnings and they count.
    """
    sealed = _unchanged(start)
    if sealed is None:
        return False
    kept, warned = sealed
    if wanted:
        from zinepress.build.target import asked_for, matches  # noqa: PLC0415 - else not needed

        if not all(any(matches(one, event.target) for event in kept) for one in wanted):
            return False
        kept = [one for one in kept if asked_for(one.target, wanted)]
        warned = [one for one in warned if asked_for(one.target, wanted)]
    if stopping((one.finding for one in warned), strict=strict):
        return False
    report(Planned(tuple(one.target for one in kept)))
    for warning in warned:
        report(warning)
    for event in kept:
        report(event)
    report(Finished(0, len(kept), 0))
    return True


def _unchanged(start: str) -> tuple[list[Kept], list[Warned]] | None:
    """What was told of the press that a folder is in, if everything is as it was left."""
    root = _sealed_press(start)
    body = read_checked(os.path.join(root, FOLDER, NAME)) if root else None
    if root is None or body is None:
        return None
    try:
        sealed: dict[str, Any] = json.loads(body)
        # the shipped folders are where they were if zinepress is
        if sealed["package"] != package_folder():
            return None
        if sealed["digest"] != digest_of_looks(root, sealed["outputs"], sealed["shipped"]):
            return None
        kept = [Kept(**one) for one in sealed["kept"]]
        return kept, [
            Warned(one["target"], finding_from(one["finding"])) for one in sealed["warned"]
        ]
    except (ValueError, KeyError, TypeError):  # whole by its checksum, but not what we write
        return None


def _sealed_press(start: str) -> str | None:
    """The nearest folder upwards that is a press, if it has been built; else None.

    What is a press is for `zinepress.press.read` to say; this looks no further than it would.
    """
    folder = os.path.realpath(start)
    while True:
        if os.path.isfile(os.path.join(folder, FOLDER, NAME)):
            return folder
        if os.path.isdir(os.path.join(folder, OWN_FOLDERS[0])) or any(
            os.path.exists(os.path.join(folder, name)) for name in SETTINGS
        ):
            return None
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def digest_of_looks(
    root: str,
    outputs: Iterable[str],
    shipped: Iterable[str],
    is_settled: Callable[[os.stat_result], bool] | None = None,
) -> str | None:
    """One digest of how all files look that could matter; None when one is not settled."""
    digest = sha256()
    for path in _watched(root, outputs, shipped):
        try:
            status = os.stat(path)
        except OSError:
            continue
        # a folder counts by its name and what is in it: Python's caches come and go in ours
        if S_ISREG(status.st_mode):
            if is_settled is not None and not is_settled(status):
                return None
            stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            digest.update(f"{path}\0{stamp}\n".encode("utf-8", "surrogateescape"))
        else:
            digest.update(f"{path}\n".encode("utf-8", "surrogateescape"))
    digest.update(json.dumps(installed(), sort_keys=True).encode())
    return digest.hexdigest()


def _watched(root: str, outputs: Iterable[str], shipped: Iterable[str]) -> Iterator[str]:
    """Every file that could change what is built, in a fixed order."""
    for name in (*SETTINGS, SLOTS, *outputs):
        yield os.path.join(root, name)
    for name in OWN_FOLDERS:
        yield from _all_below(os.path.join(root, name))
    for folder in shipped:
        yield from _all_below(folder)
    yield from _all_below(package_folder(), APART)


def _all_below(folder: str, leave_out: Sequence[str] = ()) -> Iterator[str]:
    """Every file and folder below a folder, in order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name == "__pycache__" or entry.name in leave_out:
            continue
        yield entry.path
        if entry.is_dir(follow_symlinks=False):
            yield from _all_below(entry.path)
