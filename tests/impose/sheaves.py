"""Finished files for the folding tests: imposed, spoilt, or as other tools would make them.

In: pages and a scheme. Out: PDF bytes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from tests.impose.pdfs import many, numbered, stream
from zinepress.impose.finish import PLAIN
from zinepress.impose.job import finished, lay_out
from zinepress.impose.options import DEFAULTS
from zinepress.impose.read import opened
from zinepress.impose.write import write
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import PlacedSide
    from zinepress.units import Size

    Spoil = Callable[[list[PlacedSide]], list[PlacedSide]]

LETTER = PAPERS["letter"]
pages = lru_cache(maxsize=200)(numbered)


def imposed(
    pdf: bytes,
    scheme: str | Scheme,
    options: Options = DEFAULTS,
    paper: Size = LETTER,
    spoil: Spoil = list,
) -> bytes:
    """The file of sheets; `spoil` may change what is printed, not what the file says of itself."""
    target = BytesIO()
    with opened(pdf) as source:
        laid_out = lay_out(source, scheme, paper, options)
        write(source, spoil(list(laid_out.sides)), target, finished(laid_out, PLAIN))
    return target.getvalue()


def anonymous(pdf: bytes, *, quarter: int = 0, order: Sequence[int] = ()) -> bytes:
    """The file without what zinepress says of it; its pages turned by a quarter, or reordered."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        for key in ("/PieceInfo", "/ViewerPreferences", "/PageLabels"):
            if key in file.Root:
                del file.Root[key]
        for page in file.pages:
            page.obj["/Rotate"] = quarter
        if order:
            kept = [file.pages[index] for index in order]
            file.pages.extend(kept)
            del file.pages[: len(order)]
        file.save(out, static_id=True)
    return out.getvalue()


def renumbered(sides: list[PlacedSide], number: Callable[[int], int]) -> list[PlacedSide]:
    """The sides with other pages in the same places."""
    return [
        replace(
            side,
            placements=tuple(replace(each, page=number(each.page)) for each in side.placements),
        )
        for side in sides
    ]


def written(count: int, *, folio: bool = True) -> bytes:
    """Pages of words that differ from page to page, with a number at the foot of each."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 396 612]/Contents %d 0 R%s>>"
    fonts = b"/Resources<</Font<</F 3 0 R>>>>"
    drawings = []
    for page in range(1, count + 1):
        words = b" ".join(
            bytes(97 + (page * step + letter * letter) % 26 for letter in range(5))
            for step in (3, 7, 11, 5)
        )
        foot = b"1 0 0 1 190 30 Tm (%d) Tj" % page if folio else b""
        drawings.append(
            stream(
                b"BT /F 16 Tf 1 0 0 1 40 500 Tm (%s) Tj 1 0 0 1 40 470 Tm (in 1975 and 12 more) Tj"
                b" %s ET" % (words, foot)
            )
        )
    leaves = [leaf % (4 + count + index, fonts) for index in range(count)]
    return many(leaves, *drawings)


def patterned(count: int) -> bytes:
    """Pages without a single letter, each a pattern of its own."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 396 612]/Contents %d 0 R/Resources<<>>>>"
    drawings = []
    for page in range(1, count + 1):
        bars = [
            b"%d %d %d 60 re f" % (40, 40 + 80 * bar, 40 + 250 * (page >> bar & 1))
            for bar in range(6)
        ]
        drawings.append(stream(b" ".join((*bars, b"300 520 50 50 re f"))))
    return many((leaf % (4 + count + index) for index in range(count)), *drawings)
