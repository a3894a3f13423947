"""A text file of the press, whole and in Unicode.

In: a path. Out: its text, lines ended by LF, and findings. Strict UTF-8, so that no word is
guessed at and nothing that cannot be printed gets in.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.press.lines import Lines

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2 * 1024 * 1024
"""Bytes of a source: a book of a thousand pages."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no text has: controls, and halves that only an escape can write."""
_WIDE = rb"([^\0]\0){2}|(\0[^\0]){2}"
"""Two letters of two bytes each."""
_OVERRIDE = "[\u202d\u202e]"
_AS_UTF8 = "save it as UTF-8 (in most editors: Save As, Encoding)"
_BINARY = {
    b"PK\x03\x04": "a file of a word processor, or a zip",
    b"\xd0\xcf\x11\xe0": "a file of a word processor",
    b"{\\rtf": "a file of a word processor",
    b"%PDF-": "a PDF",
}
"""How files begin that people take for text, since their letters are seen when they open them."""


def read_text(file: Path, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, None when it has none; `path` is its name in findings."""
    where = Where(path)
    try:
        if not file.is_file():
            return None, (_finding("not a plain file", where, "put a text file there"),)
        if file.stat().st_size > LARGEST:
            size = f"more than {LARGEST // 1024 // 1024} MB of text"
            return None, (_finding(size, where, "split it into several publications"),)
        raw = file.read_bytes()
    except OSError as error:
        told = f"cannot be read: {(error.strerror or str(error)).lower()}"
        return None, (_finding(told, where, "look at its permissions"),)
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text that bytes are in UTF-8, and what in it cannot be printed."""
    for start, kind in _BINARY.items():
        if raw.startswith(start):
            hint = "open it where it was written, and save its words as plain text in UTF-8"
            return None, (_finding(f"this is {kind}, whatever its name", Where(path), hint),)
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or re.match(_WIDE, raw):
        return None, (_finding("the file is UTF-16, not UTF-8", Where(path), _AS_UTF8),)
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        byte = f"not UTF-8: the byte 0x{raw[error.start]:02X}{_guess(raw[error.start])}"
        return None, (_finding(byte, _place(before, len(before), path), _AS_UTF8),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = tuple(
        _finding(
            f"the control character U+{ord(sign[0]):04X}",
            _place(text, sign.start(), path),
            "delete it",
        )
        for sign in CONTROL.finditer(text)
    )[:10]
    return (None, controls) if controls else (text, _overrides(text, path))


def _overrides(text: str, path: str) -> tuple[Finding, ...]:
    """Warnings of invisible characters that turn the order of letters around."""
    return tuple(
        Finding(
            f"the invisible character U+{ord(sign[0]):04X} forces the direction of letters",
            _place(text, sign.start(), path),
            "delete it; direction follows the letters by itself",
            Severity.WARNING,
            "encoding",
        )
        for sign in re.finditer(_OVERRIDE, text)
    )[:10]


def _guess(byte: int) -> str:
    """What a stray byte was meant to be, when it comes from an older Windows editor."""
    letter = bytes([byte]).decode("cp1252", "ignore")
    return f", perhaps '{letter}' from an older editor" if letter else ""


def _place(text: str, offset: int, path: str) -> Where:
    """The place of a character."""
    return Where(path, *Lines(text).place(offset))


def _finding(message: str, where: Where, hint: str) -> Finding:
    """An error of encoding."""
    return Finding(message, where, hint, rule="encoding")
