"""The state of every block of a translation.

In: a source and a translation, cut into blocks, and the ledger. Out: `Row`s. Each holds source
blocks, the translated blocks that go with them and what the ledger says of them; mostly one each,
more where blocks were split or merged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.translate.compare import ALIKE, Became, Link
from zinepress.translate.groups import Group, group, said_of
from zinepress.translate.kinds import HEAD, LITERAL, Kind
from zinepress.translate.likeness import likeness
from zinepress.translate.said import Said, said, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.kinds import Block
    from zinepress.translate.ledger import Entry, Ledger


class State(StrEnum):
    """How a translated block stands to its source."""

    CURRENT = "current"
    IMPROVED = "improved"
    """The translation changed, the source did not."""
    STALE = "stale"
    """The source changed, the translation did not."""
    UPDATED = "probably updated"
    """Both changed: somebody has to say that they agree."""
    UNCONFIRMED = "unconfirmed"
    """Nobody has said yet that the two agree."""
    AUTO = "auto"
    """The words are right; links, marks or the place of the source changed."""
    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    """The block is there, in the language of the source."""
    ORPHAN = "orphan"
    """Its source is gone, or there never was one."""
    LOST = "lost"
    """It was translated, and the translation is gone."""


UNFINISHED = frozenset({State.MISSING, State.UNTRANSLATED, State.LOST, State.STALE})
"""States in which the words of the source have no translation."""
TO_SEE = frozenset({State.STALE, State.UPDATED, State.UNCONFIRMED, State.AUTO, State.ORPHAN})
"""States in which a person should look at what is there."""
_NO_WORDS = re.compile(r"`[^`]*`|\{\{[^}]*\}\}|\[\^[^\]]*\]|\S+@\S+")
_SURELY_NAMED = re.compile(r"[A-Z]{2}|[#@]|[a-z][A-Z]")
"""Letters that stand for words, a tag, a capital inside a word."""


@dataclass(frozen=True, slots=True)
class Row:
    """Source blocks, what translates them, and what the ledger says of both."""

    state: State
    sources: tuple[Block, ...] = ()
    targets: tuple[Block, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be brought over, such as `links` or `moved`; what became of the translation."""


def rows(source: Sliced, target: Sliced, ledger: Ledger) -> tuple[Row, ...]:
    """The rows of a translation, in the order of the source."""
    groups = group(source.blocks, ledger.entries, target.blocks)
    judged = (_Case(one).row() for one in groups)
    return tuple(row for row in judged if row.sources or row.targets)


class _Case:
    """One group, with what is said in it."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.was = _all(said_of(entry.source, entry.kind) for entry in group.entries)
        self.then = _all(said_of(entry.target, entry.kind) for entry in group.entries)
        self.source = _all(map(said, group.sources))
        self.target = _all(map(said, group.targets))

    def row(self) -> Row:
        """The row of this group."""
        state, notes = self.state(), self.notes()
        brought = tuple(self.to_bring())
        if brought and state in (State.CURRENT, State.IMPROVED):
            state = State.AUTO
        one = self.group
        return Row(state, one.sources, one.targets, one.entries, (*brought, *notes))

    def state(self) -> State:
        """The state, as far as words tell."""
        one = self.group
        if not one.sources:
            return State.ORPHAN
        if not one.targets:
            return State.LOST if self.then.words else State.MISSING
        if self.is_untranslated():
            return State.UNTRANSLATED
        return self.compared() if one.entries else State.UNCONFIRMED

    def compared(self) -> State:
        """The state of what has a source, a translation and an entry."""
        target_same = self.target.words == self.then.words
        if self.source.words != self.was.words:
            return State.STALE if target_same else State.UPDATED
        if self.then.words and not all(entry.is_confirmed for entry in self.group.entries):
            return State.UNCONFIRMED
        if target_same:
            return State.CURRENT
        return State.IMPROVED if self.is_an_edit() else State.UPDATED

    def is_untranslated(self) -> bool:
        """Whether the words of the source, or of an older one, stand in the translation."""
        confirmed = all(entry.is_confirmed for entry in self.group.entries)
        if self.then.words and self.target.words == self.then.words and confirmed:
            return False
        if all(may_stay(block) for block in self.group.targets):
            return False
        return self.target.words in (self.source.words, self.was.words)

    def is_an_edit(self) -> bool:
        """Whether a translation that changed is still the one it was, or is the first."""
        if not self.then.words:
            return True
        return likeness(self.target.words, self.then.words) >= ALIKE

    def to_bring(self) -> Iterator[str]:
        """What changed in the source, words apart, and is not in the translation."""
        if not (self.group.sources and self.group.targets and self.group.entries):
            return
        for name in ("links", "pictures", "attributes"):
            was, now, there = (getattr(one, name) for one in (self.was, self.source, self.target))
            changed_places = sorted(was) == sorted(now) and there == was
            if was != now and (changed_places or not set(now) - set(was) <= set(there)):
                yield name
        if sorted(self.was.marks) != sorted(self.source.marks) != sorted(self.target.marks):
            yield "marks"
        source, target = _became(self.group.to_source), _became(self.group.to_target)
        if source in (Became.MOVED, Became.SPLIT, Became.MERGED) and source != target:
            yield f"{source} in the source"

    def notes(self) -> Iterator[str]:
        """What became of the translation, words apart."""
        became = _became(self.group.to_target)
        if became in (Became.MOVED, Became.SPLIT, Became.MERGED):
            yield f"{became} in the translation"


def may_stay(block: Block) -> bool:
    """Whether a block may be the same in every language: code, figures, names."""
    what = said(block)
    if block.kind in LITERAL or not needs_words(what):
        return True
    return block.kind not in {*HEAD, Kind.HEADING} and _is_name(what.words)


def _is_name(words: str) -> bool:
    """Whether words all begin with a capital letter, and one of them is a name for sure."""
    if words.endswith((".", "!", "?", ":", ";")) or not _SURELY_NAMED.search(words):
        return False
    first = (next(filter(str.isalpha, word), "") for word in words.split())
    return not any(letter.islower() for letter in first)


def needs_words(what: Said) -> bool:
    """Whether there is anything to translate in it."""
    plain = _NO_WORDS.sub("", what.words)
    return any(sign.isalpha() for sign in plain) and "translate=no" not in " ".join(what.attributes)


def _all(parts: Iterable[Said]) -> Said:
    """What several blocks say together."""
    found = tuple(parts)
    if len(found) == 1:
        return found[0]
    return Said(
        together(one.words for one in found),
        *(
            tuple(item for one in found for item in getattr(one, name))
            for name in ("links", "pictures", "notes", "facts", "marks", "attributes")
        ),
    )


def _became(links: Sequence[Link]) -> Became:
    """What became of the blocks of a group: what is out of the ordinary, if anything is."""
    return next((link.became for link in links if link.became != Became.STAYED), Became.STAYED)
