"""The inks of risographs: their names, and what they look like on white paper.

In: `inks.csv`. Out: an `Ink` by name. The names and colours are those of the riso-colors data set
(MIT licence), which goes back to stencil.wiki; a colour is a label, not a measurement.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.errors import Finding, SettingsError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.errors import Where

MOST = 4
"""How many inks one job takes: eight passes for both sides are a long day."""


@dataclass(frozen=True, slots=True)
class Ink:
    """An ink and its colour on white paper, `#rrggbb`."""

    name: str
    colour: str

    @property
    def title(self) -> str:
        """Its name as it stands on the drum."""
        return self.name.replace("-", " ").title()

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1."""
        red, green, blue = (int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return red, green, blue


@cache
def inks() -> Mapping[str, Ink]:
    """Every ink by name."""
    with Path(__file__).with_name("inks.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: Ink(row["name"], row["colour"]) for row in csv.DictReader(file)}


def find_inks(
    names: Sequence[str], places: Mapping[str, Where] | None = None, key: str = "inks"
) -> tuple[Ink, ...]:
    """The inks of these names, in their order; raises SettingsError with all that is wrong.

    `places` holds where the names stand, by `key` and their position: `inks.0`.
    """
    known = places or {}
    where = known.get(key)
    plain = [name.strip().lower().replace(" ", "-") for name in names]
    findings = [
        Finding(
            f"there is no ink '{name}'",
            known.get(f"{key}.{at}", where),
            nearest(plain_name, inks()),
        )
        for at, (name, plain_name) in enumerate(zip(names, plain, strict=True))
        if plain_name not in inks()
    ]
    if len(set(plain)) < len(plain):
        findings.append(Finding("an ink stands twice", where, "name each once"))
    if not 1 <= len(plain) <= MOST:
        findings.append(Finding(f"{len(plain)} inks", where, f"name one to {MOST}"))
    if findings:
        raise SettingsError.of(findings)
    return tuple(inks()[name] for name in plain)
