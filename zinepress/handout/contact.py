"""A finished PDF as pictures: its pages as a reader turns them, or its sheets side by side.

In: the bytes of a PDF. Out: the bytes of PNGs, a long file on several; the same file gives the
same pictures.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Row = tuple[Image.Image, ...]

TABLE = (229, 226, 220)
EDGE = (120, 116, 108)
GAP = 28
"""Pixels between things on the table."""
WIDTH = 1680
SPREADS = 32
SIDES = 16
"""How many go on one picture."""
_COLOURS = 64
"""What is printed in black has few, and pictures are told apart in that many."""


def pages_pictures(pdf: bytes, *, right_to_left: bool = False) -> tuple[bytes, ...]:
    """The pages of a reading file, facing pages joined."""
    pages = _pictures(pdf, (WIDTH - 5 * GAP) // 6)
    spreads = tuple(_spreads(pages, right_to_left=right_to_left))
    return _tables(spreads, SPREADS, right_to_left=right_to_left)


def sheets_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """The sides of a print file in order, front beside back."""
    sides = _pictures(pdf, (WIDTH - 3 * GAP) // 2)
    return _tables(tuple((side,) for side in sides), SIDES, in_row=2)


def _tables(
    groups: Sequence[Row], most: int, *, in_row: int = 0, right_to_left: bool = False
) -> tuple[bytes, ...]:
    """So many groups at a time, each lot on a picture of its own; a row holds at most `in_row`."""
    lots = (groups[start : start + most] for start in range(0, len(groups), most))
    tables = (list(_rows(lot, in_row or most)) for lot in lots)
    return tuple(
        _png(_table([row[::-1] for row in rows] if right_to_left else rows)) for rows in tables
    )


def _pictures(pdf: bytes, width: int) -> tuple[Image.Image, ...]:
    """Every page, `width` pixels wide, with a thin edge as paper has on a table."""
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(_picture(page, width) for page in document)
    finally:
        document.close()


def _picture(page: pdfium.PdfPage, width: int) -> Image.Image:
    drawn: Image.Image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    ImageDraw.Draw(drawn).rectangle((0, 0, drawn.width - 1, drawn.height - 1), outline=EDGE)
    return drawn


def _spreads(pages: Sequence[Image.Image], *, right_to_left: bool) -> Iterator[Row]:
    """The first page alone, then two by two as an open booklet shows them."""
    yield tuple(pages[:1])
    for at in range(1, len(pages), 2):
        facing = tuple(pages[at : at + 2])
        yield facing[::-1] if right_to_left else facing


def _rows(groups: Sequence[Row], most: int) -> Iterator[list[Row]]:
    """The groups in rows as wide as the table."""
    row: list[Row] = []
    for group in groups:
        if row and (len(row) == most or _width([*row, group]) > WIDTH):
            yield row
            row = []
        row.append(group)
    yield row


def _table(rows: Sequence[Sequence[Row]]) -> Image.Image:
    """The rows below each other, each in the middle."""
    heights = [max(one.height for group in row for one in group) for row in rows]
    table = Image.new("RGB", (WIDTH, sum(heights) + GAP * (len(rows) + 1)), TABLE)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        left = (WIDTH - _width(row)) // 2 + GAP
        for group in row:
            for one in group:
                table.paste(one, (left, top))
                left += one.width
            left += GAP
        top += height + GAP
    return table


def _width(row: Sequence[Row]) -> int:
    """How wide a row is with its gaps, one at either end."""
    return sum(one.width for group in row for one in group) + GAP * (len(row) + 1)


def _png(picture: Image.Image) -> bytes:
    """The picture in few colours, which makes it small."""
    out = io.BytesIO()
    few = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
