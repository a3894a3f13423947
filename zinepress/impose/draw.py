"""A placed side as an SVG drawing: the paper, the pages with their numbers, the marks.

In: a `PlacedSide`. Out: SVG text; one unit is a point. What is drawn is what is printed: a page's
trim as an outline, what of it may print as a tint, its number standing as the page stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from zinepress.impose.sheets import Box, Label, PlacedSide, Placement, Stroke

_STYLE = """
.paper { fill: #fff; stroke: #999; stroke-width: 1 }
.print { fill: #f3f1ea }
.trim { fill: none; stroke: #b8b2a0; stroke-width: .75 }
.page, .mark { font-family: sans-serif; fill: #222 }
.page { text-anchor: middle; dominant-baseline: central }
.head { fill: #222 }
line { stroke: #111 }
line.fold { stroke: #06c }
line.cut, line.slit { stroke: #c00 }
line.notes, line.map { stroke: #888 }
"""


def svg(side: PlacedSide) -> str:
    """The side as one SVG document."""
    width, height = side.paper.width, side.paper.height
    shown = _number(width), _number(height)
    body = [f'<rect class="paper" width="{shown[0]}" height="{shown[1]}"/>']
    for number, placement in enumerate(side.placements):
        body += _page(placement, height, f"clip{number}")
    body += [_stroke(stroke, height) for stroke in side.strokes]
    body += [_label(label, height) for label in side.labels]
    lines = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{shown[0]}pt" height="{shown[1]}pt" '
        f'viewBox="0 0 {shown[0]} {shown[1]}">\n'
        f"<title>{escape(side.name)}</title>\n<style>{_STYLE}</style>\n{lines}\n</svg>\n"
    )


def _page(placement: Placement, height: float, name: str) -> list[str]:
    """What prints of a page: a tint, its trim, its number, and a dot at its head."""
    frame = placement.frame
    x, y = (frame.x0 + frame.x1) / 2, height - (frame.y0 + frame.y1) / 2
    wide, high = frame.x1 - frame.x0, frame.y1 - frame.y0
    size = min(wide, high) * 0.3
    head = (wide if placement.turn % 180 else high) * 0.42
    turn = f'transform="translate({_number(x)} {_number(y)}) rotate({placement.turn})"'
    tint = _rectangle("print", placement.clip, height)
    return [
        f'<clipPath id="{name}">{tint}</clipPath>',
        tint,
        f'<g clip-path="url(#{name})">',
        _rectangle("trim", frame, height),
        f'<g {turn}><text class="page" font-size="{_number(size)}">{placement.page}</text>'
        f'<circle class="head" cy="{_number(-head)}" r="2"/></g></g>',
    ]


def _rectangle(kind: str, box: Box, height: float) -> str:
    """A box of one class."""
    x, y = _number(box.x0), _number(height - box.y1)
    size = f'width="{_number(box.x1 - box.x0)}" height="{_number(box.y1 - box.y0)}"'
    return f'<rect class="{kind}" x="{x}" y="{y}" {size}/>'


def _stroke(stroke: Stroke, height: float) -> str:
    """A mark."""
    dash = " ".join(_number(length) for length in stroke.dash)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line class="{escape(stroke.kind)}" x1="{_number(stroke.x0)}" '
        f'y1="{_number(height - stroke.y0)}" x2="{_number(stroke.x1)}" '
        f'y2="{_number(height - stroke.y1)}" stroke-width="{_number(stroke.width)}"{dashed}/>'
    )


def _label(label: Label, height: float) -> str:
    """A line of text, turned about the start of its baseline."""
    place = f"translate({_number(label.x)} {_number(height - label.y)}) rotate({label.turn})"
    size = _number(label.size)
    text = escape(label.text)
    return f'<text class="mark" transform="{place}" font-size="{size}">{text}</text>'


def _number(value: float) -> str:
    """A number as short as two decimals allow."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"
