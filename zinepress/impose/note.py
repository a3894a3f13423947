"""The note in an imposed file of which form is which page, so that it can be taken apart again.

In: the forms that were placed. Out: a /PieceInfo entry (ISO 32000, 14.5), and what it says.
The note names pages and their boxes; where they lie on the sheets is only to be seen there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary

from zinepress.impose.shape import SHAPE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.impose.forms import Forms
    from zinepress.impose.read import Source
    from zinepress.impose.shape import Shape
    from zinepress.impose.sheets import PlacedSide

_OURS = "/zinepress"
_UNDATED = "D:19700101000000Z"
"""The entry has to carry a date; ours is always the same."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A page of the reading order: its form (None when blank), and its boxes and turn."""

    number: int
    form: pikepdf.Object | None
    shape: Mapping[str, pikepdf.Object]


def note(source: Source, forms: Forms, sides: Sequence[PlacedSide]) -> Dictionary:
    """The note for all pages that are placed on these sides."""
    shapes: dict[Shape, pikepdf.Object] = {}
    entries = []
    for number in sorted({placement.page for side in sides for placement in side.placements}):
        page = source.pages[number - 1]
        shape = shapes.get(page.shape)
        if shape is None:
            written = {key: page.leaf[key] for key in SHAPE if key in page.leaf}
            shape = shapes[page.shape] = source.pdf.make_indirect(Dictionary(written))
        entries.append(Array([number, forms.of(number), shape]))
    ours = Dictionary(LastModified=_UNDATED, Private=Array(entries))
    return Dictionary({_OURS: source.pdf.make_indirect(ours)})


def noted(pdf: pikepdf.Pdf) -> tuple[Noted, ...]:
    """The pages that the file's note names, in reading order; none in files of others."""
    pieces = pdf.Root.get("/PieceInfo")
    ours = pieces.get(_OURS) if isinstance(pieces, Dictionary) else None
    entries = ours.get("/Private") if isinstance(ours, Dictionary) else None
    if not isinstance(entries, Array):
        return ()
    return tuple(_noted(entry) for entry in entries if isinstance(entry, Array) and len(entry) == 3)


def _noted(entry: pikepdf.Object) -> Noted:
    number: object = entry[0]
    form, shape = entry[1], entry[2]
    return Noted(
        number if isinstance(number, int) else 0,
        form if isinstance(form, pikepdf.Stream) else None,
        dict(shape.items()) if isinstance(shape, Dictionary) else {},
    )
