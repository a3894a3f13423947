"""What changed since a translation was confirmed, for a person to read.

In: the rows of a translation. Out: a `Difference` for each that somebody should look at: the
source as it was, as it is, and the translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.likeness import changes
from zinepress.translate.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.translate.states import Row


@dataclass(frozen=True, slots=True)
class Difference:
    """A row to look at, by its number from 1 among all rows."""

    number: int
    state: State
    kind: str
    line: int | None
    """In the translation; None where there is none."""
    source_line: int | None
    was: str
    """The source as last confirmed, what is gone from it between `[-` and `-]`."""
    now: str
    """The source as it is, what is new in it between `{+` and `+}`."""
    translation: str
    notes: tuple[str, ...] = ()


def differences(rows: Sequence[Row]) -> Iterator[Difference]:
    """The rows that are not current, in order."""
    for number, row in enumerate(rows, 1):
        if row.state is State.CURRENT and not row.notes:
            continue
        was = "\n\n".join(entry.source for entry in row.entries)
        now = "\n\n".join(block.text for block in row.sources)
        told, tells = changes(was, now) if was and now and was != now else (was, now)
        yield Difference(
            number,
            row.state,
            str((row.sources or row.targets)[0].kind),
            row.targets[0].line if row.targets else None,
            row.sources[0].line if row.sources else None,
            told if was != now else "",
            tells,
            "\n\n".join(block.text for block in row.targets)
            or "\n\n".join(entry.target for entry in row.entries),
            row.notes,
        )
