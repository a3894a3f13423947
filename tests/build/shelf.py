"""What the tests of this room share: folders by the names in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    """What is in a folder, in order of names."""
    return sorted(entry.name for entry in folder.iterdir())
