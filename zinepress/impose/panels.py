"""A leaflet: one slip of panels side by side, folded and never cut.

In: how wide the panels are and how they are folded. Out: the panels' faces in reading order,
their creases, and how much narrower each has to be to go in; all found by folding.

The slip lies with its outside up and folds go under, so the inside is seen from below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.impose import paper
from zinepress.impose.options import Order
from zinepress.impose.paper import Crease, Face
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.paper import Fold, Folded, Layer

Panel = tuple[int, bool]
"""The number of a panel from the left of the outside, from 0, and whether its inside is meant."""


@dataclass(frozen=True, slots=True)
class Panels:
    """Panels in a row, the cover on the right of the outside as long as they open to the left.

    `steps` are the folds, those made at once together; `shares` says how many units wide each
    panel is, and folds count units. `closed_below` says that the front of the closed leaflet
    is what lies below.
    """

    shares: tuple[int, ...]
    steps: tuple[tuple[Fold, ...], ...]
    closed_below: bool = False
    order: Order = Order.FLAT
    binding: Edge = Edge.LEFT

    @property
    def grid(self) -> Grid:
        """One row of panels, or one column where the leaflet opens upwards."""
        count = len(self.shares)
        return Grid(count, 1) if self.binding is Edge.TOP else Grid(1, count)

    @property
    def faces_per_slip(self) -> int:
        """Two for each panel."""
        return 2 * len(self.shares)

    @property
    def alone(self) -> bool:
        """A leaflet holds its panels and no more."""
        return True

    @property
    def front_only(self) -> bool:
        """Both sides carry panels."""
        return False

    @property
    def slits(self) -> tuple[Crease, ...]:
        """A leaflet needs no slit."""
        return ()

    @property
    def folds(self) -> tuple[Fold, ...]:
        """The folds in order, for this binding edge."""
        change = {Edge.RIGHT: paper.MIRRORED, Edge.TOP: paper.TRANSPOSED}.get(self.binding)
        folds = tuple(fold for step in self.steps for fold in step)
        if change is None:
            return folds
        return tuple(replace(fold, moves=change[fold.moves]) for fold in folds)

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The folds between the panels."""
        owner = self._owners()
        return tuple(
            self._bound(replace(crease, column=owner[crease.column]))
            for crease in self._states()[-1].creases
        )

    def bound(self, binding: Edge) -> Panels:
        """The same leaflet opening away from another edge."""
        return replace(self, binding=binding)

    def faces(self, signatures: Sequence[int], *, nested: bool = False) -> tuple[Face, ...]:  # noqa: ARG002 - a leaflet is not nested
        """The faces of one leaflet after the other."""
        panels = self._reading()
        return tuple(
            self._face(slip, panel, inside)
            for slip in range(sum(signatures))
            for panel, inside in panels
        )

    def less(self) -> tuple[int, ...]:
        """How many allowances narrower each panel is, from the left of the outside.

        An edge that lies within the bend of another crease has to stop before it, and two free
        edges that meet stop before each other.
        """
        ends = _ends(self._states()[-1], self.shares, self._owners())
        return tuple(
            sum(_inset(end, ends) for end in ends if end.panel == panel)
            for panel in range(len(self.shares))
        )

    def widths(self, length: float, allowance: float) -> tuple[float, ...]:
        """The width of each panel on a slip of that length, from the left of the outside.

        All in one unit; a panel is its share of what is left, less its allowances.
        """
        less = self.less()
        unit = (length + allowance * sum(less)) / sum(self.shares)
        widths = tuple(
            share * unit - allowance * times for share, times in zip(self.shares, less, strict=True)
        )
        return widths[::-1] if self.binding is Edge.RIGHT else widths

    def _states(self) -> tuple[Folded, ...]:
        """The slip flat, then after every step."""
        states = [paper.lay(1, Grid(1, sum(self.shares)))]
        for step in self.steps:
            state = states[-1]
            for fold in step:
                state = paper.fold(state, fold)
            states.append(state)
        return tuple(states)

    def _owners(self) -> tuple[int, ...]:
        """The panel that each unit of the slip belongs to."""
        return tuple(panel for panel, share in enumerate(self.shares) for _ in range(share))

    def _reading(self) -> tuple[Panel, ...]:
        """The faces as they come to be seen: closed, opened, and what is left on the outside."""
        states = self._states()
        opened = states[-2::-1] if self.order is Order.READING else states[:1]
        owner = self._owners()
        seen = dict.fromkeys(_visible(states[-1], owner, below=self.closed_below))
        for state in opened:
            seen |= dict.fromkeys(_visible(state, owner, below=True))
        return tuple(seen | dict.fromkeys((panel, False) for panel in range(len(self.shares))))

    def _face(self, slip: int, panel: int, inside: bool) -> Face:
        """A face as seen from its own side after turning the slip like a book page."""
        other = len(self.shares) - 1 - panel
        match self.binding:
            case Edge.TOP:
                # It is read by turning it head over heels, which is half a turn away from that.
                return Face(slip, inside, panel, 0, 180 if inside else 0, 0, slip)
            case Edge.RIGHT:
                return Face(slip, inside, 0, panel if inside else other, 0, 0, slip)
            case _:
                return Face(slip, inside, 0, other if inside else panel, 0, 0, slip)

    def _bound(self, crease: Crease) -> Crease:
        """The crease as it lies for this binding edge."""
        match self.binding:
            case Edge.TOP:
                return replace(crease, upright=False, row=crease.column, column=0)
            case Edge.RIGHT:
                return replace(crease, column=len(self.shares) - 2 - crease.column)
            case _:
                return crease


def roll(count: int, order: Order = Order.FLAT) -> Panels:
    """So many panels rolled up from the left; three of them are a letter fold."""
    return Panels((1,) * count, ((_LEFT_UNDER_NEXT,),) * (count - 1), order=order)


def accordion(count: int, order: Order = Order.FLAT) -> Panels:
    """So many panels folded to and fro, behind the cover; three of them are a Z."""
    folds: list[Fold] = []
    for left in range(count - 1, 0, -1):
        # What is not folded yet lies to the left of the cover, then to its right, and so on.
        to_the_right = (count - 1 - left) % 2
        folds.append(
            paper.Fold(Edge.RIGHT, at=1) if to_the_right else paper.Fold(Edge.LEFT, at=left)
        )
    return Panels((1,) * count, (tuple(folds),), order=order)


_LEFT_UNDER_NEXT = paper.Fold(Edge.LEFT, at=1)


@dataclass(frozen=True, slots=True)
class _End:
    """One edge of a panel in the closed leaflet.

    It lies at the `side` (-1 left, 1 right) of a pile, at that height in it, and is joined to
    the neighbouring panel that lies at the height `joined`, or free.
    """

    panel: int
    pile: int
    side: int
    height: int
    joined: int | None


def _visible(state: Folded, owner: tuple[int, ...], *, below: bool) -> list[Panel]:
    """The faces seen from above or from below, from the left."""
    line = state.piles[0]
    if below:
        return [_panel(pile[-1], owner, upper=False) for pile in reversed(line)]
    return [_panel(pile[0], owner, upper=True) for pile in line]


def _panel(layer: Layer, owner: tuple[int, ...], *, upper: bool) -> Panel:
    """The panel face that is the upper or the lower face of a layer."""
    return owner[layer.column], layer.front_up != upper


def _ends(closed: Folded, shares: tuple[int, ...], owner: tuple[int, ...]) -> list[_End]:
    """Both edges of every panel in the closed leaflet."""
    where = {
        layer.column: (pile, height, layer)
        for pile, layers in enumerate(closed.piles[0])
        for height, layer in enumerate(layers)
    }
    ends: list[_End] = []
    for panel in range(len(shares)):
        units = [unit for unit, of in enumerate(owner) if of == panel]
        for unit, direction in ((units[0], -1), (units[-1], 1)):
            pile, height, layer = where[unit]
            side, _ = layer.on_slip((direction, 0))
            beside = where.get(unit + direction)
            ends.append(_End(panel, pile, side, height, beside[1] if beside else None))
    return ends


def _inset(end: _End, ends: list[_End]) -> int:
    """How many allowances this edge stops before the outline."""
    bends = sum(
        other.pile == end.pile
        and other.side == end.side
        and other.joined is not None
        and other.height < end.height < other.joined
        for other in ends
    )
    meets = any(
        end.joined is None
        and other.joined is None
        and other.side == -end.side
        and other.pile == end.pile + end.side
        for other in ends
    )
    return bends + meets
