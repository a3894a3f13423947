"""`zinepress translate check`: what is wrong in translations.

In: translations. Out: findings, or JSON; with `--fix`, files with what is surely wrong mended.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from zinepress.cli import say
from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import chosen, the_press
from zinepress.errors import Finding, Severity
from zinepress.translate.blocks import cut, join
from zinepress.translate.kinds import LITERAL
from zinepress.translate.rules.characters import mended
from zinepress.translate.shelf import raw_text, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.translate.standing import Translation


@click.command(name="check")
@click.argument("words", metavar="[PUBLICATION] [LANGUAGE]", nargs=-1, type=TARGET)
@click.option("--fix", is_flag=True, help="Mend accents, signs and invisible characters first.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option("--json", "as_json", is_flag=True, help="Print findings as a JSON list.")
def check_command(words: tuple[str, ...], *, fix: bool, strict: bool, as_json: bool) -> int:
    """Look for numbers, links, notes and words that went astray."""
    press, is_wrong = the_press()
    found = chosen(press, words)
    if fix:
        for one in found:
            _mend(press.root, one)
        press, is_wrong = the_press()
        found = chosen(press, words)
    findings = [finding for one in found for finding in one.findings()]
    if as_json:
        click.echo(json.dumps([_plain(one) for one in findings], indent=2, ensure_ascii=False))
    else:
        say.findings(findings)
        click.echo(_summary(findings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(is_wrong or any(one.severity in failing for one in findings))


def _mend(root: Path, one: Translation) -> None:
    """Write a translation with what is surely wrong set right."""
    file = root / one.edition.path
    sliced = cut(raw_text(file))
    new = {
        block: text
        for block in sliced.blocks
        if block.kind not in LITERAL
        for text in [mended(block.text, one.edition.language)]
        if text != block.text
    }
    if new:
        write_whole(file, join(sliced, new))
        click.echo(f"mended {len(new)} blocks in {one.edition.path}", err=True)


def _plain(finding: Finding) -> dict[str, object]:
    """A finding for JSON."""
    where = finding.where
    return {
        "severity": str(finding.severity),
        "rule": finding.rule,
        "path": where.path if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "message": finding.message,
        "hint": finding.hint,
    }


def _summary(findings: list[Finding]) -> str:
    """How many findings there are of each kind."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    warnings = sum(one.severity is Severity.WARNING for one in findings)
    if not errors and not warnings:
        return "nothing to mend"
    return f"{errors} to mend, {warnings} to look at"
