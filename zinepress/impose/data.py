"""A plan as plain data, for JSON.

In: a plan. Out: dictionaries, lists, numbers and text; pages and places count from 1, grid lines
from 0, turns are clockwise degrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.show import show
from zinepress.impose.steps import sentence, steps

if TYPE_CHECKING:
    from zinepress.impose.lines import Line
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell, Sheet, Side
    from zinepress.impose.steps import Step


def plan_data(plan: Plan) -> dict[str, object]:
    """Everything that a plan says."""
    return {
        "scheme": plan.scheme.name,
        "title": plan.scheme.title,
        "summary": plan.summary,
        "pages": plan.count,
        "places": plan.places,
        "blanks": list(plan.blanks),
        "binding": plan.binding.value,
        "flip": plan.flip.value,
        "part": plan.part.value,
        "work": plan.work.value,
        "signatures": list(plan.signatures),
        "pieces": [plan.pieces.rows, plan.pieces.columns],
        "sheets": [_sheet(sheet) for sheet in plan.sheets],
        "lines": [_line(line) for line in plan.lines],
        "steps": [_step(step) for step in steps(plan)],
    }


def _sheet(sheet: Sheet) -> dict[str, object]:
    """A sheet: in letters, and cell by cell."""
    return {
        "letters": show(sheet),
        "signature": sheet.signature + 1,
        "front": _side(sheet.front),
        "back": _side(sheet.back) if sheet.back else None,
    }


def _side(side: Side) -> list[list[dict[str, object]]]:
    """The rows of a side."""
    return [[_cell(cell) for cell in row] for row in side.rows]


def _cell(cell: Cell) -> dict[str, object]:
    """One place on a side."""
    return {"page": cell.page, "turn": cell.turn, "depth": cell.depth, "place": cell.folio}


def _line(line: Line) -> dict[str, object]:
    """A cut, a slit or a fold."""
    return {
        "kind": line.kind.value,
        "upright": line.upright,
        "at": line.at,
        "from": line.start,
        "to": line.end,
        "order": line.order,
        "valley": line.valley,
    }


def _step(step: Step) -> dict[str, object]:
    """One thing to do."""
    return {
        "do": step.do.value,
        "text": sentence(step),
        "count": step.count,
        "fold": str(step.fold) if step.fold else None,
        "edges": [edge.value for edge in step.edges],
    }
