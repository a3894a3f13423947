"""What one needs at the table to make a thing of its printed sheets.

In: a plan and its squares. Out: keys of the catalogue with their values.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from zinepress.impose.sheets import Edge
from zinepress.impose.steps import Do, steps
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.handout.howto.frames import Said
    from zinepress.impose.planned import Plan
    from zinepress.impose.squares import Squares

SHORT_REACH = 75 * MM
"""How far an ordinary stapler reaches in from its hinge."""


def tools(plan: Plan, squares: Squares) -> tuple[Said, ...]:
    """The tools, in the order in which they are taken up."""
    return tuple(_tools(plan, squares))


def _tools(plan: Plan, squares: Squares) -> Iterator[Said]:
    done = {step.do for step in steps(plan)}
    if done & {Do.CUT, Do.TRIM}:
        yield "tool-cutter", {}
    elif done & {Do.SLIT, Do.OPEN}:
        yield "tool-scissors", {}
    if done & {Do.FOLD, Do.CREASE}:
        yield "tool-press", {}
    if Do.STAPLE in done:
        reach = _reach(plan, squares)
        if reach > SHORT_REACH:
            yield "tool-long-stapler", {"mm": ceil(reach / MM / 5) * 5}
        else:
            yield "tool-stapler", {}
    if Do.STAPLE_SIDE in done:
        yield "tool-stapler", {}
    if Do.SEW in done:
        yield "tool-needle", {}
    if done & {Do.GLUE, Do.JOIN}:
        yield "tool-glue", {}
    if Do.PUNCH in done:
        yield "tool-scissors", {}


def _reach(plan: Plan, squares: Squares) -> float:
    """How far the fold lies from the edge that the stapler comes from."""
    box = squares.box(0, 0)
    upright = plan.binding not in (Edge.TOP, Edge.BOTTOM)
    return box.x1 - box.x0 if upright else box.y1 - box.y0
