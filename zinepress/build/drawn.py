"""Files that take long to make are made once: pictures, slips.

In: a digest of all that they are made from, and how. Out: files in `out/`, there and whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.write import put_output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was made before, and what is made or kept now: digests by path, by a key."""

    root: Path
    before: Mapping[str, Mapping[str, str]]
    now: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def once(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, str]:
        """The files of this key, made where they are not as they were; raises ZineError."""
        files = self.before.get(key)
        if files is None or not self._are_there(files):
            files = {path: put_page(self.root, path, content) for path, content in make().items()}
        self.now[key] = files
        return files

    def _are_there(self, files: Mapping[str, str]) -> bool:
        """Whether files of `out/` are as they were written."""
        return all(_digest(self.root / OUT / path) == digest for path, digest in files.items())

    @property
    def files(self) -> dict[str, str]:
        """The digests of all that is there now."""
        return {path: digest for files in self.now.values() for path, digest in files.items()}


def put_page(root: Path, path: str, content: bytes) -> str:
    """Write a file of the desk unless it is there; gives its digest."""
    digest = sha256(content).hexdigest()
    if _digest(root / OUT / path) != digest:
        put_output(root, f"{OUT}/{path}", content)
    return digest


def _digest(path: Path) -> str | None:
    """The digest of a file; None when it is not there."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
