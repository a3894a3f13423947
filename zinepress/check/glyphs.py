"""How wide the text of a page is, from the widths that its fonts carry.

In: a font dictionary of a PDF. Out: `Glyphs`, which measures a shown string.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import unpack
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A font's name, widths in thousandths of its size, and whether its codes are two bytes."""

    name: str
    widths: Mapping[int, float]
    usual: float
    is_wide: bool
    is_embedded: bool

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """The character codes of a string."""
        if self.is_wide:
            return unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])
        return tuple(shown)

    def advance(self, shown: bytes, size: float, between: float, at_spaces: float) -> float:
        """How far a string moves the pen: glyph widths, character and word spacing, in points."""
        codes, width, usual = self.codes(shown), self.widths.get, self.usual
        total = sum([width(code, usual) for code in codes]) / 1000 * size + between * len(codes)
        return total if self.is_wide or not at_spaces else total + at_spaces * codes.count(32)


UNKNOWN = Glyphs("", {}, 500.0, is_wide=False, is_embedded=False)


def glyphs_of(font: pikepdf.Object | None) -> Glyphs:
    """The glyphs of a font dictionary; widths that are not there count as half the size."""
    if font is None or not isinstance(font, pikepdf.Dictionary):
        return UNKNOWN
    name = str(font.get(Name.BaseFont, "")).lstrip("/")
    if font.get(Name.Subtype) == Name.Type0:
        below = font.get(Name.DescendantFonts, pikepdf.Array([pikepdf.Dictionary()]))[0]
        return Glyphs(
            name,
            dict(_listed(below.get(Name.W))),
            _number(below.get(Name.DW), 1000.0),
            is_wide=True,
            is_embedded=_is_embedded(below),
        )
    first = int(_number(font.get(Name.FirstChar), 0))
    widths = {first + at: _number(width, 0.0) for at, width in enumerate(font.get(Name.Widths, []))}
    is_drawn = font.get(Name.Subtype) == Name.Type3
    scale = abs(_number(font[Name.FontMatrix][0], 0.001)) * 1000 if is_drawn else 1.0
    widths = {code: width * scale for code, width in widths.items()}
    embedded = is_drawn or _is_embedded(font)
    return Glyphs(name or "Type 3", widths, 500.0, is_wide=False, is_embedded=embedded)


def _listed(widths: Any) -> Iterator[tuple[int, float]]:
    """The pairs of a composite font's /W array (ISO 32000-1, 9.7.4.3)."""
    items = list(widths) if isinstance(widths, pikepdf.Array) else []
    at = 0
    while at + 1 < len(items):
        first = int(_number(items[at], 0))
        if isinstance(items[at + 1], pikepdf.Array):
            yield from ((first + n, _number(w, 0.0)) for n, w in enumerate(items[at + 1]))
            at += 2
        elif at + 2 < len(items):
            last = min(int(_number(items[at + 1], 0)), first + 65_535)
            yield from ((code, _number(items[at + 2], 0.0)) for code in range(first, last + 1))
            at += 3
        else:
            return


def _is_embedded(font: pikepdf.Object) -> bool:
    descriptor = font.get(Name.FontDescriptor)
    files = (Name.FontFile, Name.FontFile2, Name.FontFile3)
    return isinstance(descriptor, pikepdf.Dictionary) and any(file in descriptor for file in files)


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return otherwise
