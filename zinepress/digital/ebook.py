"""An edition as an e-book: EPUB 3.3, reflowable, without scripts.

In: a `Markup` whose HTML is well-formed XML, its headings and how it is catalogued.
Out: the bytes of an EPUB that is the same for the same input.

Written by hand: a book is a zip of five small XML files, and the libraries that write them carry
licences or clocks that we cannot ship.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from zinepress.digital.parts import picture_of, without_lines
from zinepress.layout.references import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.layout.markup import Markup
    from zinepress.pictures.treat import Treated, Treatment
    from zinepress.source.document import Heading

_NAMESPACE = uuid.UUID("7d1f4f3e-7f5e-5b7e-9f6b-3f0a6a1f6c55")
_ENDINGS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold; no output carries a clock."""


@dataclass(frozen=True, slots=True)
class Card:
    """How a library catalogues the book; `modified` is an ISO date, `direction` ltr or rtl."""

    title: str
    language: str
    direction: str
    identity: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    modified: str = "1980-01-01"
    contents: str = "Contents"


def ebook(markup: Markup, headings: Sequence[Heading], card: Card, treatment: Treatment) -> bytes:
    """The EPUB of an edition; raises LayoutError for a picture that is missing or damaged."""
    pictures = _pictures(markup, treatment)
    names = {url: f"pictures/{name}" for url, (name, _) in pictures.items()}
    page = REFERENCE.sub(lambda match: names[match[0]], without_lines(_as_page(markup)))
    style = "\n".join(markup.stylesheets)
    style = REFERENCE.sub(lambda match: names[match[0]], style)
    files: dict[str, bytes] = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "book/package.opf": _package(card, pictures, 'src="pictures/' in page).encode(),
        "book/contents.xhtml": _contents(card, headings).encode(),
        "book/text.xhtml": page.encode(),
        "book/style.css": style.encode(),
    }
    files |= {f"book/pictures/{name}": picture.data for name, picture in pictures.values()}
    return _zipped(files)


def _pictures(markup: Markup, treatment: Treatment) -> dict[str, tuple[str, Treated]]:
    """Every picture asked for, by its reference: its name in the book and what it is."""
    asked = dict.fromkeys(REFERENCE.findall("\n".join((markup.html, *markup.stylesheets))))
    found: dict[str, tuple[str, Treated]] = {}
    for number, url in enumerate(asked, 1):
        picture = picture_of(url, markup, treatment)
        found[url] = (f"{number}.{_ENDINGS[picture.media_type]}", picture)
    return found


def _as_page(markup: Markup) -> str:
    """The markup's body as a page of the book."""
    body = re.search(r"<body[^>]*>(.*)</body>", markup.html, re.DOTALL)
    root = re.search(r"<html([^>]*)>", markup.html)
    attributes = re.sub(r'\b(?:lang|xmlns)="[^"]*"', "", root[1] if root else "").strip()
    language = quoteattr(markup.language)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang={language} xml:lang={language} '
        f"{attributes}>\n<head>\n<title>{escape(markup.title)}</title>\n"
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body>{body[1] if body else ''}</body>\n</html>\n"
    )


def _contents(card: Card, headings: Sequence[Heading]) -> str:
    """The navigation document: a nested list of the headings, or the title alone."""
    language = quoteattr(card.language)
    items = _nested(headings) or f'<li><a href="text.xhtml">{escape(card.title)}</a></li>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang={language} xml:lang={language} dir="{card.direction}">\n'
        f"<head><title>{escape(card.title)}</title></head>\n"
        f'<body><nav epub:type="toc" id="toc"><h1>{escape(card.contents)}</h1>'
        f"<ol>{items}</ol></nav></body>\n</html>\n"
    )


def _nested(headings: Sequence[Heading]) -> str:
    """List items, each heading below the nearest one above it in rank."""
    items: list[str] = []
    at = 0
    while at < len(headings):
        head = headings[at]
        end = at + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        below = _nested(headings[at + 1 : end])
        link = f'<a href="text.xhtml#{escape(head.anchor)}">{escape(head.text)}</a>'
        items.append(f"<li>{link}{f'<ol>{below}</ol>' if below else ''}</li>")
        at = end
    return "".join(items)


def _package(card: Card, pictures: Mapping[str, tuple[str, Treated]], shows: bool) -> str:
    """The package document: metadata, manifest and reading order."""
    people = "".join(f"<dc:creator>{escape(name)}</dc:creator>\n" for name in card.authors)
    publisher = f"<dc:publisher>{escape(card.publisher)}</dc:publisher>\n" if card.publisher else ""
    rights = f"<dc:rights>{escape(card.rights)}</dc:rights>\n" if card.rights else ""
    modes = ("textual", "visual") if shows else ("textual",)
    access = "".join(f'<meta property="schema:accessMode">{mode}</meta>\n' for mode in modes)
    items = "".join(
        f'<item id="p{number}" href="pictures/{name}" media-type="{picture.media_type}"/>\n'
        for number, (name, picture) in enumerate(pictures.values(), 1)
    )
    return _PACKAGE.format(
        language=quoteattr(card.language),
        tag=escape(card.language),
        title=escape(card.title),
        identity=uuid.uuid5(_NAMESPACE, card.identity),
        people=people + publisher + rights,
        modified=f"{card.modified}T00:00:00Z",
        access=access,
        items=items,
        direction=card.direction,
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip whose first entry is the uncompressed media type, as OCF asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(_entry("mimetype"), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            book.writestr(_entry(name), data, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>\
</rootfiles>
</container>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" \
xml:lang={language}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{tag}</dc:language>
{people}<meta property="dcterms:modified">{modified}</meta>
{access}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine page-progression-direction="{direction}"><itemref idref="text"/></spine>
</package>
"""
