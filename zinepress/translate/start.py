"""A file to translate in, block by block, and the ledger that goes with it.

In: a source edition, a language, and what was translated before. Out: `Started`. The words of the
source stand in the file; the translator writes over them, so that every marker, link and footnote
is in its place already.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.blocks import cut, join
from zinepress.translate.head import head_lines, written
from zinepress.translate.kinds import HEAD, LITERAL, Kind
from zinepress.translate.ledger import Entry, Ledger, digest
from zinepress.translate.likeness import count
from zinepress.translate.lines import lines_of
from zinepress.translate.said import running, said
from zinepress.translate.states import may_stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zinepress.press.model import Edition
    from zinepress.translate.kinds import Block

WORDS_AN_HOUR = 500
"""What a volunteer translates; an estimate."""


@dataclass(frozen=True, slots=True)
class Started:
    """A translation at its beginning."""

    text: str
    ledger: Ledger
    blocks: int
    words: int
    """Words of the source that are to be translated."""
    filled: int
    """Blocks that stand there already, from earlier translations."""


def start(
    source: Edition, language: str, translators: Sequence[str], memory: Iterable[Entry] = ()
) -> Started:
    """The file of a new translation, its blocks filled from memory where they were done before."""
    sliced = cut(source.text)
    known = _known(memory)
    found = {
        block: known[said(block).words]
        for block in sliced.blocks
        if said(block).words in known and not may_stay(block)
    }
    body = join(sliced, {block: text for block, text in found.items() if block.kind not in HEAD})
    lines = lines_of(body)
    skipped = head_lines(body, lines)
    below = body[lines[skipped].start :] if skipped < len(lines) else ""
    text = _head(source, found, translators) + ("" if below.startswith("\n") else "\n") + below
    entries = tuple(
        Entry(block.text, found.get(block, ""), block.kind, is_confirmed=block not in found)
        for block in sliced.blocks
    )
    to_do = [block for block in sliced.blocks if not may_stay(block) and block not in found]
    return Started(
        text,
        Ledger(
            source.slug, language, source.language, entries, (), digest(source.text), digest(text)
        ),
        len(to_do),
        sum(count(said(block).words) for block in to_do),
        len(found),
    )


def _known(memory: Iterable[Entry]) -> Mapping[str, str]:
    """What was translated and confirmed before, by the words of the source; the latest counts."""
    return {
        running(entry.source).words: entry.target
        for entry in memory
        if entry.target and entry.is_confirmed and entry.kind not in LITERAL
    }


def _head(source: Edition, found: Mapping[Block, str], translators: Sequence[str]) -> str:
    """The head of a translation: what a reader sees of it, and who made it."""
    titles = {block.kind: text for block, text in found.items() if block.kind in HEAD}
    rows = [
        f"{kind}: {written(titles.get(kind) or words)}"
        for kind, words in (
            (Kind.TITLE, source.front.title),
            (Kind.SUBTITLE, source.front.subtitle),
            (Kind.DESCRIPTION, source.front.description),
        )
        if words
    ]
    names = ", ".join(json.dumps(name, ensure_ascii=False) for name in translators)
    rows += [f"translators: [{names}]", "reviewers: []", "status: draft"]
    return "\n".join(("---", *rows, "---", ""))
