"""Somebody confirms that translated blocks say what their sources say.

In: a source, a translation, its ledger, and which rows were confirmed. Out: the new `Ledger`.
What leaves the entries with words in it is kept behind them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.translate.compare import ALIKE
from zinepress.translate.groups import said_of
from zinepress.translate.ledger import Entry, digest
from zinepress.translate.likeness import likeness
from zinepress.translate.said import said
from zinepress.translate.states import Row, State, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.kinds import Block
    from zinepress.translate.ledger import Ledger

SAFE = frozenset({State.CURRENT, State.IMPROVED, State.MISSING, State.UNTRANSLATED})
"""States that may be recorded without anybody having looked."""


def is_safe(row: Row) -> bool:
    """Whether recording a row hides nothing from anybody."""
    return row.state in SAFE


def has_translation(row: Row) -> bool:
    """Whether there is a translation to confirm, or nothing that confirming would hide."""
    return row.state not in (State.LOST, State.ORPHAN)


def accept(
    source: Sliced,
    target: Sliced,
    ledger: Ledger,
    chosen: Callable[[Row], bool] = is_safe,
    *,
    as_it_is: bool = False,
) -> Ledger:
    """The ledger after the chosen rows were confirmed; the others stay as they were.

    With `as_it_is`, chosen words that are those of the source count as their own translation.
    """
    found = rows(source, target, ledger)
    recorded = [
        (row, _recorded(row, as_it_is=as_it_is) if chosen(row) else _left(row)) for row in found
    ]
    gone = Counter(ledger.entries) - Counter(entry for row in found for entry in row.entries)
    given_up = [
        entry
        for row, new in recorded
        for entry in row.entries
        if new != row.entries and not any(_is_alike(entry, one) for one in new)
    ]
    kept = (entry for entry in (*ledger.kept, *gone.elements(), *given_up) if entry.target)
    return replace(
        ledger,
        entries=tuple(entry for _, new in recorded for entry in new),
        kept=tuple(dict.fromkeys(Entry(entry.source, entry.target) for entry in kept)),
        source_digest=digest(source.text),
        target_digest=digest(target.text),
        is_edited=False,
    )


def _recorded(row: Row, *, as_it_is: bool) -> tuple[Entry, ...]:
    """The entry of a row that is confirmed."""
    if row.state is State.ORPHAN:
        return row.entries
    source, kind = _text(row.sources), row.sources[0].kind
    if row.state in (State.MISSING, State.LOST):
        return (Entry(source, "", kind),)
    if row.state is State.UNTRANSLATED and not as_it_is:
        # what stands there may be an older source, which only the old entry can tell
        words = [said(block).words for block in row.targets]
        is_now = words == [said(block).words for block in row.sources]
        return (Entry(source, "", kind),) if is_now else row.entries
    return (Entry(source, _text(row.targets), kind),)


def _is_alike(old: Entry, new: Entry) -> bool:
    """Whether the words of an entry live on in those of another: the same, or with corrections."""
    was, now = (said_of(one.target, one.kind).words for one in (old, new))
    return was in now or likeness(was, now) >= ALIKE


def _left(row: Row) -> tuple[Entry, ...]:
    """The entries of a row that nobody confirmed; a source that is new begins without words."""
    if row.entries or not row.sources or row.targets:
        return row.entries
    return (Entry(_text(row.sources), "", row.sources[0].kind),)


def _text(blocks: Iterable[Block]) -> str:
    """The text of an entry for several blocks."""
    return "\n\n".join(block.text for block in blocks)
