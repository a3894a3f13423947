"""Remembered pages: typesetting is nearly all of the cost of a build, and gives the same again.

In: `Markup`, `Pages`. Out: `Pages`. They lie in `.zinepress/` at the top of the press, not in
`out/`: what is in `out/` is given away and cleared, and building again should stay quick then.

The key of an entry is the digest of everything that goes into typesetting: the markup, where its
files are, the fonts and the programs. Formats of an edition that ask for the same pages have the
same key and so share them without anybody arranging it. Files that are only found while
typesetting are in the entry with their digests, and it counts only while they are as they were.
An entry carries a checksum; a damaged one is made again. Nothing in it is ever run: it is JSON and
a PDF, not a pickle, because a press comes from others.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.build.checksum import read_checked, with_checksum
from zinepress.build.digests import digest_of, file_digest
from zinepress.build.findings import finding_from
from zinepress.build.write import put, sweep
from zinepress.events import plain
from zinepress.typeset.pages import Pages
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Collection

    from zinepress.layout.markup import Markup

SPARE = 128 * 1024 * 1024
"""Bytes of pages that are kept although no target needs them now, the latest first, so that going
back to an earlier wording is quick."""
_FOLDER = "pages"
_KEY = re.compile(r"[0-9a-f]{64}")


def key_of(markup: Markup, means: object, root: Path) -> str:
    """The key of a markup's pages; `means` is what it is typeset with: fonts, programs, a length.

    Folders of the press count by their path in it, so that a press may be moved.
    """
    told = {field.name: getattr(markup, field.name) for field in fields(markup)}
    told["roots"] = {name: relative(folder, root) for name, folder in markup.roots.items()}
    return digest_of((told, means))


def relative(path: Path | str, root: Path) -> str:
    """A path by its place in the press when it is in it, else whole."""
    path = Path(path)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def look_up(store: Path, key: str, root: Path) -> Pages | None:
    """The pages of this key; None when they are not there, damaged, or made from other files."""
    entry = _entry(store, key)
    body = read_checked(str(entry))
    if body is None:
        return None
    try:
        pages = _unpacked(body, root)
    except (ValueError, KeyError, TypeError):  # written by another version, under the same key
        return None
    if any(_digest(path) != digest for path, digest in pages.read):
        return None
    entry.touch()
    return pages


def keep(store: Path, key: str, pages: Pages, root: Path) -> None:
    """Remember pages under a key; raises OSError when they cannot be written."""
    entry = _entry(store, key)
    entry.parent.mkdir(parents=True, exist_ok=True)
    put(entry, with_checksum(_packed(pages, root)))


def prune(store: Path, needed: Collection[str], spare: int = SPARE) -> None:
    """Forget pages that no target needs, the least recently used first, down to `spare` bytes."""
    entries = [entry for entry in (store / _FOLDER).glob("*/*") if _KEY.fullmatch(entry.name)]
    idle = [(entry.stat(), entry) for entry in entries if entry.name not in needed]
    for status, entry in sorted(idle, key=lambda one: -one[0].st_mtime_ns):
        spare -= status.st_size
        if spare < 0:
            entry.unlink()


def sweep_store(store: Path) -> None:
    """Remove what killed builds left half-written; only under the lock."""
    sweep([store, *(store / _FOLDER).glob("*")])


def _entry(store: Path, key: str) -> Path:
    """Where the pages of a key are; in 256 folders, as no folder should hold thousands."""
    return store / _FOLDER / key[:2] / key


def _digest(path: str) -> str | None:
    """The digest of a file; None when it cannot be read."""
    try:
        return file_digest(Path(path))
    except OSError:
        return None


def _packed(pages: Pages, root: Path) -> bytes:
    """A line of JSON with all but the PDF, then the PDF."""
    told = {field.name: plain(getattr(pages, field.name)) for field in fields(pages)}
    del told["pdf"]
    told["read"] = [(relative(path, root), digest) for path, digest in pages.read]
    return json.dumps(told).encode() + b"\n" + pages.pdf


def _unpacked(body: bytes, root: Path) -> Pages:
    """The pages that `_packed` was given; raises ValueError, KeyError or TypeError."""
    line, _, pdf = body.partition(b"\n")
    told = json.loads(line)
    values = {
        "read": tuple((str(root / path), digest) for path, digest in told["read"]),
        "findings": tuple(finding_from(one) for one in told["findings"]),
        "sizes": tuple(Size(**one) for one in told["sizes"]),
    }
    return Pages(pdf, **{**told, **values})
