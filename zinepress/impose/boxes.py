"""Rectangles and the matrices between them.

In: boxes in points. Out: boxes, and `Matrix` values as a content stream's `cm` wants them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.impose.sheets import Box

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Matrix:
    """The map x' = a x + c y + e, y' = b x + d y + f (ISO 32000, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> tuple[float, float]:
        """Where the point (x, y) lands."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """One map that does `first`, then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.of(first.e, first.f),
        )

    def box(self, box: Box) -> Box:
        """The smallest upright box around the image of `box`."""
        ends = [self.of(box.x0, box.y0), self.of(box.x1, box.y1)]
        if (self.b or self.c) and (self.a or self.d):  # askew: the other corners reach further
            ends += [self.of(box.x0, box.y1), self.of(box.x1, box.y0)]
        return around(ends)

    def back(self) -> Matrix | None:
        """The map the other way; None when this one flattens everything to a line."""
        size = self.a * self.d - self.b * self.c
        if abs(size) < 1e-12:
            return None
        a, b, c, d = self.d / size, -self.b / size, -self.c / size, self.a / size
        return Matrix(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    @property
    def turn(self) -> int | None:
        """How far it turns clockwise: 0, 90, 180 or 270; None when askew or mirrored."""
        a, b, c, d = self.a, self.b, self.c, self.d
        slack = 1e-3 * max(abs(a), abs(b), abs(c), abs(d))
        if abs(b) <= slack and abs(c) <= slack and a * d > 0:
            return 0 if a > 0 else 180
        if abs(a) <= slack and abs(d) <= slack and b * c < 0:
            return 90 if b < 0 else 270
        return None


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest upright box that holds all the points."""
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def width(box: Box) -> float:
    """How wide the box is, in points."""
    return box.x1 - box.x0


def height(box: Box) -> float:
    """How high the box is, in points."""
    return box.y1 - box.y0


def hull(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them; None when there are none."""
    corners = [point for box in boxes for point in ((box.x0, box.y0), (box.x1, box.y1))]
    return around(corners) if corners else None


def overlap(one: Box, other: Box) -> Box | None:
    """What the two boxes share; None when that has no area."""
    shared = Box(
        max(one.x0, other.x0),
        max(one.y0, other.y0),
        min(one.x1, other.x1),
        min(one.y1, other.y1),
    )
    return shared if width(shared) > 0 and height(shared) > 0 else None


def holds(outer: Box, inner: Box, slack: float = 0.005) -> bool:
    """Whether `inner` lies within `outer`, within `slack` points."""
    return (
        outer.x0 - slack <= inner.x0
        and outer.y0 - slack <= inner.y0
        and inner.x1 <= outer.x1 + slack
        and inner.y1 <= outer.y1 + slack
    )


def stretch(box: Box, frame: Box, turn: int) -> Matrix:
    """The map that turns `box` clockwise by `turn` (0, 90, 180, 270) and fills `frame` with it."""
    if turn % 180:
        right, up = width(frame) / height(box), height(frame) / width(box)
    else:
        right, up = width(frame) / width(box), height(frame) / height(box)
    # written out, as every page of every sheet passes here
    match turn % 360:
        case 0:
            return Matrix(right, 0, 0, up, frame.x0 - right * box.x0, frame.y0 - up * box.y0)
        case 90:
            return Matrix(0, -up, right, 0, frame.x0 - right * box.y0, frame.y1 + up * box.x0)
        case 180:
            return Matrix(-right, 0, 0, -up, frame.x1 + right * box.x0, frame.y1 + up * box.y0)
        case _:
            return Matrix(0, up, -right, 0, frame.x1 + right * box.y0, frame.y0 - up * box.x0)
