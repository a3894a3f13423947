"""Sheets as values: first in grid squares, then in points.

In: nothing. Out: `Cell`, `Side`, `Sheet` (squares) and `PageGeometry`, `Box`, `Placement`,
`PlacedSide` (points). A side is always as seen from itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.units import Size


class Flip(StrEnum):
    """The axis a sheet is turned about to see its back: X like a book page, Y head over heels."""

    X = "x"
    Y = "y"


class Edge(StrEnum):
    """One of the four edges of a page, a pile or a sheet."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Grid:
    """How many rows and columns."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """How many places that makes."""
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One place on a side: the page there (from 1; None is blank) and its clockwise turn."""

    page: int | None
    turn: int = 0
    depth: int = 0
    """How many leaves lie outside this one in its folded signature; what creep multiplies."""
    folio: int = 0
    """Its place in the reading order once blanks are in, from 1; odd is a recto; 0 is unknown."""
    signature: int = 0
    """The number of its folded signature, from 0."""


@dataclass(frozen=True, slots=True)
class Side:
    """The rows of cells of one side of a sheet, top to bottom, left to right."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper; `back` is None when nothing is printed there."""

    front: Side
    back: Side | None
    signature: int = 0


@dataclass(frozen=True, slots=True)
class Edges:
    """A width along each of the four edges, in points."""

    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


NO_EDGES = Edges()


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """A page to be placed, as one reads it: its trim size, and the bleed beyond each edge."""

    trim: Size
    bleed: Edges = NO_EDGES


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from the lower left corner of what it stands on."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Placement:
    """A page on a side: where its trim box lands, how it is turned, what of it may print.

    The page's trim box is turned clockwise by `turn` (0, 90, 180, 270), then stretched to fill
    `frame`; whatever of the page, its bleed included, lies outside `clip` does not print.
    """

    page: int
    turn: int
    frame: Box
    clip: Box


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight mark between two points; `dash` in points, () is solid; width in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    dash: tuple[float, ...] = ()
    kind: str = "crop"


@dataclass(frozen=True, slots=True)
class Label:
    """A short line of text in the margin, its baseline starting at (x, y), turned clockwise."""

    text: str
    x: float
    y: float
    size: float = 6.0
    turn: int = 0
    kind: str = "label"


@dataclass(frozen=True, slots=True)
class PlacedSide:
    """One side of a sheet in points: its paper, the pages on it, its marks."""

    paper: Size
    placements: tuple[Placement, ...]
    strokes: tuple[Stroke, ...] = ()
    labels: tuple[Label, ...] = ()
    name: str = ""
    """Such as `sheet 1 front`; shown as the page label of the side."""
