"""Paper on a table while it is folded: where every panel lies, and which face of it one sees.

In: a plan and its squares. Out: `Paper`, laid flat, turned over, folded along a line of the plan.
Panels keep their true sizes, so that one that goes inside is seen to be narrower.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose.lines import LineKind
from zinepress.impose.paper import OPPOSITE, TOWARDS
from zinepress.impose.planned import turned
from zinepress.impose.sheets import Edge, Flip
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.impose.lines import Line
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Cell
    from zinepress.impose.squares import Squares

RIM = 2 * MM
"""A rim of the sheet that is narrower than this is not drawn."""
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom; y down."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of one sheet: where it is on the flat front, what stands on it, where it lies now.

    A point (x, y) of the flat front lies at (±x + dx, ±y + dy), reversed as the flags say.
    """

    sheet: int
    row: int
    column: int
    flat: Rect
    front: Cell
    back: Cell | None
    mirrored: bool = False
    upended: bool = False
    dx: float = 0.0
    dy: float = 0.0

    @property
    def pose(self) -> tuple[bool, bool, float, float]:
        """Where it lies: equal for panels that no fold parts."""
        return self.mirrored, self.upended, round(self.dx, 3), round(self.dy, 3)

    @property
    def front_up(self) -> bool:
        """Whether its front is seen."""
        return self.mirrored == self.upended

    @property
    def box(self) -> Rect:
        """Where it lies now."""
        x0, y0, x1, y1 = self.flat
        across, down = (
            sorted((self.at_x(x0), self.at_x(x1))),
            sorted((self.at_y(y0), self.at_y(y1))),
        )
        return across[0], down[0], across[1], down[1]

    @property
    def seen(self) -> Cell | None:
        """What one sees of it; None for a back without print."""
        return self.front if self.front_up else self.back

    @property
    def turn(self) -> int:
        """How the page that one sees is turned, clockwise."""
        own = self.seen.turn if self.seen else 0
        return (own + (180 if self.upended else 0)) % 360

    def at_x(self, x: float) -> float:
        """Where a flat x lies now."""
        return (-x if self.mirrored else x) + self.dx

    def at_y(self, y: float) -> float:
        """Where a flat y lies now."""
        return (-y if self.upended else y) + self.dy

    def folded(self, crease: float, *, upright: bool) -> Panel:
        """The panel after it was turned over at a crease."""
        if upright:
            return replace(self, mirrored=not self.mirrored, dx=2 * crease - self.dx)
        return replace(self, upended=not self.upended, dy=2 * crease - self.dy)


@dataclass(frozen=True, slots=True)
class Paper:
    """Panels as they lie, the lowest first; `thick` is how many sheets lie together."""

    panels: tuple[Panel, ...]
    slits: frozenset[tuple[bool, int, int]] = frozenset()
    """Edges of panels that are slit: upright or not, and the panel to the left of it, or above."""
    thick: int = 1
    sheet: Rect | None = None
    """The sheet, where its panels leave a rim of it free."""

    @property
    def box(self) -> Rect:
        """The room that all panels take."""
        boxes = [panel.box for panel in self.panels]
        return (
            min(x0 for x0, _, _, _ in boxes),
            min(y0 for _, y0, _, _ in boxes),
            max(x1 for _, _, x1, _ in boxes),
            max(y1 for _, _, _, y1 in boxes),
        )

    @property
    def top(self) -> tuple[Panel, ...]:
        """The panels that nothing lies on, from the top left in rows."""
        found = []
        for place, panel in enumerate(self.panels):
            x0, y0, x1, y1 = panel.box
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            above = (other.box for other in self.panels[place + 1 :])
            if not any(a <= x <= c and b <= y <= d for a, b, c, d in above):
                found.append(panel)
        return tuple(sorted(found, key=lambda panel: (panel.box[1], panel.box[0])))

    def rotated(self) -> Paper:
        """The same paper, turned by a half in its plane."""
        panels = tuple(
            panel.folded(0.0, upright=True).folded(0.0, upright=False) for panel in self.panels
        )
        sheet = _mirrored(_mirrored(self.sheet, upright=True), upright=False)
        return replace(self, panels=panels, sheet=sheet)

    def turned_over(self, flip: Flip = Flip.X) -> Paper:
        """The same paper turned over, like a page or head over heels."""
        upright = flip is Flip.X
        panels = tuple(panel.folded(0.0, upright=upright) for panel in reversed(self.panels))
        return replace(self, panels=panels, sheet=_mirrored(self.sheet, upright=upright))

    def crease(self, line: Line) -> float:
        """Where a line of the flat front lies now: x for an upright one, else y."""
        row, column = (line.start, line.at - 1) if line.upright else (line.at - 1, line.start)
        panel = next(p for p in self.panels if (p.row, p.column) == (row, column))
        return panel.at_x(panel.flat[2]) if line.upright else panel.at_y(panel.flat[3])

    def parted(self, crease: float, moves: Edge) -> tuple[tuple[Panel, ...], tuple[Panel, ...]]:
        """The panels that stay and those that move, on that side of a crease."""
        axis = 0 if moves in (Edge.LEFT, Edge.RIGHT) else 1
        before = moves in (Edge.LEFT, Edge.TOP)

        def goes(panel: Panel) -> bool:
            return ((panel.box[axis] + panel.box[axis + 2]) / 2 < crease) is before

        return (
            tuple(panel for panel in self.panels if not goes(panel)),
            tuple(panel for panel in self.panels if goes(panel)),
        )

    def folded(self, crease: float, moves: Edge, *, under: bool = False) -> Paper:
        """The paper after what lies on that side of the crease is folded over, or under."""
        stays, going = self.parted(crease, moves)
        upright = moves in (Edge.LEFT, Edge.RIGHT)
        over = tuple(panel.folded(crease, upright=upright) for panel in reversed(going))
        return replace(self, panels=over + stays if under else stays + over)

    def joined(self, panel: Panel, edge: Edge) -> bool:
        """Whether the sheet goes on flat beyond that edge, which is one of the flat front."""
        x, y = TOWARDS[edge]
        row, column = panel.row - y, panel.column + x
        upright = edge in (Edge.LEFT, Edge.RIGHT)
        first = (min(row, panel.row), min(column, panel.column))
        return (upright, *first) not in self.slits and any(
            other.pose == panel.pose
            for other in self.panels
            if (other.sheet, other.row, other.column) == (panel.sheet, row, column)
        )

    def shows_first(self) -> bool:
        """Whether the cover is seen."""
        return any(panel.seen is not None and panel.seen.folio == 1 for panel in self.top)


@dataclass(frozen=True, slots=True)
class FoldView:
    """One fold as it is shown: the paper before and after, where the crease lies, what moves."""

    before: Paper
    after: Paper
    crease: float
    moves: Edge
    under: bool
    line: Line


def signature_paper(plan: Plan, squares: Squares) -> Paper:
    """The first signature of a plan, flat, its front up: its outer and its inner sheet."""
    total = max(sum(plan.signatures), 1)
    size = plan.signatures[0] if plan.signatures else 1
    wanted = dict.fromkeys((size - 1, 0))
    places = plan.making.cutting.places
    sheets = [(slip, *places(slip, total)[0]) for slip in wanted]
    panels = tuple(
        panel
        for _, sheet, spot in sheets
        for panel in _panels(plan, squares, sheet, (spot.row, spot.column))
    )
    return Paper(panels, thick=size)


def flat_sheet(plan: Plan, squares: Squares, sheet: int = 0) -> Paper:
    """A whole printed sheet, its front up."""
    grid = plan.pieces
    panels = tuple(
        panel
        for row in range(grid.rows)
        for column in range(grid.columns)
        for panel in _panels(plan, squares, sheet, (row, column), whole=True)
    )
    flat = Paper(panels, thick=len(plan.sheets))
    whole = (0.0, 0.0, squares.paper.width, squares.paper.height)
    rim = max(abs(a - b) for a, b in zip(flat.box, whole, strict=True))
    return replace(flat, sheet=whole) if rim > RIM else flat


def _mirrored(sheet: Rect | None, *, upright: bool) -> Rect | None:
    """A sheet turned over at the middle of everything."""
    if sheet is None:
        return None
    x0, y0, x1, y1 = sheet
    return (-x1, y0, -x0, y1) if upright else (x0, -y1, x1, -y0)


def fold_views(
    plan: Plan, paper: Paper, folds: Iterable[tuple[Line, Edge, bool]]
) -> list[FoldView]:
    """Every fold as it is made on a table: parts are laid over, never brought under.

    Where the plan folds parts under, the paper is turned over first, which is the same fold; in
    the last one the other part moves if only then the cover comes to lie on top.
    """
    wanted = list(folds)
    if sum(under for _, _, under in wanted) * 2 > len(wanted):
        paper = paper.turned_over(plan.flip)
        swapped = (Edge.LEFT, Edge.RIGHT) if plan.flip is Flip.X else (Edge.TOP, Edge.BOTTOM)
        wanted = [
            (line, OPPOSITE[moves] if moves in swapped else moves, not under)
            for line, moves, under in wanted
        ]
    views: list[FoldView] = []
    for number, (line, moves, under) in enumerate(wanted, 1):
        crease = paper.crease(line)
        after = paper.folded(crease, moves, under=under)
        if number == len(wanted) and not after.shows_first():
            other = paper.folded(crease, OPPOSITE[moves], under=under)
            if other.shows_first():
                moves, after = OPPOSITE[moves], other  # noqa: PLW2901 - the same fold, seen otherwise
        views.append(FoldView(paper, after, crease, moves, under, line))
        paper = after
    return views


def _panels(
    plan: Plan, squares: Squares, sheet: int, spot: tuple[int, int], *, whole: bool = False
) -> tuple[Panel, ...]:
    """The panels of one piece of a sheet, flat; numbered within it, or within the whole sheet."""
    rows, columns = plan.slip.rows, plan.slip.columns
    corner = squares.box(spot[0] * rows, spot[1] * columns)
    left, top = (0.0, squares.paper.height) if whole else (corner.x0, corner.y1)
    front = plan.sheets[sheet].front.rows
    back = _back(plan, sheet)
    found = []
    for row in range(rows):
        for column in range(columns):
            at = (spot[0] * rows + row, spot[1] * columns + column)
            box = squares.box(*at)
            flat = (box.x0 - left, top - box.y1, box.x1 - left, top - box.y0)
            behind = back[at[0]][len(back[0]) - 1 - at[1]] if back else None
            own = at if whole else (row, column)
            found.append(Panel(sheet, *own, flat, front[at[0]][at[1]], behind))
    return tuple(found)


def _back(plan: Plan, sheet: int) -> tuple[tuple[Cell, ...], ...] | None:
    """The back as seen after turning the sheet like a page; None where it carries no such cells."""
    side = plan.sheets[sheet].back
    if side is None:
        return None
    if plan.flip is Flip.Y:
        side = turned(side)
    front = plan.sheets[sheet].front
    same = len(side.rows) == len(front.rows) and len(side.rows[0]) == len(front.rows[0])
    return side.rows if same else None


def slits(plan: Plan) -> frozenset[tuple[bool, int, int]]:
    """The slit edges of panels."""
    return frozenset(
        (True, along, line.at - 1) if line.upright else (False, line.at - 1, along)
        for line in plan.lines
        if line.kind is LineKind.SLIT
        for along in range(line.start, line.end)
    )
