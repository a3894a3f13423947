"""Text files are strict UTF-8, and nothing unprintable gets in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.shelf import lines
from zinepress.press.text import decode, read_text

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = (
    "whatever its name -> open it where it was written, and save its words as plain text in UTF-8"
)
UTF8 = "save it as UTF-8 (in most editors: Save As, Encoding)"


@pytest.mark.parametrize(
    ("raw", "told"),
    {
        "café\ncafé".encode("latin-1"): "en.md:1:4: not UTF-8: the byte 0xE9, "
        f"perhaps 'é' from an older editor -> {UTF8}",
        b"ok\nok\n\xc3\xa9\x81": f"en.md:3:2: not UTF-8: the byte 0x81 -> {UTF8}",
        "Rent".encode("utf-16"): f"en.md: the file is UTF-16, not UTF-8 -> {UTF8}",
        "Rent".encode("utf-16-le"): f"en.md: the file is UTF-16, not UTF-8 -> {UTF8}",
        "Rent".encode("utf-16-be"): f"en.md: the file is UTF-16, not UTF-8 -> {UTF8}",
        b"PK\x03\x04\x14\x00": f"en.md: this is a file of a word processor, or a zip, {PLAIN}",
        b"{\\rtf1 Rent}": f"en.md: this is a file of a word processor, {PLAIN}",
        b"\xd0\xcf\x11\xe0\xa1": f"en.md: this is a file of a word processor, {PLAIN}",
        b"%PDF-1.4\n": f"en.md: this is a PDF, {PLAIN}",
        b"a\nb\x00c": "en.md:2:2: the control character U+0000 -> delete it",
        b"a\x1b[31m": "en.md:1:2: the control character U+001B -> delete it",
        "a\x85b".encode(): "en.md:1:2: the control character U+0085 -> delete it",
        b"\xed\xa0\x80": "en.md:1:1: not UTF-8: the byte 0xED, perhaps 'í' from an older editor "
        f"-> {UTF8}",
    }.items(),
)
def test_what_is_not_plain_utf8_is_refused_at_its_place(raw: bytes, told: str) -> None:
    text, findings = decode(raw, "en.md")
    assert text is None
    assert lines(findings) == [told]


def test_a_byte_order_mark_and_foreign_line_ends_are_set_aside() -> None:
    assert decode(b"\xef\xbb\xbf---\r\na\rb\n", "en.md") == ("---\na\nb\n", ())


def test_a_character_that_turns_letters_around_is_warned_of() -> None:
    text, findings = decode("a\n\u202eb".encode(), "en.md")
    assert text == "a\n\u202eb"
    assert lines(findings) == [
        "en.md:2:1: warning: the invisible character U+202E forces the direction of letters "
        "-> delete it; direction follows the letters by itself"
    ]


PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t")


@given(st.text(PRINTABLE))
def test_any_text_without_control_characters_is_read_as_it_is(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "en.md")[0] == text


@given(st.binary(max_size=30))
def test_any_bytes_are_text_or_a_finding(raw: bytes) -> None:
    text, findings = decode(raw, "en.md")
    assert text is not None or findings


def test_only_plain_files_of_bearable_size_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "large.md").write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    told = [lines(read_text(file, file.name)[1]) for file in sorted(tmp_path.iterdir())]
    assert told == [
        ["folder.md: not a plain file -> put a text file there"],
        ["large.md: more than 2 MB of text -> split it into several publications"],
        ["pipe.md: not a plain file -> put a text file there"],
    ]
