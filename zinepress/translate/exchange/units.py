"""What travels: one unit for each block.

In: the rows of a translation. Out: `Batch`, the units and what they were made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.ledger import digest
from zinepress.translate.states import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.checks import Names
    from zinepress.translate.states import Row

_OPEN = frozenset({State.MISSING, State.UNTRANSLATED, State.LOST})
_DOUBTFUL = frozenset({State.STALE, State.UPDATED, State.UNCONFIRMED})


@dataclass(frozen=True, slots=True)
class Unit:
    """A block in two languages on its way."""

    source: str
    target: str = ""
    """Empty where there is no translation yet."""
    kind: str = ""
    is_doubtful: bool = False
    """Whether somebody should look at the translation."""
    previous: str = ""
    """The source that the translation was made for, where that is another."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The units of a translation, and the text that they were taken from."""

    slug: str
    source_language: str
    language: str
    units: tuple[Unit, ...]
    target_digest: str = ""
    """Of the translation when it was exported; empty where the file does not say."""


def batch(slug: str, names: Names, target: Sliced, rows: Sequence[Row]) -> Batch:
    """The units of a translation as it is; what is lost travels with the words it had."""
    units = tuple(_unit(row) for row in rows if row.sources)
    return Batch(slug, names.source_language, names.language, units, digest(target.text))


def _unit(row: Row) -> Unit:
    """The unit of a row."""
    source = "\n\n".join(block.text for block in row.sources)
    target = "\n\n".join(block.text for block in row.targets)
    was = "\n\n".join(entry.source for entry in row.entries)
    if row.state in _OPEN:
        target = "\n\n".join(entry.target for entry in row.entries)
    is_doubtful = bool(target) and row.state in _OPEN | _DOUBTFUL
    previous = was if is_doubtful and was != source else ""
    return Unit(source, target, str(row.sources[0].kind), is_doubtful, previous)
