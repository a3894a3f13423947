"""The rules on pages: each one function that yields what it finds on one page.

In: a page's marks and boxes, and a profile. Out: findings.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from zinepress.check.ink_rules import INK_RULES
from zinepress.check.marks import Area, Line, Picture, Text
from zinepress.check.page import (
    ROUNDING,
    distance,
    found,
    from_paper,
    in_mm,
    is_inside,
    warned,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zinepress.check.marks import Mark, Rectangle
    from zinepress.check.page import Page
    from zinepress.check.profile import Profile
    from zinepress.errors import Finding

    PageRule = Callable[[Page, Profile], Iterator[Finding]]

TINY = 17
"""Pictures of fewer pixels are rules and dots, not pictures."""


def small_text(page: Page, profile: Profile) -> Iterator[Finding]:
    """Text below what the press holds."""
    for text in page.texts():
        if text.size < profile.text - 0.01:
            yield found(page, "small-text", f"text of {text.size:.1f} pt", _at_least(profile.text))
        elif text.size < profile.text_soft - 0.01 and not _is_mark(text):
            yield warned(
                page, "small-text", f"text of {text.size:.1f} pt", _at_least(profile.text_soft)
            )
        elif text.size < profile.reversed_text and text.ink.darkness < 0.1:
            yield warned(
                page,
                "reversed-text",
                f"white text of {text.size:.1f} pt fills up with ink",
                _at_least(profile.reversed_text),
            )


def _is_mark(text: Text) -> bool:
    """Whether it is as short as the mark of a note, an exponent or a sign."""
    return text.box[2] - text.box[0] < 2.5 * text.size


def light_text(page: Page, profile: Profile) -> Iterator[Finding]:
    """Grey text: a copier breaks it into dots."""
    for text in page.texts():
        if 0.1 <= text.ink.darkness < (0.55 if profile.keeps_greys else 0.98):
            share = round(100 * text.ink.darkness)
            make = warned if profile.keeps_greys else found
            yield make(page, "light-text", f"text in {share} % grey", "set it in black")


def thin_lines(page: Page, profile: Profile) -> Iterator[Finding]:
    """Lines, and filled shapes as thin as lines, that break up in print; not marks for cutting."""
    for mark in page.placed():
        width = thickness(mark)
        if width is None or not _meets(mark.box, page.trim):
            continue
        said = f"a line of {width:.2f} pt"
        if width < profile.line - 0.005:
            yield found(page, "hairline", said, _at_least(profile.line))
        elif width < profile.line_soft - 0.005:
            yield warned(page, "hairline", said, _at_least(profile.line_soft))


def coarse_pictures(page: Page, profile: Profile) -> Iterator[Finding]:
    """Pictures of too few pixels for the size they print at, and stretched ones."""
    for picture in page.marks:
        if not isinstance(picture, Picture) or min(picture.pixels) < TINY:
            continue
        least, good = (
            (profile.bits_ppi, profile.bits_ppi_soft)
            if picture.bits == 1
            else (profile.ppi, profile.ppi_soft)
        )
        across, down = picture.ppi
        said = f"a picture of {min(across, down):.0f} pixels per inch"
        if min(across, down) < least:
            yield found(
                page, "coarse-picture", said, f"bring one of {good:.0f} or print it smaller"
            )
        elif min(across, down) < good:
            yield warned(
                page, "coarse-picture", said, f"bring one of {good:.0f} or print it smaller"
            )
        if abs(across - down) > 0.1 * max(across, down):
            yield warned(page, "stretched-picture", "a picture that is stretched", "keep its shape")


def near_trim(page: Page, profile: Profile) -> Iterator[Finding]:
    """Text so near the trim that a cut half a millimetre off takes it away."""
    for text in page.texts():
        near = distance(text.box, page.trim)
        if is_inside(text.box, page.bleed) and near < profile.from_trim - ROUNDING:
            yield warned(
                page,
                "near-trim",
                f"text {in_mm(near)} from the trim",
                f"keep {in_mm(profile.from_trim)}",
            )


def near_paper(page: Page, profile: Profile) -> Iterator[Finding]:
    """Text and lines where the machine does not print, or perhaps not."""
    if not profile.edge:
        return
    for mark in page.placed():
        what = precious(mark)
        near, is_lost = from_paper(mark.box, page.media, profile) if what else (profile.edge, False)
        if is_lost or near < profile.edge - ROUNDING:
            yield (found if is_lost else warned)(
                page,
                "unprintable-edge",
                f"{what} {in_mm(max(near, 0))} from the paper's edge",
                f"keep {in_mm(profile.edge)}",
            )


def precious(mark: Mark) -> str:
    """What a mark is called, if it is one that must not be lost."""
    if isinstance(mark, Text):
        return "text" if mark.is_seen and mark.ink.darkness > 0.02 else ""
    return "a line" if thickness(mark) is not None else ""


def home_bleed(page: Page, profile: Profile) -> Iterator[Finding]:
    """Ink up to the edge of the paper, where the machine leaves it white."""
    if not profile.edge:
        return
    for mark in page.placed():
        is_solid = isinstance(mark, Picture) or (
            isinstance(mark, Area) and mark.ink.darkness > 0.02 and thickness(mark) is None
        )
        if is_solid and distance(mark.box, page.media) < 1:
            yield warned(
                page,
                "bleed-at-home",
                "ink runs to the edge of the paper, where the machine leaves it white",
                "keep pictures and solids inside, or send the file to a shop",
            )


def boxes(page: Page, profile: Profile) -> Iterator[Finding]:
    """Boxes that contradict each other, and a missing bleed."""
    if not (is_inside(page.trim, page.bleed) and is_inside(page.bleed, page.media)):
        yield found(
            page, "boxes", "trim, bleed and paper do not enclose each other", "make the file anew"
        )
    elif profile.bleed:
        bleed = distance(page.trim, page.bleed)
        if bleed < profile.bleed - 0.1:
            yield found(
                page,
                "bleed",
                f"a bleed of {in_mm(bleed)}",
                f"the shop wants {in_mm(profile.bleed)}",
            )


def short_bleed(page: Page, profile: Profile) -> Iterator[Finding]:
    """Ink that reaches the trim and not the edge of the bleed: white shows where the cut is off."""
    if not profile.bleed or distance(page.trim, page.bleed) < 1:
        return
    for mark in page.placed():
        is_ink = isinstance(mark, Area) and mark.ink.darkness > 0.02
        for side in _SIDES if is_ink or isinstance(mark, Picture) else ():
            if _stops_short(mark.box, page, side):
                yield found(
                    page,
                    "short-bleed",
                    f"ink ends at the trim of the {side}",
                    f"let it run {in_mm(profile.bleed)} over",
                )


_SIDES = ("left", "foot", "right", "head")


def _stops_short(box: Rectangle, page: Page, side: str) -> bool:
    """Whether a box reaches one edge of the trim and not that of the bleed."""
    at = _SIDES.index(side)
    outwards = -1 if at < 2 else 1
    over = (box[at] - page.trim[at]) * outwards
    room = (page.bleed[at] - page.trim[at]) * outwards
    return -0.5 < over < room - 0.5


PAGE_RULES: tuple[PageRule, ...] = (
    boxes,
    short_bleed,
    small_text,
    light_text,
    thin_lines,
    coarse_pictures,
    near_trim,
    near_paper,
    home_bleed,
    *INK_RULES,
)
ON_SHEETS = tuple(rule for rule in PAGE_RULES if rule not in {near_trim, near_paper})
"""What is asked of a sheet whose pages are known; `side_rules` asks the rest of each of them."""
ON_MAPS = (boxes, coarse_pictures)
"""What is asked of a poster shown in small: nobody reads it."""


def look_at(
    page: Page,
    profile: Profile,
    rules: Sequence[PageRule] = PAGE_RULES,
) -> tuple[Finding, ...]:
    """What rules find on a page, each thing once and counted where it repeats."""
    return tuple(finding for rule in rules for finding in counted(rule(page, profile)))


def counted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each thing once, with how often it was found."""
    for _, same in groupby(sorted(findings, key=str), key=str):
        yield _counted(tuple(same))


def gathered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a file, those that say the same of several pages told once, for the first."""
    found: dict[Finding, list[Finding]] = {}
    for finding in findings:
        alone = replace(finding, page=None, message=re.sub(r", \d+ times$", "", finding.message))
        found.setdefault(alone, []).append(finding)
    for alone, same in found.items():
        pages = [str(one.page) for one in same[1:]]
        if not pages:
            yield same[0]
            continue
        named = "page" if len(pages) == 1 else "pages"
        more = ", ".join(pages[:_NAMED]) + (", ..." if len(pages) > _NAMED else "")
        yield replace(alone, page=same[0].page, message=f"{alone.message}, and on {named} {more}")


_NAMED = 5
"""Pages that are named where a fault comes again and again."""


def _counted(same: Sequence[Finding]) -> Finding:
    first = same[0]
    if len(same) == 1:
        return first
    return replace(first, message=f"{first.message}, {len(same)} times")


def _at_least(points: float) -> str:
    return f"make it {points:g} pt or more"


def _meets(box: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles meet; one of them may be a line without area."""
    return box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]


def thickness(mark: Mark) -> float | None:
    """How thick a line is: a stroke, or a filled shape as thin as one."""
    if isinstance(mark, Line):
        return mark.width
    if isinstance(mark, Area) and mark.ink.darkness > 0.02:
        x0, y0, x1, y1 = mark.box
        thin = min(x1 - x0, y1 - y0)
        return thin if thin < 1 and max(x1 - x0, y1 - y0) > 6 else None
    return None
