"""A bank card laid along a sheet of paper, to tell one paper from another without a rule.

In: a paper. Out: how often a card fits along its long edge, what is left over, and a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.handout.howto.shapes import DASHED, Drawing, Figure, Line, box, outlined
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.handout.howto.shapes import Shape
    from zinepress.units import Size

WIDTH, HEIGHT = 85.6 * MM, 53.98 * MM
"""A bank card, ISO/IEC 7810 ID-1."""
LENGTH = 130.0
"""How long the long edge is drawn."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How often a card, its long edges across, fits along a sheet; the rest in millimetres."""

    times: int
    rest: int
    drawing: Drawing


def measure(paper: Size) -> Measure:
    """The long edge of a paper in bank cards."""
    sheet = paper.upright().turned()
    times = int(sheet.width // HEIGHT)
    scale = LENGTH / sheet.width
    wide, high = sheet.width * scale, sheet.height * scale
    shapes: list[Shape] = [*outlined(box(0, 0, wide, high))]
    for place in range(times):
        left = place * HEIGHT * scale
        right = left + HEIGHT * scale
        shapes += outlined(box(left, 0, right, WIDTH * scale))
        shapes.append(Figure((((left + right) / 2, WIDTH * scale / 2),), str(place + 1)))
    end = times * HEIGHT * scale
    shapes.append(Line(((end, 0), (end, high)), dash=DASHED))
    return Measure(times, round((sheet.width - times * HEIGHT) / MM), Drawing(tuple(shapes)))
