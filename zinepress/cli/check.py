"""`zinepress check`: what would embarrass you, found before it is printed.

In: PDFs, or targets of the press one stands in. Out: findings in words, JSON or SARIF.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.build.plan import outline, output, select
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.check.report import as_json, as_sarif
from zinepress.cli import say
from zinepress.cli.targets import TARGET
from zinepress.errors import Finding, Severity, UsageError, Where
from zinepress.layout.formats import FORMATS, Machine, Medium
from zinepress.press.read import find_press, open_press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.check.profile import Profile
    from zinepress.layout.formats import Format


@click.command(name="check")
@click.argument("wanted", metavar="[TARGET | FILE.pdf]...", nargs=-1, type=TARGET)
@click.option(
    "--for",
    "profile",
    type=click.Choice(tuple(PROFILES)),
    help="How it will be printed; by default as each format is made for, 'office' for a file.",
)
@click.option("--json", "kind", flag_value="json", help="Print findings as a JSON list.")
@click.option("--sarif", "kind", flag_value="sarif", help="Print findings as a SARIF log.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
def command(wanted: tuple[str, ...], profile: str | None, kind: str | None, *, strict: bool) -> int:
    """Look at finished files, page by page, and say what to mend.

    Without a target every PDF that the press has built is looked at.
    """
    files = tuple(one for one in wanted if one.lower().endswith(".pdf"))
    targets = tuple(one for one in wanted if one not in files)
    found = [*_of_files(files, PROFILES[profile or "office"])]
    if targets or not files:
        found += _of_press(targets, PROFILES[profile] if profile else None)
    if kind == "json":
        click.echo(json.dumps([as_json(one) for one in found], indent=2, ensure_ascii=False))
    elif kind == "sarif":
        click.echo(json.dumps(as_sarif(found), indent=2, ensure_ascii=False))
    else:
        say.findings(found)
        click.echo(_summary(found))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in found))


def _of_files(files: Sequence[str], profile: Profile) -> Iterator[Finding]:
    """The findings of PDFs named on the command line; raises UsageError for a missing one."""
    for name in files:
        path = Path(name)
        if not path.is_file():
            raise UsageError(f"there is no file '{name}'", hint="look at the name and the folder")
        yield from check_pdf(path, profile, name)


def _of_press(wanted: Sequence[str], profile: Profile | None) -> Iterator[Finding]:
    """The findings of what the press has built, each format by its own way to print."""
    press = open_press(find_press(Path.cwd()))
    yield from press.findings
    for target in select(outline(press).targets, wanted):
        form = FORMATS[target.format]
        name = output(target)
        if form.medium is not Medium.PDF:
            continue
        if (press.root / name).is_file():
            usual = PROFILES[_usual(form)]
            yield from check_pdf(press.root / name, profile or usual, name)
        else:
            hint = f"run 'zinepress build {target.name}'"
            yield Finding("the file is not built", Where(name), hint, rule="not-built")


def _usual(form: Format) -> str:
    """The name of the profile that a format is checked by."""
    if form.machine is Machine.SHOP:
        return "shop"
    return "office" if form.scheme else "screen"


def _summary(found: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    warnings = sum(finding.severity is Severity.WARNING for finding in found)
    if not found:
        return "nothing to mend"
    return f"{errors} to mend, {warnings} to look at"
