"""What a press, a copier or a shop asks of a file, as data.

In: nothing. Out: `PROFILES` by name. Lengths are points unless said; a press may replace a limit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.press.printers import Printer


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of one way to print; a file beyond a hard limit is refused, beyond a soft warned.

    Pictures in pixels per inch; ink in per cent. `reach` is how near the machine prints
    to the left, foot, right and head of paper that stands, `edge` how near a careful person lets
    it: machines of one kind differ.
    """

    name: str
    title: str
    text: float = 5.0
    text_soft: float = 7.0
    reversed_text: float = 8.0
    line: float = 0.25
    line_soft: float = 0.5
    ppi: float = 150.0
    ppi_soft: float = 225.0
    bits_ppi: float = 550.0
    bits_ppi_soft: float = 800.0
    ink: float = 300.0
    reach: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    edge: float = 0.0
    from_fold: float = 4 * MM
    from_trim: float = 3 * MM
    bleed: float = 0.0
    multiple: int = 1
    """What the number of pages has to be a multiple of."""
    is_black_only: bool = False
    keeps_greys: bool = True
    takes_rgb: bool = True
    takes_transparency: bool = True
    takes_links: bool = True

    def reaches(self, *, lies: bool) -> tuple[float, float, float, float]:
        """How near the machine prints to the left, foot, right and head of a sheet.

        One that lies may have been fed either way round: then the worse of two edges counts.
        """
        left, foot, right, head = self.reach
        across, along = max(left, right), max(foot, head)
        return (along, across, along, across) if lies else self.reach


def for_printer(profile: Profile, printer: Printer) -> Profile:
    """The profile with the margins of one machine."""
    reach = (printer.left, printer.bottom, printer.right, printer.top)
    return replace(profile, reach=reach, edge=max(profile.edge, *reach))


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "screen", "a PDF to read on a screen", text_soft=0, from_trim=0, ppi=72, ppi_soft=96
        ),
        Profile(
            "office",
            "an office printer or copier",
            reach=(4 * MM,) * 4,
            edge=6.35 * MM,
            ppi=100,
            ppi_soft=150,
        ),
        Profile(
            "photocopier",
            "masters for coarse copies",
            reach=(4 * MM,) * 4,
            edge=6.35 * MM,
            line=0.5,
            line_soft=0.75,
            text=7.0,
            text_soft=8.0,
            is_black_only=True,
            keeps_greys=False,
            ppi=100,
            ppi_soft=150,
            bits_ppi=200,
            bits_ppi_soft=300,
        ),
        Profile(
            "riso",
            "a risograph",
            reach=(5 * MM,) * 4,
            edge=10 * MM,
            from_trim=10 * MM,
            line=0.5,
            line_soft=0.75,
            is_black_only=True,
        ),
        Profile(
            "shop",
            "a print shop that takes PDF/X-4",
            bleed=3 * MM,
            multiple=4,
            takes_rgb=False,
            takes_links=False,
        ),
        Profile(
            "shop-old",
            "a print shop that takes PDF/X-1a",
            bleed=3 * MM,
            multiple=4,
            takes_rgb=False,
            takes_links=False,
            takes_transparency=False,
        ),
        Profile(
            "newsprint",
            "a newspaper press",
            text=6.0,
            text_soft=7.0,
            reversed_text=10.0,
            line=0.5,
            line_soft=1.0,
            ppi=100,
            ppi_soft=150,
            ink=240,
            multiple=4,
            takes_rgb=False,
            takes_links=False,
        ),
    )
}
