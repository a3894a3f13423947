"""In verse every line of the source is a line.

In: dressed tokens. Out: tokens in which each line is a `<span class="line">` that is a block of
its own, so that a layout can turn long lines under; a line keeps the indentation it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.source.tokens import closed_at, closing, opening, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")
_MOST = 8
"""Elements that are opened again on a new line."""
_DEEPEST = 40
"""Spaces that move a line in."""


def verse(tokens: Sequence[Token]) -> None:
    """Divides the paragraphs of poems into lines."""
    until = -1
    for index, token in enumerate(tokens):
        if "verse" in str(token.attrs.get("class", "")).split() and token.nesting == 1:
            until = max(until, closed_at(tokens, index))
        if index <= until and token.children and tokens[index - 1].type == "paragraph_open":
            token.children = list(_lines(token, token.children))


def _lines(block: Token, children: Sequence[Token]) -> Iterator[Token]:
    """Inline tokens in lines; elements that reach over a line's end are closed and opened again."""
    around: list[Token] = []
    yield _line(0)
    for token in children:
        if token.type in _BREAKS and _divides(around):
            yield from (closing(one.type.removesuffix("_open"), one.tag) for one in around[::-1])
            yield closing("line", "span")
            yield words("\n")
            yield _line(_indentation(block.content, token.meta.get("at")))
            yield from map(_again, around)
            continue
        if token.nesting == 1:
            around.append(token)
        elif token.nesting == -1:
            around.pop()
        yield token
    yield closing("line", "span")


def _divides(around: Sequence[Token]) -> bool:
    """Whether a line may end inside these elements: not in a note, nor in very many of them."""
    return len(around) <= _MOST and all(token.type != "note_open" for token in around)


def _line(indentation: int) -> Token:
    """The token that begins a line, moved in by half an em for each space."""
    line = opening("line", "span", class_="line", style="display: block")
    if indentation:
        line.attrs["style"] = f"display: block; margin-inline-start: {indentation / 2:g}em"
    return line


def _indentation(text: str, line_end: int | None) -> int:
    """How many spaces stand at the beginning of the line after a line end."""
    begin = text.find("\n", line_end) + 1 if line_end is not None else 0
    spaces = 0
    while begin and spaces < _DEEPEST and text.startswith(" ", begin + spaces):
        spaces += 1
    return spaces


def _again(token: Token) -> Token:
    """The token that opens an element anew, without the id that stands once."""
    again = token.copy(attrs=dict(token.attrs))
    again.attrs.pop("id", None)
    return again
