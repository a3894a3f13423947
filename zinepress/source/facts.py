"""`{{ hotline }}`: what is said once for a whole publication, printed wherever it is named.

In: tokens and the facts. Out: their words in the text, in addresses and in picture texts.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from zinepress.errors import Finding, SourceError, nearest
from zinepress.source.limits import SOURCE_LIMIT
from zinepress.source.mistakes import closest, mistaken
from zinepress.source.places import where
from zinepress.source.tokens import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_FACT = re.compile(r"\{\{\s*([^\s{}<>]+)\s*\}\}|\{\{<\s*var\s+([^\s{}<>]+)\s*>\}\}")
_BRACES = re.compile(r"\{\{[^{}\n]*\}\}|\{\{")
_SHORTCODE = re.compile(r"\{\{<\s*(\S*)[^{}\n]*\}\}")
_IN_ATTRIBUTE = re.compile(r"(?:\{\{|%7B%7B)(?:\s|%20)*([^\s%{}]+)(?:\s|%20)*(?:\}\}|%7D%7D)")
_SPEAKING = frozenset({"href", "src", "title"})
"""Attributes in which a fact may be named."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def fact(state: StateInline, silent: bool) -> bool:
    """The inline rule."""
    if not state.src.startswith("{{", state.pos):
        return False
    match = _FACT.match(state.src, state.pos, state.posMax)
    if match is None:
        return not silent and _broken(state)
    if not silent:
        state.push("fact", "", 0).content = match[1] or match[2]
    state.pos = match.end()
    return True


def _broken(state: StateInline) -> bool:
    """Marks `{{` that names no fact."""
    match = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if match is None:
        braces = _BRACES.match(state.src, state.pos, state.posMax)
        content = braces[0] if braces else "{{"
        hint = "write a fact as {{ name }}, or \\{\\{ for the signs themselves"
        mistaken(state, content, f"'{content[:40]}' names no fact", hint)
    elif match[1] in ("include", "pagebreak"):
        hint = "put it on a line of its own, with no other words"
        mistaken(state, match[0], f"'{match[0][:40]}' is inside a paragraph", hint)
    else:
        hint = nearest(match[1], ("include", "pagebreak", "var")) or "use include, pagebreak or var"
        mistaken(state, match[0], f"'{match[0][:40]}' was not understood", hint)
    return True


def tell(tokens: Sequence[Token], facts: Mapping[str, str], language: str) -> list[Finding]:
    """Puts the words of facts where they are named; gives a finding for each that cannot be told.

    Raises SourceError when all of them together print more than a source may hold.
    """
    found: list[Finding] = []
    told = 0
    for block, here in spoken(tokens, language):
        if block.type != "inline" or not block.children:
            continue
        for child, name, spoken_here in _named(block.children, here):
            value, message, hint = _say(name, facts, spoken_here, len(found))
            told += len(value)
            if told > SOURCE_LIMIT:
                raise SourceError("the facts print too much", where(block), "shorten them")
            if message:
                found.append(Finding(message, where(block, _at(child)), hint, rule="facts"))
            _put(child, name, value)
    return found


def _named(children: Iterable[Token], language: str) -> Iterator[tuple[Token, str, str]]:
    """Inline tokens with a fact they name and their language, those in picture texts too."""
    for child, here in spoken(children, language):
        if child.type == "fact":
            yield child, child.content, here
        for attribute in sorted(_SPEAKING.intersection(child.attrs)):
            for match in _IN_ATTRIBUTE.finditer(str(child.attrs[attribute])):
                yield child, match[1], here
        if child.children:
            yield from _named(child.children, here)


def _at(child: Token) -> int | None:
    """Where in its block a token stands, as far as the parser said."""
    at: int | None = child.meta.get("at")
    return at


def _say(
    name: str, facts: Mapping[str, str], language: str, told: int
) -> tuple[str, str, str | None]:
    """The words of a fact in a language; what is wrong and what to do, where something is."""
    if name not in facts:
        hint = closest(name, facts, told) or "add it to 'facts' at the head of the source"
        return name, f"there is no fact '{name}'", hint
    value = " ".join(facts[name].split())
    if not _DATE.fullmatch(value):
        return value, "", None
    try:
        return _in_full(date.fromisoformat(value), language), "", None
    except ValueError:
        return value, f"the fact '{name}' is '{value}', which is no date", "write it as 2026-05-01"


def _in_full(day: date, language: str) -> str:
    """A day as a language writes it in running text; as ISO 8601 where Babel does not know it."""
    from babel import Locale, UnknownLocaleError, dates  # noqa: PLC0415 - only wanted for a date

    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return dates.format_date(day, "long", Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return day.isoformat()


def _put(child: Token, name: str, value: str) -> None:
    """Writes the words of a fact into the token that asks for it."""
    if child.type == "fact":
        child.type, child.content = "text", value
        child.meta["fact"] = name
        return
    for attribute in sorted(_SPEAKING.intersection(child.attrs)):
        written = str(child.attrs[attribute])
        if "{{" in written or "%7B%7B" in written:
            said = value if attribute == "title" else quote(value, safe="/:@+,;=")
            parts = _IN_ATTRIBUTE.split(written)  # what is around names, and the names, in turn
            parts[1::2] = [said if part == name else f"{{{{{part}}}}}" for part in parts[1::2]]
            child.attrs[attribute] = "".join(parts)
