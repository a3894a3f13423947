"""Lengths, sizes and the names of papers; everything in PDF points (1/72 inch).

In: text such as `12mm`, `5.5in x 8.5in` or `a4`. Out: floats and `Size`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zinepress.errors import SettingsError, Where, nearest

INCH = 72.0
MM = INCH / 25.4
POINTS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": INCH, "px": 0.75}
_LENGTH = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|px)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than it is high."""
        return self.width > self.height

    def turned(self) -> Size:
        """The same size with width and height exchanged."""
        return Size(self.height, self.width)

    def upright(self) -> Size:
        """The same size, the long edge standing."""
        return self.turned() if self.is_landscape else self


def mm(width: float, height: float) -> Size:
    """A size given in millimetres."""
    return Size(width * MM, height * MM)


PAPERS: dict[str, Size] = {
    "letter": mm(215.9, 279.4),
    "legal": mm(215.9, 355.6),
    "tabloid": mm(279.4, 431.8),
    "half-letter": mm(139.7, 215.9),
    "a2": mm(420, 594),
    "a3": mm(297, 420),
    "a4": mm(210, 297),
    "a5": mm(148, 210),
    "a6": mm(105, 148),
    "sra3": mm(320, 450),
    "b4": mm(257, 364),
    "b5": mm(182, 257),
}
"""Papers by name, standing upright; ISO 216, ANSI and JIS sizes."""


def parse_length(text: str, where: Where | None = None) -> float:
    """Points for a length such as `12mm`; raises SettingsError for anything else."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise SettingsError(
            f"'{text}' is not a length",
            where,
            "write a number and a unit, such as '12mm' or '0.5in'",
        )
    return float(match[1]) * POINTS[match[2].lower()]


def parse_size(text: str, where: Where | None = None) -> Size:
    """A size from a paper name (`a4`, `Letter`) or two lengths (`148mm x 210mm`)."""
    name = text.strip().lower().replace(" ", "-")
    if name in PAPERS:
        return PAPERS[name]
    width, cross, height = text.lower().replace("×", "x").partition("x")
    if not cross:
        hint = nearest(name, PAPERS)
        raise SettingsError(
            f"'{text}' is not a paper size", where, hint or "try A4, Letter or '148mm x 210mm'"
        )
    size = Size(parse_length(width, where), parse_length(height, where))
    if min(size.width, size.height) <= 0:
        raise SettingsError(f"'{text}' is not a paper size", where, "both sides are above zero")
    return size


def paper_name(size: Size, tolerance: float = 0.5) -> str | None:
    """The name of the paper that has this size in either orientation, within points."""
    upright = size.upright()
    for name, paper in PAPERS.items():
        if (
            abs(paper.width - upright.width) <= tolerance
            and abs(paper.height - upright.height) <= tolerance
        ):
            return name
    return None
