"""The march statement is printed as it was written: every word, comma and dash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

from tests.source.reading import printed, read

FILE = Path(__file__).parents[2] / "sources" / "why-we-march" / "en.md"
DIGEST = "c3fa31f86b0ef326161b6192905fb38cd83decdb0cd1ca2175338d15a983553c"
"""SHA-256 of the statement's words, one space between, the line of its title first."""


def statement() -> tuple[str, str]:
    """The title line and the body of the source file."""
    _, head, body = FILE.read_text("utf-8").split("---\n", 2)
    front = yaml.load(head, yaml.BaseLoader)
    return f"{front['organisation']} {front['title']}", body


def digest(text: str) -> str:
    """The digest of a text's words, which are what stands between white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def test_the_source_has_every_word_of_the_statement() -> None:
    title, body = statement()
    assert digest(f"{title} {body}") == DIGEST


def test_the_document_prints_every_word_of_the_source() -> None:
    title, _body = statement()
    document = read(FILE.read_text("utf-8"))
    assert digest(f"{title} {printed(document)}") == DIGEST
    assert document.findings == ()


def test_each_paragraph_of_the_statement_is_one_paragraph() -> None:
    _, body = statement()
    assert read(body).html.count("<p ") == len(body.strip().split("\n\n"))
