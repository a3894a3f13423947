"""Sheets drawn in letters: one line for tests, a picture for people.

In: sheets, a plan. Out: text such as `8 1 | 2 7`; `r` is a page turned by a half, `>` and `<` by
a quarter to the right and to the left, `-` a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.options import Work
from zinepress.impose.tiling import name

if TYPE_CHECKING:
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell, Sheet, Side
    from zinepress.impose.tiling import Tiling

_TURNS = {0: "", 90: ">", 180: "r", 270: "<"}


def show(sheet: Sheet) -> str:
    """The sheet in one line: rows parted by `/`, front and back by `|`."""
    sides = [sheet.front] if sheet.back is None else [sheet.front, sheet.back]
    return " | ".join(show_side(side) for side in sides)


def show_side(side: Side) -> str:
    """One side in one line."""
    return " / ".join(" ".join(show_cell(cell) for cell in row) for row in side.rows)


def show_cell(cell: Cell) -> str:
    """A page and its turn."""
    return "-" if cell.page is None else f"{cell.page}{_TURNS[cell.turn]}"


def picture(sheet: Sheet, number: int = 1) -> str:
    """Front and back beside each other, a box for each cell."""
    sides = [("front", sheet.front)] + ([("back", sheet.back)] if sheet.back else [])
    drawn = [_boxes(f"sheet {number} {name}", side) for name, side in sides]
    height = max(len(lines) for lines in drawn)
    padded = [
        [line.ljust(len(lines[1])) for line in lines + [""] * (height - len(lines))]
        for lines in drawn
    ]
    return "\n".join("   ".join(lines).rstrip() for lines in zip(*padded, strict=True))


def _boxes(title: str, side: Side) -> list[str]:
    """A side as lines of text under its title."""
    rows = [[show_cell(cell) for cell in row] for row in side.rows]
    # The title stands over the boxes and must not be wider than they are.
    width = max(2, -(-(len(title) - 1) // len(rows[0])) - 3, *(len(t) for row in rows for t in row))
    rule = "+" + "+".join("-" * (width + 2) for _ in rows[0]) + "+"
    lines = [title, rule]
    for row in rows:
        lines.append("|" + "|".join(f" {text:^{width}} " for text in row) + "|")
        lines.append(rule)
    return lines


def show_plan(plan: Plan) -> str:
    """Every sheet as a picture, after one line on what becomes of the pages."""
    if plan.tiling is not None:
        return f"{plan.summary}\n\n{_tiles(plan.tiling)}"
    sheets = [picture(sheet, number) for number, sheet in enumerate(plan.sheets, 1)]
    note = "both sides carry the same form" if plan.work is not Work.SHEETWISE else ""
    return "\n\n".join(part for part in (plan.summary, note, *sheets) if part)


def _tiles(tiling: Tiling) -> str:
    """The tiles of a poster by their names."""
    grid = tiling.grid
    rows = [[name(row, column) for column in range(grid.columns)] for row in range(grid.rows)]
    width = max(len(text) for row in rows for text in row)
    rule = "+" + "+".join("-" * (width + 2) for _ in rows[0]) + "+"
    lines = ["|" + "|".join(f" {text:<{width}} " for text in row) + "|" for row in rows]
    return "\n".join([rule, *(part for line in lines for part in (line, rule))])
