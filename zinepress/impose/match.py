"""Pages recognised on sheets by comparing them with the file of single pages.

In: a file of sheets and a file of pages. Out: what is `seen` once a grid is laid over the sides.
A page is known by its letters, whatever their order; one without letters by how it looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from zinepress.impose.door import door
from zinepress.impose.readback import paper_of, seen, view_of
from zinepress.impose.recognise import by_cell, letters
from zinepress.impose.seen import Seen, SeenSide, Sight, middle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.impose.read import Source
    from zinepress.impose.recognise import Letter
    from zinepress.impose.sheets import Grid
    from zinepress.units import Size

_ENOUGH = 8
"""Letters by which a page can be told from others."""
_NEARLY = 0.9
"""The share of letters that two likenesses of a page have in common, marks in the margin aside."""
_PIXELS = 400
"""Pixels along the long edge of a side."""
_SMALL = 16
"""Pixels of each edge of a small picture."""
_INK = 24
"""Of 255; fainter ink is none."""
_APART = 24.0
"""Of 255; small pictures that differ more than this on average show different pages."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A side or a page as drawn: its letters, and a picture of its ink, dark on white."""

    letters: tuple[Letter, ...]
    picture: Image.Image


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a page is known by: its letters and their turn, and a small picture of its ink.

    `shape` is the width of the ink over its height; `picture` is empty where there is no ink.
    """

    letters: Counter[str]
    turn: int
    picture: bytes
    shape: float = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """Sheets, and the single pages that are to be found on them."""

    base: Seen
    sides: tuple[Drawn, ...]
    pages: tuple[Likeness, ...]

    def on(self, grid: Grid) -> Seen:
        """In each cell the pages that it may show."""
        found = (
            SeenSide(side.paper, tuple(self._sights(side.paper, grid, drawn)))
            for side, drawn in zip(self.base.sides, self.sides, strict=True)
        )
        return replace(self.base, sides=tuple(found))

    def _sights(self, paper: Size, grid: Grid, side: Drawn) -> Iterator[Sight]:
        written = by_cell(paper, grid, side.letters)
        for cell in ((row, column) for row in range(grid.rows) for column in range(grid.columns)):
            here = Drawn(tuple(written.get(cell, ())), _cut_out(side.picture, grid, cell))
            known = self._known(here)
            if known is not None:
                yield Sight(*known, *middle(paper, grid, cell))

    def _known(self, here: Drawn) -> tuple[tuple[int, ...], int] | None:
        """The pages that look like this and their turn here; None where there is no ink."""
        found = likeness(here)
        if not found.picture:
            return None
        if found.letters.total() >= _ENOUGH:
            pages = self._by_letters(found)
            if pages:
                turn = (found.turn - self.pages[pages[0] - 1].turn) % 360
                return pages, turn
        return self._by_looks(here.picture)

    def _by_letters(self, here: Likeness) -> tuple[int, ...]:
        """The pages that have the most letters in common with this."""
        shares = [_in_common(here.letters, page.letters) for page in self.pages]
        best = max(shares, default=0.0)
        if best < _NEARLY:
            return ()
        return tuple(number for number, share in enumerate(shares, 1) if share == best)

    def _by_looks(self, here: Image.Image) -> tuple[tuple[int, ...], int]:
        """The pages that look most like this in any of its four turns; no page where none does."""
        best: tuple[float, tuple[int, ...], int] = (_APART, (), 0)
        for turn in (0, 90, 180, 270):
            small = _small(here.rotate(turn, expand=True))
            apart = [_difference(small, page) for page in self.pages]
            least = min(apart, default=_APART)
            if least < best[0]:
                alike = tuple(number for number, each in enumerate(apart, 1) if each < least + 1)
                best = least, alike, turn
        return best[1:]


def by_comparing(
    source: Source, pdf: bytes | Path, password: str, reading: Source, pages: bytes | Path
) -> Compared:
    """The sheets of `source`, to be compared with the single pages of `reading`."""
    sides = _drawn(source, pdf, password)
    known = tuple(likeness(each) for each in _drawn(reading, pages, ""))
    bare = [SeenSide(paper_of(page.shape), ()) for page in source.pages]
    return Compared(seen(source, bare, count=len(known), exact=True), sides, known)


def _drawn(source: Source, pdf: bytes | Path, password: str) -> tuple[Drawn, ...]:
    """Every page of the file, drawn."""
    with door(source.name), pdfium.PdfDocument(pdf, password=password or None) as file:
        drawn = []
        for index, page in enumerate(source.pages):
            size = paper_of(page.shape)
            leaf = file[index]
            scale = _PIXELS * page.shape.unit / max(size.width, size.height)
            picture = leaf.render(scale=scale, grayscale=True, optimize_mode="print").to_pil()
            drawn.append(Drawn(letters(leaf, view_of(page.shape)), picture))
        return tuple(drawn)


def likeness(drawn: Drawn) -> Likeness:
    """What the page is known by."""
    found = [letter for letter in drawn.letters if not letter.character.isspace()]
    turns = Counter(letter.turn for letter in found)
    small = _small(drawn.picture)
    return Likeness(
        Counter(letter.character for letter in found),
        turns.most_common(1)[0][0] if turns else 0,
        small.picture,
        small.shape,
    )


def _small(picture: Image.Image) -> Likeness:
    """The ink of the picture alone, made small."""
    ink = ImageOps.invert(picture)
    box = ink.point(lambda level: 255 if level > _INK else 0).getbbox()
    if box is None:
        return Likeness(Counter(), 0, b"")
    small = ink.crop(box).resize((_SMALL, _SMALL), Image.Resampling.BOX)
    return Likeness(Counter(), 0, small.tobytes(), (box[2] - box[0]) / (box[3] - box[1]))


def _cut_out(side: Image.Image, grid: Grid, cell: tuple[int, int]) -> Image.Image:
    """The part of a side that shows one cell, less what may lie across its edges."""
    row, column = cell
    wide, high = side.width / grid.columns, side.height / grid.rows
    edge = min(wide, high) / 50
    return side.crop(
        (
            round(column * wide + edge),
            round(row * high + edge),
            round((column + 1) * wide - edge),
            round((row + 1) * high - edge),
        )
    )


def _in_common(one: Counter[str], other: Counter[str]) -> float:
    """The share of letters that both have."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _difference(one: Likeness, other: Likeness) -> float:
    """How far the small pictures differ on average, from 0 to 255."""
    if not other.picture or not 0.8 < one.shape / other.shape < 1.25:
        return 255.0
    total = sum(abs(a - b) for a, b in zip(one.picture, other.picture, strict=True))
    return total / len(one.picture)
