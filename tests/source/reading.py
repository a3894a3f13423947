"""How tests read a text: with nothing around it unless they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from zinepress.errors import Severity
from zinepress.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.source.document import Document

PATH = "sources/rent/en.md"


def read(
    text: str,
    language: str = "en",
    *,
    output: str = "read",
    facts: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> Document:
    """The document of a text."""
    return read_document(
        text, PATH, language, output=output, facts=facts or {}, include=(files or {}).get
    )


def errors(document: Document) -> list[str]:
    """What stops a document from being printed."""
    return [one.message for one in document.findings if one.severity is Severity.ERROR]


def texts(document: Document) -> Iterator[str]:
    """Every run of printed text outside code; the HTML is read as XML, which it must be."""
    return _texts(ElementTree.fromstring(f"<body>{document.html}</body>"))


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if element.tag not in ("code", "pre"):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
    yield element.tail or ""


def printed(document: Document) -> str:
    """All printed text, white space as one space."""
    return " ".join("".join(texts(document)).split())
