"""`zinepress translate fit`: pages against the source's, and against the fold.

In: translations. Out: a line for each, or JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import chosen, the_press
from zinepress.press.languages import english_name
from zinepress.translate.assemble import assemble, plan_of
from zinepress.translate.fit import Fit, measure

if TYPE_CHECKING:
    from zinepress.press.model import Press
    from zinepress.translate.standing import Translation


@click.command(name="fit")
@click.argument("words", metavar="[PUBLICATION] [LANGUAGE]", nargs=-1, type=TARGET)
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
def fit_command(words: tuple[str, ...], *, as_json: bool) -> int:
    """Compare pages with the source's, and with the sheets they fold from.

    The pages are set as the booklet has them; blocks without a translation count in the language
    of the source.
    """
    press, is_wrong = the_press()
    sources: dict[str, Fit] = {}
    plain: list[dict[str, object]] = []
    for one in chosen(press, words):
        slug = one.edition.slug
        if slug not in sources:
            sources[slug] = measure(press, one.original, one.original.text)
            if not as_json:
                click.echo(f"{slug} {_told(sources[slug])}")
        fitted = measure(press, one.edition, _text(press, one))
        plain.append({"slug": slug, **asdict(fitted), "source_pages": sources[slug].pages})
        if not as_json:
            click.echo(f"{slug} {_told(fitted)}{_compared(fitted, sources[slug])}")
    if as_json:
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    return int(is_wrong)


def _text(press: Press, one: Translation) -> str:
    """What a build sets for a translation."""
    plan = plan_of(one.original, one.edition, press)
    ledger = one.ledger if one.has_ledger else None
    return assemble(one.original.text, one.edition.text, ledger, plan).text


def _told(fitted: Fit) -> str:
    """The pages and sheets of an edition."""
    sheets = f"{fitted.sheets} sheet{'s' if fitted.sheets > 1 else ''}"
    blanks = f", {fitted.blanks} of them empty" if fitted.blanks else ""
    return f"{fitted.language}: {fitted.sheets * 4} pages on {sheets}{blanks}"


def _compared(fitted: Fit, source: Fit) -> str:
    """What to do where a translation needs more sheets than its source."""
    if fitted.sheets <= source.sheets or not fitted.words_over:
        return ""
    language = english_name(source.language)
    return f"; about {fitted.words_over} words less, and it takes as many sheets as {language}"
