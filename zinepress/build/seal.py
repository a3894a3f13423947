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
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from stat import S_ISREG
from typing import TYPE_CHECKING

from zinepress.build.digests import is_settled, stamp_of
from zinepress.build.findings import finding_from, stopping
from zinepress.build.lock import FOLDER
from zinepress.build.programs import APART, installed, package_folder
from zinepress.build.target import asked_for, matches
from zinepress.build.write import put, read_checked, with_checksum
from zinepress.events import Finished, Kept, Planned, Warned, plain
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from zinepress.events import Report

_NAME = "seal.json"
_SETTINGS = ("zinepress.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Told:
    """What a build says of a press where every target is right."""

    kept: tuple[Kept, ...]
    warned: tuple[Warned, ...]


def tell_unchanged(start: Path, wanted: Sequence[str], report: Report, *, strict: bool) -> bool:
    """Report what is wanted as kept, if the press that a folder is in is as it was left.

    False, and nothing is reported, when anything is different, when a pattern asks for what is not
    there, or when there are warnings and they count.
    """
    told = _unchanged(start)
    if told is None:
        return False
    kept = [one for one in told.kept if asked_for(one.target, wanted)]
    known = all(any(matches(one, event.target) for event in kept) for one in wanted)
    warned = [one for one in told.warned if asked_for(one.target, wanted)]
    if not known or stopping((one.finding for one in warned), strict=strict):
        return False
    report(Planned(tuple(one.target for one in kept)))
    for warning in warned:
        report(warning)
    for event in kept:
        report(event)
    report(Finished(0, len(kept), 0))
    return True


def write_seal(root: Path, told: Told, now: int) -> None:
    """Seal the press: every target is right, as looked at since `now`, the file system's time.

    Does nothing while a file is so young that it could still change without showing, or where the
    seal cannot be written: it only saves time.
    """
    outputs = [one.path for one in told.kept]
    digest = _digest(root, outputs, now)
    if digest is None:
        return
    sealed = {"digest": digest, "outputs": outputs, "told": plain(told)}
    with suppress(OSError):
        put(root / FOLDER / _NAME, with_checksum(json.dumps(sealed).encode()))


def break_seal(folder: Path) -> None:
    """Take the seal off: work begins."""
    (folder / _NAME).unlink(missing_ok=True)


def _unchanged(start: Path) -> Told | None:
    """What was told of the press that a folder is in, if everything is as it was left."""
    root = _sealed_press(start)
    body = read_checked(root / FOLDER / _NAME) if root else None
    if root is None or body is None:
        return None
    try:
        sealed = json.loads(body)
        if sealed["digest"] != _digest(root, sealed["outputs"], now=None):
            return None
        told = sealed["told"]
        return Told(
            tuple(Kept(**one) for one in told["kept"]),
            tuple(Warned(one["target"], finding_from(one["finding"])) for one in told["warned"]),
        )
    except (ValueError, KeyError, TypeError):  # whole by its checksum, but not what we write
        return None


def _sealed_press(start: Path) -> Path | None:
    """The nearest folder upwards that is a press, if it has been built; else None.

    What is a press is for `zinepress.press.read` to say; this looks no further than it would.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FOLDER / _NAME).is_file():
            return folder
        if (folder / "sources").is_dir() or any((folder / name).exists() for name in _SETTINGS):
            return None
    return None


def _digest(root: Path, outputs: Iterable[str], now: int | None) -> str | None:
    """One digest of how all files look; None when one of them is younger than `now` allows."""
    digest = sha256()
    for path in _watched(root, outputs):
        try:
            status = os.stat(path)  # noqa: PTH116 - a Path for each costs more than all the rest
        except OSError:
            continue
        # a folder counts by its name and what is in it: Python's caches come and go in ours
        stamp = stamp_of(status) if S_ISREG(status.st_mode) else ()
        if now is not None and stamp and not is_settled(stamp, now):
            return None
        digest.update(f"{path}\0{stamp}\n".encode("utf-8", "surrogateescape"))
    digest.update(json.dumps(installed(), sort_keys=True).encode())
    return digest.hexdigest()


def _watched(root: Path, outputs: Iterable[str]) -> Iterator[str]:
    """Every file that could change what is built, in a fixed order."""
    yield from (str(root / name) for name in _SETTINGS)
    yield from (str(root / output) for output in outputs)
    for folder in ("sources", "layouts", "fonts"):
        yield from _all_below(str(root / folder))
    for folder in ("layouts", "fonts"):
        yield from _all_below(str(shipped_folder(folder)))
    yield from _all_below(str(package_folder()), APART)


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
