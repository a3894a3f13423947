"""`zinepress translate diff`: the source as it was, as it is, and the translation.

In: translations. Out: text, or JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import chosen, the_press
from zinepress.press.languages import english_name
from zinepress.translate.difference import Difference, differences
from zinepress.translate.states import State

if TYPE_CHECKING:
    from zinepress.translate.standing import Translation


@click.command(name="diff")
@click.argument("words", metavar="[PUBLICATION] [LANGUAGE]", nargs=-1, type=TARGET)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff_command(words: tuple[str, ...], *, as_json: bool) -> int:
    """Show what changed since a translation was confirmed.

    The number behind the line is the block's; 'zinepress translate accept' takes it.
    """
    press, is_wrong = the_press()
    told = [(one, tuple(differences(one.rows))) for one in chosen(press, words)]
    if as_json:
        plain = [
            {"path": one.edition.path, **asdict(difference)}
            for one, found in told
            for difference in found
        ]
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return int(is_wrong)
    for one, found in told:
        for difference in found:
            _show(one, difference)
        if not found:
            click.echo(f"{one.edition.path}: nothing changed")
    return int(is_wrong)


def _show(one: Translation, difference: Difference) -> None:
    """Print one difference."""
    source = english_name(one.original.language)
    place = f"{one.edition.path}:{difference.line}" if difference.line else one.edition.path
    head = f"{difference.number} {difference.kind}: {_told(difference, source)}"
    click.echo(f"{click.style(place, bold=True)}  {head}")
    language = one.edition.language
    width = max(3, len(language))
    rows = (("was", difference.was), ("now", difference.now), (language, difference.translation))
    for label, text in rows:
        if text:
            indented = text.replace("\n", "\n" + " " * (width + 4))
            click.echo(f"  {label:{width}}  {indented}")
    click.echo()


def _told(difference: Difference, source: str) -> str:
    """What is to be said of a difference."""
    notes = ", ".join(difference.notes)
    return {
        State.CURRENT: notes,
        State.IMPROVED: "the translation changed",
        State.STALE: f"{source} changed",
        State.UPDATED: "both changed; do they agree?",
        State.UNCONFIRMED: "nobody has confirmed it",
        State.AUTO: f"to be brought over: {notes}",
        State.MISSING: "not translated yet",
        State.UNTRANSLATED: f"still in {source}",
        State.ORPHAN: f"not in {source}, or no longer",
        State.LOST: "the translation is gone; it was",
    }[difference.state]
