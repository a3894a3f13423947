"""Anchors: every heading gets an id from its words, every id stands once.

In: dressed tokens with their words as printed. Out: headings and anchors of the text, findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import Finding
from zinepress.source.document import Heading
from zinepress.source.places import where
from zinepress.source.tokens import add_style, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_NO_LETTER = re.compile(r"[^\w]+")
_APOSTROPHE = re.compile("['’]")
_NOTES = ("note_call", "note_open")


@dataclass(frozen=True, slots=True)
class Anchored:
    """The headings of a text, everything in it that a link can lead to, what is wrong."""

    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    findings: tuple[Finding, ...]


def anchor(tokens: Sequence[Token]) -> Anchored:
    """Gives each heading an id, unless it has one, and reads what the text's headings say."""
    taken: dict[str, int | None] = {}
    found: list[Finding] = []
    for block, token in _named(tokens):
        name = str(token.attrs["id"])
        place = where(block, token.meta.get("at"))
        if name in taken:
            message = f"the name '{name[:60]}' is given twice"
            found.append(
                Finding(message, place, f"it is on line {taken[name]} already", rule="links")
            )
        taken.setdefault(name, place.line)
    headings = []
    numbers: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            inline = tokens[index + 1]
            text = " ".join(plain(inline.children or ()).split())
            name = str(token.attrs.get("id") or _unused(_slug(text), taken, numbers))
            token.attrs["id"] = name
            taken.setdefault(name, None)
            headings.append(Heading(int(token.tag[1]), text, name))
            token.attrs["data-label"] = text
            if any(child.type in _NOTES for child in inline.children or ()):
                add_style(token, "bookmark-label: attr(data-label)")
    return Anchored(tuple(headings), frozenset(taken), tuple(found))


def _named(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Every token that has an id, with the block it is in."""
    for block in tokens:
        for token in (block, *(block.children or ())):
            if "id" in token.attrs:
                yield block, token


def _slug(text: str) -> str:
    """The words of a heading as an id: lower case, hyphens between, a letter first."""
    slug = _NO_LETTER.sub("-", _APOSTROPHE.sub("", text.lower())).strip("-_")[:80].rstrip("-")
    return slug if slug and not slug[0].isdigit() else f"section-{slug}".rstrip("-")


def _unused(name: str, taken: dict[str, int | None], numbers: dict[str, int]) -> str:
    """The name, with a number behind it where it is taken."""
    free = name
    while free in taken:
        numbers[name] = numbers.get(name, 1) + 1
        free = f"{name}-{numbers[name]}"
    return free
