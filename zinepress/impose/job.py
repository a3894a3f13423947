"""An imposition from end to end: a PDF in, sheets out.

In: pages as PDF, a scheme, the paper, options. Out: `Imposed`, the sheets as PDF with their plan
and the words that tell how to print them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from zinepress.impose.access import ASK_NOTHING
from zinepress.impose.finish import PLAIN, Turn
from zinepress.impose.lines import LineKind
from zinepress.impose.notices import notices
from zinepress.impose.options import DEFAULTS, Bind, Duplex, Sides, Work
from zinepress.impose.place import place
from zinepress.impose.plan import plan
from zinepress.impose.ranges import select
from zinepress.impose.recipe import recipe_of, told
from zinepress.impose.sheets import Edge
from zinepress.impose.splice import MOST_BYTES, simple
from zinepress.impose.spliced import spliced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zinepress.errors import Finding
    from zinepress.impose.access import Access
    from zinepress.impose.door import Limits
    from zinepress.impose.finish import Finish
    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.read import Source
    from zinepress.impose.recipe import Recipe
    from zinepress.impose.schemes import Scheme
    from zinepress.impose.sheets import PlacedSide
    from zinepress.impose.splice import Simple
    from zinepress.units import Size

_BOUND = {
    Bind.STAPLE: "two staples",
    Bind.SIDE: "staple beside the fold",
    Bind.THREAD: "sew",
    Bind.GLUE: "glue",
}


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What an imposition will print, before it is written."""

    plan: Plan
    sides: tuple[PlacedSide, ...]
    turn: Turn
    """The edge that the printer shall turn the sheets about."""
    recipe: Recipe
    notices: tuple[Finding, ...] = ()
    """What to know before printing it: none of these stops the job."""

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return len(self.plan.sheets)

    @property
    def copies(self) -> int:
        """How many copies of the thing these sheets make."""
        made = self.plan.making
        pieces = len(made.cutting.places(0, max(sum(self.plan.signatures), 1)))
        return pieces * (1 if self.plan.work is Work.SHEETWISE else 2)

    @property
    def instruction(self) -> str:
        """How to print it and what to do then.

        Such as `both sides, long edge, 100 %. 2 sheets a copy. Fold, two staples.`
        """
        edge = {Turn.LONG_EDGE: "both sides, long edge", Turn.SHORT_EDGE: "both sides, short edge"}
        number = f"{self.sheets} {'sheet' if self.sheets == 1 else 'sheets'}"
        each = "a copy" if self.copies == 1 else f"for {self.copies} copies"
        steps = ", ".join(self._steps())
        done = f" {steps[0].upper()}{steps[1:]}." if steps else ""
        return f"{edge.get(self.turn, 'one side')}, 100 %. {number} {each}.{done}"

    def _steps(self) -> list[str]:
        """What is done to the printed sheets, in a few words."""
        made = self.plan.making
        done = {
            "cut": self.plan.pieces.cells > 1,
            "slit": bool(made.programme.slits),
            "fold": any(line.kind is LineKind.FOLD for line in self.plan.lines),
        }
        bound = [_BOUND[made.bind]] if made.bind in _BOUND else []
        return [step for step, wanted in done.items() if wanted] + bound


@dataclass(frozen=True, slots=True)
class Imposed:
    """An imposed file: its bytes, how it is laid out, and what was noticed on the way."""

    pdf: bytes
    laid_out: LaidOut
    findings: tuple[Finding, ...] = ()

    @property
    def plan(self) -> Plan:
        """What stands where, in grid squares."""
        return self.laid_out.plan

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return self.laid_out.sheets

    @property
    def instruction(self) -> str:
        """How to print it and what to do then."""
        return self.laid_out.instruction


def impose(
    pdf: bytes | Path,
    scheme: str | Scheme,
    paper: Size,
    options: Options = DEFAULTS,
    *,
    access: Access = ASK_NOTHING,
    finish: Finish = PLAIN,
) -> Imposed:
    """The pages of a PDF on sheets of `paper`, to be folded, cut and bound as the scheme says.

    `paper` stands or lies as fits better. Of `finish` the title and the metadata are the
    caller's to choose; which edge to turn about and which way to read follow from the plan.
    Raises ImposeError for a file that cannot be read and for options that cannot be met.
    """
    file = None if options.marks else _simple(pdf, access.limits)
    if file is not None:
        laid_out = lay_out(file, scheme, paper, options)
        sheets = spliced(file, laid_out.sides, finished(laid_out, finish), access.limits)
        if sheets is not None:
            return Imposed(sheets, laid_out)
    return _impose_anything(pdf, _Job(scheme, paper, options, finish), access)


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be made."""

    scheme: str | Scheme
    paper: Size
    options: Options
    finish: Finish


def _simple(pdf: bytes | Path, limits: Limits) -> Simple | None:
    """The file if its bytes can be copied; whatever is wrong with it is told by who reads it."""
    if isinstance(pdf, bytes):
        return simple(pdf, limits)
    try:
        if not pdf.is_file() or pdf.stat().st_size > MOST_BYTES:
            return None
        return simple(pdf.read_bytes(), limits)
    except OSError:
        return None


def _impose_anything(pdf: bytes | Path, job: _Job, access: Access) -> Imposed:
    """The sheets of a file that may hold anything, its parts read and written again."""
    from zinepress.impose.read import opened  # noqa: PLC0415 - imports pikepdf
    from zinepress.impose.write import write  # noqa: PLC0415

    target = BytesIO()
    with opened(pdf, access=access) as source:
        laid_out = lay_out(source, job.scheme, job.paper, job.options)
        mended = write(source, laid_out.sides, target, finished(laid_out, job.finish))
        return Imposed(target.getvalue(), laid_out, (*source.findings, *mended))


def lay_out(
    source: Source | Simple, scheme: str | Scheme, paper: Size, options: Options = DEFAULTS
) -> LaidOut:
    """The plan and the placed sides for an open file."""
    order = select(options.pages, len(source.pages))
    pages = [source.pages[number - 1].geometry for number in order]
    planned = plan(len(pages), scheme, options, pages=pages, paper=paper)
    sides = place(planned, pages, paper, options)
    if options.pages:
        sides = tuple(_from_source(side, order) for side in sides)
    recipe = recipe_of(planned, options, order)
    found = notices(planned, pages, paper, options)
    return LaidOut(planned, sides, _turn(planned, options), recipe, found)


def _from_source(side: PlacedSide, order: Sequence[int]) -> PlacedSide:
    """The side with its pages numbered as in the source, not as in the reading order."""
    placements = (replace(each, page=order[each.page - 1]) for each in side.placements)
    return replace(side, placements=tuple(placements))


def finished(laid_out: LaidOut, finish: Finish) -> Finish:
    """The finish with what follows from the plan put in."""
    return replace(
        finish,
        turn=laid_out.turn,
        right_to_left=laid_out.plan.binding is Edge.RIGHT,
        recipe=told(laid_out.recipe),
    )


def _turn(planned: Plan, options: Options) -> Turn:
    """What the print dialogue shall be set to."""
    if options.sides is not Sides.BOTH or not planned.two_sided:
        return Turn.ONE_SIDED
    return Turn.LONG_EDGE if options.duplex is Duplex.LONG else Turn.SHORT_EDGE
