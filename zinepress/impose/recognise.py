"""Pages recognised on sheets that somebody else made: by printed numbers, words and looks.

In: a file of sheets, and the file of single pages where there is one. Out: what is `seen` once a
grid is laid over the sides. pdfium finds letters with their places and turns, and draws.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from zinepress.impose.door import door
from zinepress.impose.readback import paper_of, seen, view_of
from zinepress.impose.seen import ASKEW, Seen, SeenSide, Sight, middle, spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from zinepress.impose.boxes import Matrix
    from zinepress.impose.read import Source
    from zinepress.impose.sheets import Grid
    from zinepress.units import Size

_NUMBER = re.compile(r"(?<![^\s–—|/·•-])\d{1,4}(?![^\s–—|/·•-])")
_LINE, _LINE_SHARE = 3.0, 0.06
"""How far, in points or as a share of the page, the outermost line reaches."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character on a side: the middle of it in points, and its clockwise turn."""

    character: str
    x: float
    y: float
    turn: int


def letters(page: pdfium.PdfPage, view: Matrix) -> tuple[Letter, ...]:
    """Every character of a page that `view` takes to where a reader sees it."""
    turned = view.turn or 0
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        x, y = view.of((left + right) / 2, (bottom + top) / 2)
        angle = math.degrees(raw.FPDFText_GetCharAngle(text, index))
        turn = round(angle / 90) * 90
        straight = abs(angle - turn) < 2
        found.append(
            Letter(
                chr(raw.FPDFText_GetUnicode(text, index)),
                x,
                y,
                (turn + turned) % 360 if straight else ASKEW,
            )
        )
    text.close()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Sheets whose pages are known by the numbers printed on them."""

    base: Seen
    found: tuple[tuple[Letter, ...], ...]
    """The letters of each side."""

    def on(self, grid: Grid) -> Seen:
        """In each cell the number that stands in the first or the last line."""
        sides = (
            SeenSide(side.paper, tuple(_sights(side.paper, grid, found)))
            for side, found in zip(self.base.sides, self.found, strict=True)
        )
        return replace(self.base, sides=tuple(sides))


def by_numbers(source: Source, pdf: bytes | Path, password: str) -> Numbers:
    """The sheets with every letter that stands on them."""
    with door(source.name), pdfium.PdfDocument(pdf, password=password or None) as file:
        found = tuple(
            letters(file[index], view_of(page.shape)) for index, page in enumerate(source.pages)
        )
    sides = [SeenSide(paper_of(page.shape), ()) for page in source.pages]
    return Numbers(seen(source, sides, count=0, exact=False), found)


def _sights(paper: Size, grid: Grid, side: Sequence[Letter]) -> Iterator[Sight]:
    """For each cell its page number, as if it stood in the middle of the cell."""
    for cell, written in by_cell(paper, grid, side).items():
        sight = _number(written)
        if sight is not None:
            x, y = middle(paper, grid, cell)
            yield replace(sight, x=x, y=y)


def by_cell(paper: Size, grid: Grid, side: Sequence[Letter]) -> dict[tuple[int, int], list[Letter]]:
    """The letters of a side, sorted into the cells that they stand in."""
    found: dict[tuple[int, int], list[Letter]] = {}
    for letter in side:
        found.setdefault(spot(paper, grid, letter.x, letter.y), []).append(letter)
    return found


def _number(written: Sequence[Letter]) -> Sight | None:
    """The number that stands outermost at the head or the foot of these letters."""
    ink = [letter for letter in written if not letter.character.isspace()]
    if not ink:
        return None
    turn = Counter(letter.turn for letter in ink).most_common(1)[0][0]
    heights = [_up(letter, turn) for letter in ink]
    low, high = min(heights), max(heights)
    best: tuple[float, Sight] | None = None
    for first, last, number in _numbers(written):
        up = _up(first, turn)
        depth = min(up - low, high - up)
        line = max(_LINE, _LINE_SHARE * (high - low))
        if first.turn == turn and depth <= line and (best is None or depth < best[0]):
            place = ((first.x + last.x) / 2, (first.y + last.y) / 2)
            best = depth, Sight((number,), turn, *place)
    return best[1] if best else None


def _numbers(written: Sequence[Letter]) -> Iterator[tuple[Letter, Letter, int]]:
    """Every number that no letter touches: its first and its last digit, and its value."""
    text = "".join(letter.character for letter in written)
    for match in _NUMBER.finditer(text):
        yield written[match.start()], written[match.end() - 1], int(match[0])


def _up(letter: Letter, turn: int) -> float:
    """How far up a letter stands for one who reads it turned so."""
    return {0: letter.y, 90: letter.x, 180: -letter.y, 270: -letter.x}.get(turn, letter.y)
