"""What those who print add to the colophon beside its lines: a picture, and room for a label.

In: an edition and its press. Out: `Local`, and the folder that its picture is fetched from.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from zinepress.layout.references import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.press.model import Edition, Press

ROOT = "slots"
"""The first part of the address under which the picture is fetched."""


@dataclass(frozen=True, slots=True)
class Local:
    """The address of a logo, its alternative text, and if a union label needs room."""

    logo: str = ""
    alternative: str = ""
    union_bug: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.logo and not self.union_bug


def local(edition: Edition, press: Press) -> Local:
    """What the slots of a press add to an edition."""
    slots, front = press.settings.slots, edition.front
    logo = f"{BASE}{ROOT}/{quote(PurePosixPath(slots.logo).name)}" if slots.logo else ""
    organisation = front.organisation or press.settings.organisation
    return Local(logo, organisation or press.settings.name or front.title, slots.union_bug)


def local_roots(press: Press) -> Mapping[str, Path]:
    """The folder of the press's logo, by the name of its root; none without one."""
    logo = press.settings.slots.logo
    return {ROOT: (press.root / logo).parent} if logo else {}
