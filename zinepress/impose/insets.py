"""What stays free within every cell because the printer does not reach the edge of the sheet.

In: a plan and the margins of the sheet. Out: `Edges` for the pages, in points, as on an upright
recto; and how these lie on a verso, or on a page that is turned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.options import Fit
from zinepress.impose.panels import Panels
from zinepress.impose.sheets import NO_EDGES, Edge, Edges
from zinepress.units import MM

if TYPE_CHECKING:
    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell
    from zinepress.units import Size

SAFE = 6.35 * MM
"""How far pages keep what they say from their edges; no page design keeps less."""
_SMALLER = 1.2
"""Pages that are made smaller keep less free themselves: so much on the narrowest of panels."""
CLOCKWISE = (Edge.LEFT, Edge.TOP, Edge.RIGHT, Edge.BOTTOM)


def free(options: Options, paper: Size) -> Edges:
    """What stays free of pages along the edges of paper that stands or lies as given.

    That is the margin that is asked for, or what the printer loses beyond what pages keep free
    themselves, but for pages that are to be printed at their own size.
    """
    if options.fit is Fit.ACTUAL:
        return options.margin
    margin, lost = options.margin, lost_edges(options, paper)
    return Edges(
        max(margin.left, _SMALLER * (lost.left - SAFE)),
        max(margin.right, _SMALLER * (lost.right - SAFE)),
        max(margin.top, _SMALLER * (lost.top - SAFE)),
        max(margin.bottom, _SMALLER * (lost.bottom - SAFE)),
    )


def lost_edges(options: Options, paper: Size) -> Edges:
    """What the printer does not reach, on paper that stands or lies as given.

    Alike at opposite edges: nobody knows which of them goes through a printer first.
    """
    across, along = margins(options.printable)
    return (
        Edges(along, along, across, across)
        if paper.is_landscape
        else Edges(across, across, along, along)
    )


def margins(margin: Edges) -> tuple[float, float]:
    """The margins across and along, as wide on one side as on the other: backs mirror fronts."""
    return max(margin.left, margin.right), max(margin.top, margin.bottom)


def insets(plan: Plan, margin: Edges) -> Edges:
    """The margins of the sheet, for the edges of an upright recto that come to lie there.

    Every page gets them alike, so that leaves stay in register when they are folded together.
    """
    across, along = margins(margin)
    if not across and not along:
        return NO_EDGES
    found = dict.fromkeys(CLOCKWISE, 0.0)
    rows = plan.sheets[0].front.rows
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            outer = {
                Edge.LEFT: across if column == 0 else 0.0,
                Edge.RIGHT: across if column == len(cells) - 1 else 0.0,
                Edge.TOP: along if row == 0 else 0.0,
                Edge.BOTTOM: along if row == len(rows) - 1 else 0.0,
            }
            for edge in CLOCKWISE:
                there = _on_recto(edge, cell, plan)
                found[there] = max(found[there], outer[edge])
    return Edges(*(found[edge] for edge in (Edge.LEFT, Edge.RIGHT, Edge.TOP, Edge.BOTTOM)))


def _on_recto(edge: Edge, cell: Cell, plan: Plan) -> Edge:
    """The edge of an upright recto that lies at that edge of the cell, or could."""
    steps = cell.turn // 90 + (2 if is_verso(cell, plan) and _faces(edge, cell, plan) else 0)
    return CLOCKWISE[(CLOCKWISE.index(edge) - steps) % 4]


def is_verso(cell: Cell, plan: Plan) -> bool:
    """Whether the cell carries a page that is bound at the other edge; panels are not bound."""
    return cell.folio % 2 == 0 and not isinstance(plan.making.programme, Panels)


def _faces(edge: Edge, cell: Cell, plan: Plan) -> bool:
    """Whether that edge of the cell is the page's spine or its fore-edge."""
    place = CLOCKWISE.index(edge) - cell.turn // 90
    return (place - CLOCKWISE.index(plan.binding)) % 2 == 0


def of_verso(edges: Edges, binding: Edge, verso: bool) -> Edges:
    """What was said of a recto, for a verso: the spine lies at the opposite edge."""
    if not verso:
        return edges
    if binding is Edge.TOP:
        return Edges(edges.left, edges.right, edges.bottom, edges.top)
    return Edges(edges.right, edges.left, edges.top, edges.bottom)


def turned_edges(edges: Edges, turn: int) -> tuple[float, ...]:
    """The widths at the left, top, right and bottom once a page is turned clockwise."""
    widths = (edges.left, edges.top, edges.right, edges.bottom)
    return tuple(widths[(place - turn // 90) % 4] for place in range(4))
