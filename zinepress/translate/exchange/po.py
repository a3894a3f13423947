"""Units as a PO file, for Weblate, Poedit and their like.

In: a `Batch`. Out: the text of the file; and back. The form is that of the ledger.
"""

from __future__ import annotations

from zinepress.translate.exchange.units import Batch, Unit
from zinepress.translate.ledger import Entry, Ledger, read_ledger, write_ledger


def write_po(batch: Batch) -> str:
    """The PO file of a batch."""
    entries = tuple(
        Entry(unit.source, unit.target, unit.kind, not unit.is_doubtful, unit.previous)
        for unit in batch.units
    )
    return write_ledger(
        Ledger(
            batch.slug,
            batch.language,
            batch.source_language,
            entries,
            target_digest=batch.target_digest,
        )
    )


def read_po(text: str, path: str) -> Batch:
    """The batch in a PO file; raises SourceError when it is none."""
    return batch_of(read_ledger(text, path))


def batch_of(ledger: Ledger) -> Batch:
    """The units in a ledger, which a program may have edited where it stands."""
    units = tuple(
        Unit(one.source, one.target, one.kind, not one.is_confirmed, one.previous)
        for one in ledger.entries
    )
    return Batch(ledger.slug, ledger.source_language, ledger.language, units, ledger.target_digest)
