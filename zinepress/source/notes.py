"""Notes as they are written: `[^a]` calls one, `[^a]: words` holds it, `^[words]` is both.

In: markdown-it's states. Out: `note_call` with its label in `meta`, `note_open` and `note_close`
around an inline note. The blocks of a note come from the footnote plugin
(`footnote_reference_open`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.source.mistakes import MOST, closest, mistaken
from zinepress.source.places import where
from zinepress.source.tokens import inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from zinepress.errors import Where

_CALL = re.compile(r"\[\^([^\s\]]+)\]")


def note_call(state: StateInline, silent: bool) -> bool:
    """The inline rule for `[^a]`; it comes before links, which look the same at their beginning."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return not silent and _broken_call(state)
    if not silent:
        state.push("note_call", "", 0).meta["label"] = match[1]
    state.pos = match.end()
    return True


def _broken_call(state: StateInline) -> bool:
    """Marks `[^` that calls no note."""
    mistaken(
        state,
        "[^",
        "'[^' begins the call of a note that has no name",
        "name the note without spaces, as in [^rent], or write \\[^ for the signs themselves",
    )
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """The inline rule for `^[words]`."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        if not silent:
            mistaken(state, "^[", "this note is never closed", "end it with ']', or write \\^[")
        return not silent
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 2, end
        state.push("note_open", "span", 1)
        state.md.inline.tokenize(state)
        state.push("note_close", "span", -1)
        state.posMax = maximum
    state.pos = end + 1
    return True


Key = tuple[int, str]
"""What a note is known by: the file it is in, for a label is that file's own, and the label."""


def key_of(block: Token, label: str) -> Key:
    """The key of a note with this label, called or held in `block`."""
    return block.meta["copy"].number, label


def check_notes(tokens: Sequence[Token]) -> list[Finding]:
    """Calls without a note, notes without a call, and two notes with one label."""
    held: dict[Key, Token] = {}
    found: list[Finding] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            key = key_of(token, token.meta["label"])
            if key in held:
                hint = f"rename one of them; the other is on line {where(held[key]).line}"
                found.append(_finding(f"there are two notes named [^{key[1]}]", where(token), hint))
            held.setdefault(key, token)
    called: set[Key] = set()
    for block, call in _calls(tokens):
        key = key_of(block, call.meta["label"])
        called.add(key)
        if key not in held:
            labels = [label for copy, label in held if copy == key[0]] if len(found) < MOST else []
            near = closest(key[1], labels, len(found))
            hint = near or f"write it on a line of its own: [^{key[1]}]: ..."
            place = where(block, call.meta["at"])
            found.append(_finding(f"there is no note [^{key[1]}]", place, hint))
    for key, token in held.items():
        if key not in called:
            message = f"nothing calls the note [^{key[1]}], so that it is not printed"
            hint = f"put [^{key[1]}] where the note belongs"
            found.append(_finding(message, where(token), hint, Severity.WARNING))
    return found


def _finding(message: str, place: Where, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding about notes."""
    return Finding(message, place, hint, severity, rule="notes")


def _calls(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """Every call of a note with the block it is in."""
    for block, children in inlines(tokens):
        for child in children:
            if child.type == "note_call":
                yield block, child
