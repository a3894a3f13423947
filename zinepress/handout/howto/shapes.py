"""Line drawings that survive a bad copier, as values.

In: shapes in points, y down. Out: `Drawing`, and its SVG. Nothing is grey, no line is thinner than
a point, no figure smaller than 11 pt, whatever the drawing shows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
THIN, THICK = 1.0, 1.6
DASHED = (4.0, 3.0)
FIGURE = 11.0
"""Size of figures."""
WIDTH, HEIGHT = 0.58, 0.74
"""How wide a figure is and how high, in its size."""


@dataclass(frozen=True, slots=True)
class Area:
    """White paper, or black ink, without an outline."""

    points: tuple[Point, ...]
    black: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dash` in points."""

    points: tuple[Point, ...]
    width: float = THIN
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A curve from the first point by the second, which draws it aside, to the third."""

    points: tuple[Point, Point, Point]
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a name, its middle at a point, turned clockwise by so many degrees."""

    points: tuple[Point]
    text: str
    turn: int = 0
    size: float = FIGURE


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    points: tuple[Point]
    radius: float


Shape = Area | Line | Arrow | Figure | Ring


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, the later ones over the earlier."""

    shapes: tuple[Shape, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is drawn."""
        reach = [(x, y, _reach(shape)) for shape in self.shapes for x, y in _touched(shape)]
        if not reach:
            return 0.0, 0.0, 0.0, 0.0
        return (
            min(x - far for x, _, far in reach),
            min(y - far for _, y, far in reach),
            max(x + far for x, _, far in reach),
            max(y + far for _, y, far in reach),
        )

    def moved(self, dx: float, dy: float) -> Drawing:
        """The drawing at another place."""
        return Drawing(tuple(_moved(shape, dx, dy) for shape in self.shapes))

    def over(self, other: Drawing) -> Drawing:
        """The drawing on top of another."""
        return Drawing(other.shapes + self.shapes)


def beside(drawings: Sequence[Drawing], gap: float, *, leftwards: bool = False) -> Drawing:
    """Drawings in a row, each in the middle of its height; the first is rightmost if leftwards."""
    row = Drawing()
    end = 0.0
    for drawing in reversed(drawings) if leftwards else drawings:
        left, top, right, bottom = drawing.box
        row = drawing.moved(end - left, -(top + bottom) / 2).over(row)
        end += right - left + gap
    return row


def svg(drawing: Drawing, family: str, said: str) -> str:
    """The drawing as SVG; `said` is read out in its place."""
    left, top, right, bottom = drawing.box
    width, height = right - left, bottom - top
    body = "".join(_element(shape) for shape in drawing.shapes)
    view = " ".join(_n(value) for value in (left, top, width, height))
    size = f'width="{_n(width)}pt" height="{_n(height)}pt"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{_plain(said)}" '
        f'{size} viewBox="{view}" fill="none" stroke="#000" stroke-linejoin="round" '
        f'stroke-linecap="butt" font-family="{_plain(family)}">{body}</svg>'
    )


def scissors(at: Point, towards: Point) -> tuple[Shape, ...]:
    """Open scissors at a point, cutting towards another."""
    angle = math.atan2(towards[1] - at[1], towards[0] - at[0])

    def turned(x: float, y: float) -> Point:
        return (
            at[0] + x * math.cos(angle) - y * math.sin(angle),
            at[1] + x * math.sin(angle) + y * math.cos(angle),
        )

    blades = (
        Line((turned(-9, -2.5), turned(4, 2)), THICK),
        Line((turned(-9, 2.5), turned(4, -2)), THICK),
    )
    return (*blades, Ring((turned(-11, -3.5),), 2.4), Ring((turned(-11, 3.5),), 2.4))


def then(height: float = 0.0, *, leftwards: bool = False) -> Drawing:
    """A short arrow from what was to what is then."""
    end = -14.0 if leftwards else 14.0
    return Drawing((Arrow(((0, height), (end / 2, height), (end, height))),))


def box(x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def outlined(corners: tuple[Point, ...], width: float = THIN) -> tuple[Shape, ...]:
    """White paper with an outline."""
    return Area(corners), Line((*corners, corners[0]), width)


def fits(text: str, width: float, height: float, size: float = FIGURE) -> bool:
    """Whether a figure has room there."""
    return len(text) * size * WIDTH <= width - 3 and size * HEIGHT <= height - 2


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape at another place."""
    points = tuple((x + dx, y + dy) for x, y in shape.points)
    return replace(shape, points=points)  # type: ignore[arg-type] # as many as there were


def _touched(shape: Shape) -> Iterable[Point]:
    """Points that a shape reaches."""
    if isinstance(shape, Arrow):
        start, bend, end = shape.points
        middle = tuple((a + 2 * b + c) / 4 for a, b, c in zip(start, bend, end, strict=True))
        return start, (middle[0], middle[1]), end
    return shape.points


def _reach(shape: Shape) -> float:
    """How far it goes beyond its points."""
    match shape:
        case Figure():
            return shape.size / 2
        case Ring():
            return shape.radius + THIN
        case Arrow():
            return 3.5
        case Area():
            return 0.0
        case Line():
            return shape.width / 2


def _element(shape: Shape) -> str:
    """The SVG of a shape."""
    match shape:
        case Area():
            fill = "#000" if shape.black else "#fff"
            return f'<polygon points="{_points(shape.points)}" fill="{fill}" stroke="none"/>'
        case Line():
            # outlines of neighbours meet without a notch
            cap = "" if shape.dash or shape.width > THICK else ' stroke-linecap="square"'
            stroke = _stroke(shape.width, shape.dash) + cap
            return f'<polyline points="{_points(shape.points)}" {stroke}/>'
        case Arrow():
            return _arrow(shape)
        case Figure():
            return _figure(shape)
        case Ring():
            x, y = shape.points[0]
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(shape.radius)}" {_stroke(THIN, ())}/>'


def _arrow(shape: Arrow) -> str:
    """The curve and its head."""
    start, bend, end = shape.points
    angle = math.atan2(end[1] - bend[1], end[0] - bend[0])
    head = [
        (end[0] - 7 * math.cos(angle + turn), end[1] - 7 * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    # the curve ends within its head, so that its point stays sharp
    stop = (end[0] - 4 * math.cos(angle), end[1] - 4 * math.sin(angle))
    d = f"M{_points([start])} Q{_points([bend])} {_points([stop])}"
    curve = f'<path d="{d}" {_stroke(THICK, shape.dash)}/>'
    return f'{curve}<polygon points="{_points([end, *head])}" fill="#000" stroke="none"/>'


def _figure(shape: Figure) -> str:
    """Text in the middle of its point."""
    (x, y), turn = shape.points[0], ""
    if shape.turn:
        turn = f' transform="rotate({shape.turn} {_n(x)} {_n(y)})"'
    base = y + shape.size * HEIGHT / 2 - 0.4
    return (
        f'<text x="{_n(x)}" y="{_n(base)}" font-size="{_n(shape.size)}" text-anchor="middle" '
        f'fill="#000" stroke="none" font-weight="600"{turn}>{_plain(shape.text)}</text>'
    )


def _stroke(width: float, dash: tuple[float, ...]) -> str:
    """Width and dashes."""
    dashes = f' stroke-dasharray="{" ".join(_n(part) for part in dash)}"' if dash else ""
    return f'stroke-width="{_n(width)}"{dashes}'


def _points(points: Iterable[Point]) -> str:
    """Points as SVG has them."""
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """A number in as few figures as it needs."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _plain(text: str) -> str:
    """Text that can stand in an attribute."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
