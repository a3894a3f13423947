"""What is done to the printed sheets, step by step, as data that words and drawings come from.

In: a plan. Out: `Step`s; `sentence` says one in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.impose.insets import CLOCKWISE
from zinepress.impose.lines import LineKind
from zinepress.impose.options import Assemble, Bind, Collate, Work
from zinepress.impose.paper import OPPOSITE
from zinepress.impose.ring import Ring
from zinepress.impose.sheets import Edge, Flip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.impose.lines import Line
    from zinepress.impose.paper import Fold
    from zinepress.impose.planned import Plan


class Do(StrEnum):
    """What a step does."""

    PRINT = "print"
    PRINT_AGAIN = "print-again"
    CUT = "cut"
    STACK = "stack"
    COLLECT = "collect"
    PART = "part"
    CREASE = "crease"
    HALVE = "halve"
    SLIT = "slit"
    SHAPE = "shape"
    WIND = "wind"
    FOLD = "fold"
    NEST = "nest"
    GATHER = "gather"
    STAPLE = "staple"
    STAPLE_SIDE = "staple-side"
    SEW = "sew"
    GLUE = "glue"
    OPEN = "open"
    PUNCH = "punch"
    TRIM = "trim"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    `count` is how many sheets, pieces, signatures or tiles it is about, as the step says;
    `lines` are the lines of the flat sheet that it works on; `edges` are edges of the finished
    thing.
    """

    do: Do
    count: int = 0
    fold: Fold | None = None
    lines: tuple[Line, ...] = ()
    edges: tuple[Edge, ...] = ()
    sizes: tuple[int, ...] = ()
    """How many sheets or pieces lie together, section by section, when they are folded."""
    axis: Flip = Flip.X
    """How a sheet is turned over before it is printed again."""


def steps(plan: Plan) -> tuple[Step, ...]:
    """Everything that makes the thing from its sheets, in order."""
    if plan.tiling is not None:
        tiles = plan.tiling.grid.cells
        return (Step(Do.PRINT, len(plan.sheets)), Step(Do.TRIM, tiles), Step(Do.JOIN, tiles))
    return (*_printing(plan), *_cutting(plan), *_folding(plan), *_binding(plan), *_finishing(plan))


def _printing(plan: Plan) -> Iterator[Step]:
    """Printing the sheets of one copy, or printing a form twice."""
    yield Step(Do.PRINT, len(plan.sheets))
    if plan.work is not Work.SHEETWISE:
        yield Step(Do.PRINT_AGAIN, len(plan.sheets), axis=plan.flip)


def _cutting(plan: Plan) -> Iterator[Step]:
    """Cutting sheets into pieces, and what becomes of the piles."""
    cuts = [line for line in plan.lines if line.kind is LineKind.CUT]
    for line in cuts:
        yield Step(Do.CUT, len(plan.sheets), lines=(line,))
    pieces = plan.making.cutting.grid.cells
    if not cuts:
        return
    if pieces == 1 or plan.making.cutting.collate is Collate.COPIES:
        yield Step(Do.PART, plan.pieces.cells)
    elif plan.making.cutting.collate is Collate.STACK:
        yield Step(Do.STACK, pieces)
    else:
        yield Step(Do.COLLECT, pieces)


def _folding(plan: Plan) -> Iterator[Step]:
    """Folding each signature, or creasing and slitting a zine and pushing it into shape."""
    programme = plan.making.programme
    folds = tuple(line for line in plan.lines if line.kind is LineKind.FOLD)
    if isinstance(programme, Ring):
        yield Step(Do.CREASE, lines=folds)
        slits = tuple(line for line in plan.lines if line.kind is LineKind.SLIT)
        flat = programme.grid.rows > 2
        if not flat:
            yield Step(Do.HALVE)
        yield Step(Do.SLIT, len(slits), lines=slits)
        yield Step(Do.WIND if flat else Do.SHAPE)
        return
    for order, fold in enumerate(programme.folds, 1):
        lines = tuple(line for line in folds if line.order == order)
        yield Step(Do.FOLD, max(plan.signatures), fold, lines, sizes=plan.signatures)


def _binding(plan: Plan) -> Iterator[Step]:
    """Bringing signatures together and fastening them."""
    making = plan.making
    several = len(plan.signatures)
    loose = not making.programme.folds
    if several > 1 and not loose and not making.programme.alone:
        nest = making.assemble is Assemble.NEST
        yield Step(Do.NEST if nest else Do.GATHER, several)
    fastened = {
        Bind.STAPLE: Do.STAPLE,
        Bind.SIDE: Do.STAPLE_SIDE,
        Bind.THREAD: Do.SEW,
        Bind.GLUE: Do.GLUE,
    }.get(making.bind)
    if fastened is not None:
        yield Step(fastened, several, edges=(plan.binding,))


def _finishing(plan: Plan) -> Iterator[Step]:
    """Opening folds that are not the spine, and what else the scheme wants."""
    opened = closed_edges(plan)
    if opened and plan.making.bind is not Bind.NOTHING:
        yield Step(Do.OPEN, edges=opened)
    if plan.scheme.punched:
        yield Step(Do.PUNCH, plan.pieces.cells, edges=(Edge.TOP,))


def closed_edges(plan: Plan) -> tuple[Edge, ...]:
    """The edges of the finished thing, other than its spine, where folds hold leaves together."""
    programme = plan.making.programme
    fronts = {
        (face.row, face.column): (folio, face.turn)
        for folio, face in enumerate(programme.faces((1,)), 1)
        if not face.back
    }
    found = set()
    for crease in programme.creases:
        folio, turn = fronts[crease.row, crease.column]
        edge = Edge.RIGHT if crease.upright else Edge.BOTTOM
        found.add(_as_read(edge, turn, verso=folio % 2 == 0, binding=plan.binding))
    return tuple(edge for edge in Edge if edge in found and edge is not plan.binding)


def _as_read(edge: Edge, turn: int, *, verso: bool, binding: Edge) -> Edge:
    """The edge of the closed thing, its cover up, that an edge of a panel becomes."""
    on_page = CLOCKWISE[(CLOCKWISE.index(edge) - turn // 90) % 4]
    swapped = (binding, OPPOSITE[binding])
    return OPPOSITE[on_page] if verso and on_page in swapped else on_page


def sentence(step: Step) -> str:
    """The step in English, to be read at the table where it is done."""
    return _SENTENCES[step.do].format(
        count=step.count,
        s="" if step.count == 1 else "s",
        several="" if step.count == 1 else f"{step.count} ",
        edges=" and ".join(step.edges),
        together=_together(step.sizes),
        fold=_fold(step.fold) if step.fold else "",
        line=_line(step.lines[0]) if step.lines else "",
        over="like a page" if step.axis is Flip.X else "head over heels",
    )


_SENTENCES = {
    Do.PRINT: "print {count} sheet{s}",
    Do.PRINT_AGAIN: "turn the pile over {over} and print the same again",
    Do.CUT: "cut the pile {line}",
    Do.STACK: "lay the {count} piles on one another, the first on top",
    Do.COLLECT: "collect the {count} pieces of each sheet in order, the first on top",
    Do.PART: "each of the {count} piles is one copy",
    Do.CREASE: "fold every line sharply, and unfold",
    Do.HALVE: "fold it in half across, so that the middle of the slit lies at the fold",
    Do.SLIT: "slit along the {several}marked line{s}",
    Do.SHAPE: "unfold, fold it lengthwise, print outside, push the ends together, wrap the cover",
    Do.WIND: "fold it together page after page from the cover on, print outside",
    Do.FOLD: "{together}fold {fold}",
    Do.NEST: "put the {count} folded sheets into one another, the first outside",
    Do.GATHER: "lay the {count} folded sections on one another, the first on top",
    Do.STAPLE: "open it, staple through the fold at the {edges}, and close it",
    Do.STAPLE_SIDE: "staple through the closed pile, 6 mm from the {edges}",
    Do.SEW: "sew {count} section{s} through the holes in the fold at the {edges}",
    Do.GLUE: "glue the {edges} edge",
    Do.OPEN: "cut the folds open at the {edges}",
    Do.PUNCH: "cut a round hole of 40 mm near the {edges} of each of the {count} pieces",
    Do.TRIM: "cut off the right and the lower margin of the {count} tiles, except at the far ends",
    Do.JOIN: "glue the {count} tiles over each other's strips: rows from the left, then all rows",
}


def _together(sizes: tuple[int, ...]) -> str:
    """How many lie together when they are folded."""
    if len(set(sizes)) > 1:
        return f"section by section ({', '.join(str(size) for size in sizes)} sheets together), "
    return f"with {sizes[0]} sheets together, " if sizes and sizes[0] > 1 else ""


def _fold(fold: Fold) -> str:
    """Which part goes where."""
    part = "half" if fold.at is None else "panel"
    return f"the {fold.moves} {part} {'behind' if fold.under else 'over'}"


def _line(line: Line) -> str:
    """Which way a cut runs."""
    return f"along mark {line.order}, {'upright' if line.upright else 'across'}"
