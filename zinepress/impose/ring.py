"""A zine from one sheet printed on one side: its pages run in a ring round the sheet.

In: rows, columns and where the cover lies. Out: the pages in order with their turns, the folds
and the slits. The ring is found by its rules, and `mistakes` checks any sheet by them:

* pages k and k+1 share an edge, and so do the last and the first;
* 2k and 2k+1, and the last and the first, share a side edge, which is their spine;
* one is turned against the other exactly where that edge is a head or a foot;
* the pages run to the right where they stand upright, to the left where they are turned.

Every edge that the ring does not cross is slit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose.paper import Crease, Face
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.paper import Fold
    from zinepress.impose.sheets import Side

Spot = tuple[int, int]
Stop = tuple[Spot, int]
"""A row and column, and the turn of the page there."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One slip of a zine without staples; `cover` is the row and column of page 1."""

    grid: Grid
    cover: Spot
    binding: Edge = Edge.LEFT

    @property
    def faces_per_slip(self) -> int:
        """One for each panel: the back stays empty, or carries something else."""
        return self.grid.cells

    @property
    def alone(self) -> bool:
        """One sheet is one zine."""
        return True

    @property
    def front_only(self) -> bool:
        """The back is free."""
        return True

    @property
    def folds(self) -> tuple[Fold, ...]:
        """It is not folded panel onto panel but creased everywhere and pushed into shape."""
        return ()

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The edges that the ring crosses; facing pages make a valley, all others a mountain."""
        stops = self._stops()
        joints = zip(stops, (*stops[1:], stops[0]), strict=True)
        return tuple(
            _edge(one, other, valley=page % 2 == 0 and page < len(stops))
            for page, ((one, _), (other, _)) in enumerate(joints, 1)
        )

    @property
    def slits(self) -> tuple[Crease, ...]:
        """The edges between panels that the ring does not cross."""
        crossed = {(crease.upright, crease.row, crease.column) for crease in self.creases}
        return tuple(
            edge
            for edge in _edges(self.grid)
            if (edge.upright, edge.row, edge.column) not in crossed
        )

    def bound(self, binding: Edge) -> Ring:
        """The same ring, mirrored for a spine on the right; it cannot be bound at the top."""
        if binding not in (Edge.LEFT, Edge.RIGHT):
            raise ImposeError(
                "a zine folded from one slit sheet cannot be bound at the top",
                hint="bind it at the left or at the right",
            )
        return replace(self, binding=binding)

    def faces(self, signatures: Sequence[int], *, nested: bool = False) -> tuple[Face, ...]:  # noqa: ARG002 - a ring is not nested
        """The pages of one zine after the other."""
        return tuple(
            Face(slip, False, row, column, turn, 0, slip)
            for slip in range(sum(signatures))
            for (row, column), turn in self._stops()
        )

    def _stops(self) -> tuple[Stop, ...]:
        """The ring from the cover on, mirrored where the spine is on the right."""
        stops = find_ring(self.grid, self.cover)
        if self.binding is Edge.LEFT:
            return stops
        last = self.grid.columns - 1
        return tuple(((row, last - column), turn) for (row, column), turn in stops)


@cache
def find_ring(grid: Grid, cover: Spot) -> tuple[Stop, ...]:
    """The first ring that begins with an upright cover there; raises ImposeError for none."""
    found = next(_rings(grid, ((cover, 0),)), None)
    if found is None:
        raise ImposeError(
            f"no ring of pages starts in row {cover[0] + 1}, column {cover[1] + 1}",
            hint="the cover and the back cover lie side by side, and so do every two pages after",
        )
    return found


def _rings(grid: Grid, stops: tuple[Stop, ...]) -> Iterator[tuple[Stop, ...]]:
    """Every way of closing the ring that begins with these stops."""
    beside = _beside(stops[-1])
    if len(stops) == grid.cells:
        if beside == stops[0]:
            yield stops
        return
    taken = {spot for spot, _ in stops}
    # A page on a recto may go on over the head or the foot, a page on a verso only over its spine.
    ways = (beside, *_across(stops[-1])) if len(stops) % 2 else (beside,)
    for (row, column), turn in ways:
        inside = 0 <= row < grid.rows and 0 <= column < grid.columns
        if inside and (row, column) not in taken:
            yield from _rings(grid, (*stops, ((row, column), turn)))


def _beside(stop: Stop) -> Stop:
    """The next panel in the page's own reading direction."""
    (row, column), turn = stop
    return (row, column + (-1 if turn else 1)), turn


def _across(stop: Stop) -> tuple[Stop, Stop]:
    """The panels below and above, turned the other way."""
    (row, column), turn = stop
    return ((row + 1, column), 180 - turn), ((row - 1, column), 180 - turn)


def _edge(one: Spot, other: Spot, *, valley: bool) -> Crease:
    """The edge that two neighbouring panels share."""
    upright = one[0] == other[0]
    row, column = min(one, other)
    return Crease(upright, row, column, 1 if upright else 2, valley)


def _edges(grid: Grid) -> Iterator[Crease]:
    """Every edge between two panels."""
    for row in range(grid.rows):
        for column in range(grid.columns):
            if column + 1 < grid.columns:
                yield Crease(True, row, column, 1, False)
            if row + 1 < grid.rows:
                yield Crease(False, row, column, 1, False)


def mistakes(side: Side, binding: Edge = Edge.LEFT) -> tuple[str, ...]:
    """What keeps a printed side from being a one-sheet zine; nothing when it is one."""
    where: dict[int, Stop] = {}
    for row, cells in enumerate(side.rows):
        width = len(cells)
        for column, cell in enumerate(cells):
            across = width - 1 - column if binding is Edge.RIGHT else column
            where[cell.folio or cell.page or 0] = (row, across), cell.turn
    pages = range(1, len(where) + 1)
    if set(where) != set(pages) or len(where) != sum(len(cells) for cells in side.rows):
        return ("not every page from 1 on stands there once",)
    return tuple(
        said for page in pages if (said := _mistake(page, page % len(where) + 1, where)) is not None
    )


def _mistake(page: int, following: int, where: dict[int, Stop]) -> str | None:
    """What is wrong between a page and the one that follows it in the ring."""
    here, there = where[page], where[following]
    if there == _beside(here):
        return None
    if page % 2 and there in _across(here):
        return None
    return f"page {following} does not follow page {page}"
