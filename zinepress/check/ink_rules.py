"""The rules on inks: which colours a page is made of, how much of them, and what lies on what.

In: a page's marks, and a profile. Out: findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.check.marks import Area, Picture, Text, Transparency
from zinepress.check.page import found, size_of, touches, warned
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zinepress.check.marks import Ink
    from zinepress.check.page import Page
    from zinepress.check.profile import Profile
    from zinepress.errors import Finding

SOLID = 15 * MM * MM
"""Areas below this may carry any ink: they dry."""
READING = 12
"""Points up to which black text has to print on top of what lies below it."""


def colours(page: Page, profile: Profile) -> Iterator[Finding]:
    """Colour where black alone prints, RGB where inks are wanted, greys where none survive."""
    for ink, _ in page.inks():
        if profile.is_black_only and not ink.is_neutral:
            yield found(page, "colour", f"{ink.space} colour in a black job", "use black and white")
        elif not profile.takes_rgb and ink.space in ("rgb", "lab"):
            yield found(
                page,
                "rgb",
                "RGB colour in a job of inks",
                "convert it to inks, or print it in black",
            )
    for picture in page.marks:
        if isinstance(picture, Picture):
            if profile.is_black_only and picture.space not in ("gray", "pattern"):
                yield found(page, "colour", "a colour picture in a black job", "make it grey")
            elif not profile.takes_rgb and picture.space in ("rgb", "lab"):
                yield found(
                    page,
                    "rgb",
                    "an RGB picture in a job of inks",
                    "convert it to inks, or print it in black",
                )


def heavy_ink(page: Page, profile: Profile) -> Iterator[Finding]:
    """More ink than the paper dries, and text in black of several inks."""
    for ink, mark in page.inks():
        if ink.space != "cmyk":
            continue
        if isinstance(mark, Text) and ink.inks > 1 and ink.values[3] > 0.85:
            yield found(page, "rich-black-text", "black text in several inks", "use black alone")
        elif ink.coverage > profile.ink and size_of(mark.box) > SOLID:
            said = f"{ink.coverage:.0f} % ink"
            yield found(page, "total-ink", said, f"stay below {profile.ink:.0f} %")


def transparency(page: Page, profile: Profile) -> Iterator[Finding]:
    """Transparency where the shop's machine has to guess."""
    if not profile.takes_transparency:
        for mark in page.marks:
            if isinstance(mark, Transparency):
                said = f"transparency ({mark.kind} {mark.value})"
                yield found(
                    page, "transparency", said, "take opacity and shadows out of the layout"
                )


def overprints(page: Page, profile: Profile) -> Iterator[Finding]:
    """White that would vanish, and small black text that leaves a hole in the colour below."""
    for mark in page.marks:
        if isinstance(mark, Text | Area) and mark.overprints and mark.ink.coverage < 0.5:
            yield found(
                page, "white-overprints", "white that overprints vanishes", "let it knock out"
            )
    if profile.takes_rgb:
        return
    below = [mark for mark in page.marks if isinstance(mark, Area) and mark.ink.inks > 1]
    for text in page.texts():
        if text.overprints or text.size > READING or not _is_black(text.ink):
            continue
        if any(touches(text.box, area.box) for area in below):
            yield warned(
                page,
                "black-knocks-out",
                f"black text of {text.size:.1f} pt leaves a hole in the colour below it",
                "let black overprint",
            )


def _is_black(ink: Ink) -> bool:
    return ink.space == "cmyk" and ink.values[3] > 0.98 and max(ink.values[:3]) < 0.005


INK_RULES: tuple[Callable[[Page, Profile], Iterator[Finding]], ...] = (
    colours,
    heavy_ink,
    transparency,
    overprints,
)
