"""Digests: of values, of files, and how a file's digest is remembered without trusting clocks.

In: values and paths. Out: SHA-256 in hex. Contents decide what is stale, never a modification
time; but hashing every font of a press on every build would take longer than the rest. So the
digest of a file is remembered with its size, modification and change time and inode number. It
holds while all four are the same, as in git's index.

One hole has to be closed, which git calls a racy entry. File systems count time in ticks: a file
may be written, hashed, and written again within one tick, and look the same. So a digest is only
remembered when the file was last touched before the tick in which hashing began, as told by the
file system that holds the press (`now` below). Files that are younger are hashed on each build
until they have aged.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, modification time, change time (in ns) and inode number of a file."""
Memo = dict[str, tuple[Stamp, str]]
"""By path: how a file looked when it was hashed, and its digest."""

TICK = 20_000_000
"""Nanoseconds; Linux counts file times in steps of 1 to 10 ms, others more finely."""
COARSE_TICK = 2_000_000_000
"""Where file times are whole seconds the step is one second, or two on FAT."""


class Digests:
    """The digests of files, found once and remembered; `now` is the file system's time in ns."""

    def __init__(self, remembered: Memo, now: int) -> None:
        self._remembered = remembered
        self._now = now
        self._sure: Memo = {}

    def of(self, path: Path | str) -> str | None:
        """The SHA-256 of a file as it is at this moment; None when there is no such plain file."""
        name = str(path)
        try:
            status = os.stat(path)  # noqa: PTH116 - Path.stat is slower, and this is asked often
            if not S_ISREG(status.st_mode):
                return None
            stamp = stamp_of(status)
            known = self._sure.get(name) or self._remembered.get(name)
            if known is None or known[0] != stamp:
                known = (stamp, file_digest(path))
        except OSError:
            return None
        if is_settled(stamp, self._now):
            self._sure[name] = known
        return known[1]

    def memo(self) -> Memo:
        """What may be remembered: the digests of files that have aged."""
        return self._remembered | self._sure


def stamp_of(status: os.stat_result) -> Stamp:
    """What a file's digest is remembered under."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether a file that is written from `now` on is sure to look different."""
    _, modified, changed, _ = stamp
    is_coarse = modified % 1_000_000_000 == 0 and changed % 1_000_000_000 == 0
    return max(modified, changed) < now - (COARSE_TICK if is_coarse else TICK)


def file_digest(path: Path | str) -> str:
    """The SHA-256 of a file; raises OSError."""
    digest = sha256()
    with open(path, "rb") as file:  # noqa: PTH123 - often asked with text, see Digests.of
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def digest_of(value: object) -> str:
    """The SHA-256 of a value made of dataclasses, mappings, sequences, text, numbers and enums.

    Equal values have equal digests in any process; the order of a mapping does not count. Raises
    TypeError for anything else.
    """
    digest = sha256()
    _feed(value, digest.update)
    return digest.hexdigest()


def _feed(value: object, update: Callable[[bytes], None]) -> None:
    """Hash a value: what it is, how long it is, then what it holds, so that no two run together."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str | bytes):
        told = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        update(f"{type(value).__name__} {len(told)} ".encode())
        update(told)
    elif value is None or isinstance(value, bool | int | float):
        update(f"{type(value).__name__} {value!r} ".encode())
    else:
        held = list(_held(value))
        update(f"{type(value).__name__ if is_dataclass(value) else 'many'} {len(held)} ".encode())
        for one in held:
            _feed(one, update)


def _held(value: object) -> Iterator[object]:
    """What a value of several parts holds, in an order that does not depend on how it was made."""
    if is_dataclass(value):
        for field in fields(value):
            yield field.name
            yield getattr(value, field.name)
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield key
            yield value[key]
    elif isinstance(value, tuple | list):
        yield from value
    elif isinstance(value, set | frozenset):
        yield from sorted(value)
    else:
        raise TypeError(f"a {type(value).__name__} has no digest")


def combined(digests: Mapping[str, str]) -> str:
    """The digest of named digests; faster than `digest_of` for many files."""
    told = "".join(f"{name}\0{digests[name]}\0" for name in sorted(digests))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
