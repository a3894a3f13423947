"""The shape of a page: its boxes, its turn and the size of its unit.

In: a page's dictionary, whatever it holds. Out: `Shape`, every box sorted and within its page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose.boxes import height, hull, overlap, width
from zinepress.impose.sheets import Box, Edges, PageGeometry
from zinepress.units import Size

if TYPE_CHECKING:
    from typing import Protocol

    class Leaf(Protocol):
        """A page's dictionary, of whatever library."""

        def get(self, key: str, /) -> object:
            """What it holds under that name, None when nothing."""


SHAPE = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Rotate", "/UserUnit")
"""The entries of a page that say how large it is and which way up."""
LETTER = Box(0, 0, 612, 792)
_LARGEST = 1_000_000.0
"""Points; no page is larger than a thousand feet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a page is and which way up.

    Boxes are in the page's own units before it is turned; `turn` is clockwise, and a unit is
    `unit` points. `crop` is what a viewer shows, `trim` what is left after cutting, `bleed` all
    that may be printed; each lies within the sheet that the file draws on.
    """

    crop: Box
    trim: Box
    bleed: Box
    turn: int = 0
    unit: float = 1.0
    troubles: tuple[str, ...] = ()
    """What was odd about it, and what it is taken for."""

    @property
    def geometry(self) -> PageGeometry:
        """The page as a reader holds it: turned, in points, with its bleed beyond each edge."""
        trim, bleed = self.trim, self.bleed
        size = Size(width(trim) * self.unit, height(trim) * self.unit)
        around = (trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1)
        left, foot, right, head = (
            around[(side + self.turn // 90) % 4] * self.unit for side in range(4)
        )
        return PageGeometry(
            size.turned() if self.turn % 180 else size, Edges(left, right, head, foot)
        )


def shape_of(leaf: Leaf, *, sized: bool = True) -> Shape:
    """The shape that a page's dictionary describes (ISO 32000, 14.11.2).

    A page that is not `sized`, or whose size is no size, is taken for Letter.
    """
    troubles = []
    media = _box(leaf.get("/MediaBox")) if sized else None
    if media is None:
        troubles.append("the page has no size, Letter is taken")
        media = LETTER
    crop = _within(leaf.get("/CropBox"), media) or media
    trim = _within(leaf.get("/TrimBox"), crop) or crop
    bleed = _within(leaf.get("/BleedBox"), media) or crop
    turn = _number(leaf.get("/Rotate")) or 0.0
    if turn % 90:
        troubles.append(f"the page is turned by {turn:g} degrees, it is taken as upright")
        turn = 0.0
    unit = _number(leaf.get("/UserUnit")) or 1.0
    return Shape(
        crop=crop,
        trim=trim,
        bleed=hull((trim, bleed)) or bleed,
        turn=int(turn) % 360,
        unit=unit if unit > 0 else 1.0,
        troubles=tuple(troubles),
    )


def _within(value: object, outer: Box) -> Box | None:
    """The box as far as it lies in `outer`; None when it does not, or is none."""
    box = _box(value)
    return overlap(box, outer) if box else None


def _box(value: object) -> Box | None:
    """A box with its corners sorted; None when it is none, or has no area, or no end."""
    numbers = _numbers(value)
    if len(numbers) != 4 or max(map(abs, numbers)) > _LARGEST:
        return None
    x0, x1 = sorted((numbers[0], numbers[2]))
    y0, y1 = sorted((numbers[1], numbers[3]))
    return Box(x0, y0, x1, y1) if x1 - x0 >= 1e-3 and y1 - y0 >= 1e-3 else None


def _numbers(value: object) -> list[float]:
    """The numbers in a list; none in what is no list of numbers alone."""
    try:
        found = [_number(each) for each in value]  # type: ignore[attr-defined]  # or it raises
    except (TypeError, ValueError):
        return []
    return [number for number in found if number is not None] if None not in found else []


def _number(value: object) -> float | None:
    """The number as a float; None for anything that is not a finite number."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever the file holds there
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if abs(number) < float("inf") else None
