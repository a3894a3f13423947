"""`zinepress translate start`, `adopt` and `accept`: what writes translations and ledgers.

In: translations, or a language that has none yet. Out: files in `sources/`, and what was done.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import chosen, named, the_one, the_press
from zinepress.errors import Finding, UsageError, Where, ZineError
from zinepress.press.languages import english_name
from zinepress.press.names import language_of
from zinepress.translate.accept import accept, has_translation, is_safe
from zinepress.translate.adopt import adopt
from zinepress.translate.ledger import Ledger, write_ledger
from zinepress.translate.shelf import find_ledger, ledger_path, save_ledger, write_whole
from zinepress.translate.standing import translations
from zinepress.translate.start import WORDS_AN_HOUR, start
from zinepress.translate.states import TO_SEE, State, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zinepress.press.model import Edition, Press
    from zinepress.translate.ledger import Entry
    from zinepress.translate.standing import Translation
    from zinepress.translate.states import Row

_NO_DERIVATIVES = re.compile(r"\bND\b|no[- ]?deriv", re.IGNORECASE)
_SHARE_ALIKE = re.compile(r"\bSA\b")


@click.command(name="start")
@click.argument("words", metavar="[PUBLICATION] LANGUAGE", nargs=-1, required=True, type=TARGET)
@click.option("--translator", "names", multiple=True, help="Who translates; a pen name is fine.")
@click.option(
    "--permitted", is_flag=True, help="The authors allowed it, though the licence may not."
)
def start_command(words: tuple[str, ...], names: tuple[str, ...], *, permitted: bool) -> int:
    """Begin a translation: a file to write over, block by block.

    The file holds the words of the source, each block in its place; what was translated in other
    publications of the press is filled in.
    """
    press, is_wrong = the_press()
    slug, language = named(press, words)
    source = _source(press, slug)
    if not language:
        raise UsageError("into which language?", hint=f"add it, as in 'start {source.slug} es'")
    path = str(PurePosixPath(source.path).with_name(f"{language}.md"))
    _refuse(press, source, path, language, permitted=permitted)
    started = start(source, language, names, _memory(press, language))
    write_whole(press.root / path, started.text)
    write_whole(press.root / ledger_path(path), write_ledger(started.ledger))
    hours = max(1, round(started.words / WORDS_AN_HOUR))
    click.echo(f"wrote {path}  ({started.blocks} blocks, {started.words:,} words, about {hours} h)")
    licence = source.front.licence or press.settings.licence
    if _SHARE_ALIKE.search(licence):
        click.echo(f"licence {licence}: the {english_name(language)} text carries the same")
    if started.filled:
        click.echo(f"{started.filled} blocks are filled from earlier translations; compare them")
    click.echo(
        f"write {english_name(language)} over the words; leave the signs # * [ ] {{ }} alone"
    )
    return int(is_wrong)


@click.command(name="adopt")
@click.argument("words", metavar="[PUBLICATION] LANGUAGE", nargs=-1, type=TARGET)
@click.option("--again", is_flag=True, help="Align it anew, though there is a ledger.")
def adopt_command(words: tuple[str, ...], *, again: bool) -> int:
    """Make a ledger for a translation that has none.

    Its blocks are aligned with the source's; they count as unconfirmed until 'accept'.
    """
    press, is_wrong = the_press()
    one = the_one(press, words)
    if one.has_ledger and not again:
        hint = "'zinepress translate diff' shows what is in it; --again aligns anew"
        raise ZineError("there is a ledger already", Where(ledger_path(one.edition.path)), hint)
    names = Ledger(one.edition.slug, one.edition.language, one.original.language)
    refuse_edited(one)
    kept = one.ledger if one.has_ledger else names
    ledger = adopt(one.source, one.target, kept)
    path = save_ledger(press.root, one.edition, accept(one.source, one.target, ledger))
    found = sum(bool(entry.target) for entry in ledger.entries)
    click.echo(f"wrote {path}: {found} of {len(ledger.entries)} blocks have a translation")
    click.echo("compare them with 'zinepress translate diff', then confirm with 'accept'")
    return int(is_wrong)


@click.command(name="accept")
@click.argument("words", metavar="[PUBLICATION] [LANGUAGE] [NUMBER]...", nargs=-1, type=TARGET)
@click.option("--all", "everything", is_flag=True, help="Confirm every block with a translation.")
def accept_command(words: tuple[str, ...], *, everything: bool) -> int:
    """Confirm that translated blocks say what their sources say.

    Without numbers, what needs nobody's eyes is recorded, and the rest left. Numbers are those of
    'diff'; a block with the words of the source counts as translated once it is named.
    """
    press, is_wrong = the_press()
    numbers = {int(word) for word in words if word.isdigit()}
    named_words = [word for word in words if not word.isdigit()]
    found = [the_one(press, named_words)] if numbers else chosen(press, named_words)
    for one in found:
        unknown = numbers - set(range(1, len(one.rows) + 1))
        if unknown:
            hint = "'zinepress translate diff' shows the numbers"
            raise UsageError(f"there is no block {min(unknown)}", hint=hint)
        _accept(press, one, _choice(one, numbers, everything=everything), as_it_is=bool(numbers))
    return int(is_wrong)


def refuse_edited(one: Translation) -> None:
    """Raise ZineError where another program has edited the ledger: its words would be lost."""
    if one.ledger.is_edited:
        where = Where(ledger_path(one.edition.path))
        hint = f"run 'zinepress translate import {one.edition.slug} {one.edition.language}' first"
        raise ZineError("another program has edited this ledger", where, hint)


def _choice(one: Translation, numbers: set[int], *, everything: bool) -> Callable[[Row], bool]:
    """Which rows are confirmed."""
    if numbers:
        named_rows = [row for number, row in enumerate(one.rows, 1) if number in numbers]
        return lambda row: row in named_rows
    return has_translation if everything else is_safe


def _accept(
    press: Press, one: Translation, choice: Callable[[Row], bool], *, as_it_is: bool
) -> None:
    """Write the ledger of a translation with rows confirmed, and say what is left."""
    refuse_edited(one)
    ledger = accept(one.source, one.target, one.ledger, choice, as_it_is=as_it_is)
    path = save_ledger(press.root, one.edition, ledger)
    after = rows(one.source, one.target, ledger)
    current = sum(row.state is State.CURRENT for row in after)
    left = sum(row.state in TO_SEE or row.state is State.LOST for row in after)
    click.echo(f"{path}: {current} blocks confirmed, {left} to look at")


def _source(press: Press, slug: str) -> Edition:
    """The source of a publication; of the only one where none is named."""
    editions = {one.slug: one.editions[0] for one in press.publications}
    if slug:
        return editions[slug]
    if len(editions) != 1:
        names = ", ".join(sorted(editions))
        raise UsageError("which publication?", hint=f"name one of: {names}")
    return next(iter(editions.values()))


def _refuse(press: Press, source: Edition, path: str, language: str, *, permitted: bool) -> None:
    """Raise ZineError when a translation may not be begun."""
    if (press.root / path).exists() or any(
        edition.language == language
        for one in press.publications
        if one.slug == source.slug
        for edition in one.editions
    ):
        hint = "'zinepress translate status' shows how far it is"
        raise ZineError(f"there is a text in {english_name(language)} already", Where(path), hint)
    if (press.root / ledger_path(path)).exists():
        hint = "bring its text back, or move the ledger away"
        raise ZineError("a ledger without its text", Where(ledger_path(path)), hint)
    wrong = language_of(language, press.settings.languages, path)
    if isinstance(wrong, Finding):
        raise ZineError.of([wrong])
    licence = source.front.licence or press.settings.licence
    if _NO_DERIVATIVES.search(licence) and not permitted:
        hint = "ask the authors; with their word, run this again with --permitted"
        message = f"the licence, {licence}, allows no translations"
        raise ZineError(message, Where(source.path), hint)


def _memory(press: Press, language: str) -> Iterator[Entry]:
    """What was translated into a language anywhere in the press."""
    for _, edition in translations(press):
        if edition.language == language:
            ledger = find_ledger(press.root, edition)
            yield from ledger.entries if ledger else ()
