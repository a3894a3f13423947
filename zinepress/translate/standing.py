"""How far the translations of a press are.

In: a `Press`. Out: a `Standing` for each translation: blocks done, blocks to look at, mistakes,
words to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import Severity
from zinepress.layout.manifest import find_layouts
from zinepress.layout.strings import read_words
from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.checks import Names, check
from zinepress.translate.ledger import Ledger
from zinepress.translate.likeness import count
from zinepress.translate.said import said
from zinepress.translate.shelf import find_glossary, find_ledger
from zinepress.translate.states import TO_SEE, UNFINISHED, Row, State, may_stay, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.errors import Finding
    from zinepress.press.model import Edition, Press
    from zinepress.translate.blocks import Sliced
    from zinepress.translate.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation with its source and all that is known of its blocks."""

    original: Edition
    edition: Edition
    source: Sliced
    target: Sliced
    ledger: Ledger
    """What stands on disk, or what an alignment guesses where nothing does."""
    has_ledger: bool
    rows: tuple[Row, ...]
    glossary: Glossary

    @property
    def names(self) -> Names:
        """The languages and paths, for the checks."""
        return Names(
            self.original.language, self.edition.language, self.original.path, self.edition.path
        )

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say."""
        return check(self.source, self.target, self.rows, self.names, self.glossary)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a translation is, in numbers."""

    slug: str
    language: str
    path: str
    blocks: int
    """Of the source, those that have words."""
    done: int
    """Those with a translation that is up to date, confirmed or not."""
    to_see: int
    """Those that somebody should look at."""
    unconfirmed: int
    errors: int
    words_to_do: int
    is_reviewed: bool
    has_ledger: bool
    is_ledger_edited: bool
    """Whether another program has edited the ledger, so that it waits to be taken in."""
    layout: str
    layout_lacks: tuple[str, ...]
    """The layout's own words, by key, that it has in English alone."""


def translation(root: Path, original: Edition, edition: Edition) -> Translation:
    """A translation read against its source; raises SourceError for a ledger that is broken."""
    source, target = cut(original.text), cut(edition.text)
    ledger = find_ledger(root, edition)
    known = ledger or adopt(
        source, target, Ledger(edition.slug, edition.language, original.language)
    )
    found = rows(source, target, known)
    has_ledger, glossary = ledger is not None, find_glossary(root)
    return Translation(original, edition, source, target, known, has_ledger, found, glossary)


def translations(press: Press) -> Iterator[tuple[Edition, Edition]]:
    """Every translation of a press, behind the edition it was made from."""
    for publication in press.publications:
        original = publication.editions[0]
        for edition in publication.editions[1:]:
            yield original, edition


def standing(one: Translation, press: Press) -> Standing:
    """The numbers of a translation."""
    worded = [row for row in one.rows if row.sources and not all(map(may_stay, row.sources))]
    to_do = [row for row in worded if row.state in UNFINISHED]
    front = one.edition.front
    return Standing(
        one.edition.slug,
        one.edition.language,
        one.edition.path,
        blocks=len(worded),
        done=len(worded) - len(to_do),
        to_see=sum(row.state in TO_SEE - {State.UNCONFIRMED} for row in one.rows),
        unconfirmed=sum(row.state is State.UNCONFIRMED for row in worded),
        errors=sum(finding.severity is Severity.ERROR for finding in one.findings()),
        words_to_do=sum(count(said(block).words) for row in to_do for block in row.sources),
        is_reviewed=bool(front.reviewers) or front.status == "approved",
        has_ledger=one.has_ledger,
        is_ledger_edited=one.ledger.is_edited,
        layout=front.layout or press.settings.layout,
        layout_lacks=_lacks(front.layout or press.settings.layout, one.edition.language, press),
    )


def _lacks(name: str, language: str, press: Press) -> tuple[str, ...]:
    """The keys of the words that a layout has no translation of; none for an unknown layout."""
    layout = find_layouts(press.root).get(name)
    return read_words(layout.folders, language).missing if layout else ()
