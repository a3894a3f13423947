"""The rules on files that are no PDF: plain text, web pages, e-books.

In: the bytes of a file. Out: findings on what it tells of the machine it was made on, what it
asks of a network, and where its links lead.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

from zinepress.check.file_rules import PATHS
from zinepress.errors import Finding, Severity, Where
from zinepress.press.trackers import trackers

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"""\bhref\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_FETCHED = re.compile(
    r"""(?:\bsrc\s*=\s*["']?|url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s>]+)|"""
    r"""<link\b[^>]*\bhref\s*=\s*["']((?:https?:)?//[^"']+)""",
    re.IGNORECASE,
)
_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_TEXTUAL = (".txt", ".html", ".xhtml", ".opf", ".ncx", ".css", ".xml")


def check_text_file(content: bytes, name: str) -> tuple[Finding, ...]:
    """What is wrong with a text, a web page or an e-book; `name` is how messages call it."""
    return tuple(
        dict.fromkeys(
            finding
            for part, text in parts(content, name)
            for finding in (*_told(text, part), *_asked(text, part))
        )
    )


def parts(content: bytes, name: str) -> Iterator[tuple[str, str]]:
    """The texts in a file by name: the file itself, or the members of a book."""
    if not name.endswith(".epub"):
        yield name, content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for member in book.namelist():
            if member.endswith(_TEXTUAL):
                yield f"{name}/{member}", book.read(member).decode("utf-8", "replace")


def _told(text: str, name: str) -> Iterator[Finding]:
    """Paths of somebody's machine, in the words or in links."""
    said = _ADDRESS.sub("", _DATA.sub("", text))
    for path in dict.fromkeys(PATHS.findall(said)):
        yield Finding(
            f"a path of somebody's machine: {path[:60]}",
            Where(name),
            "take it out of the text",
            rule="path-in-file",
        )


def _asked(text: str, name: str) -> Iterator[Finding]:
    """What it fetches, and links that track."""
    for match in _FETCHED.finditer(text):
        address = match[1] or match[2]
        yield Finding(
            f"it asks the network for {address[:60]}",
            Where(name),
            "put the file beside the text, and it is taken in",
            rule="fetches",
        )
    for address in map(unescape, _LINK.findall(text)):
        if found := trackers(address):
            yield Finding(
                f"a link that tracks: {address[:60]}",
                Where(name),
                f"take {' and '.join(found)} out of it",
                Severity.WARNING,
                "tracking-link",
            )
