"""Units that come back are put into a translation.

In: a source, its translation and ledger, and a `Batch`. Out: `Taken`. Where only one side changed
since the batch was made, that side counts; where both did, the translation stays as it is and the
other text is kept in the ledger, so that nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.press.languages import english_name
from zinepress.translate.blocks import cut
from zinepress.translate.groups import said_of
from zinepress.translate.insert import insertions
from zinepress.translate.laying import Instead, lay
from zinepress.translate.ledger import Entry, digest
from zinepress.translate.said import said, together
from zinepress.translate.states import State, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.checks import Names
    from zinepress.translate.exchange.units import Batch, Unit
    from zinepress.translate.kinds import Block
    from zinepress.translate.ledger import Ledger
    from zinepress.translate.states import Row


@dataclass(frozen=True, slots=True)
class Taken:
    """A translation after a batch was taken in."""

    text: str
    ledger: Ledger
    changed: int
    """Blocks that have new words."""
    findings: tuple[Finding, ...]
    """What could not be taken, and why."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """New words for a row."""

    row: Row
    unit: Unit
    base: str | None
    """What the translation said when it was confirmed last; None where nobody knows."""

    @property
    def now(self) -> str:
        """What the translation says."""
        return "\n\n".join(block.text for block in self.row.targets)


def take(source: Sliced, target: Sliced, ledger: Ledger, batch: Batch, names: Names) -> Taken:
    """The translation with the words of a batch.

    Of a ledger that another program has edited, what it said before is not known.
    """
    found = rows(source, target, ledger)
    wishes, strangers = _wishes(found, batch, is_known=not ledger.is_edited)
    is_untouched = batch.target_digest == digest(target.text)
    wanted = [wish for wish in wishes if is_untouched or _is_ours_to_set(wish)]
    disputed = [wish for wish in wishes if wish not in wanted and wish.unit.target != wish.base]
    text, refused = _with(source, target, found, wanted)
    taken = [wish for wish in wanted if wish not in refused]
    kept = [
        *(Entry(wish.unit.source, wish.now) for wish in taken if _is_only_here(wish)),
        *(Entry(wish.unit.source, wish.unit.target) for wish in (*disputed, *refused)),
    ]
    findings = [
        *(_stranger(unit, names) for unit in strangers),
        *(_dispute(wish, names) for wish in disputed),
        *(_refusal(wish, names) for wish in refused),
    ]
    everything = tuple(dict.fromkeys((*ledger.kept, *kept)))
    return Taken(text, replace(ledger, kept=everything), len(taken), tuple(findings))


def _wishes(
    found: Sequence[Row], batch: Batch, *, is_known: bool
) -> tuple[list[_Wish], list[Unit]]:
    """New words for rows, and the units that belong to none of them.

    A row is known by what its source says now, or by what it said when it was confirmed.
    """
    waiting: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        kind = row.sources[0].kind if row.sources else ""
        if row.sources:
            waiting[together(said(block).words for block in row.sources)].append(row)
            older = [said_of(entry.source, kind).words for entry in row.entries]
            waiting[f"older {together(older)}"].append(row)
    wishes: list[_Wish] = []
    strangers: list[Unit] = []
    used: set[int] = set()
    for unit in batch.units:
        words = said_of(unit.source, unit.kind).words
        rows_left = [
            row
            for row in (*waiting[words], *waiting[f"older {words}"])
            if row.sources[0].start not in used
        ]
        if not rows_left:
            strangers += [unit] if unit.target else []
            continue
        used.add(rows_left[0].sources[0].start)
        said_then = "\n\n".join(entry.target for entry in rows_left[0].entries)
        wish = _Wish(rows_left[0], unit, said_then if is_known else None)
        wishes += [wish] if unit.target and unit.target != wish.now else []
    return wishes, strangers


def _is_ours_to_set(wish: _Wish) -> bool:
    """Whether nobody wrote other words for a row since it was confirmed."""
    return wish.now in ("", wish.base) or wish.row.state is State.UNTRANSLATED


def _is_only_here(wish: _Wish) -> bool:
    """Whether the words that are replaced stand nowhere else."""
    return not _is_ours_to_set(wish)


def _with(
    source: Sliced, target: Sliced, found: Sequence[Row], wanted: Sequence[_Wish]
) -> tuple[str, list[_Wish]]:
    """The translation with new words for rows, and the wishes that would break it."""
    text = _laid(source, target, found, wanted)
    if text is not None:
        return text, []
    good = [wish for wish in wanted if _laid(source, target, found, [wish]) is not None]
    text = _laid(source, target, found, good)
    if text is None:
        return target.text, list(wanted)
    return text, [wish for wish in wanted if wish not in good]


def _laid(
    source: Sliced, target: Sliced, found: Sequence[Row], wanted: Sequence[_Wish]
) -> str | None:
    """The translation with new words for rows; None when they would not be the blocks wished."""
    instead: dict[Block, str] = {}
    new: dict[Block, str] = {}
    for wish in wanted:
        places, words = (instead, wish.row.targets) if wish.row.targets else (new, wish.row.sources)
        parts = wish.unit.target.split("\n\n") if len(words) > 1 else [wish.unit.target]
        if len(parts) != len(words):
            return None
        places |= dict(zip(words, parts, strict=True))
    known = {block: row.targets for row in found if row.targets for block in row.sources}
    added = insertions(source, target, known, tuple(new), lambda block: new[block])
    replaced = {block: Instead(text) for block, text in instead.items()}
    text, _ = lay(target, replaced, added, ("", ""))
    wished = [instead.get(block, block.text) for block in target.blocks]
    there = [block.text for block in cut(text).blocks]
    rest = iter(there)
    is_whole = all(_plain(one) in map(_plain, rest) for one in wished)
    return text if is_whole and len(there) == len(wished) + len(new) else None


def _plain(text: str) -> str:
    """A text without what laying it out may change: line ends and spaces around them."""
    return " ".join(text.split()).replace("\\|", "|")


def _stranger(unit: Unit, names: Names) -> Finding:
    """The finding for a unit whose source is not in the text any more."""
    shown = " ".join(unit.source.split())[:48]
    message = f"'{shown}' is no longer in {english_name(names.source_language)}"
    hint = "its translation was not taken; it is still in the file that you sent"
    return Finding(message, Where(names.path), hint, Severity.WARNING, "exchange")


def _dispute(wish: _Wish, names: Names) -> Finding:
    """The finding for a row that two people changed."""
    where = Where(names.path, wish.row.targets[0].line)
    message = f"changed here and there: '{wish.now}', and '{wish.unit.target}'"
    hint = "keep the better one in the file; the other is at the end of the ledger"
    return Finding(message, where, hint, Severity.WARNING, "exchange")


def _refusal(wish: _Wish, names: Names) -> Finding:
    """The finding for words that would be read as something else than a block."""
    line = wish.row.targets[0].line if wish.row.targets else None
    message = f"these words would change the form of the text: '{wish.unit.target}'"
    hint = "put them into the file by hand; they are at the end of the ledger"
    return Finding(message, Where(names.path, line), hint, Severity.WARNING, "exchange")
