"""The sides of sheets that we imposed: which page stands where, and what is drawn on it.

In: a file of ours and its pages, or an imposition as it is made. Out: `Side`s and their plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.check.side_rules import Side, Stand, placed
from zinepress.impose.boxes import stretch
from zinepress.impose.note import read_note
from zinepress.impose.read import opened
from zinepress.impose.readback import read_back
from zinepress.impose.recipe import heard
from zinepress.impose.sheets import Box
from zinepress.impose.trials import planned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pikepdf

    from zinepress.check.marks import Placed, Rectangle
    from zinepress.check.page import Page
    from zinepress.impose.job import LaidOut
    from zinepress.impose.planned import Plan
    from zinepress.impose.seen import SeenSide
    from zinepress.impose.sheets import Placement

_ROOM = 1.0
"""Points by which a mark may stand over the edge of its page."""


def is_imposed(pdf: pikepdf.Pdf) -> bool:
    """Whether a file says of itself which page stands where on its sheets."""
    return read_note(pdf) is not None


def sheets_of(
    source: Path | bytes, pages: Sequence[Page], names: Sequence[str]
) -> tuple[tuple[Side, ...], Plan | None]:
    """The sides of a file of ours, and the plan that it was made by if that is known."""
    with opened(source) as file:
        note = read_note(file.pdf)
        if note is None:
            return (), None
        recipe = heard(note.recipe)
        plan = planned(recipe) if recipe is not None else None
        seen = read_back(file, note).sides
    sides = tuple(
        Side(page.number, name, page.media, tuple(_stands(page, side)))
        for page, name, side in zip(pages, names, seen, strict=True)
    )
    return sides, plan


def _stands(page: Page, side: SeenSide) -> Iterator[Stand]:
    """The pages seen on a side; each mark belongs to the page that its middle lies on."""
    left, low = page.media[:2]
    for sight in side.sights:
        if sight.frame is None or sight.visible is None or not sight.pages:
            continue
        frame, seen = (
            (box.x0 + left, box.y0 + low, box.x1 + left, box.y1 + low)
            for box in (sight.frame, sight.visible)
        )
        own = tuple(mark for mark in page.placed() if _is_on(mark.box, seen))
        yield Stand(sight.pages[0], frame, own)


def _is_on(box: Rectangle, page: Rectangle) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return page[0] - _ROOM <= x <= page[2] + _ROOM and page[1] - _ROOM <= y <= page[3] + _ROOM


def sides_of(laid_out: LaidOut, pages: Sequence[Page]) -> Iterator[Side]:
    """The sides of an imposition that has just been made of these pages."""
    for number, side in enumerate(laid_out.sides, 1):
        paper = 0.0, 0.0, side.paper.width, side.paper.height
        stands = tuple(
            Stand(one.page, _rectangle(one.frame), tuple(_moved(pages[one.page - 1], one)))
            for one in side.placements
        )
        yield Side(number, side.name, paper, stands)


def _moved(page: Page, placement: Placement) -> Iterator[Placed]:
    matrix = stretch(Box(*page.trim), placement.frame, placement.turn)
    move = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return placed(page.placed(), move, _rectangle(placement.clip))


def _rectangle(box: Box) -> Rectangle:
    return box.x0, box.y0, box.x1, box.y1
