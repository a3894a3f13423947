"""`zinepress check`: what would embarrass you, found before it is printed.

In: PDFs, or targets of the press one stands in. Out: findings in words, JSON or SARIF.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.check.catalogue import CATALOGUE
from zinepress.check.profile import PROFILES, for_printer
from zinepress.check.report import as_json, as_sarif
from zinepress.cli import say
from zinepress.cli.here import press_here
from zinepress.cli.targets import PRINTER_NAME, TARGET
from zinepress.errors import Severity, UsageError
from zinepress.press.printers import chosen_printer
from zinepress.press.read import find_press, open_press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.check.profile import Profile
    from zinepress.errors import Finding


@click.command(name="check")
@click.argument("wanted", metavar="[TARGET | FILE.pdf]...", nargs=-1, type=TARGET)
@click.option(
    "--for",
    "profile",
    type=click.Choice(tuple(PROFILES)),
    help="How it will be printed; by default as each format is made for, 'office' for a file.",
)
@click.option(
    "--printer",
    type=PRINTER_NAME,
    metavar="NAME|CODE",
    help="The printer; its margins have to be kept.",
)
@click.option("--json", "kind", flag_value="json", help="Print findings as a JSON list.")
@click.option("--sarif", "kind", flag_value="sarif", help="Print findings as a SARIF log.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option("--rules", is_flag=True, help="List the rules, and look at nothing.")
def command(
    wanted: tuple[str, ...],
    profile: str | None,
    printer: str | None,
    kind: str | None,
    *,
    strict: bool,
    rules: bool,
) -> int:
    """Look at texts, pages, sheets and files, and say what to mend.

    Without a target everything of the press is looked at. In zinepress.toml a rule can be made
    more or less serious, or shut off with a reason:

    \b
    [check.rules]
    small-text = { severity = "off", reason = "our press holds 5 pt" }
    """  # noqa: D301 - click looks for the sign itself
    if rules:
        return _list_rules(as_list=kind == "json")
    files = tuple(one for one in wanted if one.lower().endswith(".pdf"))
    targets = tuple(one for one in wanted if one not in files)
    found = list(_of_files(files, PROFILES[profile or "office"], printer))
    if targets or not files:
        found += _of_press(targets, PROFILES[profile] if profile else None, printer)
    if kind == "json":
        click.echo(json.dumps([as_json(one) for one in found], indent=2, ensure_ascii=False))
    elif kind == "sarif":
        click.echo(json.dumps(as_sarif(found), indent=2, ensure_ascii=False))
    else:
        say.findings(found)
        click.echo(_summary(found))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in found))


def _of_files(files: Sequence[str], profile: Profile, printer: str | None) -> Iterator[Finding]:
    """The findings of PDFs named on the command line; raises UsageError for a missing one."""
    from zinepress.check.pdf import check_pdf  # noqa: PLC0415 - imports pikepdf

    machine = chosen_printer(press_here()[1], printer) if printer else None
    if machine is not None:
        profile = for_printer(profile, machine)
    for name in files:
        path = Path(name)
        if not path.is_file():
            raise UsageError(f"there is no file '{name}'", hint="look at the name and the folder")
        yield from check_pdf(path, profile, name)


def _of_press(
    wanted: Sequence[str], profile: Profile | None, printer: str | None
) -> Sequence[Finding]:
    """The findings of the press one stands in."""
    from zinepress.build.checkup import check_press  # noqa: PLC0415 - imports the typesetter

    press = open_press(find_press(Path.cwd()))
    machine = chosen_printer(press.settings, printer) if printer else None
    return check_press(press, wanted, profile, machine)


def _list_rules(*, as_list: bool) -> int:
    """Print every rule: its name, how serious it is, the fault it finds."""
    rules = CATALOGUE.values()
    if as_list:
        click.echo(json.dumps([asdict(rule) for rule in rules], indent=2))
        return 0
    stage = ""
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        if rule.stage != stage:
            stage = rule.stage
            click.echo(click.style(f"{stage}", bold=True))
        grade = f"{rule.severity}{' *' if rule.fixed else ''}"
        click.echo(f"  {rule.name:{width}}  {grade:16}  {rule.meaning}")
    click.echo("\n* cannot be changed: nothing can be made, or something would be lost")
    return 0


def _summary(found: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    warnings = sum(finding.severity is Severity.WARNING for finding in found)
    if not errors + warnings:
        return "nothing to mend"
    return f"{errors} to mend, {warnings} to look at"
