"""`zinepress translate export` and `import`: files that travel to translators and back.

In: a translation, and a file. Out: the file, or the translation with what came back in it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from zinepress.cli import say
from zinepress.cli.targets import TARGET
from zinepress.cli.translate.chosen import the_one, the_press
from zinepress.errors import Finding, SettingsError, UsageError, Where, ZineError
from zinepress.press.languages import canonical, english_name
from zinepress.press.text import decode
from zinepress.translate.blocks import cut
from zinepress.translate.exchange.po import batch_of, read_po, write_po
from zinepress.translate.exchange.take import take
from zinepress.translate.exchange.units import batch
from zinepress.translate.exchange.word import read_word, write_word
from zinepress.translate.exchange.xliff import Version, read_xliff, write_xliff
from zinepress.translate.shelf import ledger_path, raw_text, save_ledger, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zinepress.translate.exchange.units import Batch
    from zinepress.translate.ledger import Ledger

_FORMS: Mapping[str, tuple[str, Callable[[Batch], str | bytes]]] = {
    "po": (".po", write_po),
    "xliff": (".xlf", lambda one: write_xliff(one, Version.OLD)),
    "xliff2": (".xliff", lambda one: write_xliff(one, Version.NEW)),
    "docx": (".docx", write_word),
}
"""Every form of file: its ending and what writes it."""
_FOLDER = "out/translate"


@click.command(name="export")
@click.argument("words", metavar="[PUBLICATION] LANGUAGE", nargs=-1, type=TARGET)
@click.option(
    "--to",
    "form",
    type=click.Choice(tuple(_FORMS)),
    default="docx",
    show_default=True,
    help="docx for Word, po for Weblate and Poedit, xliff (1.2) or xliff2 (2.0) for OmegaT.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help=f"The file to write; else one in {_FOLDER}/."
)
def export_command(words: tuple[str, ...], form: str, output: Path | None) -> int:
    """Write a file for Word, Weblate, Poedit or OmegaT.

    What needs a look is marked in it. Take it back in with 'zinepress translate import'.
    """
    press, is_wrong = the_press()
    one = the_one(press, words)
    ending, write = _FORMS[form]
    name = f"{one.edition.slug}-{one.edition.language}{ending}"
    file = output or press.root / _FOLDER / name
    made = write(batch(one.edition.slug, one.names, one.target, one.rows))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, made)
    click.echo(f"wrote {output or f'{_FOLDER}/{name}'}")
    return int(is_wrong)


@click.command(name="import")
@click.argument("words", metavar="[PUBLICATION] LANGUAGE", nargs=-1, type=TARGET)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file that came back: .docx, .po, .xlf or .xliff; else the ledger, edited in place.",
)
def import_command(words: tuple[str, ...], file: Path | None) -> int:
    """Take in a file that a translator sent back.

    Where the text here changed meanwhile, it stays; the other words are kept in the ledger.
    """
    press, is_wrong = the_press()
    one = the_one(press, words)
    sent = _edited(one.ledger) if file is None else _read(file)
    if not _is_for(sent.language, one.edition.language):
        language = english_name(sent.language)
        hint = f"it is for '{sent.slug} {sent.language}'"
        raise ZineError(f"this file is in {language}", Where(str(file)), hint)
    text = raw_text(press.root / one.edition.path)
    done = take(one.source, cut(text), one.ledger, sent, one.names)
    if done.ledger.kept != one.ledger.kept or one.ledger.is_edited:
        save_ledger(press.root, one.edition, done.ledger)
    if done.text != text:
        write_whole(press.root / one.edition.path, done.text)
    say.findings(done.findings)
    left = len(done.findings)
    click.echo(f"{one.edition.path}: {done.changed} blocks taken, {left} to look at")
    if done.findings:
        click.echo(f"nothing is lost: all of it is in {ledger_path(one.edition.path)}")
    return int(is_wrong)


def _edited(ledger: Ledger) -> Batch:
    """The batch in a ledger that another program has edited; an empty one for any other.

    Unconfirmed words that zinepress wrote there itself may be older than the text, and nobody
    sent them back.
    """
    sent = batch_of(ledger)
    return sent if ledger.is_edited else replace(sent, units=())


def _is_for(tag: str, language: str) -> bool:
    """Whether a file in the language of a tag is for a translation; tools add regions to tags."""
    try:
        return not tag or canonical(tag).split("-")[0] == language.split("-", maxsplit=1)[0]
    except SettingsError:
        return False


def _read(file: Path) -> Batch:
    """The batch in a file; raises ZineError for one that is none."""
    name = str(file)
    ending = PurePosixPath(file.name).suffix.lower()
    raw = file.read_bytes()
    if ending == ".docx":
        return read_word(raw, name)
    if ending not in (".po", ".xlf", ".xliff"):
        hint = "save it as .docx, .po, .xlf or .xliff"
        raise UsageError(f"'{file.name}' is no such file as 'export' writes", hint=hint)
    text, findings = decode(raw, name)
    if text is None:
        raise ZineError.of(findings or [Finding("no text", Where(name))])
    return read_po(text, name) if ending == ".po" else read_xliff(text, name)
