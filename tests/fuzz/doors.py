"""The doors through which other people's bytes come in.

In: any bytes. Out: what is told about them: findings, or ZineError; whatever else is raised is a
fault. Behind some doors stands a law that every value has to keep, and that is asserted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.check.scrub import scrub
from zinepress.errors import Finding, ZineError
from zinepress.impose.access import Access
from zinepress.impose.door import TRUSTED
from zinepress.impose.ranges import select
from zinepress.impose.read import opened
from zinepress.impose.recipe import heard
from zinepress.pictures.drawings import clean_drawing
from zinepress.pictures.treat import Treatment, treat
from zinepress.press import toml, typed
from zinepress.press.front import read_front
from zinepress.press.model import Settings
from zinepress.press.printers import parse_passport, passport
from zinepress.press.text import decode
from zinepress.source.read import read_document
from zinepress.translate.blocks import cut, join
from zinepress.translate.exchange.po import read_po
from zinepress.translate.exchange.word import read_word
from zinepress.translate.exchange.xliff import read_xliff
from zinepress.translate.ledger import read_ledger, write_ledger
from zinepress.units import parse_length, parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Told = tuple[Finding, ...]
    Door = Callable[[bytes], Told]

LARGEST = 2_000_000
"""Bytes; what is larger is refused before any of these doors."""


def settings(raw: bytes) -> Told:
    """`zinepress.toml`."""
    text, findings = decode(raw, "zinepress.toml")
    if text is None:
        return findings
    table, findings = toml.parse(text, "zinepress.toml")
    return (
        findings
        if table is None
        else (*findings, *typed.read(Settings, table, "zinepress.toml")[1])
    )


def head(raw: bytes) -> Told:
    """The front matter of a source file."""
    text, findings = decode(raw, "sources/rent/en.md")
    return findings if text is None else read_front(text, "sources/rent/en.md", "en")[1]


def text(raw: bytes) -> Told:
    """The text of a source file; it takes itself in, as a hostile one would."""
    read, findings = decode(raw, "sources/rent/fa.md")
    if read is None:
        return findings
    document = read_document(
        read,
        "sources/rent/fa.md",
        "fa",
        output="booklet",
        facts={"hotline": "020 7946 0000"},
        include=lambda path: read if path == "fa.md" else None,
    )
    return document.findings


def blocks(raw: bytes) -> Told:
    """A text cut into blocks, which gives the same bytes when it is joined again."""
    read = raw.decode("utf-8", "replace")
    sliced = cut(read)
    assert join(sliced) == read
    return ()


def ledger(raw: bytes) -> Told:
    """A ledger; what is read from one that was written is what was written."""
    first = read_ledger(raw.decode("utf-8", "replace"), "es.po")
    again = read_ledger(write_ledger(first), "es.po")
    assert [one.source for one in again.entries] == [one.source for one in first.entries]
    return ()


def po(raw: bytes) -> Told:
    """A PO file from a translator."""
    read_po(raw.decode("utf-8", "replace"), "from-ana.po")
    return ()


def xliff(raw: bytes) -> Told:
    """An XLIFF file from a translator."""
    read_xliff(raw.decode("utf-8", "replace"), "from-ana.xlf")
    return ()


def word(raw: bytes) -> Told:
    """A Word document from a translator."""
    read_word(raw, "from-ana.docx")
    return ()


def code(raw: bytes) -> Told:
    """The code of a printer; the code of what it names names the same."""
    printer = parse_passport(raw.decode("utf-8", "replace"))
    assert parse_passport(passport(printer)) == printer
    return ()


def measures(raw: bytes) -> Told:
    """What is typed after `--paper`, `--margin` and `--pages`."""
    typed_in = raw.decode("utf-8", "replace")
    for read in (parse_length, parse_size, lambda given: select(given, 40)):
        try:
            read(typed_in)
        except ZineError:
            continue
    heard(typed_in)
    return ()


def pdf(raw: bytes) -> Told:
    """Anybody's PDF, opened to be put on sheets."""
    with opened(raw, "theirs.pdf", Access(limits=TRUSTED)) as source:
        return source.findings


def preflight(raw: bytes) -> Told:
    """Anybody's PDF, looked at before it is printed."""
    return check_pdf(raw, PROFILES["shop"], "theirs.pdf")


def scrubbed(raw: bytes) -> Told:
    """Anybody's PDF, cleaned."""
    scrub(raw)
    return ()


def picture(raw: bytes) -> Told:
    """A photograph."""
    treat(raw, Treatment())
    return ()


def drawing(raw: bytes) -> Told:
    """An SVG."""
    clean_drawing(raw)
    return ()


DOORS: Mapping[str, Door] = {
    "settings": settings,
    "head": head,
    "text": text,
    "blocks": blocks,
    "ledger": ledger,
    "po": po,
    "xliff": xliff,
    "word": word,
    "code": code,
    "measures": measures,
    "pdf": pdf,
    "preflight": preflight,
    "scrubbed": scrubbed,
    "picture": picture,
    "drawing": drawing,
}


def answer(door: str, raw: bytes) -> str:
    """The first thing that is said about these bytes; empty when there is nothing to say."""
    try:
        told = DOORS[door](raw)
    except ZineError as error:
        told = error.findings
        assert told
    assert all(one.message for one in told)
    return str(told[0]).splitlines()[0] if told else ""
