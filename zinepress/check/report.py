"""Findings for machines: JSON, and SARIF for the pages of a code host.

In: findings. Out: values that `json` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress import __version__
from zinepress.check.catalogue import CATALOGUE
from zinepress.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.errors import Finding

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
Json = dict[str, object]


def as_json(finding: Finding) -> Json:
    """A finding as one flat object; what is not known is null."""
    where = finding.where
    return {
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "hint": finding.hint,
        "file": where.path if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "page": finding.page,
    }


def as_sarif(findings: Iterable[Finding]) -> Json:
    """Findings as a SARIF 2.1.0 log of one run."""
    found = list(findings)
    rules = sorted({finding.rule for finding in found})
    driver = {
        "name": "zinepress",
        "version": __version__,
        "rules": [_rule(name) for name in rules],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(one) for one in found]}],
    }


def _rule(name: str) -> Json:
    """What is known of a rule."""
    known = CATALOGUE.get(name)
    return {"id": name, "shortDescription": {"text": known.meaning if known else name}}


def _result(finding: Finding) -> Json:
    page = f"page {finding.page}: " if finding.page is not None else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{page}{finding.message}{hint}"},
    }
    if finding.where:
        place: Json = {"artifactLocation": {"uri": finding.where.path}}
        if finding.where.line:
            region = {"startLine": finding.where.line, "startColumn": finding.where.column or 1}
            place["region"] = region
        result["locations"] = [{"physicalLocation": place}]
    return result
