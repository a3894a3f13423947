"""Numbers, boxes and moves as a PDF writes them.

In: floats and boxes. Out: text for content streams, and array objects.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pikepdf import Object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.impose.boxes import Matrix
    from zinepress.impose.sheets import Box


def number(value: float) -> str:
    """The number without exponent and without needless digits, to 1/100,000."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """The numbers with blanks between them."""
    return " ".join(map(number, values))


def rectangle(box: Box) -> str:
    """The box as the `re` operator wants it: corner, width, height."""
    return numbers((box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0))


def moves(matrix: Matrix) -> str:
    """The matrix as the `cm` operator wants it."""
    return numbers((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))


def array(box: Box) -> Object:
    """The box as a rectangle object."""
    return Object.parse(_written(box))


@lru_cache(maxsize=1000)
def _written(box: Box) -> bytes:
    return f"[{numbers((box.x0, box.y0, box.x1, box.y1))}]".encode("ascii")
