"""The files of translations on disk: texts and the ledgers beside them.

In: the root of a press and an edition. Out: its ledger or its text as it stands; and files
written whole or not at all.
"""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from zinepress.errors import SourceError, Where
from zinepress.press.text import read_text
from zinepress.translate.glossary import PATH, Glossary, read_glossary
from zinepress.translate.ledger import read_ledger, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.press.model import Edition
    from zinepress.translate.ledger import Ledger


def ledger_path(path: str) -> str:
    """The ledger of the translation at a path: `sources/rent/es.po` for `sources/rent/es.md`."""
    return str(PurePosixPath(path).with_suffix(".po"))


def find_ledger(root: Path, edition: Edition) -> Ledger | None:
    """The ledger beside an edition's file; None where there is none.

    Raises SourceError when the file there cannot be read.
    """
    path = ledger_path(edition.path)
    file = root / path
    if not file.exists():
        return None
    if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        hint = "put a copy here in place of the link"
        raise SourceError("a link to outside the press", Where(path), hint)
    text, findings = read_text(file, path)
    if text is None:
        raise SourceError.of(findings)
    return read_ledger(text, path)


def save_ledger(root: Path, edition: Edition, ledger: Ledger) -> str:
    """Write the ledger beside an edition's file; gives its path relative to the press."""
    path = ledger_path(edition.path)
    write_whole(root / path, write_ledger(ledger))
    return path


def find_glossary(root: Path) -> Glossary:
    """The glossary of a press; an empty one where there is none.

    Raises SourceError when it cannot be read.
    """
    if not (root / PATH).exists():
        return Glossary()
    text, findings = read_text(root / PATH, PATH)
    if text is None:
        raise SourceError.of(findings)
    return read_glossary(text)


def raw_text(file: Path) -> str:
    """A text file as it stands, with its own line ends and byte order mark."""
    return file.read_bytes().decode("utf-8")


def write_whole(file: Path, made: str | bytes) -> None:
    """Write a file beside its place and move it there, so that it is whole or as it was."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
