"""A kit: one edition on one paper, for somebody who has never seen it.

In: an `Offer`, everything that was made of the edition. Out: `Kit`, files by path; few of them are
in sight, and their names say what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zinepress.errors import ZineError
from zinepress.handout.howto.making import how_to
from zinepress.handout.kits.names import safe, unlike
from zinepress.handout.kits.start import Shown, Start, start_page
from zinepress.handout.kits.variants import Kind, Sheets, Variant, variants
from zinepress.handout.kits.words import kit_words
from zinepress.handout.wording import paper_title
from zinepress.impose import Duplex
from zinepress.press.printers import Habit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from zinepress.handout.howto.sheet import Subject
    from zinepress.handout.wording import Wording
    from zinepress.layout.formats import Format
    from zinepress.press.printers import Printer
    from zinepress.typeset.fonts import FontSet

_FIRST = "booklet"
"""The format that a kit is about where the press makes it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A finished file; for one on sheets its pages and what its how-to sheet says."""

    form: Format
    content: bytes
    paper: str = ""
    """Its paper, or the shop that it is for."""
    pages: bytes | None = None
    subject: Subject | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    """All its files by name where there are several: plates and their card, a cover, a ticket."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is of an edition on one paper, in the order of the press."""

    title: str
    slug: str
    language: str
    autonym: str
    paper: str
    others: tuple[str, ...]
    """The other papers that there are kits for."""
    things: tuple[Thing, ...]
    printer: Printer | None = None
    has_namesake: bool = False
    """Whether another publication has the same title."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A folder of files by path."""

    folder: str
    files: Mapping[str, bytes]


def fill_kit(offer: Offer, press: Path, fonts: FontSet) -> Kit:
    """The kit of an offer, which has something on sheets; raises ZineError where it cannot be."""
    words, main = kit_words(offer.language), _main(offer)
    assert main.subject is not None
    shown = tuple(_main_files(main, offer, words))
    fold = _fold_name(main, main, words)
    start = Start(words, offer.title, main.subject, shown, fold, offer.others, offer.printer)
    page = start_page(start, press, fonts)
    made = [
        (safe(words.plain("name-start"), ".html"), page.html),
        (safe(words.plain("name-start"), ".pdf"), page.pdf),
        *((one.path, one.content) for one in shown),
        *(file for thing in offer.things for file in _other(thing, main, offer, words)),
    ]
    for thing in offer.things:
        if thing.subject is not None:
            sheet = how_to(_as_printed(thing.subject, offer), press, fonts)
            made.append((_fold_name(thing, main, words), sheet.pdf))
    if not unlike([path for path, _ in made]):
        raise ZineError(
            f"two files of the kit in '{offer.language}' would have one name",
            hint="the catalogue of zinepress/handout/kits in this language names them alike",
        )
    return Kit(folder_name(offer), dict(made))


def _main(offer: Offer) -> Thing:
    """The thing that the kit is about: a booklet, or the first that is on sheets."""
    on_sheets = [one for one in offer.things if one.subject is not None]
    return next((one for one in on_sheets if one.form.name == _FIRST), on_sheets[0])


def _fold_name(thing: Thing, main: Thing, words: Wording) -> str:
    """The path of the how-to sheet of a thing."""
    name = words.plain("name-fold")
    told = name if thing is main else f"{_title(thing, words)} - {name}"
    return f"{words.plain('more')}/{safe(told, '.pdf')}"


def folder_name(offer: Offer) -> str:
    """Such as `Why We March - English - Letter`.

    Where the title does not tell which publication it is, because it is too long or another has
    the same, the slug follows it.
    """
    parts = [offer.autonym, paper_title(offer.paper)]
    parts += [offer.printer.name] if offer.printer else []
    name = safe(offer.title, _tail(parts))
    if offer.has_namesake or not name.startswith(safe(offer.title)):
        return safe(offer.title, _tail([offer.slug, *parts]))
    return name


def _tail(parts: list[str]) -> str:
    """The end of a name, which tells one kit from another and so is never cut off."""
    return f" - {safe(' - '.join(parts))}"


def _as_printed(subject: Subject, offer: Offer) -> Subject:
    """The subject as the file in sight is printed: on the long edge, or as the printer turns."""
    is_short = offer.printer is not None and offer.printer.duplex is Habit.SHORT
    duplex = Duplex.SHORT if is_short else Duplex.LONG
    return replace(subject, options=replace(subject.options, duplex=duplex))


def _main_files(main: Thing, offer: Offer, words: Wording) -> Iterator[Shown]:
    """The print files of the thing that the kit is about; those in sight have no folder."""
    in_sight = {
        None: (Kind.ONE, Kind.LONG),
        Habit.LONG: (Kind.ONE, Kind.LONG),
        Habit.SHORT: (Kind.ONE, Kind.SHORT),
        Habit.NONE: (Kind.ONE, Kind.FRONTS, Kind.BACKS),
    }[offer.printer.duplex if offer.printer else None]
    for variant in _variants(main, all_of_them=True):
        name = _print_name(variant, offer, words)
        if variant.kind in in_sight:
            yield Shown(variant.kind, safe(f"{words.figures('2')} {name}", ".pdf"), variant.content)
        else:
            path = f"{words.plain('more')}/{safe(name, '.pdf')}"
            yield Shown(variant.kind, path, variant.content)


def _variants(thing: Thing, *, all_of_them: bool) -> tuple[Variant, ...]:
    """The print files of a thing on sheets."""
    subject = thing.subject
    assert subject is not None
    assert thing.pages is not None
    assert thing.form.scheme is not None
    sheets = Sheets(
        thing.pages, thing.form.scheme, subject.squares.paper, subject.options, subject.title
    )
    return variants(sheets, subject.plan, all_of_them=all_of_them)


def _print_name(variant: Variant, offer: Offer, words: Wording) -> str:
    """What a print file is called: paper, sides, how many sheets."""
    return words.plain(f"name-{variant.kind}", paper=_paper(offer), count=variant.count)


def _paper(offer: Offer) -> str:
    """The paper as it stands in names."""
    return paper_title(offer.paper)


def _other(thing: Thing, main: Thing, offer: Offer, words: Wording) -> Iterator[tuple[str, bytes]]:
    """The files of what the kit is not about; the file to read on a screen is in sight."""
    if thing is main:
        return
    more, title = words.plain("more"), _title(thing, words)
    if thing.subject is not None:
        for variant in _variants(thing, all_of_them=False):
            name = f"{title} - {_print_name(variant, offer, words)}"
            yield f"{more}/{safe(name, '.pdf')}", variant.content
    elif thing.form.name == "read":
        yield safe(f"{words.figures('3')} {words.plain('name-read')}", ".pdf"), thing.content
        return
    named = f"{title} - {thing.paper}" if thing.paper else title
    if not thing.files:
        yield f"{more}/{safe(named, f'.{thing.form.medium}')}", thing.content
    # by their own names, as card and ticket tell them
    for name, content in thing.files.items():
        yield f"{more}/{safe(named)}/{name}", content


def _title(thing: Thing, words: Wording) -> str:
    """What a format makes, as it is called in names; a format that has come since by its own."""
    key = f"thing-{thing.form.name}"
    return words.plain(key) if key in words.words.known else thing.form.title
