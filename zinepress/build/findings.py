"""Findings that are remembered with what was made, and whether they stop a target.

In: JSON objects and findings. Out: findings and answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def finding_from(told: Mapping[str, Any]) -> Finding:
    """The finding that `zinepress.events.plain` gave; raises KeyError or TypeError."""
    where = Where(**told["where"]) if told["where"] else None
    return Finding(**{**told, "where": where, "severity": Severity(told["severity"])})


def in_press(finding: Finding, root: Path) -> Finding:
    """The finding with its place told from the press, where that is a file of the press."""
    base = f"{root}/"
    if finding.where is None or not finding.where.path.startswith(base):
        return finding
    return replace(finding, where=replace(finding.where, path=finding.where.path[len(base) :]))


def stopping(findings: Iterable[Finding], *, strict: bool) -> tuple[Finding, ...]:
    """The findings that stop a target: errors, and under `--strict` warnings too."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return tuple(finding for finding in findings if finding.severity in grave)
