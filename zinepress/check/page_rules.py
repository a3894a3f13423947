"""The rules on pages: each one function that yields what it finds on one page.

In: a page's marks and boxes, and a profile. Out: findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from zinepress.check.marks import Area, Line, Picture, Rectangle, Text, Transparency
from zinepress.errors import Finding, Severity
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zinepress.check.marks import Ink, Mark
    from zinepress.check.profile import Profile

TINY = 17
"""Pictures of fewer pixels are rules and dots, not pictures."""
SOLID = 15 * MM * MM
"""Areas below this may carry any ink: they dry."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to look at: its number, boxes and marks."""

    number: int
    media: Rectangle
    trim: Rectangle
    bleed: Rectangle
    marks: tuple[Mark, ...]

    def texts(self) -> Iterator[Text]:
        """Every run of text that is seen."""
        return (mark for mark in self.marks if isinstance(mark, Text) and mark.is_seen)

    def inks(self) -> Iterator[tuple[Ink, Text | Line | Area]]:
        """Every ink with the mark it makes."""
        for mark in self.marks:
            if isinstance(mark, Text | Line | Area) and mark.ink.space != "pattern":
                yield mark.ink, mark


def small_text(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Text below what the press holds."""
    for text in sheet.texts():
        if text.size < profile.text - 0.01:
            yield _found(
                sheet, "small-text", f"text of {text.size:.1f} pt", _at_least(profile.text)
            )
        elif text.size < profile.text_soft - 0.01:
            yield _warned(
                sheet, "small-text", f"text of {text.size:.1f} pt", _at_least(profile.text_soft)
            )
        elif text.size < profile.reversed_text and text.ink.darkness < 0.1:
            yield _warned(
                sheet,
                "reversed-text",
                f"white text of {text.size:.1f} pt fills up with ink",
                _at_least(profile.reversed_text),
            )


def light_text(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Grey text: a copier breaks it into dots."""
    for text in sheet.texts():
        if 0.1 <= text.ink.darkness < (0.55 if profile.keeps_greys else 0.98):
            share = round(100 * text.ink.darkness)
            make = _warned if profile.keeps_greys else _found
            yield make(sheet, "light-text", f"text in {share} % grey", "set it in black")


def thin_lines(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Lines, and filled shapes as thin as lines, that break up in print."""
    for mark in sheet.marks:
        width = _thickness(mark)
        if width is None:
            continue
        said = f"a line of {width:.2f} pt"
        if width < profile.line - 0.005:
            yield _found(sheet, "hairline", said, _at_least(profile.line))
        elif width < profile.line_soft - 0.005:
            yield _warned(sheet, "hairline", said, _at_least(profile.line_soft))


def coarse_pictures(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Pictures of too few pixels for the size they print at, and stretched ones."""
    for picture in sheet.marks:
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
            yield _found(
                sheet, "coarse-picture", said, f"bring one of {good:.0f} or print it smaller"
            )
        elif min(across, down) < good:
            yield _warned(
                sheet, "coarse-picture", said, f"bring one of {good:.0f} or print it smaller"
            )
        if abs(across - down) > 0.1 * max(across, down):
            yield _warned(
                sheet, "stretched-picture", "a picture that is stretched", "keep its shape"
            )


def colours(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Colour where black alone prints, RGB where inks are wanted, greys where none survive."""
    for ink, _ in sheet.inks():
        if profile.is_black_only and not ink.is_neutral:
            yield _found(
                sheet, "colour", f"{ink.space} colour in a black job", "use black and white"
            )
        elif not profile.takes_rgb and ink.space in ("rgb", "lab"):
            yield _found(
                sheet,
                "rgb",
                "RGB colour in a job of inks",
                "convert it to inks, or print it in black",
            )
    for picture in sheet.marks:
        if isinstance(picture, Picture):
            if profile.is_black_only and picture.space not in ("gray", "pattern"):
                yield _found(sheet, "colour", "a colour picture in a black job", "make it grey")
            elif not profile.takes_rgb and picture.space in ("rgb", "lab"):
                yield _found(
                    sheet,
                    "rgb",
                    "an RGB picture in a job of inks",
                    "convert it to inks, or print it in black",
                )


def heavy_ink(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """More ink than the paper dries, and text in black of several inks."""
    for ink, mark in sheet.inks():
        if ink.space != "cmyk":
            continue
        if isinstance(mark, Text) and ink.inks > 1 and ink.values[3] > 0.85:
            yield _found(sheet, "rich-black-text", "black text in several inks", "use black alone")
        elif ink.coverage > profile.ink and _size(mark.box) > SOLID:
            said = f"{ink.coverage:.0f} % ink"
            yield _found(sheet, "total-ink", said, f"stay below {profile.ink:.0f} %")


def transparency(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Transparency where the shop's machine has to guess."""
    if not profile.takes_transparency:
        for mark in sheet.marks:
            if isinstance(mark, Transparency):
                said = f"transparency ({mark.kind} {mark.value})"
                yield _found(
                    sheet, "transparency", said, "take opacity and shadows out of the layout"
                )


def edges(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Text too near the trim, or where the machine cannot print."""
    for text in sheet.texts():
        if not _inside(text.box, sheet.bleed):
            continue
        near_paper = _distance(text.box, sheet.media)
        near_trim = _distance(text.box, sheet.trim)
        if near_paper < profile.edge - 0.1:
            yield _found(
                sheet,
                "unprintable-edge",
                f"text {_mm(near_paper)} from the paper's edge",
                f"keep {_mm(profile.edge)}",
            )
        elif near_trim < profile.from_trim - 0.1:
            yield _warned(
                sheet,
                "near-trim",
                f"text {_mm(near_trim)} from the trim",
                f"keep {_mm(profile.from_trim)}",
            )


def boxes(sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    """Boxes that contradict each other, and a missing bleed."""
    if not (_inside(sheet.trim, sheet.bleed) and _inside(sheet.bleed, sheet.media)):
        yield _found(
            sheet, "boxes", "trim, bleed and paper do not enclose each other", "make the file anew"
        )
    elif profile.bleed:
        bleed = _distance(sheet.trim, sheet.bleed)
        if bleed < profile.bleed - 0.1:
            yield _found(
                sheet, "bleed", f"a bleed of {_mm(bleed)}", f"the shop wants {_mm(profile.bleed)}"
            )


PAGE_RULES: tuple[Callable[[Sheet, Profile], Iterator[Finding]], ...] = (
    boxes,
    small_text,
    light_text,
    thin_lines,
    coarse_pictures,
    colours,
    heavy_ink,
    transparency,
    edges,
)


def look_at(sheet: Sheet, profile: Profile) -> tuple[Finding, ...]:
    """What all rules find on a page, each thing once and counted where it repeats."""
    return tuple(
        _counted(tuple(same))
        for rule in PAGE_RULES
        for _, same in groupby(sorted(rule(sheet, profile), key=str), key=str)
    )


def _counted(same: Sequence[Finding]) -> Finding:
    first = same[0]
    if len(same) == 1:
        return first
    return Finding(
        f"{first.message}, {len(same)} times",
        first.where,
        first.hint,
        first.severity,
        first.rule,
        first.page,
    )


def _found(sheet: Sheet, rule: str, message: str, hint: str) -> Finding:
    return Finding(message, hint=hint, rule=rule, page=sheet.number)


def _warned(sheet: Sheet, rule: str, message: str, hint: str) -> Finding:
    return Finding(message, None, hint, Severity.WARNING, rule, sheet.number)


def _at_least(points: float) -> str:
    return f"make it {points:g} pt or more"


def _mm(points: float) -> str:
    return f"{points / MM:.1f} mm"


def _thickness(mark: Mark) -> float | None:
    """How thick a line is: a stroke, or a filled shape as thin as one."""
    if isinstance(mark, Line):
        return mark.width
    if isinstance(mark, Area) and mark.ink.darkness > 0.02:
        x0, y0, x1, y1 = mark.box
        thin = min(x1 - x0, y1 - y0)
        return thin if thin < 1 and max(x1 - x0, y1 - y0) > 6 else None
    return None


def _size(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _inside(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether one rectangle lies in another, within a hundredth of a point."""
    return _distance(inner, outer) > -0.01


def _distance(inner: Rectangle, outer: Rectangle) -> float:
    """The least distance from a rectangle to the edge of the one around it."""
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
