"""The editions that are no pages: plain text, a web page, an e-book.

In: a `Document` and the edition it belongs to. Out: the bytes of a file, what was read for it, and
what there is to say of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build.digests import file_digest
from zinepress.digital.ebook import Card, ebook
from zinepress.digital.text import plain_text
from zinepress.digital.web import web_page
from zinepress.layout.colophon import Issue, colophon
from zinepress.layout.compose import choose_layout, compose, lacks
from zinepress.layout.formats import Medium
from zinepress.layout.qr import web_address, web_findings
from zinepress.layout.references import REFERENCE, find_file
from zinepress.layout.strings import read_words
from zinepress.pictures.treat import Treatment
from zinepress.press.languages import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from zinepress.build.job import Job
    from zinepress.build.reading import Reading
    from zinepress.errors import Finding
    from zinepress.layout.formats import Format
    from zinepress.layout.markup import Markup

    Made = tuple[bytes, Mapping[Path, str], Iterable[Finding]]
    Make = Callable[[Job, Format, Reading], Made]

LONGEST = 1600
"""Pixels along the longer edge of a picture on a screen."""
TREATMENT = Treatment(longest=LONGEST)


def text(job: Job, form: Format, read: Reading) -> Made:
    """Plain text: title, text, notes and colophon."""
    edition, press = job.edition, job.press
    layout = choose_layout(edition, press, form)
    words = read_words(layout.folders, edition.language)
    front = edition.front
    organisation = front.organisation or press.settings.organisation
    stamp = [words.say("draft")] if read.is_draft else []
    titles = (organisation, front.title, front.subtitle)
    head = [*(one.striptags() for one in stamp), *(line for line in titles if line)]
    foot = colophon(edition, press, words, Issue(job.code, is_draft=read.is_draft))
    notes = words.say("notes")
    address = web_address(edition, press)
    lines = "\n".join((*(line.striptags() for line in foot), *([address] if address else ())))
    printed = (*foot, notes) if 'class="footnote"' in read.document.html else foot
    found = (*lacks(layout, edition, "".join(printed)), *web_findings(edition, press))
    return plain_text(read.document, head, ("* * *", lines), notes.striptags()), {}, found


def web(job: Job, form: Format, read: Reading) -> Made:
    """One web page that holds all it needs."""
    markup = _markup(job, form, read)
    files = _read(markup)  # before the files are taken in: a change in between is then noticed
    return web_page(markup, markup.treatment or TREATMENT), files, markup.findings


def epub(job: Job, form: Format, read: Reading) -> Made:
    """An e-book."""
    edition, press = job.edition, job.press
    markup = _markup(job, form, read)
    words = read_words(choose_layout(edition, press, form).folders, edition.language)
    front = edition.front
    card = Card(
        title=front.title,
        language=edition.language,
        direction=direction(edition.language),
        identity=f"{edition.slug}:{edition.language}:{job.code}",
        authors=front.authors,
        publisher=front.organisation or press.settings.organisation,
        rights=front.licence or press.settings.licence,
        **({"modified": f"{front.date}-01-01"[:10]} if front.date else {}),
        contents=words.say("contents").striptags(),
    )
    files = _read(markup)
    book = ebook(markup, read.document.headings, card, markup.treatment or TREATMENT)
    return book, files, markup.findings


def _markup(job: Job, form: Format, read: Reading) -> Markup:
    """The markup of a screen."""
    edition, press = job.edition, job.press
    return compose(read.document, edition, press, form, code=job.code, draft=read.is_draft)


def _read(markup: Markup) -> dict[Path, str]:
    """Every file that the markup takes in, with its digest."""
    asked = REFERENCE.findall("\n".join((markup.html, *markup.stylesheets)))
    paths = {find_file(url, markup.roots) for url in asked}
    return {path: file_digest(path) for path in sorted(paths)}


MAKERS: Mapping[Medium, Make] = {Medium.TEXT: text, Medium.HTML: web, Medium.EPUB: epub}
