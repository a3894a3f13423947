"""What a press, a copier or a shop asks of a file, as data.

In: nothing. Out: `PROFILES` by name. Lengths are points unless said; a press may replace a limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of one way to print; a file beyond a hard limit is refused, beyond a soft warned.

    Pictures in pixels per inch; ink in per cent; `edge` is what the machine cannot print.
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
    edge: float = 0.0
    from_trim: float = 3 * MM
    bleed: float = 0.0
    is_black_only: bool = False
    keeps_greys: bool = True
    takes_rgb: bool = True
    takes_transparency: bool = True
    takes_links: bool = True


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "screen", "a PDF to read on a screen", text_soft=0, from_trim=0, ppi=72, ppi_soft=96
        ),
        Profile("office", "an office printer or copier", edge=6.35 * MM, ppi=100, ppi_soft=150),
        Profile(
            "photocopier",
            "masters for coarse copies",
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
            takes_rgb=False,
            takes_links=False,
        ),
        Profile(
            "shop-old",
            "a print shop that takes PDF/X-1a",
            bleed=3 * MM,
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
            takes_rgb=False,
            takes_links=False,
        ),
    )
}
