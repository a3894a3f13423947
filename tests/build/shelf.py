"""What the tests of this room share: folders by the names in them, and digests of files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zinepress.build.digests import Digests
from zinepress.build.inputs import below
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.build.digests import Memo

LATER = 4_000_000_000_000_000_000
"""Nanoseconds, in the year 2096: every file of a test has aged by then."""


def digests() -> Digests:
    """Digests as a build has them that is not the first: of shipped fonts, which are large, they
    are remembered; every file of a test is too young for that.
    """
    return Digests(shipped_memo(), 0)


@cache
def shipped_memo() -> Memo:
    """The digests of the shipped fonts."""
    found = Digests({}, LATER)
    for file in below(shipped_folder("fonts")):
        found.of(file)
    return found.memo()


def names(folder: Path) -> list[str]:
    """What is in a folder, in order of names."""
    return sorted(entry.name for entry in folder.iterdir())
