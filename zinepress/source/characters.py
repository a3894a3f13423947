"""The characters a source may hold: those that XML and paper can carry.

In: the text of a file. Out: the same without a byte order mark, forbidden characters replaced one
for one so that columns stay true, and findings.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.source.places import where
from zinepress.source.tokens import inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OVERRIDES = re.compile(r"[\u202a-\u202e]")
_REPLACEMENT = "\ufffd"
_MOST = 20


def clean(text: str, path: str) -> tuple[str, list[Finding]]:
    """A file's text made fit for the parser, and what is wrong with its characters."""
    text = text.removeprefix("\ufeff")
    found = [
        Finding(
            f"the character {_name(match[0])} cannot be printed",
            _place(text, match.start(), path),
            "remove it",
            rule="characters",
        )
        for match in islice(FORBIDDEN.finditer(text), _MOST)
    ]
    found += [
        Finding(
            f"{_name(match[0])} turns the direction of what follows",
            _place(text, match.start(), path),
            "remove it; mark the words as in [words]{dir=rtl} where they need it",
            Severity.WARNING,
            rule="characters",
        )
        for match in islice(_OVERRIDES.finditer(text), _MOST)
    ]
    return FORBIDDEN.sub(_REPLACEMENT, text), found


def check_entities(tokens: Iterable[Token]) -> Iterator[Finding]:
    """Entities that name a forbidden character, such as `&#12;`."""
    for block, children in inlines(tokens):
        for child in children:
            if child.type == "text_special" and FORBIDDEN.search(child.content):
                message = f"'{child.markup}' names a character that cannot be printed"
                place = where(block, child.meta.get("at"))
                yield Finding(message, place, "remove it", rule="characters")


def without_forbidden(html: str) -> str:
    """HTML without forbidden characters; they can still come in as entities in an attribute."""
    return FORBIDDEN.sub(_REPLACEMENT, html)


def _name(character: str) -> str:
    """The number of a character and its Unicode name where it has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _place(text: str, at: int, path: str) -> Where:
    """The line and column of an offset into a file's text."""
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = len(re.findall(r"\r\n?|\n", text[:begin])) + 1
    return Where(path, line, at - begin + 1)
