"""The steps of a plan as numbered frames: a drawing of what is done, and the words for it.

In: a plan and its squares. Out: `Frame`s in order; words are keys of the catalogue with values.
Every drawing is found from the plan's own lines, folds and pages; none is made for one scheme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.handout.howto import binding, zine
from zinepress.handout.howto.folding import flat_sheet, fold_views, signature_paper
from zinepress.handout.howto.lying import apart, cut_line, fold, lying
from zinepress.handout.howto.shapes import Drawing, beside, then
from zinepress.handout.howto.tiles import joined, trimmed
from zinepress.impose.options import Work
from zinepress.impose.sheets import Edge, Flip
from zinepress.impose.steps import Do, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zinepress.handout.howto.folding import FoldView, Panel, Paper
    from zinepress.impose.planned import Plan
    from zinepress.impose.squares import Squares
    from zinepress.impose.steps import Step
    from zinepress.impose.tiling import Tiling

Said = tuple[str, dict[str, int | str]]
"""A key of the catalogue and the values of its places."""
GAP = 7.0


@dataclass(frozen=True, slots=True)
class Frame:
    """One step as it is drawn and said."""

    drawing: Drawing
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table: the plan, its squares, and how large a sheet is drawn."""

    plan: Plan
    squares: Squares
    length: float
    staples: int = 2

    @property
    def scale(self) -> float:
        """What points become on the drawing."""
        return self.length / max(self.squares.paper.width, self.squares.paper.height)

    @property
    def leftwards(self) -> bool:
        """Whether what comes next is drawn to the left, as the language reads."""
        return self.plan.binding is Edge.RIGHT

    @property
    def tiling(self) -> Tiling:
        """How a poster is divided, where there is one."""
        assert self.plan.tiling is not None
        return self.plan.tiling

    def row(self, drawings: Sequence[Drawing]) -> Drawing:
        """What was, then what is."""
        parts: list[Drawing] = []
        for drawing in drawings:
            parts += [then(leftwards=self.leftwards), drawing] if parts else [drawing]
        return beside(parts, GAP, leftwards=self.leftwards)


def frames(table: Table) -> tuple[Frame, ...]:
    """A frame for each step; cuts are one frame, and folds one each."""
    return tuple(_frames(table))


def _frames(table: Table) -> Iterator[Frame]:
    """The frames, in order."""
    done = steps(table.plan)
    views = iter(_views(table, done))
    paper = flat_sheet(table.plan, table.squares)
    is_first = True
    for number, step in enumerate(done):
        if step.do is Do.CUT and done[number - 1].do is Do.CUT:
            continue
        if step.do is Do.FOLD:
            view = next(views)
            yield _fold(view, table, step, is_first=is_first)
            paper, is_first = view.after, False
        elif step.do is Do.CUT:
            yield _cut(paper, table, [one for one in done if one.do is Do.CUT], done)
        elif step.do is Do.SHAPE:
            yield Frame(zine.lengthwise(table, paper), (("step-lengthwise", {}),))
            yield Frame(zine.pushed(table, paper), (("step-push", {}),))
        elif step.do not in (Do.PART, Do.HALVE):
            yield _DRAWN[step.do](table, step, paper)


def _views(table: Table, done: Sequence[Step]) -> list[FoldView]:
    """Every fold of the first signature."""
    folds = [
        (step.lines[0], step.fold.moves, step.fold.under) for step in done if step.fold is not None
    ]
    return fold_views(table.plan, signature_paper(table.plan, table.squares), folds)


def _print(table: Table, step: Step, paper: Paper) -> Frame:
    """The first sheet, front and back."""
    if table.plan.tiling is not None:
        return Frame(
            joined(table.plan.tiling, table.length), (("step-print", {"count": step.count}),)
        )
    sides = [lying(paper, table.scale)]
    said: tuple[Said, ...] = (("step-print", {"count": step.count}),)
    if table.plan.work is not Work.SHEETWISE:
        return Frame(sides[0], said)
    if table.plan.two_sided:
        sides.append(lying(paper.turned_over(table.plan.flip), table.scale))
        said += (("front-and-back", {}),)
    return Frame(beside(sides, 14.0, leftwards=table.leftwards), said)


def _print_again(table: Table, step: Step, paper: Paper) -> Frame:
    """The pile turned over, to be printed once more."""
    key = "step-again-page" if step.axis is Flip.X else "step-again-head"
    behind = lying(paper.turned_over(step.axis), table.scale)
    return Frame(table.row([lying(paper, table.scale), behind]), ((key, {}),))


def _cut(paper: Paper, table: Table, cuts: Sequence[Step], done: Sequence[Step]) -> Frame:
    """All cuts of a pile, and the pieces."""
    whole = lying(paper, table.scale)
    for cut in cuts:
        whole = cut_line(paper, cut.lines[0], table.scale).over(whole)
    said: list[Said] = [("step-cut", {"count": len(cuts)})]
    if paper.sheet is not None:
        said.append(("step-rim", {}))
    part = next((step for step in done if step.do is Do.PART), None)
    if part is not None:
        said.append(("step-part", {"count": part.count}))
    return Frame(table.row([whole, apart(paper, table.scale, piece_of(table.plan))]), tuple(said))


def piece_of(plan: Plan) -> Callable[[Panel], tuple[int, int]]:
    """Which piece of a cut sheet a panel belongs to."""
    return lambda panel: (panel.row // plan.slip.rows, panel.column // plan.slip.columns)


def _fold(view: FoldView, table: Table, step: Step, *, is_first: bool) -> Frame:
    """A fold, and what it gives."""
    said: list[Said] = []
    top = [str(panel.seen.page) for panel in view.before.top if panel.seen and panel.seen.page]
    if is_first and top and len(top) <= 4:
        said.append(("pages-up", {"pages": " · ".join(top)}))
    elif is_first and not top:
        said.append(("blank-up", {}))
    if max(step.sizes, default=1) > 1:
        said.append(("together", {"count": max(step.sizes)}))
    said.append((f"step-fold-{view.moves}{'-under' if view.under else ''}", {}))
    return Frame(table.row([fold(view, table.scale), lying(view.after, table.scale)]), tuple(said))


def _simple(
    draw: Callable[[Table, Step, Paper], Drawing], key: str
) -> Callable[[Table, Step, Paper], Frame]:
    """A step whose words need no more than its count."""

    def made(table: Table, step: Step, paper: Paper) -> Frame:
        return Frame(draw(table, step, paper), ((key, {"count": step.count}),))

    return made


def _staple(table: Table, step: Step, paper: Paper) -> Frame:
    """Staples in the fold, or beside it."""
    inside = step.do is Do.STAPLE
    draw = binding.spine_staples if inside else binding.side_staples
    key = "step-staple" if inside else "step-staple-side"
    drawing = (
        table.row([draw(table, paper), lying(paper, table.scale)]) if inside else draw(table, paper)
    )
    return Frame(drawing, ((key, {"count": table.staples}),))


def _slit(table: Table, step: Step, paper: Paper) -> Frame:
    """The sheet halved and slit from the fold, or slit as it lies."""
    key = "step-slit" if table.plan.slip.rows > 2 else "step-halve-slit"
    return Frame(zine.slit(table, paper), ((key, {"count": step.count}),))


_DRAWN: dict[Do, Callable[[Table, Step, Paper], Frame]] = {
    Do.PRINT: _print,
    Do.PRINT_AGAIN: _print_again,
    Do.STACK: _simple(lambda table, _, __: binding.stacked(table), "step-stack"),
    Do.COLLECT: _simple(lambda table, _, __: binding.stacked(table), "step-collect"),
    Do.CREASE: _simple(lambda table, _, paper: lying(paper, table.scale, grid=True), "step-crease"),
    Do.SLIT: _slit,
    Do.WIND: _simple(lambda table, _, paper: zine.wound(table, paper), "step-wind"),
    Do.NEST: _simple(lambda table, _, paper: binding.nested(table, paper), "step-nest"),
    Do.GATHER: _simple(lambda table, _, paper: binding.gathered(table, paper), "step-gather"),
    Do.STAPLE: _staple,
    Do.STAPLE_SIDE: _staple,
    Do.SEW: _simple(lambda table, _, paper: binding.sewn(table, paper), "step-sew"),
    Do.GLUE: _simple(lambda table, _, paper: binding.glued(table, paper), "step-glue"),
    Do.OPEN: _simple(binding.opened, "step-open"),
    Do.PUNCH: _simple(lambda table, _, paper: binding.punched(table, paper), "step-punch"),
    Do.TRIM: _simple(lambda table, _, __: trimmed(table.tiling, table.length), "step-trim"),
    Do.JOIN: _simple(lambda table, _, __: joined(table.tiling, table.length), "step-join"),
}
