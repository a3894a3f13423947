"""Notes move to where they are called, so that they can stand at the foot of that page.

The first call is replaced by the note, later ones by a link to it. A paragraph cannot hold blocks:
the first paragraph of a note runs on, all else in it becomes spans that are blocks.

In: tokens with `note_call`s, inline notes and the blocks of notes. Out: tokens without them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.errors import Finding
from zinepress.source.notes import key_of
from zinepress.source.places import line_of, where
from zinepress.source.tokens import add_style, closed_at, closing, inlines, opening, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zinepress.source.notes import Key

_BLOCK = "display: block"
_ITEM = "display: list-item; margin-inline-start: 1.5em; list-style-type: "
_SPANS = {
    "paragraph_open": ("note-paragraph", _BLOCK),
    "bullet_list_open": ("note-list", _BLOCK),
    "ordered_list_open": ("note-list", _BLOCK),
    "list_item_open": ("note-item", _ITEM),
    "blockquote_open": ("note-quote", _BLOCK + "; margin-inline: 1.5em"),
    "div_open": ("", _BLOCK),
    "title_open": ("", _BLOCK),
}
"""What may stand in a note, with the class and the style of its span."""
_REFUSED = {
    "heading_open": "a heading",
    "table_open": "a table",
    "dl_open": "definitions",
    "hr": "a rule",
    "page_break": "the end of a page",
}


@dataclass(frozen=True, slots=True)
class Footed:
    """The tokens with notes at their calls, how many notes there are, what cannot be in one."""

    tokens: list[Token]
    notes: int
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Note:
    """A note to be set: its number, its words, the block whose line it is on."""

    number: int
    children: list[Token]
    block: Token


@dataclass(frozen=True, slots=True)
class _Desk:
    """The notes that are held, the numbers given so far, and what was wrong."""

    held: dict[Key, list[Token]]
    numbers: dict[Key, int] = field(default_factory=dict)
    given: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def next_number(self) -> int:
        """A number that no note has yet."""
        self.given.append(len(self.given) + 1)
        return self.given[-1]


def foot(tokens: Sequence[Token]) -> Footed:
    """The tokens with every note at its first call."""
    text, held = _apart(tokens)
    desk = _Desk(held)
    for block, children in inlines(text):
        if any(child.type in ("note_call", "note_open") for child in children):
            block.children = list(_placed(children, block, desk))
    return Footed(text, len(desk.given), desk.findings)


def _apart(tokens: Iterable[Token]) -> tuple[list[Token], dict[Key, list[Token]]]:
    """The text without the blocks of notes, and these, each with the token that opened it."""
    held: dict[Key, list[Token]] = {}
    lists: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "footnote_reference_open":
            lists.append([token])
        elif token.type == "footnote_reference_close":
            note = lists.pop()
            held.setdefault(key_of(note[0], note[0].meta["label"]), note)
        else:
            lists[-1].append(token)
    return lists[0], held


def _placed(children: Sequence[Token], block: Token, desk: _Desk) -> Iterator[Token]:
    """Inline tokens with notes in place of their first calls."""
    linked = 0
    for token, note in _with_notes(children, block, desk):
        linked += token.nesting if token.type in ("link_open", "link_close") else 0
        if linked and token.type in ("note_call", "note_open"):
            message, hint = "a note is called inside a link", "call it after the link"
            desk.findings.append(Finding(message, where(block), hint, rule="notes"))
        elif note is not None:
            yield from _set(note, desk)
        elif token.type == "note_call":
            yield from _link(token, block, desk)
        else:
            yield token


def _with_notes(
    children: Sequence[Token], block: Token, desk: _Desk
) -> Iterator[tuple[Token, _Note | None]]:
    """Each inline token with the note that is first called there."""
    index = 0
    while index < len(children):
        token = children[index]
        end = index
        note = None
        if token.type == "note_open":
            end = closed_at(children, index)
            note = _Note(desk.next_number(), list(children[index + 1 : end]), block)
        elif token.type == "note_call":
            key = key_of(block, token.meta["label"])
            if key in desk.held and key not in desk.numbers:
                desk.numbers[key] = desk.next_number()
                body = desk.held[key]
                note = _Note(desk.numbers[key], _running(body[1:], desk), body[0])
        yield token, note
        index = end + 1


def _set(first: _Note, desk: _Desk) -> Iterator[Token]:
    """A note as a span, then the notes that are first called within it.

    One inside another would be numbered before it by CSS counters, so they follow each other.
    """
    waiting = deque([first])
    while waiting:
        note = waiting.popleft()
        inner = "" if note is first else " inner"
        begin = opening("footnote", "span", class_=f"footnote{inner}", id=f"note-{note.number}")
        yield _placed_span(begin, note.block)
        for token, called in _with_notes(note.children, note.block, desk):
            if called is not None:
                waiting.append(called)
                yield from _reference(called.number)
            elif token.type == "note_call":
                yield from _link(token, note.block, desk)
            else:
                yield token
        yield closing("footnote", "span")


def _link(call: Token, block: Token, desk: _Desk) -> Iterator[Token]:
    """A later call of a note; nothing where there is no such note."""
    number = desk.numbers.get(key_of(block, call.meta["label"]))
    if number is not None:
        yield from _reference(number)


def _reference(number: int) -> tuple[Token, ...]:
    """The number of a note as a link to it."""
    link = opening("reference", "a", class_="footnote-ref", href=f"#note-{number}")
    return link, words(str(number)), closing("reference", "a")


def _placed_span(span: Token, block: Token) -> Token:
    """A span with the line of a block, its attributes added to the span's own."""
    line = line_of(block)
    for name, value in block.attrs.items():
        if name == "class":
            span.attrs["class"] = f"{span.attrs.get('class', '')} {value}".strip()
        elif name == "style":
            add_style(span, str(value))
        else:
            span.attrs.setdefault(name, value)
    span.meta["copy"] = block.meta["copy"]
    if line is not None:
        span.map = [line - 1, line]
    return span


def _running(body: Iterable[Token], desk: _Desk) -> list[Token]:
    """The blocks of a note as inline tokens."""
    found: list[Token] = []
    spans: list[bool] = []
    lists: list[str] = []
    refused = 0
    for token in body:
        if refused or _is_refused(token):
            if not refused:
                desk.findings.append(_refusal(token))
            refused += token.nesting
        elif token.type == "inline":
            found += token.children or ()
        elif token.type in ("fence", "code_block"):
            found += [*_apart_from(found), _code(token)]
        elif token.nesting == 1:
            if token.type.endswith("list_open"):
                lists.append("decimal" if token.type.startswith("ordered") else "disc")
            plain = token.type == "paragraph_open" and not token.attrs
            bare = plain and (token.hidden or _begins(found))
            spans.append(not bare)
            found += [] if bare else [*_apart_from(found), _span(token, lists)]
        else:
            if token.type.endswith("list_close"):
                lists.pop()
            found += [closing("span", "span")] if spans.pop() else []
    return found


def _apart_from(found: Sequence[Token]) -> list[Token]:
    """What keeps a block's words apart from those before it where its style is not known."""
    return [] if _begins(found) else [words("\n")]


def _begins(found: Sequence[Token]) -> bool:
    """Whether nothing stands yet in the note, in the item of a list, in the quote."""
    return not found or found[-1].nesting == 1


def _is_refused(token: Token) -> bool:
    """Whether a block cannot stand in a note."""
    return token.type in _REFUSED


def _refusal(token: Token) -> Finding:
    """The finding for a block that cannot stand in a note."""
    message = f"a note cannot hold {_REFUSED[token.type]}"
    return Finding(message, where(token), "write paragraphs, lists or quotes in it", rule="notes")


def _span(token: Token, lists: Sequence[str]) -> Token:
    """The span that stands for a block in a note."""
    name, style = _SPANS[token.type]
    if token.type == "list_item_open":
        style += lists[-1]
    elif token.type == "ordered_list_open":
        style += f"; counter-reset: list-item {int(token.attrs.pop('start', 1)) - 1}"
    span = opening("span", "span", class_=name, style=style)
    if not name:
        del span.attrs["class"]
    return _placed_span(span, token)


def _code(token: Token) -> Token:
    """A block of code in a note."""
    code = Token("code_inline", "code", 0, content=token.content.rstrip("\n"))
    add_style(code, f"{_BLOCK}; line-height: inherit; white-space: pre-wrap")
    return _placed_span(code, token)
