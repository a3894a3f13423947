"""What a first copy looks like when something went wrong: four drawings of the plan's own sheet.

In: a `Table`. Out: `Fault`s; the words are keys of the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.handout.howto.folding import flat_sheet
from zinepress.handout.howto.lying import lying
from zinepress.handout.howto.shapes import DASHED, Area, Drawing, Line, beside, box, outlined
from zinepress.impose.options import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.handout.howto.folding import Paper
    from zinepress.handout.howto.frames import Table


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong copy: its name ends the keys `fault-…` and `mend-…`."""

    name: str
    drawing: Drawing


def faults(table: Table) -> tuple[Fault, ...]:
    """Backs upside down, printed smaller, several on one sheet, cut off."""
    return tuple(_faults(table))


def _faults(table: Table) -> Iterator[Fault]:
    paper = flat_sheet(table.plan, table.squares)
    paper = replace(paper, thick=1)
    if table.plan.two_sided and table.plan.work is Work.SHEETWISE:
        yield Fault("upside-down", _upside_down(table, paper))
    yield Fault("smaller", _smaller(table, paper))
    yield Fault("several", _several(table, paper))
    yield Fault("cut-off", _cut_off(table))


def _upside_down(table: Table, paper: Paper) -> Drawing:
    """A front, and its back standing on its head."""
    back = paper.turned_over(table.plan.flip).rotated()
    sides = [lying(paper, table.scale), lying(back, table.scale)]
    return beside(sides, 5.0, leftwards=table.leftwards)


def _smaller(table: Table, paper: Paper) -> Drawing:
    """A sheet with a white rim round what is printed."""
    wide, high = _paper(table)
    inner = lying(paper, table.scale * 0.8)
    return inner.moved(wide * 0.1, high * 0.1).over(Drawing(outlined(box(0, 0, wide, high))))


def _several(table: Table, paper: Paper) -> Drawing:
    """Two whole sides on one side."""
    wide, high = _paper(table)
    small = lying(paper, table.scale * 0.45)
    across = wide > high
    second = small.moved(wide / 2, 0) if across else small.moved(0, high / 2)
    drawn = small.over(second)
    left, top, right, bottom = drawn.box
    centred = drawn.moved((wide - right - left) / 2, (high - bottom - top) / 2)
    return centred.over(Drawing(outlined(box(0, 0, wide, high))))


def _cut_off(table: Table) -> Drawing:
    """A sheet, and what should be on it going on beyond its edge."""
    wide, high = _paper(table)
    aside = 0.16 * max(wide, high)
    printed = (
        Area(box(aside, aside / 2, wide + aside, high - aside / 2)),
        Line(
            (*box(aside, aside / 2, wide + aside, high - aside / 2), (aside, aside / 2)),
            dash=DASHED,
        ),
    )
    sheet = Line((*box(0, 0, wide, high), (0, 0)))
    return Drawing((Area(box(0, 0, wide, high)), *printed, sheet))


def _paper(table: Table) -> tuple[float, float]:
    """The sheet on the drawing."""
    paper = table.squares.paper
    return paper.width * table.scale, paper.height * table.scale
