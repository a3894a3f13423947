"""What a person should know of an imposition before printing two hundred of it.

In: a plan, the pages, the paper, options. Out: findings; none of them stops the job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity
from zinepress.impose import creep
from zinepress.impose.fitting import fitting, printed_scale
from zinepress.impose.insets import is_verso
from zinepress.impose.options import Assemble, Bind, CreepMode, Fit, Mark
from zinepress.impose.panels import Panels
from zinepress.impose.sheets import Edge
from zinepress.impose.squares import squares
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import Box, Cell, PageGeometry
    from zinepress.impose.squares import Squares
    from zinepress.units import Size

STAPLER = 10
"""Sheets that an ordinary stapler goes through easily."""
_SLACK = 0.1 * MM


def notices(
    plan: Plan, pages: Sequence[PageGeometry], paper: Size, options: Options
) -> tuple[Finding, ...]:
    """Everything worth knowing, warnings first."""
    if plan.tiling is not None:
        return ()
    ground = squares(plan, pages, paper, options)
    found = [
        *too_thick(plan),
        *_tight_panels(plan, ground),
        *_sizes(plan, pages, ground, options),
        *_creep(plan, options),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.WARNING))


def too_thick(plan: Plan) -> Iterator[Finding]:
    """More sheets under one staple than it goes through."""
    made = plan.making
    if made.bind is not Bind.STAPLE:
        return
    thick = sum(plan.signatures) if made.assemble is Assemble.NEST else max(plan.signatures)
    thick *= made.programme.faces_per_slip // 4
    if thick > STAPLER:
        yield Finding(
            f"{thick} sheets lie under each staple; an ordinary stapler goes through {STAPLER}",
            hint="use a heavy one, or sew it: 'binding: sections' in the head of a text,"
            " '--scheme sections' for any other PDF",
            severity=Severity.WARNING,
            rule="stapler",
        )


def _tight_panels(plan: Plan, ground: Squares) -> Iterator[Finding]:
    """A panel that goes inside and is not narrower than the one it lies on."""
    programme = plan.making.programme
    if not isinstance(programme, Panels):
        return
    spans = ground.rows if plan.binding is Edge.TOP else ground.columns
    lengths = [end - start for start, end in spans[: len(programme.shares)]]
    if plan.binding is Edge.RIGHT:
        lengths.reverse()
    units = [x / share for x, share in zip(lengths, programme.shares, strict=True)]
    less = programme.less()
    for panel, times in enumerate(less):
        outer = [unit for unit, other in zip(units, less, strict=True) if other < times]
        if outer and units[panel] > min(outer) - _SLACK:
            yield Finding(
                f"panel {panel + 1} from the left of the outside goes inside and is no narrower",
                hint="make it 1.5 to 3 mm narrower, or give --flap",
                severity=Severity.WARNING,
                rule="panels",
            )


def _sizes(
    plan: Plan, pages: Sequence[PageGeometry], ground: Squares, options: Options
) -> Iterator[Finding]:
    """Pages that are not printed at their own size, or lose an edge because they are."""
    scales: dict[float, list[int]] = {}
    for cell, box in _cells(plan, ground):
        if cell.page is not None:
            fits = fitting(pages[cell.page - 1].trim, cell.turn, box)
            scales.setdefault(round(fits, 4), []).append(cell.page)
    for fits, numbers in sorted(scales.items()):
        scale = printed_scale(fits, options.fit)
        if options.fit is Fit.ACTUAL and fits < 1 - 1e-4:
            yield Finding(
                f"{_named(numbers)} larger than the place for it and will lose an edge",
                hint="use --fit shrink, or larger paper",
                severity=Severity.WARNING,
                rule="size",
            )
        elif scale != 1:
            yield Finding(
                f"{_named(numbers)} printed at {100 * scale:.1f} %",
                severity=Severity.NOTE,
                rule="size",
            )


def _cells(plan: Plan, ground: Squares) -> Iterator[tuple[Cell, Box]]:
    """Every cell with its room, fronts and backs; not what lies across a whole back."""
    behind = ground.mirrored(plan.flip)
    for sheet in plan.sheets:
        for side, squares_there in ((sheet.front, ground), (sheet.back, behind)):
            if side is None or len(side.rows) != len(ground.rows):
                continue
            for row, cells in enumerate(side.rows):
                for column, cell in enumerate(cells):
                    room = squares_there.content(
                        row,
                        column,
                        verso=is_verso(cell, plan),
                        turn=cell.turn,
                        binding=plan.binding,
                    )
                    yield cell, room


def _named(numbers: Sequence[int]) -> str:
    """`page 3 is`, or `12 pages are`."""
    alike = sorted(set(numbers))
    return f"page {alike[0]} is" if len(alike) == 1 else f"{len(alike)} pages are"


def _creep(plan: Plan, options: Options) -> Iterator[Finding]:
    """How much the innermost pages are moved."""
    deepest = max(plan.depths, default=0)
    trimmed = Mark.CROP in options.marks
    mode = creep.mode(options.creep, deepest, trimmed=trimmed)
    if deepest and mode is not CreepMode.OFF:
        total = creep.push_out(options.creep, deepest, deepest) / MM
        yield Finding(
            f"{total:.1f} mm of creep is made up for ({mode})",
            severity=Severity.NOTE,
            rule="creep",
        )
