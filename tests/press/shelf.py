"""Presses for tests: from a dictionary of files to a folder, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.press.read import open_press

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from zinepress.errors import Finding
    from zinepress.press.model import Press

HEAD = "---\ntitle: Rent\n---\n"


def press(root: Path, files: Mapping[str, str | bytes]) -> Press:
    """The press that consists of these files."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_press(root)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Each finding on one line, its hint behind an arrow."""
    return [str(finding).replace("\n  hint: ", " -> ") for finding in findings]


def languages(made: Press) -> dict[str, list[str]]:
    """The languages of each publication, the source language first."""
    return {
        publication.slug: [edition.language for edition in publication.editions]
        for publication in made.publications
    }
