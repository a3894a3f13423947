"""Kits of a press: one folder and one zip for each edition and paper, in `out/kits/`.

In: a press, `Finished` targets. Out: kits, written beside and renamed.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.howto import press_fonts, subject
from zinepress.build.sheets import sheet_options
from zinepress.build.write import check_out, put, put_output, refuse_links, unwritable
from zinepress.errors import Finding, Severity, UsageError, Where, ZineError
from zinepress.handout.kits.kit import Kit, Offer, Thing, fill_kit
from zinepress.handout.kits.names import folded, safe
from zinepress.handout.kits.packing import packed
from zinepress.press.languages import autonym
from zinepress.press.printers import chosen_printer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from zinepress.build.remembered import Finished
    from zinepress.press.model import Edition, Press
    from zinepress.press.printers import Printer

KITS = f"{OUT}/kits"
MAIL = 10_000_000
"""Bytes that a mailbox usually takes."""


@dataclass(frozen=True, slots=True)
class Written:
    """A kit on the disk: its folder and its zip, relative to the press."""

    folder: str
    archive: str
    findings: tuple[Finding, ...] = ()


def make_kits(press: Press, finished: Sequence[Finished], printer: str | None) -> Iterator[Written]:
    """Write every kit that can be filled from these targets, and give each as it is there.

    Raises UsageError where nothing is printed on sheets, ZineError where pages are forgotten.
    """
    chosen = chosen_printer(press.settings, printer) if printer else None
    fonts = press_fonts(press.root)
    for offer in _offers(press, finished, chosen):
        yield _write(press.root, fill_kit(offer, press.root, fonts))


def _offers(press: Press, finished: Sequence[Finished], printer: Printer | None) -> Iterator[Offer]:
    """What there is, edition by edition and paper by paper."""
    editions: dict[tuple[str, str], list[Finished]] = {}
    for one in finished:
        editions.setdefault((one.target.slug, one.target.language), []).append(one)
    offers = [offer for made in editions.values() for offer in _of_edition(press, made, printer)]
    if not offers and printer is not None and printer.paper:
        raise UsageError(
            f"'{printer.name}' prints on {printer.paper}, and nothing is made for that",
            hint=f"add '{printer.paper}' to 'papers' in zinepress.toml, and build",
        )
    if not offers:
        raise UsageError(
            "there is nothing here that is printed on sheets",
            hint="name an edition, such as 'why-we-march:en', that makes a booklet",
        )
    yield from offers


def _of_edition(press: Press, made: Sequence[Finished], printer: Printer | None) -> Iterator[Offer]:
    """The offers of an edition, one for each paper."""
    papers = tuple(dict.fromkeys(one.target.paper for one in made if one.on_sheets))
    edition = made[0].edition
    for paper in papers:
        if printer is not None and printer.paper not in ("", paper):
            continue
        # what is on no paper, or goes to a shop, is in every kit
        things = [
            one for one in made if one.target.paper == paper or one.target.paper not in papers
        ]
        yield Offer(
            title=edition.front.title,
            slug=edition.slug,
            language=edition.language,
            autonym=autonym(edition.language),
            paper=paper,
            others=tuple(other for other in papers if other != paper),
            things=tuple(_thing(press, one, printer) for one in things),
            printer=printer,
            has_namesake=_has_namesake(edition, press),
        )


def _has_namesake(edition: Edition, press: Press) -> bool:
    """Whether a folder named by the title could be that of another publication."""
    name = folded(safe(edition.front.title))
    return any(
        folded(safe(other.front.title)) == name
        for publication in press.publications
        for other in publication.printed
        if other.slug != edition.slug and other.language == edition.language
    )


def _thing(press: Press, one: Finished, printer: Printer | None) -> Thing:
    """A finished target; one on sheets with the pages that other sheets are made from."""
    form = one.form
    content = one.content(press.root)
    if not one.on_sheets:
        return Thing(form, content, one.target.paper, files=one.beside(press.root))
    pages = one.pages(press.root)
    if pages is None:
        raise ZineError.of([_forgotten(one)])
    settings = replace(press.settings, printer=printer.name if printer else "")
    options = sheet_options(replace(settings, duplex="long-edge"), one.edition.language)
    if printer is not None:
        options = replace(options, reverse=printer.reverse, turn=printer.turn)
    return Thing(
        form,
        content,
        one.target.paper,
        pages.pdf,
        subject(one, replace(press, settings=settings), options),
    )


def _forgotten(one: Finished) -> Finding:
    """The finding for a target whose pages are no longer in the store."""
    hint = f"run 'zinepress build --force {one.target.name}'"
    return Finding("its pages are no longer remembered", Where(one.target.name), hint)


def _write(root: Path, kit: Kit) -> Written:
    """The folder, put in the place of the one before when it is whole; then the zip."""
    check_out(root)
    refuse_links(root, f"{KITS}/{kit.folder}")
    folder = root / KITS / kit.folder
    beside, before = (folder.with_name(f".{kit.folder}.{name}") for name in ("new", "old"))
    try:
        for path in (beside, before):
            shutil.rmtree(path, ignore_errors=True)
        for name, content in kit.files.items():
            file = beside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            put(file, content)
        if folder.exists():
            folder.rename(before)
        beside.rename(folder)
        shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        raise unwritable(f"{KITS}/{kit.folder}", error) from error
    archive = f"{KITS}/{kit.folder}.zip"
    content = packed(kit.folder, kit.files)
    put_output(root, archive, content)
    return Written(f"{KITS}/{kit.folder}", archive, _too_large(archive, len(content)))


def _too_large(archive: str, size: int) -> tuple[Finding, ...]:
    """A note for a zip that many mailboxes refuse."""
    if size <= MAIL:
        return ()
    told = f"it has {size / 1_000_000:.1f} MB, and many mailboxes refuse more than 10"
    hint = "pass it on by a stick or a link, or pack fewer formats: 'zinepress kit TARGET...'"
    return (Finding(told, Where(archive), hint, Severity.NOTE, "kit-size"),)
