"""A ledger for a translation that has none.

In: a source and a translation. Out: a `Ledger` in which nothing is confirmed yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.translate.align import align
from zinepress.translate.ledger import Entry, Ledger
from zinepress.translate.said import said
from zinepress.translate.states import may_stay

if TYPE_CHECKING:
    from zinepress.translate.blocks import Sliced
    from zinepress.translate.kinds import Block


def adopt(source: Sliced, target: Sliced, ledger: Ledger) -> Ledger:
    """The ledger with an entry for each source block, aligned; `ledger` gives its names.

    What stands in the translation word for word as in the source counts as not translated. Words
    that only the older ledger has are kept.
    """
    entries = tuple(
        Entry(
            one.text,
            "" if other is None or _is_untranslated(one, other) else other.text,
            one.kind,
            is_confirmed=False,
        )
        for one, other in align(source.blocks, target.blocks)
        if one
    )
    there = {entry.target for entry in entries}
    older = (Entry(one.source, one.target) for one in ledger.entries if one.target not in there)
    kept = (*ledger.kept, *(entry for entry in older if entry.target))
    return Ledger(ledger.slug, ledger.language, ledger.source_language, entries, kept)


def _is_untranslated(one: Block, other: Block) -> bool:
    """Whether a block still says what its source says."""
    return said(one).words == said(other).words and not may_stay(other)
