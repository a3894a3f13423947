"""What a press says of the rules: which count otherwise, and which not at all.

In: findings and settings. Out: findings that count as the press wants; and what is wrong with
what it says. Cheap to import.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.check.catalogue import CATALOGUE
from zinepress.errors import Finding, Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zinepress.press.model import Settings
    from zinepress.press.rules import Grade

OFF = "off"


def graded(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    """The findings with the severity that the press gives their rules; none of those it shut off.

    Rules that cannot be changed are as they are, whatever the settings say.
    """
    grades = settings.check.rules
    if not grades:
        return tuple(findings)
    return tuple(
        finding if grade is None else replace(finding, severity=Severity(grade.severity))
        for finding in findings
        if (grade := _grade(finding.rule, settings)) is None or grade.severity != OFF
    )


def _grade(rule: str, settings: Settings) -> Grade | None:
    known = CATALOGUE.get(rule)
    return None if known is None or known.fixed else settings.check.rules.get(rule)


def misgraded(settings: Settings) -> Iterator[Finding]:
    """What is wrong with what the settings say of rules."""
    for name, grade in settings.check.rules.items():
        where = settings.places.get(f"check.rules.{name}")
        if name not in CATALOGUE:
            hint = nearest(name, CATALOGUE) or "'zinepress check --rules' lists them"
            yield Finding(f"there is no rule '{name}'", where, hint, rule="settings")
        elif CATALOGUE[name].fixed:
            yield Finding(
                f"the rule '{name}' cannot be changed",
                where,
                f"mend what it finds: {CATALOGUE[name].meaning}",
                rule="settings",
            )
        elif grade.severity == OFF and not grade.reason.strip():
            yield Finding(
                f"the rule '{name}' is off without a reason",
                where,
                'say why, as in reason = "our press holds 5 pt"',
                rule="settings",
            )
