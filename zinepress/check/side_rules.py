"""The rules on sheets: what lies on a fold, in the margin of the printer, or under the staple.

In: one side of a sheet with the places of its pages, and a profile; or the plan of all sheets.
Out: findings, which name the side and the page on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.check.marks import Text
from zinepress.check.matrix import bounds
from zinepress.check.page import ROUNDING, from_paper, in_mm
from zinepress.check.page_rules import counted, precious
from zinepress.errors import Finding, Severity
from zinepress.impose import creep
from zinepress.impose.notices import too_thick
from zinepress.impose.options import DEFAULTS, Bind
from zinepress.impose.panels import Panels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zinepress.check.marks import Placed, Rectangle
    from zinepress.check.matrix import Matrix
    from zinepress.check.profile import Profile
    from zinepress.impose.planned import Plan

NEIGHBOURS = 60.0
"""Points between two pages beyond which they do not share a fold or a cut."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A page on a side: its number, where it is cut or folded, and what is drawn on it."""

    page: int
    box: Rectangle
    marks: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its number in the file, what it is called, its paper, its pages."""

    number: int
    name: str
    paper: Rectangle
    stands: tuple[Stand, ...]


def look_at_side(side: Side, profile: Profile) -> tuple[Finding, ...]:
    """What is found on a side, each thing once and counted where it repeats."""
    found = [
        *(_near_paper(side, profile) if profile.edge else ()),
        *_near_folds(side, profile),
    ]
    return tuple(counted(found))


def look_at_plan(plan: Plan, sides: Iterable[Side], profile: Profile) -> Iterator[Finding]:
    """What is found of the sheets as a whole: staples, creep, pages left blank."""
    yield from too_thick(plan)
    yield from _blanks(plan)
    yield from _creep(plan, sides, profile)


def _near_paper(side: Side, profile: Profile) -> Iterator[Finding]:
    """Text and lines where the printer does not reach, or perhaps not."""
    for stand in side.stands:
        for mark in stand.marks:
            what = precious(mark)
            if not what:
                continue
            near, is_lost = from_paper(mark.box, side.paper, profile)
            if is_lost or near < profile.edge - ROUNDING:
                yield _finding(
                    side,
                    stand,
                    "unprintable-edge",
                    f"{what} {in_mm(max(near, 0))} from the paper's edge",
                    f"keep {in_mm(profile.edge)}, or print it on larger paper",
                    Severity.ERROR if is_lost else Severity.WARNING,
                )


def _near_folds(side: Side, profile: Profile) -> Iterator[Finding]:
    """Text across a fold or a cut, or nearer to it than a machine holds its register."""
    for stand in side.stands:
        lines = tuple(_shared(stand, side.stands))
        for mark in stand.marks:
            if not isinstance(mark, Text) or not mark.is_seen:
                continue
            near = min((_from_line(mark.box, line) for line in lines), default=profile.from_fold)
            if near < ROUNDING:
                yield _finding(
                    side,
                    stand,
                    "over-fold",
                    "text runs into a fold or a cut",
                    "give the page a wider margin there",
                    Severity.ERROR,
                )
            elif near < profile.from_fold - ROUNDING:
                yield _finding(
                    side,
                    stand,
                    "near-fold",
                    f"text {in_mm(near)} from a fold or a cut",
                    f"keep {in_mm(profile.from_fold)}: fronts and backs drift",
                    Severity.WARNING,
                )


_Line = tuple[int, float]
"""Which edge of a page it lies at, 0 to 3 as in a rectangle, and where."""


def _shared(stand: Stand, stands: Sequence[Stand]) -> Iterator[_Line]:
    """The folds and cuts around a page: half way to each page beside it."""
    for other in stands:
        for edge in range(4):
            along, facing = edge % 2, (edge + 2) % 4
            gap = (other.box[facing] - stand.box[edge]) * (-1 if edge < 2 else 1)
            across = 1 - along
            overlap = min(stand.box[across + 2], other.box[across + 2]) - max(
                stand.box[across], other.box[across]
            )
            if other is not stand and overlap > 1 and -1 < gap < NEIGHBOURS:
                yield edge, (other.box[facing] + stand.box[edge]) / 2


def _from_line(box: Rectangle, line: _Line) -> float:
    edge, at = line
    return (box[edge] - at) * (1 if edge < 2 else -1)


def _finding(
    side: Side, stand: Stand, rule: str, message: str, hint: str, severity: Severity
) -> Finding:
    place = f"page {stand.page} on {side.name}" if side.name else f"page {stand.page}"
    return Finding(f"{message} ({place})", None, hint, severity, rule, side.number)


def _blanks(plan: Plan) -> Iterator[Finding]:
    """Pages that stay blank because sheets hold more than there are."""
    if plan.blanks and plan.tiling is None:
        count = len(plan.blanks)
        yield Finding(
            f"{count} of {plan.places} pages {'stays' if count == 1 else 'stay'} blank",
            hint="write a little more, or let 'translate fit' and the layout take a page away",
            severity=Severity.NOTE,
            rule="blank-pages",
        )


def _creep(plan: Plan, sides: Iterable[Side], profile: Profile) -> Iterator[Finding]:
    """Inner leaves that come out further than the margin of their pages allows."""
    deepest = max(plan.depths, default=0)
    pushed = creep.push_out(DEFAULTS.creep, deepest, deepest)
    is_bound = plan.making.bind in {Bind.STAPLE, Bind.THREAD}
    if not pushed or not is_bound or isinstance(plan.making.programme, Panels):
        return
    margin = min((_margin(stand, side) for side in sides for stand in side.stands), default=1e9)
    if margin - pushed < profile.from_trim - ROUNDING:
        yield Finding(
            f"the innermost leaf comes out {in_mm(pushed)} further than the outermost, and text "
            f"stands {in_mm(margin)} from the edge",
            hint="do not trim it, widen the margin, or sew sections with --scheme sections",
            severity=Severity.WARNING,
            rule="creep-margin",
        )


def _margin(stand: Stand, side: Side) -> float:
    """How near the text of a page comes to the edge that lies opposite its fold."""
    away = {(edge + 2) % 4 for edge, _ in _shared(stand, side.stands)}
    texts = [mark for mark in stand.marks if isinstance(mark, Text) and mark.is_seen]
    gaps = (_from_line(text.box, (edge, stand.box[edge])) for text in texts for edge in away)
    return min(gaps, default=1e9)


def placed(marks: Iterable[Placed], matrix: Matrix, clip: Rectangle) -> Iterator[Placed]:
    """The marks of a page where a matrix puts them on a side, as far as they are not clipped."""
    for mark in marks:
        x0, y0, x1, y1 = mark.box
        left, low, right, high = bounds(matrix, ((x0, y0), (x1, y1)))
        box = max(left, clip[0]), max(low, clip[1]), min(right, clip[2]), min(high, clip[3])
        if box[0] <= box[2] and box[1] <= box[3]:
            yield replace(mark, box=box)
