"""The text that a build sets for a translation.

In: the texts of a source and its translation, the ledger, and what is to stand for what has no
translation. Out: `Assembled`: a text for `read_document`, where each of its lines comes from, and
how far the translation is.

A build does this for every edition that is not in the source language, and stamps it a draft when
`is_draft` says so (`zinepress.build.reading`). What goes into it besides the edition's own text is
the source's text and the ledger's file. Without a ledger
nothing is added, since an alignment is only a guess; what is still in the source language is marked
all the same. Nothing that a translator wrote is left out, but for words that the source has changed
since. Passages in the language of the source have `lang`, `dir` and the class `x-untranslated`,
translations that are out of date and stay `x-stale`; a layout may style both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.errors import Where
from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.bring import with_links
from zinepress.translate.insert import insertions
from zinepress.translate.laying import Instead, Origin, lay
from zinepress.translate.ledger import Ledger
from zinepress.translate.marking import NOTHING_YET, STALE, UNTRANSLATED, in_language, marked
from zinepress.translate.states import UNFINISHED, State, may_stay, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zinepress.errors import Finding
    from zinepress.press.model import Edition, FrontMatter, Press
    from zinepress.translate.blocks import Sliced
    from zinepress.translate.insert import Insertion
    from zinepress.translate.kinds import Block
    from zinepress.translate.states import Row


UNFINISHED_STATUS = frozenset({"draft", "review"})
"""What the head of a text says while it is worked on."""


class Missing(StrEnum):
    """What stands for a block without a translation, or with one that is out of date."""

    SOURCE = "source"
    """The words of the source, in its language."""
    MARK = "mark"
    """A mark; a translation that is out of date stays, marked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Names that an assembly needs, and what is to stand for what is missing."""

    source_language: str
    source_path: str
    path: str
    """Of the translation, relative to the press."""
    missing: Missing = Missing.SOURCE


def plan_of(source: Edition, edition: Edition, press: Press) -> Plan:
    """The plan for a translation, as its press chooses."""
    return Plan(source.language, source.path, edition.path, Missing(press.settings.missing))


@dataclass(frozen=True, slots=True)
class Assembled:
    """A translation as it is set."""

    text: str
    origins: tuple[Origin, ...]
    """Where each line of the text comes from."""
    total: int
    """Blocks of the source that have words."""
    to_do: tuple[Row, ...]
    """Those of them whose words are not translated, or out of date."""
    to_confirm: tuple[Row, ...]
    """Those whose translation changed with them, and nobody has said that they agree."""

    @property
    def done(self) -> int:
        """Blocks whose words are translated, whether or not somebody confirmed it."""
        return self.total - len(self.to_do)

    @property
    def is_complete(self) -> bool:
        """Whether every block of the source has a translation that is up to date."""
        return not (self.to_do or self.to_confirm)

    def is_draft(self, front: FrontMatter) -> bool:
        """Whether the edition is to be stamped a draft: unfinished, or read by nobody yet."""
        is_reviewed = bool(front.reviewers) or front.status == "approved"
        return not self.is_complete or not is_reviewed or front.status in UNFINISHED_STATUS

    def placed(self, finding: Finding) -> Finding:
        """A finding about this text, with the place that people can edit."""
        where = finding.where
        if where is None or where.line is None or not 0 < where.line <= len(self.origins):
            return finding
        origin = self.origins[where.line - 1]
        if where.path not in (origin.path, self.origins[0].path):
            return finding
        return replace(finding, where=Where(origin.path, origin.line, where.column))


def assemble(source: str, translation: str, ledger: Ledger | None, plan: Plan) -> Assembled:
    """The text to set for a translation; the same for the same values."""
    original, target = cut(source), cut(translation)
    known = ledger or adopt(original, target, Ledger("", "", plan.source_language))
    found = rows(original, target, known)
    instead = dict(_instead(found, plan))
    added = _added(original, target, found, plan) if ledger else ()
    paths = (plan.path, plan.source_path)
    text, origins = lay(target, instead, added, paths)
    if not _holds(text, (block.text for block in target.blocks if block not in instead)):
        # markup that comes out otherwise beside other lines: what the translator wrote goes first
        text, origins = lay(target, {}, (), paths)
    worded = [row for row in found if not all(map(may_stay, row.sources))]
    return Assembled(
        text,
        origins,
        total=len(worded),
        to_do=tuple(row for row in worded if row.state in UNFINISHED),
        to_confirm=tuple(row for row in worded if row.state is State.UPDATED),
    )


def _instead(found: Iterable[Row], plan: Plan) -> Iterator[tuple[Block, Instead]]:
    """What is set in the place of translated blocks."""
    for row in found:
        if row.state is State.UNTRANSLATED:
            for block in row.targets:
                if not may_stay(block):
                    text = in_language(block.text, block.kind, plan.source_language)
                    yield block, Instead(text)
        elif row.state is State.STALE and plan.missing is Missing.SOURCE:
            yield from _source_instead(row, plan)
        elif row.state is State.STALE:
            for block in row.targets:
                yield block, Instead(marked(block.text, block.kind, f".{STALE}"))
        elif "links" in row.notes:
            yield from ((block, Instead(new)) for block, new in with_links(row))


def _source_instead(row: Row, plan: Plan) -> Iterator[tuple[Block, Instead]]:
    """The blocks of a source in the places of its translation, which is out of date."""
    last = len(row.targets) - 1
    for number, block in enumerate(row.targets):
        sources = row.sources[number:] if number == last else row.sources[number : number + 1]
        if not sources:
            yield block, Instead(marked(block.text, block.kind, f".{STALE}"))
            continue
        texts = [in_language(one.text, block.kind, plan.source_language) for one in sources]
        yield block, Instead("\n\n".join(texts), sources[0].line)


def _added(
    original: Sliced, target: Sliced, found: Iterable[Row], plan: Plan
) -> tuple[Insertion, ...]:
    """What is set where the translation has nothing."""

    def say(block: Block) -> str:
        if may_stay(block):
            return block.text
        if plan.missing is Missing.SOURCE:
            return in_language(block.text, block.kind, plan.source_language)
        return marked(NOTHING_YET, block.kind, f".{UNTRANSLATED}")

    known: dict[Block, Sequence[Block]] = {}
    missing: list[Block] = []
    for row in found:
        if row.targets:
            known |= dict.fromkeys(row.sources, row.targets)
        else:
            missing += row.sources
    return insertions(original, target, known, missing, say)


def _holds(text: str, blocks: Iterable[str]) -> bool:
    """Whether a text has all these blocks in this order, among others."""
    there = iter([block.text for block in cut(text).blocks])
    return all(block in there for block in blocks)
