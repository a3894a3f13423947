"""What one reads once printed sheets are cut, folded and nested as the plan says.

In: sheets, as planned or as read back from a PDF, and the plan. Out: for each copy the cells in
reading order, `turn` being what is left of it when the thing is held upright.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.impose.options import Work
from zinepress.impose.planned import turned
from zinepress.impose.sheets import Cell, Flip, Sheet, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.paper import Face
    from zinepress.impose.planned import Plan


def fold_sheets(sheets: Sequence[Sheet], plan: Plan) -> tuple[tuple[Cell, ...], ...]:
    """Each copy's cells in reading order; backs are as seen after turning about `plan.flip`.

    What stands on the back of a sheet whose pages are all on its front is left out.
    """
    faces = plan.making.faces(plan.signatures)
    return tuple(
        tuple(_seen(half, face, copy, plan) for face in faces)
        for half in _halves(tuple(_as_book_page(sheet, plan) for sheet in sheets), plan)
        for copy in range(len(plan.making.cutting.places(0, sum(plan.signatures))))
    )


def _seen(sheets: Sequence[Sheet], face: Face, copy: int, plan: Plan) -> Cell:
    """The cell that the reader meets at that face."""
    cutting = plan.making.cutting
    sheet, spot = cutting.places(face.slip, sum(plan.signatures))[copy]
    row, column, turn = cutting.on_side(face, spot, plan.slip)
    side = sheets[sheet].back if face.back else sheets[sheet].front
    cell = side.rows[row][column] if side is not None else Cell(None, turn)
    return replace(cell, turn=(cell.turn - turn) % 360)


def _as_book_page(sheet: Sheet, plan: Plan) -> Sheet:
    """The sheet with its back as seen after turning it like a book page."""
    if plan.flip is Flip.X or sheet.back is None:
        return sheet
    return replace(sheet, back=turned(sheet.back))


def _halves(sheets: tuple[Sheet, ...], plan: Plan) -> tuple[tuple[Sheet, ...], ...]:
    """The sheets, or both halves of sheets that were printed with one form twice.

    The second half, turned over, is another first one.
    """
    if plan.work is Work.SHEETWISE:
        return (sheets,)
    half = _left_and_right if plan.work is Work.TURN else _upper_and_lower
    pairs = [half(sheet.front, sheet.back or _blank(sheet.front)) for sheet in sheets]
    first, second = zip(*pairs, strict=True)
    return first, second


def _left_and_right(front: Side, back: Side) -> tuple[Sheet, Sheet]:
    """Both pieces of a sheet cut upright; behind the left one lies the right of the back."""
    middle = len(front.rows[0]) // 2
    left = Side(tuple(row[:middle] for row in front.rows))
    right = Side(tuple(row[middle:] for row in front.rows))
    behind_left = Side(tuple(row[middle:] for row in back.rows))
    behind_right = Side(tuple(row[:middle] for row in back.rows))
    return Sheet(left, behind_left), Sheet(behind_right, right)


def _upper_and_lower(front: Side, back: Side) -> tuple[Sheet, Sheet]:
    """Both pieces of a sheet cut across; the lower one is turned over and upright again."""
    middle = len(front.rows) // 2
    lower, behind = Side(front.rows[middle:]), Side(back.rows[middle:])
    first = Sheet(Side(front.rows[:middle]), Side(back.rows[:middle]))
    return first, Sheet(turned(behind), turned(lower))


def _blank(side: Side) -> Side:
    """A side without pages."""
    return Side(tuple(tuple(Cell(None) for _ in row) for row in side.rows))
