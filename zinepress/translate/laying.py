"""A translation with other words in some places and lines added in others.

In: the translation, cut, what stands instead of its blocks, what is added. Out: a text, and for
each of its lines the file and line that it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zinepress.translate.blocks import write
from zinepress.translate.lines import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zinepress.translate.blocks import Sliced
    from zinepress.translate.insert import Insertion
    from zinepress.translate.kinds import Block


class Instead(NamedTuple):
    """Words in the place of a block, and their line in the source, where they come from there."""

    text: str
    source_line: int | None = None


class Origin(NamedTuple):
    """Where a line comes from: the path of a file, and a line from 1."""

    path: str
    line: int


class _Piece(NamedTuple):
    """A piece of the text, and where each of its rows comes from."""

    text: str
    origins: tuple[Origin, ...]


def lay(
    target: Sliced,
    instead: Mapping[Block, Instead],
    added: Sequence[Insertion],
    paths: tuple[str, str],
) -> tuple[str, tuple[Origin, ...]]:
    """The text and the origins of its lines; `paths` are the translation's and the source's."""
    pieces = list(_pieces(target, instead, sorted(added, key=lambda one: one.at), paths))
    origins = [Origin(paths[0], 1)]
    for piece in pieces:
        rows = split(piece.text)
        for number, (row, origin) in enumerate(zip(rows, piece.origins, strict=True)):
            if number:
                origins.append(origin)
            elif row.strip():
                origins[-1] = origin
    return "".join(piece.text for piece in pieces), tuple(origins)


def _pieces(
    target: Sliced,
    instead: Mapping[Block, Instead],
    added: Sequence[Insertion],
    paths: tuple[str, str],
) -> Iterator[_Piece]:
    """The pieces of the text in order."""
    waiting = list(added)
    at, line = 0, 1
    for piece in target.pieces():
        if not isinstance(piece, str):
            yield _block(target, piece, instead.get(piece), paths)
            line = piece.line + len(split(target.text[piece.start : piece.end])) - 1
            at = piece.end
            continue
        stop = at + len(piece)
        while waiting and waiting[0].at <= stop:
            new = waiting.pop(0)
            before = target.text[at : new.at]
            yield _copied(before, line, paths[0])
            line, at = line + len(split(before)) - 1, new.at
            rows = (*new.numbers, new.numbers[-1])
            yield _Piece(new.text, tuple(Origin(paths[1], number) for number in rows))
        yield _copied(target.text[at:stop], line, paths[0])
        line, at = line + len(split(target.text[at:stop])) - 1, stop


def _copied(text: str, line: int, path: str) -> _Piece:
    """A piece of the translation that begins on a line of it."""
    return _Piece(text, tuple(Origin(path, line + count) for count in range(len(split(text)))))


def _block(target: Sliced, block: Block, instead: Instead | None, paths: tuple[str, str]) -> _Piece:
    """A block of the translation, or what stands instead of it."""
    if instead is None:
        return _copied(target.text[block.start : block.end], block.line, paths[0])
    text = write(target, block, instead.text)
    path, line = (paths[0], block.line)
    if instead.source_line is not None:
        path, line = paths[1], instead.source_line
    # the line of attributes that may stand above the words has their number
    extra = instead.text.startswith("{") and "}\n" in instead.text
    numbers = (max(line, line + count - extra) for count in range(len(split(text))))
    return _Piece(text, tuple(Origin(path, number) for number in numbers))
