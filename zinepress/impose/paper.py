"""Slips of paper, piled, folded and read: the planner that knows no page order by heart.

In: folds, and how many slips lie together. Out: `Folded`, the pile of leaves with its creases,
and `read`, the faces of that pile in the order in which a reader meets them.

A slip is a sheet, or a piece cut from one. Slips lie front up, the first on top, and are folded
like paper: the part that moves is turned over and laid on the rest, or brought under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import SettingsError
from zinepress.impose.sheets import Edge, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ACROSS = (Edge.LEFT, Edge.RIGHT)
OPPOSITE = {
    Edge.LEFT: Edge.RIGHT,
    Edge.RIGHT: Edge.LEFT,
    Edge.TOP: Edge.BOTTOM,
    Edge.BOTTOM: Edge.TOP,
}
MIRRORED = {**OPPOSITE, Edge.TOP: Edge.TOP, Edge.BOTTOM: Edge.BOTTOM}
TRANSPOSED = {
    Edge.LEFT: Edge.TOP,
    Edge.TOP: Edge.LEFT,
    Edge.RIGHT: Edge.BOTTOM,
    Edge.BOTTOM: Edge.RIGHT,
}
TOWARDS = {Edge.LEFT: (-1, 0), Edge.RIGHT: (1, 0), Edge.TOP: (0, 1), Edge.BOTTOM: (0, -1)}
"""The direction of each edge, x to the right and y up."""
_CLOCKWISE = {(0, 1): 0, (1, 0): 90, (0, -1): 180, (-1, 0): 270}
"""The clockwise turn of a page whose head points that way."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One fold of everything that lies there: which part moves, and whether it goes under.

    `at` counts the columns (or rows) of the pile, as it is then, on the near side of the crease:
    from the left or the top; None creases it in the middle.
    """

    moves: Edge
    under: bool = True
    at: int | None = None

    @property
    def upright(self) -> bool:
        """Whether the crease stands upright, as a spine does."""
        return self.moves in ACROSS

    def __str__(self) -> str:
        """The fold as written in a fold list: `LR-`, `TB`, `LR-@1`."""
        name = self.moves[0] + OPPOSITE[self.moves][0]
        place = f"@{self.at}" if self.at is not None else ""
        return name.upper() + ("-" if self.under else "") + place


@dataclass(frozen=True, slots=True)
class Layer:
    """One panel of a slip in a pile: where it was, and which of the slip's axes are reversed."""

    slip: int
    row: int
    column: int
    mirrored: bool = False
    upended: bool = False

    @property
    def front_up(self) -> bool:
        """Whether the slip's front is this layer's upper face."""
        return self.mirrored == self.upended

    def on_slip(self, direction: tuple[int, int]) -> tuple[int, int]:
        """The direction on the flat slip that now points in `direction` (and the other way)."""
        x, y = direction
        return (-x if self.mirrored else x), (-y if self.upended else y)


@dataclass(frozen=True, slots=True)
class Crease:
    """A fold as it shows on the flat front of a slip, one panel long.

    The crease is the right edge of panel (row, column) when `upright`, else its lower edge. It
    is fold number `order`, from 1; a `valley` comes towards one who looks at the front.
    """

    upright: bool
    row: int
    column: int
    order: int
    valley: bool


Pile = tuple[Layer, ...]
Piles = tuple[tuple[Pile, ...], ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Piles after some folds, the creases made, and where the last crease lies."""

    piles: Piles
    creases: tuple[Crease, ...] = ()
    last: Edge | None = None

    @property
    def leaves(self) -> Pile:
        """The one pile that is left, from the top; a fold list has to end in one."""
        if len(self.piles) != 1 or len(self.piles[0]) != 1:
            raise SettingsError(
                "these folds leave more than one pile",
                hint="every fold halves the sheet: 'LR- TB- LR-' folds 2 rows of 4 into one pile",
            )
        return self.piles[0][0]


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a leaf, as seen from its own side after turning the slip like a book page."""

    slip: int
    back: bool
    row: int
    column: int
    turn: int
    depth: int
    signature: int = 0


def lay(slips: int, grid: Grid) -> Folded:
    """So many slips in a pile, front up, the first on top."""
    return Folded(
        tuple(
            tuple(
                tuple(Layer(slip, row, column) for slip in range(slips))
                for column in range(grid.columns)
            )
            for row in range(grid.rows)
        )
    )


def fold(paper: Folded, step: Fold) -> Folded:
    """The piles after one fold; raises SettingsError where there is no such crease."""
    lines = paper.piles if step.upright else tuple(zip(*paper.piles, strict=True))
    length = len(lines[0])
    if (step.at is None and length % 2) or length < 2:
        raise SettingsError(f"fold {step} has no crease to fold at", hint="fold an even number")
    at = length // 2 if step.at is None else step.at
    if not 0 < at < length:
        raise SettingsError(f"fold {step} lies outside the paper")
    folded = tuple(_fold_line(line, at, step) for line in lines)
    order = max((crease.order for crease in paper.creases), default=0) + 1
    creases = tuple(
        crease for line in lines for crease in _creases(line[at - 1], line[at], step, order)
    )
    piles = folded if step.upright else tuple(zip(*folded, strict=True))
    return Folded(piles, paper.creases + creases, step.moves)


def fold_all(slips: int, grid: Grid, folds: Iterable[Fold]) -> Folded:
    """A pile of slips after all the folds, in order."""
    paper = lay(slips, grid)
    for step in folds:
        paper = fold(paper, step)
    return paper


def grid_of(folds: Sequence[Fold]) -> Grid:
    """The grid that halving folds need: twice the columns (or rows) for each of them."""
    upright = sum(step.upright for step in folds)
    return Grid(2 ** (len(folds) - upright), 2**upright)


def nest(signatures: Sequence[Pile]) -> Pile:
    """Each folded signature put into the middle of the one before."""
    pile: Pile = ()
    for leaves in reversed(signatures):
        half = len(leaves) // 2
        pile = leaves[:half] + pile + leaves[half:]
    return pile


def read(leaves: Pile, spine: Edge, binding: Edge, grid: Grid) -> tuple[Face, ...]:
    """The faces of a pile in reading order, held so that its spine lies at the binding edge.

    The pile is taken as it lies, turned over when the spine is at the opposite edge, and turned
    in its plane when the spine is across; a leaf turns about the binding edge.
    """
    over = spine is OPPOSITE[binding]
    first = _head(spine, binding)
    second = first if binding in ACROSS else (-first[0], -first[1])
    pile = leaves[::-1] if over else leaves
    faces: list[Face] = []
    for place, leaf in enumerate(pile):
        depth = min(place, len(pile) - 1 - place)
        faces.append(_face(leaf, leaf.front_up != over, first, depth, grid))
        faces.append(_face(leaf, leaf.front_up == over, second, depth, grid))
    return tuple(faces)


def _head(spine: Edge, binding: Edge) -> tuple[int, int]:
    """Where the head of the first page points in the pile when its spine is the binding edge."""
    x, y = TOWARDS[spine]
    if binding not in ACROSS:
        return x, y
    # Turning the pile over swaps left and right and leaves the head where it is.
    side = -1 if binding is Edge.RIGHT else 1
    over = -1 if spine is OPPOSITE[binding] else 1
    return side * over * y, -side * over * x


def _face(leaf: Layer, front: bool, head: tuple[int, int], depth: int, grid: Grid) -> Face:
    """The front or the back of a leaf whose page's head points to `head` in the pile."""
    x, y = leaf.on_slip(head)
    if front:
        return Face(leaf.slip, False, leaf.row, leaf.column, _CLOCKWISE[x, y], depth)
    # The back is seen after turning the slip over about its upright axis.
    column = grid.columns - 1 - leaf.column
    return Face(leaf.slip, True, leaf.row, column, _CLOCKWISE[-x, y], depth)


def _fold_line(line: tuple[Pile, ...], at: int, step: Fold) -> tuple[Pile, ...]:
    """A row of piles folded before pile number `at`; for a level fold, a column of piles."""
    if step.moves in (Edge.LEFT, Edge.TOP):
        mirror = Fold(OPPOSITE[step.moves], step.under)
        return _fold_line(line[::-1], len(line) - at, mirror)[::-1]
    stays, moves = line[:at], line[at:]
    turned = [tuple(_turned_over(layer, step.upright) for layer in pile[::-1]) for pile in moves]
    width = max(len(stays), len(moves))
    below = [()] * (width - len(stays)) + list(stays)
    above: list[Pile] = [()] * (width - len(moves)) + turned[::-1]
    if step.under:
        below, above = above, below
    return tuple(top + bottom for top, bottom in zip(above, below, strict=True))


def _turned_over(layer: Layer, upright: bool) -> Layer:
    """The layer after the fold: reversed across an upright crease, or head over heels."""
    mirrored = layer.mirrored ^ upright
    return Layer(layer.slip, layer.row, layer.column, mirrored, layer.upended ^ (not upright))


def _creases(near: Pile, far: Pile, step: Fold, order: int) -> Iterable[Crease]:
    """What a fold between two neighbouring piles leaves on the first slip.

    `near` lies to the left of the crease, or above it.
    """
    direction = TOWARDS[Edge.RIGHT if step.upright else Edge.BOTTOM]
    there = {(layer.row, layer.column) for layer in far if layer.slip == 0}
    for layer in near:
        x, y = layer.on_slip(direction)
        if layer.slip == 0 and (layer.row - y, layer.column + x) in there:
            row, column = layer.row - max(y, 0), layer.column + min(x, 0)
            # A part that goes under makes a mountain on top, a valley on the face below.
            yield Crease(step.upright, row, column, order, layer.front_up != step.under)


def parse_folds(text: str) -> tuple[Fold, ...]:
    """Folds from a list such as `TB- LR-`: what moves onto what, `-` for under.

    `v` is short for `LR-` and `h` for `TB-`; `@1` after a fold creases it after one column.
    Raises SettingsError for anything else.
    """
    words = text.replace(",", " ").split()
    if not words:
        raise SettingsError("there is no fold in the list", hint=_FOLD_HINT)
    return tuple(_parse_fold(word) for word in words)


def _parse_fold(word: str) -> Fold:
    """One fold from its word."""
    name, cross, place = word.upper().partition("@")
    name = {"V": "LR-", "H": "TB-"}.get(name, name)
    edges = {edge[0].upper() + OPPOSITE[edge][0].upper(): edge for edge in Edge}
    known = name.removesuffix("-") in edges and (place.isdecimal() or not cross)
    if not known:
        raise SettingsError(f"'{word}' is not a fold", hint=_FOLD_HINT)
    at = int(place) if cross else None
    return Fold(edges[name.removesuffix("-")], name.endswith("-"), at)


_FOLD_HINT = "write 'LR-' for left under right, 'RL', 'TB-', 'BT'; or 'v' and 'h'"
