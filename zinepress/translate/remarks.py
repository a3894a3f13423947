"""What a build says of a translation: how far it is, and why it is stamped a draft.

In: an `Assembled` translation and the edition it becomes. Out: findings, none of which stops a
build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.press.languages import english_name
from zinepress.translate.assemble import UNFINISHED_STATUS, Missing
from zinepress.translate.kinds import HEAD
from zinepress.translate.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.press.model import Edition
    from zinepress.translate.assemble import Assembled, Plan
    from zinepress.translate.states import Row

RULE = "translation"
MOST_LINES = 6
"""Lines that are named one by one."""


def remarks(
    made: Assembled, edition: Edition, plan: Plan, *, has_ledger: bool
) -> tuple[Finding, ...]:
    """The remarks on a translation: what is open, what cannot be known, what makes it a draft."""
    found = [*_open(made, edition, plan, has_ledger=has_ledger)]
    if not has_ledger:
        told = f"there is no ledger yet, so a change of {plan.source_path} is not noticed"
        hint = f"'zinepress translate adopt {edition.slug} {edition.language}' begins one"
        found.append(_remark(told, hint, edition))
    if made.is_draft(edition.front):
        found += _draft(made, edition)
    return tuple(found)


def _open(made: Assembled, edition: Edition, plan: Plan, *, has_ledger: bool) -> Iterator[Finding]:
    """What lacks words, is in another language, out of date or not compared."""
    source = english_name(plan.source_language)
    shown = f"set in {source}" if plan.missing is Missing.SOURCE else "marked"
    # the press itself tells of a head that lacks a subtitle or the like
    absent = [row for row in made.to_do if not row.targets and row.sources[0].kind not in HEAD]
    if absent and has_ledger:
        yield _rows(absent, f"not translated and {shown}", edition, plan.source_path)
    elif absent:  # which ones is only a guess
        told = f"not translated and left out: {_count(absent)} of {plan.source_path}"
        yield Finding(told, Where(edition.path), _hint(edition), Severity.WARNING, RULE)
    left = [row for row in made.to_do if row.state is State.UNTRANSLATED]
    if left:
        yield _rows(left, f"still in {source}", edition)
    stale = [row for row in made.to_do if row.state is State.STALE]
    if stale:
        yield _rows(stale, f"out of date and {shown}", edition)
    if made.to_confirm:
        yield _rows(made.to_confirm, f"changed together with the {source}", edition)


def _rows(rows: Sequence[Row], told: str, edition: Edition, source_path: str = "") -> Finding:
    """The finding for some blocks, with the lines where they stand."""
    lines = list(dict.fromkeys((row.targets or row.sources)[0].line for row in rows))
    named = ", ".join(map(str, lines[:MOST_LINES])) + (" ..." if len(lines) > MOST_LINES else "")
    place = f"line{'s' if len(lines) != 1 else ''} {named}"
    message = f"{told}: {_count(rows)}, {place}{f' of {source_path}' if source_path else ''}"
    where = Where(edition.path, None if source_path else lines[0])
    return Finding(message, where, _hint(edition), Severity.WARNING, RULE)


def _count(rows: Sequence[Row]) -> str:
    """How many blocks there are."""
    return f"{len(rows)} block{'s' if len(rows) != 1 else ''}"


def _hint(edition: Edition) -> str:
    """What shows the blocks beside their sources."""
    return f"'zinepress translate diff {edition.slug} {edition.language}' shows each"


def _draft(made: Assembled, edition: Edition) -> Iterator[Finding]:
    """Why an edition whose blocks are all there is stamped a draft; open ones say it themselves."""
    front = edition.front
    if front.status in UNFINISHED_STATUS:
        hint = "take 'status' out of its head when it is done"
        yield _remark(f"stamped a draft, as its status is '{front.status}'", hint, edition)
    elif made.is_complete:
        hint = "add 'reviewers: [a name]' to its head when somebody has read it"
        yield _remark("stamped a draft, as nobody has reviewed it", hint, edition)


def _remark(told: str, hint: str, edition: Edition) -> Finding:
    """A finding that only informs."""
    return Finding(told, Where(edition.path), hint, Severity.NOTE, RULE)
