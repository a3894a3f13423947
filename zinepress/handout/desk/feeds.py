"""Feeds of what lies on the desk: Atom for feed readers, OPDS for e-book programs.

In: a press and what lies on the desk. Out: XML (RFC 4287, OPDS Catalog 1.2).

Every address is relative to the feed, so that a desk works wherever it lies. Both formats demand
a time of the last change; it is the date of the text, never that of the build. A text without a
date has the beginning of 1970, which no reader takes for news.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from zinepress.handout.desk.holding import link
from zinepress.press.languages import leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.handout.desk.holding import Holding
    from zinepress.press.model import Press

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
UNDATED = "1970-01-01"
TYPES = {
    "pdf": "application/pdf",
    "txt": "text/plain",
    "html": "text/html",
    "epub": "application/epub+zip",
    "json": "application/json",
}
"""Kinds of files by how their names end."""
_ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_OPEN = "http://opds-spec.org/acquisition/open-access"
_IMAGE = "http://opds-spec.org/image"


def atom(press: Press, name: str, holdings: Sequence[Holding]) -> bytes:
    """The Atom feed: an entry for each edition, its files enclosed."""
    feed = _feed(press, name, "atom.xml", holdings)
    ET.SubElement(feed, "link", rel="self", href="atom.xml", type="application/atom+xml")
    ET.SubElement(feed, "link", rel="alternate", href="index.html", type="text/html")
    for holding in holdings:
        entry = _entry(press, holding)
        for file in holding.all_files:
            ET.SubElement(
                entry,
                "link",
                rel="enclosure",
                href=link(file.path),
                type=TYPES[file.kind],
                length=str(file.size),
                title=file.name,
            )
        feed.append(entry)
    return _written(feed)


def opds(press: Press, name: str, holdings: Sequence[Holding]) -> bytes:
    """The OPDS catalogue: what there is to read of each edition, and its cover."""
    feed = _feed(press, name, "opds.xml", holdings)
    ET.SubElement(feed, "link", rel="self", href="opds.xml", type=_ACQUISITION)
    ET.SubElement(feed, "link", rel="start", href="opds.xml", type=_ACQUISITION)
    for holding in holdings:
        if holding.files:
            feed.append(_offer(press, holding))
    return _written(feed)


def _offer(press: Press, holding: Holding) -> ET.Element:
    """An edition with what can be had of it: what is read first, then what is printed."""
    entry = _entry(press, holding)
    ET.SubElement(entry, "dc:language").text = leading(holding.edition.language)
    if holding.edition.front.date:
        ET.SubElement(entry, "dc:issued").text = holding.edition.front.date
    seen = holding.album
    if seen is not None:
        cover = link(seen.cover.path)
        for rel in (_IMAGE, f"{_IMAGE}/thumbnail"):
            ET.SubElement(entry, "link", rel=rel, href=cover, type="image/png")
    for file in sorted(holding.files, key=lambda file: file.is_on_sheets):
        ET.SubElement(
            entry,
            "link",
            rel=_OPEN,
            href=link(file.path),
            type=TYPES[file.kind],
            title=file.name,
        )
    return entry


def _feed(press: Press, name: str, kind: str, holdings: Sequence[Holding]) -> ET.Element:
    """A feed with what every feed has to have."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xmlns:dc": DC})
    ET.SubElement(feed, "id").text = _identity(press, name, kind)
    ET.SubElement(feed, "title").text = name
    times = [_time(holding.edition.front.date) for holding in holdings]
    ET.SubElement(feed, "updated").text = max(times, default=_time(""))
    _author(feed, press.settings.organisation or name)
    return feed


def _entry(press: Press, holding: Holding) -> ET.Element:
    """An entry with what every entry has to have, and what is known besides."""
    edition, front = holding.edition, holding.edition.front
    publisher = front.organisation or press.settings.organisation
    entry = ET.Element("entry", {"xml:lang": leading(edition.language)})
    ET.SubElement(entry, "id").text = _identity(press, edition.slug, edition.language)
    ET.SubElement(entry, "title").text = front.title or edition.slug
    ET.SubElement(entry, "updated").text = _time(front.date)
    for author in front.authors or ([publisher] if publisher else []):
        _author(entry, author)
    if front.description:
        ET.SubElement(entry, "summary").text = front.description
    licence = front.licence or press.settings.licence
    if licence:
        ET.SubElement(entry, "rights").text = licence
    ET.SubElement(
        entry,
        "link",
        rel="alternate",
        href=link(holding.page),
        type="text/html",
        hreflang=leading(edition.language),
    )
    return entry


def _author(parent: ET.Element, name: str) -> None:
    ET.SubElement(ET.SubElement(parent, "author"), "name").text = name


def _identity(press: Press, *names: str) -> str:
    """A name for ever: the same for every build and edition of the same thing."""
    settings = press.settings
    owner = settings.site or settings.name or settings.organisation or "zinepress"
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((owner, *names))).urn


def _time(date: str) -> str:
    """A date as RFC 3339 has it, filled up from its beginning: `2026-05` is `2026-05-01`."""
    given = date or UNDATED
    return f"{given}{UNDATED[4:][len(given) - 4 :]}T00:00:00Z"


def _written(feed: ET.Element) -> bytes:
    ET.indent(feed)
    told: bytes = ET.tostring(feed, "utf-8", xml_declaration=True)
    return told + b"\n"
