"""The affine arithmetic of page content.

In: six numbers as PDF writes them. Out: products, points and lengths.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.check.marks import Rectangle

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and then `then` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point lands."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, corners: Iterable[tuple[float, float]]) -> Rectangle:
    """The upright rectangle around points after the matrix has moved them."""
    landed = [moved(matrix, x, y) for x, y in corners]
    xs, ys = [x for x, _ in landed], [y for _, y in landed]
    return min(xs), min(ys), max(xs), max(ys)


def width_scale(matrix: Matrix) -> float:
    """How much thinner or thicker a line becomes at its thinnest."""
    a, b, c, d, _, _ = matrix
    return min(hypot(a, b), hypot(c, d))


def height_scale(matrix: Matrix) -> float:
    """How much taller upright things become."""
    return hypot(matrix[2], matrix[3])
