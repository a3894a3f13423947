"""A translation is checked against its source, block by block and as a whole.

In: both texts, cut, the rows of their blocks, and their names. Out: findings in the order of the
translation, each with its place there and the line of the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.press.languages import english_name
from zinepress.translate.kinds import LITERAL
from zinepress.translate.rules import characters, language, markup, numbers, things, whole
from zinepress.translate.rules.pair import Pair, Trouble
from zinepress.translate.said import Said, said
from zinepress.translate.states import Row, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.glossary import Glossary
    from zinepress.translate.kinds import Block

    Rule = Callable[[Pair], Iterator[Trouble]]

RULES: Mapping[str, Rule] = {
    "phones": numbers.phones,
    "prices": numbers.prices,
    "sections": numbers.sections,
    "figures": numbers.figures,
    "addresses": things.addresses,
    "mails": things.mails,
    "dead-links": things.dead_links,
    "notes": things.notes,
    "facts": things.facts,
    "pictures": things.pictures,
    "attributes": things.attributes,
    "emphasis": markup.emphasis,
    "code": markup.code,
    "headings": markup.headings,
    "lines": markup.lines,
    "left-over": language.left_over,
    "script": language.wrong_script,
    "doubled": language.doubled,
    "length": language.length,
    "invisible": characters.invisible,
    "direction-marks": characters.direction_marks,
    "composed": characters.composed,
    "quotes": characters.quotes,
    "signs": characters.signs,
    "opening-signs": characters.opening_signs,
}
"""Every rule that looks at a block and its source, by name."""
_WHOLE = {"footnotes": whole.footnotes, "boxes": whole.boxes}
_SHOWN = 48


@dataclass(frozen=True, slots=True)
class Names:
    """The languages of a translation and the paths of both files, relative to the press."""

    source_language: str
    language: str
    source_path: str
    path: str


def check(
    source: Sliced,
    target: Sliced,
    rows: Sequence[Row],
    names: Names,
    glossary: Glossary | None = None,
) -> tuple[Finding, ...]:
    """Everything that is to be said of a translation."""
    rules = {**RULES, "glossary": glossary.missing} if glossary else RULES
    found = [*_of_rows(target, rows, names, rules), *_of_states(rows, names)]
    for rule, look in _WHOLE.items():
        for placed in look(source, target):
            where = Where(names.path, placed.line)
            found.append(_finding(placed.trouble, where, placed.source_line, rule, names))
    found.sort(key=lambda finding: finding.where.line or 0 if finding.where else 0)
    return tuple(dict.fromkeys(found))


def _of_rows(
    target: Sliced, rows: Iterable[Row], names: Names, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """What the rules say of each block."""
    for row in rows:
        if row.state in (State.UNTRANSLATED, State.ORPHAN) or not row.targets:
            continue
        if row.targets[0].kind in LITERAL:
            continue
        pair = pair_of(row, names)
        for rule, look in rules.items():
            for trouble in look(pair):
                where = _place(target, row.targets, trouble.at, names.path)
                line = row.sources[0].line if trouble.is_in_source else None
                yield _finding(trouble, where, line, rule, names)


def pair_of(row: Row, names: Names) -> Pair:
    """What the rules are told of a row."""
    return Pair(
        row.sources,
        row.targets,
        _together(row.sources),
        _together(row.targets),
        names.source_language,
        names.language,
    )


def _together(blocks: Sequence[Block]) -> Said:
    """What several blocks say."""
    found = [said(block) for block in blocks]
    if len(found) == 1:
        return found[0]
    return Said(
        "\n".join(one.words for one in found),
        *(
            tuple(chain.from_iterable(getattr(one, name) for one in found))
            for name in ("links", "pictures", "notes", "facts", "marks", "attributes")
        ),
    )


def _of_states(rows: Sequence[Row], names: Names) -> Iterator[Finding]:
    """What is to be said of blocks by their states."""
    language = english_name(names.source_language)
    line = 1
    for row in rows:
        line = row.targets[0].line if row.targets else line
        told = _told(row, language)
        if told is not None:
            source_line = row.sources[0].line if row.sources else None
            yield _finding(told, Where(names.path, line), source_line, str(row.state), names)
    waiting = sum(row.state in (State.UNCONFIRMED, State.UPDATED) for row in rows)
    if waiting:
        message = f"{waiting} blocks that nobody has confirmed"
        hint = "compare them with 'translate diff', then run 'translate accept'"
        yield Finding(message, Where(names.path), hint, Severity.NOTE, "translation")


def _told(row: Row, language: str) -> Trouble | None:
    """What to say of a row by its state; None where all is well."""
    words = _shown((row.sources or row.targets)[0].text)
    if row.state is State.LOST:
        return Trouble(
            f"the translation of '{words}' is gone", "bring it back, it is in the ledger"
        )
    warning = {
        State.MISSING: (f"not translated yet: '{words}'", "translate it"),
        State.UNTRANSLATED: (f"still in {language}: '{words}'", "translate it"),
        State.STALE: (f"{language} changed since: '{words}'", "'translate diff' shows what"),
        State.ORPHAN: (f"'{words}' is not in {language}, or no longer", "delete it if it is old"),
        State.AUTO: (
            f"{language} changed {', '.join(row.notes)}: '{words}'",
            "the words are right; bring the rest over",
        ),
    }
    if row.state in warning:
        return Trouble(*warning[row.state], Severity.WARNING)
    return None


def _finding(
    trouble: Trouble, where: Where, source_line: int | None, rule: str, names: Names
) -> Finding:
    """The finding of a trouble."""
    source = f" ({english_name(names.source_language)} line {source_line})" if source_line else ""
    return Finding(trouble.message + source, where, trouble.hint, trouble.severity, rule)


def _place(target: Sliced, blocks: Sequence[Block], at: str, path: str) -> Where:
    """The place of a piece of text in blocks; the first line of the first where it is not found."""
    for block in blocks if at else ():
        offset = target.text.find(at, block.start, block.end)
        if offset >= 0:
            begin = target.text.rfind("\n", 0, offset) + 1
            line = block.line + target.text.count("\n", block.start, offset)
            return Where(path, line, offset - begin + 1)
    return Where(path, blocks[0].line)


def _shown(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " ..."
