"""The marks of all sides, on one layer that a viewer can hide and a printer can leave out.

In: sides with strokes and labels. Out: a content stream for each, and the layer's properties.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name

from zinepress.impose.boxes import Matrix
from zinepress.impose.syntax import moves, number, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

    from zinepress.impose.sheets import Label, PlacedSide, Stroke

_FONT = "/ZpMarks"
_LAYER = "/ZpMarks"


class MarksLayer:
    """The layer `Marks` of one file; its `group` is None where no side has marks."""

    def __init__(self, pdf: pikepdf.Pdf, sides: Sequence[PlacedSide]) -> None:
        self._pdf = pdf
        texts = {label.text for side in sides for label in side.labels}
        marked = bool(texts) or any(side.strokes for side in sides)
        self.group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Marks")) if marked else None
        self._font = None
        if texts:
            # fontTools takes longer to import than everything else here
            from zinepress.impose.lettering import Lettering  # noqa: PLC0415

            self._font = Lettering(pdf, "".join(sorted(texts)))

    def drawn(self, side: PlacedSide) -> pikepdf.Object | None:
        """The stream that draws the side's marks; None when it has none."""
        if not side.strokes and not side.labels:
            return None
        operators = [f"/OC {_LAYER} BDC", "q 0 G 0 g"]
        operators += [_stroke(stroke) for stroke in side.strokes]
        operators += [self._label(label) for label in side.labels]
        operators += ["Q", "EMC"]
        return self._pdf.make_stream("\n".join(operators).encode("ascii"))

    def lend(self, resources: Dictionary) -> None:
        """Names the layer and its font in the resources of a page that draws marks."""
        resources["/Properties"] = Dictionary({_LAYER: self.group})
        if self._font is not None:
            resources["/Font"] = Dictionary({_FONT: self._font.font})

    def layers(self, before: object) -> pikepdf.Object | None:
        """The file's layers as they were, the marks added; None when there are none at all."""
        known = before if isinstance(before, Dictionary) else None
        if self.group is None:
            return known
        if known is None:
            order = Array([self.group])
            return Dictionary(OCGs=Array([self.group]), D=Dictionary(Order=order))
        groups, shown = known.get("/OCGs"), known.get("/D")
        shown = Dictionary(dict(shown.items())) if isinstance(shown, Dictionary) else Dictionary()
        for key in ("/Order", "/ON"):
            if key in shown or key == "/ON":
                shown[key] = _with(shown.get(key), self.group)
        widened = Dictionary(dict(known.items()))
        widened["/OCGs"] = _with(groups, self.group)
        widened["/D"] = shown
        return widened

    def _label(self, label: Label) -> str:
        """One line of text, turned clockwise about the start of its baseline."""
        assert self._font is not None  # made whenever any side has a label
        angle = radians(-label.turn)
        along, across = cos(angle), sin(angle)
        place = moves(Matrix(along, across, -across, along, label.x, label.y))
        text = self._font.encoded(label.text)
        return f"BT {_FONT} {number(label.size)} Tf {place} Tm <{text}> Tj ET"


def _stroke(stroke: Stroke) -> str:
    start, end = numbers((stroke.x0, stroke.y0)), numbers((stroke.x1, stroke.y1))
    return f"{number(stroke.width)} w [{numbers(stroke.dash)}] 0 d {start} m {end} l S"


def _with(groups: object, group: pikepdf.Object | None) -> Array:
    known = list(groups) if isinstance(groups, Array) else []
    return Array([*known, group])
