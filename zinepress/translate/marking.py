"""Words in the text of a block that are in another language than it, or are out of date.

In: a block's text and kind. Out: the same with attributes, in the markup of the press: on a line
above a paragraph, behind a heading's text, around the words of anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.press.languages import direction
from zinepress.source.attributes import read_attributes
from zinepress.source.parser import parser
from zinepress.translate.kinds import HEAD, LITERAL, Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

UNTRANSLATED = "x-untranslated"
STALE = "x-stale"
"""The classes that a layout may style; words in the source's language have `lang` as well."""
NOTHING_YET = "[…]"
"""What stands where there is neither a translation nor the words of the source."""
_BY_LINE = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.DEFINITION})


def in_language(text: str, kind: Kind, language: str) -> str:
    """Text that is not translated: in its own language and direction, and marked."""
    return marked(text, kind, f".{UNTRANSLATED} lang={language} dir={direction(language)}")


def marked(text: str, kind: Kind, attributes: str) -> str:
    """Text with attributes; as it is where none can be set."""
    if kind in HEAD or kind in LITERAL:
        return text
    if kind in _BY_LINE:
        return f"{{{attributes}}}\n{text}"
    if kind is Kind.HEADING:
        return _heading(text, attributes)
    whole = f"[{text}]{{{attributes}}}"
    return whole if _is_one_span(whole) else text


def _heading(text: str, attributes: str) -> str:
    """A heading's text with attributes at its end, among those that it has."""
    start = text.rfind(" {")
    found = read_attributes(text, start + 1) if start >= 0 else None
    if found is None or found[1] != len(text):
        return f"{text} {{{attributes}}}"
    return f"{text[:-1].rstrip()} {attributes}}}"


def _is_one_span(text: str) -> bool:
    """Whether the brackets around a text are still a pair with its own brackets in between."""
    tokens: list[Token] = []
    reader = parser()
    reader.inline.parse(text, reader, {}, tokens)
    kinds = [token.type for token in tokens]
    return kinds[:1] == ["span_open"] and kinds[-1:] == ["span_close"]
