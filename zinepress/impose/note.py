"""The note in an imposed file of which form is which page, so that it can be taken apart again.

In: the forms that were placed. Out: a /PieceInfo entry (ISO 32000, 14.5), and what it says.
The note names pages and their boxes; where they lie on the sheets is only to be seen there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary

from zinepress.impose.recipe import NOTE, UNDATED
from zinepress.impose.shape import SHAPE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.impose.forms import Forms
    from zinepress.impose.read import Source
    from zinepress.impose.sheets import PlacedSide


@dataclass(frozen=True, slots=True)
class Noted:
    """A page of the source: its number there, its form (None when blank), its boxes and turn."""

    number: int
    form: pikepdf.Object | None
    shape: Mapping[str, pikepdf.Object]


@dataclass(frozen=True, slots=True)
class Note:
    """All that a file of ours says of itself."""

    pages: tuple[Noted, ...]
    recipe: str
    marks: pikepdf.Object | None
    """The layer that the marks are on."""


def note(
    source: Source,
    forms: Forms,
    sides: Sequence[PlacedSide],
    recipe: str,
    marks: pikepdf.Object | None,
) -> Dictionary:
    """The note for all pages that are placed on these sides."""
    shapes: dict[int, pikepdf.Object] = {}
    entries = []
    for number in sorted({placement.page for side in sides for placement in side.placements}):
        page = source.pages[number - 1]
        known = id(page.shape)  # pages that are written alike share one shape
        if known not in shapes:
            written = {key: page.leaf[key] for key in SHAPE if key in page.leaf}
            shapes[known] = source.pdf.make_indirect(Dictionary(written))
        entries.append(Array([number, forms.of(number), shapes[known]]))
    private = Dictionary(Pages=Array(entries), Recipe=recipe)
    if marks is not None:
        private["/Marks"] = marks
    ours = Dictionary(LastModified=UNDATED, Private=private)
    return Dictionary({NOTE: source.pdf.make_indirect(ours)})


def read_note(pdf: pikepdf.Pdf) -> Note | None:
    """What the file says of itself; None in files of others."""
    found: object = pdf.Root
    for key in ("/PieceInfo", NOTE, "/Private"):
        found = found.get(key) if isinstance(found, Dictionary) else None
    if not isinstance(found, Dictionary):
        return None
    entries: object = found.get("/Pages")
    if not isinstance(entries, Array):
        return None
    pages = (_noted(each) for each in entries if isinstance(each, Array) and len(each) == 3)
    marks = found.get("/Marks")
    return Note(
        tuple(page for page in pages if page.number > 0),
        str(found.get("/Recipe", "")),
        marks if isinstance(marks, Dictionary) else None,
    )


def _noted(entry: pikepdf.Object) -> Noted:
    number: object = entry[0]
    form, shape = entry[1], entry[2]
    return Noted(
        number if isinstance(number, int) else 0,
        form if isinstance(form, pikepdf.Stream) else None,
        dict(shape.items()) if isinstance(shape, Dictionary) else {},
    )
