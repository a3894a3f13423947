"""Everything that may be chosen about an imposition, as one value.

In: nothing. Out: `Options` and the choices it is made of; lengths in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.impose.sheets import NO_EDGES, Edge, Edges, Grid
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.impose.blanks import Blanks
    from zinepress.units import Size


class Assemble(StrEnum):
    """How folded signatures come together: put into one another, or laid on one another."""

    NEST = "nest"
    GATHER = "gather"


class Collate(StrEnum):
    """How the pieces cut from a sheet follow one another.

    STACK: the whole pile is cut once and the piles are laid on one another; SHEETWISE: each
    sheet is cut and collected by itself; COPIES: every piece is a copy of the same thing.
    """

    STACK = "stack"
    SHEETWISE = "sheetwise"
    COPIES = "copies"


class Bind(StrEnum):
    """What holds the thing together; SIDE is a staple through the closed thing near its spine."""

    NOTHING = "nothing"
    STAPLE = "staple"
    SIDE = "side"
    THREAD = "thread"
    GLUE = "glue"


class Work(StrEnum):
    """How both sides are printed: two forms, or one form that holds front and back.

    With TURN the printed sheet is turned like a book page and printed with the same form again,
    with TUMBLE it is turned head over heels; then it is cut in two.
    """

    SHEETWISE = "sheetwise"
    TURN = "turn"
    TUMBLE = "tumble"


class Part(StrEnum):
    """Which part of the thing goes into this file: all of it, its cover, or its inside."""

    WHOLE = "whole"
    COVER = "cover"
    INSIDE = "inside"


class Order(StrEnum):
    """How the panels of a leaflet are numbered: as it opens, or each side from left to right."""

    FLAT = "flat"
    READING = "reading"


class Back(StrEnum):
    """What the back of a one-sided sheet carries: a poster if a page is left, or a second zine."""

    POSTER = "poster"
    SECOND = "second"


class Fit(StrEnum):
    """How large a page is printed: as it is, smaller where it has to be, as large as fits."""

    ACTUAL = "actual"
    SHRINK = "shrink"
    FILL = "fill"


class Align(StrEnum):
    """Where a page smaller than its cell lies: in the middle, or at the spine for trimming.

    AUTO is SPINE where crop marks say that it will be trimmed, otherwise CENTRE.
    """

    AUTO = "auto"
    CENTRE = "centre"
    SPINE = "spine"


class Orientation(StrEnum):
    """How the paper stands; AUTO is the way in which the pages come out larger."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Duplex(StrEnum):
    """The edge that the printer turns the paper about; LONG is what an untouched one does."""

    LONG = "long"
    SHORT = "short"


class Sides(StrEnum):
    """Which sides go into this file; two-pass printing wants one file of each."""

    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


class Mark(StrEnum):
    """A kind of mark; FLIP is a triangle at the same edge of the paper on both sides."""

    CROP = "crop"
    FOLD = "fold"
    CUT = "cut"
    STAPLE = "staple"
    SEWING = "sewing"
    COLLATION = "collation"
    REGISTRATION = "registration"
    LABEL = "label"
    FLIP = "flip"


class CreepMode(StrEnum):
    """How creep is made up for.

    IN moves inner pages to the spine, OUT moves outer ones away from it, BALANCED does half of
    each, SCALE makes pages narrower; AUTO is IN from 0.6 mm of creep on, or from 0.3 mm where
    crop marks say that it will be trimmed, otherwise OFF.
    """

    AUTO = "auto"
    OFF = "off"
    IN = "in"
    OUT = "out"
    BALANCED = "balanced"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Creep:
    """How far nested leaves push out: `factor` times the caliper for each leaf.

    `total` is a measured push-out of the innermost leaf, and wins over the caliper.
    """

    mode: CreepMode = CreepMode.AUTO
    caliper: float = 0.104 * MM
    """Thickness of the paper; that of 80 gsm office paper unless said."""
    factor: float = 1.3
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """How a poster is cut into sheets.

    Either its finished `size`, or a `grid` of tiles that it fills; `overlap` is what
    neighbouring tiles share, for the glue; `plan` adds a sheet that shows how they go together.
    """

    size: Size | None = None
    grid: Grid | None = None
    overlap: float = 10 * MM
    plan: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """What to do beyond the scheme's own way; None leaves a choice to the scheme."""

    pages: str = ""
    """Which pages, in which order: `3-14,1,20-`; empty for all. `ranges.select` reads it."""
    binding: Edge = Edge.LEFT
    blanks: Blanks | None = None
    signature: tuple[int, int] | None = None
    """The fewest and the most slips that are folded together."""
    assemble: Assemble | None = None
    bind: Bind | None = None
    part: Part = Part.WHOLE
    grid: Grid | None = None
    """How many pieces the sheet is cut into."""
    copies: int | None = None
    """How many copies of the same thing to put on a sheet; the grid is then found."""
    collate: Collate | None = None
    head_to_foot: bool = False
    """Whether every other row of pieces is turned, so that the cut edge is always the foot."""
    work: Work | None = None
    back: Back = Back.POSTER
    simplex: bool = False
    """Whether only fronts are printed, each with a page of its own."""
    order: Order = Order.FLAT
    fit: Fit = Fit.SHRINK
    align: Align = Align.AUTO
    orientation: Orientation = Orientation.AUTO
    gutter: float = 0.0
    """Space between pieces that are cut apart."""
    margin: Edges = NO_EDGES
    """Space that stays free along the edges of the sheet."""
    flap: float | None = None
    """How much narrower a panel is that is folded in."""
    panels: tuple[float, ...] = ()
    """Widths of the panels from left to right as seen outside; empty to work them out."""
    creep: Creep = Creep()
    bleed: float | None = None
    """The most bleed to keep; None keeps what the pages have."""
    marks: frozenset[Mark] = frozenset()
    holes: int = 3
    """How many sewing holes to mark."""
    duplex: Duplex = Duplex.LONG
    sides: Sides = Sides.BOTH
    reverse: bool = False
    """Whether the sheets of this file come last first."""
    turn: bool = False
    """Whether the backs are turned by a half, beyond what `duplex` asks for."""
    back_offset: tuple[float, float] = (0.0, 0.0)
    """How far to move what is printed on backs, to the right and up as that side is seen."""
    printable: Edges = NO_EDGES
    """What the printer cannot reach along each edge; marks keep out of it."""
    tiles: Tiles = Tiles()


DEFAULTS = Options()
