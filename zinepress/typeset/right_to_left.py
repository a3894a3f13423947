"""Lines that run from right to left, their ends where they should be.

In: nothing. Out: WeasyPrint sets them so. By itself it leaves the room for `text-indent` at the
left, whichever way the line runs, and moves a line whose last words a space followed by as much
to the left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

if TYPE_CHECKING:
    from collections.abc import Iterator


def mend() -> None:
    """From now on lines that run from right to left begin and end at their edges."""
    block.iter_line_boxes = _lines
    inline.remove_last_whitespace = _strip


def _lines(
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    *rest: Any,
) -> Iterator[Any]:
    """Stands in for `iter_line_boxes`: what is in the line changes sides with its indent."""
    for line, resume_at in _LINES(
        context, box, position_y, bottom_space, skip_stack, containing_block, *rest
    ):
        # it is the indent of the first line until the next one is asked for
        if box.text_indent and containing_block.style["direction"] == "rtl":
            for child in line.children:
                if child.is_in_normal_flow():
                    child.translate(-box.text_indent)
        yield line, resume_at


def _strip(context: Any, line: Any) -> None:
    """Stands in for `remove_last_whitespace`: the space left of the last words goes.

    WeasyPrint moves them with the other words of the line, which alone come nearer to its end.
    """
    around, box = [], line
    while isinstance(box, boxes.LineBox | boxes.InlineBox) and box.children:
        around.append(box)
        box = box.children[-1]
    if not isinstance(box, boxes.TextBox):
        return  # nor does WeasyPrint strip anything then
    width = box.width
    _STRIP(context, line)
    if box.width == width or not box.text:
        return
    if box.pango_layout.first_line_direction % 2:
        box.translate(width - box.width)
        # what is drawn where lines are not justified still has the space at its left
        box.pango_layout = inline.split_text_box(context, box, None, 0)[0].pango_layout
        for parent in around[1:]:
            parent.position_x += width - box.width


_LINES = block.iter_line_boxes
_STRIP = inline.remove_last_whitespace
