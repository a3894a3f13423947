"""`zinepress translate status`: publications by languages.

In: translations. Out: a table, or JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import chosen, the_press
from zinepress.press.languages import autonym
from zinepress.translate.standing import Standing, standing
from zinepress.translate.start import WORDS_AN_HOUR

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEGEND = (
    "done/blocks   ✓ ready to print   draft: nobody has reviewed it   ⚠ to look at   "
    "? not confirmed   ✗ mistakes"
)


@click.command(name="status")
@click.argument("words", metavar="[PUBLICATION] [LANGUAGE]", nargs=-1, type=TARGET)
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
def status_command(words: tuple[str, ...], *, as_json: bool) -> int:
    """Show how far every translation is."""
    press, is_wrong = the_press()
    found = [standing(one, press) for one in chosen(press, words)]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
    elif found:
        slugs = [one.slug for one in press.publications if _is_meant(one.slug, words, found)]
        _table(found, slugs)
        _to_do(found)
        _edited(found)
        _lacking(found)
    else:
        click.echo("no translations yet; 'zinepress translate start' begins one")
    return int(is_wrong)


def _is_meant(slug: str, words: Sequence[str], found: Sequence[Standing]) -> bool:
    """Whether a publication has a row: all have one where none is named."""
    return not words or any(one.slug == slug for one in found)


def _table(found: Sequence[Standing], slugs: Sequence[str]) -> None:
    """Print a row for each publication and a column for each language."""
    cells = {(one.slug, one.language): _cell(one) for one in found}
    languages = sorted({one.language for one in found})
    rows = [["", *languages]]
    rows += [[slug, *(cells.get((slug, one), "-") for one in languages)] for slug in slugs]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        padded = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(padded).rstrip())
    click.echo(click.style(_LEGEND, dim=True))


def _cell(one: Standing) -> str:
    """A translation in a few signs."""
    parts = [f"{one.done}/{one.blocks}"]
    if one.done == one.blocks and not (one.to_see or one.unconfirmed or one.errors):
        parts.append("✓" if one.is_reviewed else "draft")
    for count, sign in ((one.to_see, "⚠"), (one.unconfirmed, "?"), (one.errors, "✗")):
        parts += [f"{count}{sign}"] if count else []
    return " ".join(parts)


def _to_do(found: Sequence[Standing]) -> None:
    """Print what is left to translate."""
    for one in found:
        if one.words_to_do:
            hours = max(1, round(one.words_to_do / WORDS_AN_HOUR))
            click.echo(
                f"{one.slug} {one.language}: {one.words_to_do:,} words to {autonym(one.language)}, "
                f"about {hours} h"
            )


def _edited(found: Sequence[Standing]) -> None:
    """Print which ledgers were edited elsewhere."""
    for one in found:
        if one.is_ledger_edited:
            name = f"{one.slug} {one.language}"
            click.echo(f"{name}: edited elsewhere; 'zinepress translate import {name}' takes it in")


def _lacking(found: Sequence[Standing]) -> None:
    """Print which words of layouts stand in English, each layout and language once."""
    lacking = {(one.layout, one.language): one.layout_lacks for one in found if one.layout_lacks}
    for (layout, language), keys in sorted(lacking.items()):
        click.echo(
            f"the layout {layout} has no {autonym(language)} for: {', '.join(keys)}; "
            "English is printed"
        )
