"""`zinepress list`: publications, languages and formats, as the targets that `build` takes.

In: the press one stands in. Out: a line for each edition, or JSON; exit code 1 when something in
the press is wrong.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.build.plan import outline, output, select
from zinepress.cli import say
from zinepress.cli.targets import TARGET
from zinepress.errors import Severity
from zinepress.press.languages import english_name
from zinepress.press.read import find_press, open_press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.build.plan import Target
    from zinepress.press.model import Edition, Press


@click.command(name="list")
@click.argument("wanted", metavar="[TARGET]...", nargs=-1, type=TARGET)
@click.option("--json", "as_json", is_flag=True, help="Print every target as JSON.")
def command(wanted: tuple[str, ...], *, as_json: bool) -> int:
    """Show what can be built.

    Each line begins with a target that 'zinepress build' takes.
    Add one of the formats behind it, as in 'rent:en:booklet', to build that alone.
    """
    press = open_press(find_press(Path.cwd()))
    plan = outline(press)
    targets = select(plan.targets, wanted) if plan.targets or not press.findings else ()
    if as_json:
        import json  # noqa: PLC0415 - a plain list starts without it

        click.echo(json.dumps(list(_plain(press, targets)), indent=2, ensure_ascii=False))
    else:
        _show(press, targets)
    refused = [finding for findings in plan.refused.values() for finding in findings]
    found = list(dict.fromkeys([*press.findings, *refused]))
    say.findings(found)
    return int(any(finding.severity is Severity.ERROR for finding in found))


def _show(press: Press, targets: Sequence[Target]) -> None:
    """Print a heading for each publication and a line for each edition."""
    editions = _editions(press)
    if press.settings.name:
        click.echo(press.settings.name)
    rows = [
        (editions[edition], [":".join(target.parts[2:]) for target in group])
        for edition, group in groupby(targets, lambda target: (target.slug, target.language))
    ]
    width = max((len(f"{row.slug}:{row.language}") for row, _ in rows), default=0)
    spoken = max((len(english_name(row.language)) for row, _ in rows), default=0)
    for slug, group in groupby(rows, lambda row: row[0].slug):
        members = list(group)
        click.echo(f"{click.style(slug, bold=True)}  {members[0][0].front.title}")
        for row, formats in members:
            name, language = f"{slug}:{row.language}", english_name(row.language)
            click.echo(f"  {name:{width}}  {language:{spoken}}  {'  '.join(formats)}")


def _plain(press: Press, targets: Sequence[Target]) -> Iterator[dict[str, str]]:
    """The targets for JSON."""
    editions = _editions(press)
    for target in targets:
        edition = editions[target.slug, target.language]
        yield {
            "target": target.name,
            "publication": target.slug,
            "language": target.language,
            "format": target.format,
            "paper": target.paper,
            "title": edition.front.title,
            "source": edition.path,
            "output": output(target),
        }


def _editions(press: Press) -> dict[tuple[str, str], Edition]:
    """The editions of a press by publication and language."""
    return {
        (edition.slug, edition.language): edition
        for publication in press.publications
        for edition in publication.printed
    }
