"""Placed sides become a PDF: every page one form object, marks on a layer that can be hidden.

In: an open source and the sides to print. Out: PDF bytes, the same for the same input.
Fonts, pictures and each page's own drawing are carried over as they are packed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from zinepress.impose.door import door
from zinepress.impose.finish import PLAIN, Finish
from zinepress.impose.forms import Forms
from zinepress.impose.layer import MarksLayer
from zinepress.impose.note import note
from zinepress.impose.read import mended
from zinepress.impose.syntax import boxes_of, moved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from zinepress.errors import Finding
    from zinepress.impose.read import Source
    from zinepress.impose.sheets import PlacedSide, Placement


def write(
    source: Source,
    sides: Sequence[PlacedSide],
    target: Path | BinaryIO,
    finish: Finish = PLAIN,
) -> tuple[Finding, ...]:
    """Writes the sides as the pages of a PDF to `target`; gives what had to be mended.

    Raises ImposeError when a page cannot be carried over.
    """
    pdf = source.pdf
    before = {key: pdf.trailer[key] for key in ("/Root", "/Info", "/ID") if key in pdf.trailer}
    try:
        with door(source.name):
            _become(source, sides, finish)
            if "/Size" not in pdf.trailer:
                # a damaged trailer: qpdf writes the right number, but only where there was one
                pdf.trailer["/Size"] = 1
            pdf.save(
                target,
                min_version="1.7",
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                encryption=False,
                deterministic_id=True,
            )
    finally:
        for key, value in before.items():
            pdf.trailer[key] = value
    return mended(source)


def _become(source: Source, sides: Sequence[PlacedSide], finish: Finish) -> None:
    """Gives the open file a new root: the sheets, and of the old one only what paper needs."""
    pdf = source.pdf
    forms = Forms(source)
    marks = MarksLayer(pdf, sides)
    tree = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(sides)))
    kids = [pdf.make_indirect(_sheet(forms, marks, source, side)) for side in sides]
    for kid in kids:
        kid["/Parent"] = tree
    tree["/Kids"] = Array(kids)
    root = Dictionary(
        Type=Name.Catalog,
        Pages=tree,
        PageLayout=Name.SinglePage,
        ViewerPreferences=_preferences(finish),
        PageLabels=_labels(sides),
    )
    if finish.recipe is not None:
        root["/PieceInfo"] = note(source, forms, sides, finish.recipe, marks.group)
    layers = marks.layers(pdf.Root.get("/OCProperties"))
    if layers is not None:
        root["/OCProperties"] = layers
    kept = ["/OutputIntents", *(["/Metadata"] if finish.keep_metadata else [])]
    for key in kept:
        if key in pdf.Root:
            root[key] = pdf.Root[key]
    pdf.trailer["/Root"] = pdf.make_indirect(root)
    for key in ("/ID", *(() if finish.keep_metadata else ("/Info",))):
        if key in pdf.trailer:
            del pdf.trailer[key]
    if finish.title and not finish.keep_metadata:
        pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=finish.title))


def _sheet(forms: Forms, marks: MarksLayer, source: Source, side: PlacedSide) -> Dictionary:
    """One side of a sheet as a page."""
    page = Dictionary({name: Object.parse(box) for name, box in boxes_of(side).items()})
    page["/Type"] = Name.Page
    drawn, used = _drawn(forms, source, side.placements)
    resources = Dictionary(XObject=used)
    contents: list[pikepdf.Object] = [source.pdf.make_stream(drawn)]
    layer = marks.drawn(side)
    if layer is not None:
        contents.append(layer)
        marks.lend(resources)
    page["/Resources"] = resources
    page["/Contents"] = contents[0] if len(contents) == 1 else Array(contents)
    return page


def _drawn(
    forms: Forms, source: Source, placements: Sequence[Placement]
) -> tuple[bytes, Dictionary]:
    """The operators that draw the placed pages, and the forms they name."""
    used: dict[str, pikepdf.Object] = {}
    operators: list[str] = []
    for placed in placements:
        form = forms.of(placed.page)
        if form is not None:
            shape = source.pages[placed.page - 1].shape
            name = f"/P{placed.page}"
            used[name] = form
            operators.append(
                f"q {moved(shape, placed.frame, placed.clip, placed.turn)} {name} Do Q"
            )
    return "\n".join(operators).encode("ascii"), Dictionary(used)


def _preferences(finish: Finish) -> Dictionary:
    """What the print dialogue shall choose (ISO 32000, table 150)."""
    told = Dictionary(PrintScaling=Name("/None"), PickTrayByPDFSize=True)
    if finish.turn is not None:
        told["/Duplex"] = Name(finish.turn)
    if finish.right_to_left:
        told["/Direction"] = Name.R2L
    return told


def _labels(sides: Sequence[PlacedSide]) -> Dictionary:
    """The names of the sides, shown in a viewer in place of page numbers."""
    nums: list[object] = []
    for index, side in enumerate(sides):
        nums += [index, Dictionary(P=side.name or str(index + 1))]
    return Dictionary(Nums=Array(nums))
