"""What a block says, apart from how it is marked up.

In: a `Block`, or its text. Out: `Said`: its words in one canonical form, and what stands in them
that a translation has to keep. The inline rules of the press's own parser read it, so that `*a*`
and `_a_` are one, and what only looks like emphasis stays.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.source.attached import given
from zinepress.source.attributes import read_attributes
from zinepress.source.parser import parser
from zinepress.translate.kinds import LITERAL, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

_STRAIGHT = {
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("‘’‚‛‹›＇", "'"),
    **dict.fromkeys("–—―−‐‑", "-"),
    "…": "...",
    "\u00ad": "",
}
_FORMS = str.maketrans(_STRAIGHT)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"“”«»]*[^\s<>()\[\]\"“”«».,;:!?'’…]")
_DASHES = re.compile(r"-{2,}")
_SPACE = re.compile(r"\s+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WIDE_SPACE = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])")
"""A line end between Chinese or Japanese signs is no space."""
_AROUND = {"note_open": " ^[", "note_close": "]", "s_open": "~~", "s_close": "~~"}
"""What changes the meaning of the words inside, so that it stays among them."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a block, and what is in them, in the order it stands."""

    words: str
    """Composed, spaces and quotes and dashes in one form, emphasis and addresses left out."""
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Labels of the notes that are called."""
    facts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """Emphasis and the like, by name: `em`, `strong`, `s`, `code`."""
    attributes: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the words."""
        return hashlib.sha256(self.words.encode("utf-8", "surrogatepass")).hexdigest()


def said(block: Block) -> Said:
    """What a block says."""
    return literal(block.text) if block.kind in LITERAL else running(block.text)


@lru_cache(maxsize=50_000)
def literal(text: str) -> Said:
    """What code says: itself, but for its spaces."""
    return Said(_canonical(text))


@lru_cache(maxsize=50_000)
def running(text: str) -> Said:
    """What a running text says."""
    text, attributes = _without_attributes(text.strip())
    reader = parser()
    tokens: list[Token] = []
    reader.inline.parse(text.replace("\0", "\ufffd"), reader, {}, tokens)
    found = list(_flat(tokens))
    words = "".join(_words(found))
    bare = tuple(match[0] for match in _ADDRESS.finditer(words))
    return Said(
        words=_canonical(_ADDRESS.sub("", words)),
        links=tuple(str(t.attrs["href"]) for t in found if t.type == "link_open") + bare,
        pictures=tuple(str(t.attrs["src"]) for t in found if t.type == "image"),
        notes=tuple(t.meta["label"] for t in found if t.type == "note_call"),
        facts=tuple(t.content for t in found if t.type == "fact"),
        marks=tuple(filter(None, map(_mark, found))),
        attributes=attributes + tuple(_attributes(found)),
    )


def together(words: Iterable[str]) -> str:
    """The words of several blocks, one behind the other, as those of one."""
    return _WIDE_SPACE.sub("", " ".join(words))


def _without_attributes(text: str) -> tuple[str, tuple[str, ...]]:
    """A heading's text and the attributes at its end."""
    start = text.rfind(" {")
    found = read_attributes(text, start + 1) if start >= 0 and text.endswith("}") else None
    if found is None or found[1] != len(text):
        return text, ()
    return text[:start].rstrip(), (_SPACE.sub(" ", text[start + 2 : -1]).strip(),)


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """Inline tokens, and those of a picture's text behind it."""
    for token in tokens:
        yield token
        if token.type == "image":
            yield from _flat(token.children or ())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """The words of inline tokens, in pieces."""
    address = False
    for token in tokens:
        if token.markup == "autolink":
            address = token.nesting > 0
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "code_inline":
            yield f"`{token.content}`"
        elif token.type == "fact":
            yield f"{{{{{token.content}}}}}"
        elif token.type == "note_call":
            yield f"[^{token.meta['label']}]"
        elif token.type != "image" and not address:
            yield _AROUND.get(token.type, token.content)


def _mark(token: Token) -> str:
    """The name of the mark that a token opens; empty for any other token."""
    if token.type == "code_inline":
        return "code"
    return token.tag if token.type in ("em_open", "strong_open", "s_open") else ""


def _attributes(tokens: Iterable[Token]) -> Iterator[str]:
    """The attributes of spans, links and pictures, in one form each."""
    for token in tokens:
        for found in given(token):
            parts = [f"#{found.id}"] if found.id else []
            parts += [f".{name}" for name in sorted(found.classes)]
            parts += [f"{key}={value}" for key, value in sorted(found.values.items())]
            yield " ".join(parts)


def _canonical(text: str) -> str:
    """Text with its characters composed, its spaces, quotes and dashes in one form."""
    text = unicodedata.normalize("NFC", text).translate(_FORMS)
    return _WIDE_SPACE.sub("", _SPACE.sub(" ", _DASHES.sub("-", text)).strip())
