"""Editions and their versions: what was finished is kept when a new version takes its place.

In: a press whose heads name versions, and what is recorded of earlier ones. Out: the old files
copied to `out/archive/`, and `Earlier` editions with what changed since.

`out/archive/<slug>/<version>/<language>.json` records an edition while it is the current one: its
files with their digests, and its words block by block. When the head names another version, these
files are copied beside the record before anything is made in their place. So the archive needs
nothing but `out/` to be whole; nothing in it is ever taken away by a build.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from zinepress.build import OUT
from zinepress.build.write import put_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zinepress.build.digests import Digests
    from zinepress.press.model import Edition, Press

ARCHIVE = "archive"
"""The folder of `out/` that old editions lie in."""


@dataclass(frozen=True, slots=True)
class Old:
    """What is recorded of one version of an edition; `path` is that of the record in `out/`."""

    path: str
    version: str
    language: str
    title: str
    code: str
    date: str
    files: tuple[Mapping[str, Any], ...]
    blocks: tuple[tuple[str, str], ...]
    """The kind of each block, and its words."""

    @property
    def folder(self) -> str:
        """Where its files are kept, in `out/`."""
        return self.path.rpartition("/")[0]

    def kept(self, file: Mapping[str, Any]) -> str:
        """Where a file of it is kept, in `out/`."""
        return f"{self.folder}/{str(file['path']).rpartition('/')[2]}"


def keep_superseded(press: Press, digests: Digests) -> None:
    """Copy the files of versions that are no longer current to the archive, those still there.

    Raises ZineError when the archive cannot be written to.
    """
    for edition in _editions(press):
        for old in records_of(press.root, edition):
            if old.version != edition.front.version:
                _keep(old, press.root, digests)


def _keep(old: Old, root: Path, digests: Digests) -> None:
    """Copy the files of an edition that are still as recorded."""
    for file in old.files:
        source = root / OUT / file["path"]
        is_kept = digests.of(root / OUT / old.kept(file)) == file["sha256"]
        if not is_kept and digests.of(source) == file["sha256"]:
            put_output(root, f"{OUT}/{old.kept(file)}", source.read_bytes())


def records_of(root: Path, edition: Edition) -> tuple[Old, ...]:
    """The recorded versions of an edition, the newest first."""
    pattern = f"{OUT}/{ARCHIVE}/{edition.slug}/*/{edition.language}.json"
    found = (_read(root, path) for path in root.glob(pattern))
    return tuple(sorted(filter(None, found), key=_place, reverse=True))


def files_of_archive(root: Path, old: Old, digests: Digests) -> tuple[Mapping[str, Any], ...]:
    """The files of an old version that lie in the archive, whole."""
    return tuple(
        file for file in old.files if digests.of(root / OUT / old.kept(file)) == file["sha256"]
    )


def record(edition: Edition, code: str, files: Iterable[Mapping[str, object]]) -> tuple[str, bytes]:
    """The record of an edition as it is now: its path in `out/`, and its bytes."""
    path = f"{ARCHIVE}/{edition.slug}/{edition.front.version}/{edition.language}.json"
    told = {
        "version": edition.front.version,
        "language": edition.language,
        "title": edition.front.title,
        "edition": code,
        "date": edition.front.date,
        "files": list(files),
        "blocks": blocks_of(edition),
    }
    return path, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def blocks_of(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The kind and the words of each block of a text, as they are read on paper."""
    from zinepress.translate.blocks import cut  # noqa: PLC0415 - slow to import, rarely needed
    from zinepress.translate.kinds import LITERAL  # noqa: PLC0415

    facts = edition.front.facts
    return tuple(
        (str(block.kind), block.text if block.kind in LITERAL else _words(block.text, facts))
        for block in cut(edition.text).blocks
    )


def _words(text: str, facts: Mapping[str, str]) -> str:
    """The words of a running text without its markup, facts filled in."""
    from zinepress.source.parser import parser  # noqa: PLC0415 - see blocks_of
    from zinepress.source.tokens import plain  # noqa: PLC0415

    filled = re.sub(
        r"\{\{\s*([\w-]+)\s*\}\}", lambda match: facts.get(match[1], match[0]), text.strip()
    )
    reader = parser()
    tokens: list[Any] = []
    reader.inline.parse(re.sub(r"\s\{[^{}]*\}$", "", filled), reader, {}, tokens)
    return plain(tokens)


def _editions(press: Press) -> Iterator[Edition]:
    for publication in press.publications:
        yield from publication.editions


def _read(root: Path, path: Path) -> Old | None:
    """What a record says; None where it is damaged or of another form."""
    try:
        return _read_record(path.relative_to(root / OUT).as_posix(), path.read_bytes())
    except OSError:
        return None


@cache
def _read_record(path: str, content: bytes) -> Old | None:
    """A record by its place and bytes."""
    try:
        told = json.loads(content)
        return Old(
            path,
            told["version"],
            told["language"],
            told["title"],
            told["edition"],
            told["date"],
            tuple(file for file in told["files"] if _is_inside(file["path"])),
            tuple((kind, words) for kind, words in told["blocks"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _is_inside(path: str) -> bool:
    """Whether a path is that of a finished file: a folder of `out/` and a name in it."""
    return re.fullmatch(r"[a-z0-9-]+/[\w.-]+", path) is not None and ".." not in path


def _place(old: Old) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """What records are put in order by; `1.0` and `1-0` by their spelling."""
    return _order(old.version), old.version


def _order(version: str) -> tuple[tuple[int, int, str], ...]:
    """What versions are put in order by: 1.9 before 1.10, words behind numbers."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
