"""A signature as a programme of folds, and what every programme answers.

In: folds. Out: the faces of so many slips in reading order, and the creases of one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from zinepress.impose import paper
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.paper import Crease, Face, Fold


class Programme(Protocol):
    """What is done with one slip, or with the slips of a signature folded together."""

    @property
    def grid(self) -> Grid:
        """The rows and columns of a slip."""

    @property
    def binding(self) -> Edge:
        """The edge that the finished thing opens away from."""

    @property
    def faces_per_slip(self) -> int:
        """How many pages a slip carries."""

    @property
    def alone(self) -> bool:
        """Whether each slip is a thing of its own, which holds so many pages and no more."""

    @property
    def front_only(self) -> bool:
        """Whether only the fronts of slips carry its pages."""

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The folds of one slip, as they show on its front."""

    @property
    def slits(self) -> tuple[Crease, ...]:
        """Where a slip is slit before it is folded into shape."""

    @property
    def folds(self) -> tuple[Fold, ...]:
        """The folds in the order in which they are made."""

    def bound(self, binding: Edge) -> Programme:
        """The same for another binding edge: mirrored, or turned by a quarter."""

    def faces(self, signatures: Sequence[int], *, nested: bool = False) -> tuple[Face, ...]:
        """Every printed face of so many slips in each signature, in reading order."""


@dataclass(frozen=True, slots=True)
class Book:
    """Slips folded together into leaves; without any fold each slip is a leaf."""

    folds: tuple[Fold, ...] = ()
    binding: Edge = Edge.LEFT
    front_only: bool = False
    """Whether only the fronts of the slips are printed, as of a sheet folded in four."""

    @property
    def grid(self) -> Grid:
        """Twice the columns for an upright fold, twice the rows for a level one."""
        return paper.grid_of(self.folds)

    @property
    def faces_per_slip(self) -> int:
        """Two for each leaf, or one where the backs stay empty."""
        return self.grid.cells * (1 if self.front_only else 2)

    @property
    def alone(self) -> bool:
        """Leaves and signatures go on; a sheet folded up with its back inside does not."""
        return self.front_only and bool(self.folds)

    @property
    def creases(self) -> tuple[Crease, ...]:
        """Every fold of a slip."""
        return paper.fold_all(1, self.grid, self.folds).creases

    @property
    def slits(self) -> tuple[Crease, ...]:
        """A folded signature needs no slit."""
        return ()

    def bound(self, binding: Edge) -> Book:
        """The folds mirrored for a spine on the right; for one on top, exchanged with the rows."""
        change = {Edge.RIGHT: paper.MIRRORED, Edge.TOP: paper.TRANSPOSED}.get(binding)
        fits = binding is self.binding or not self.folds
        if change is None or fits or (binding is Edge.TOP and not self.folds[-1].upright):
            return replace(self, binding=binding)
        folds = tuple(replace(fold, moves=change[fold.moves]) for fold in self.folds)
        return replace(self, folds=folds, binding=binding)

    def faces(self, signatures: Sequence[int], *, nested: bool = False) -> tuple[Face, ...]:
        """Each signature folded, then all put into one another (`nested`) or side by side."""
        piles: list[paper.Pile] = []
        first = 0
        for slips in signatures:
            folded = paper.fold_all(slips, self.grid, self.folds)
            piles.append(tuple(replace(leaf, slip=leaf.slip + first) for leaf in folded.leaves))
            first += slips
        if nested:
            piles = [paper.nest(piles)]
        return tuple(
            replace(face, signature=number)
            for number, pile in enumerate(piles)
            for face in self._read(pile)
        )

    def _read(self, pile: paper.Pile) -> tuple[Face, ...]:
        """The printed faces of one folded signature."""
        spine = self.folds[-1].moves if self.folds else self.binding
        faces = paper.read(pile, spine, self.binding, self.grid)
        return tuple(face for face in faces if not (self.front_only and face.back))
