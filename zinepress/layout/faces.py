"""Fonts as fitting sees them: found by family and weight, asked for the length of a text.

In: font folders. Out: `FontFace`s, and one that guesses where a family is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.layout.fit import UNKNOWN, Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import uharfbuzz

TYPOGRAPHIC_FAMILY, FAMILY = 16, 1
"""Entries of the OpenType `name` table."""
CAPITAL = 0.7
"""Em; how high the capitals of a usual face are."""


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font file, opened."""

    font: uharfbuzz.Font

    def extent(self, text: str) -> Extent:
        """The room that the text takes on one line, kerned and joined; one script a text."""
        import uharfbuzz  # noqa: PLC0415 - only wanted when something is fitted

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer, {})
        if not buffer.glyph_infos:
            return Extent(0.0)
        em = self.font.face.upem
        advance = sum(one.x_advance for one in buffer.glyph_positions)
        inks = list(self._inks(buffer))
        left = min((ink[0] for ink in inks), default=0)
        right = advance - max((ink[1] for ink in inks), default=advance)
        before, after = (right, left) if buffer.direction == "rtl" else (left, right)
        unknown = sum(one.codepoint == 0 for one in buffer.glyph_infos)
        return Extent(
            advance=advance / em + unknown * UNKNOWN,
            before=before / em,
            after=after / em,
            top=max((ink[2] for ink in inks), default=0) / em,
            bottom=max((-ink[3] for ink in inks), default=0) / em,
        )

    @property
    def ascent(self) -> float:
        """From the baseline to the top of the font's own line, in em."""
        return float(self.font.get_font_extents("ltr").ascender / self.font.face.upem)

    @property
    def descent(self) -> float:
        """From the baseline to the foot of the font's own line, in em."""
        return float(-self.font.get_font_extents("ltr").descender / self.font.face.upem)

    def _inks(self, buffer: uharfbuzz.Buffer) -> Iterator[tuple[int, int, int, int]]:
        """Left, right, top and foot of the ink of each glyph, in font units from the pen's start.

        Letters of Nastaliq stand far from where the pen is.
        """
        pen = 0
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            ink = self.font.get_glyph_extents(glyph.codepoint)
            if ink is not None and ink.width:
                left = pen + place.x_offset + ink.x_bearing
                top = place.y_offset + ink.y_bearing
                yield left, left + ink.width, top, top + ink.height
            pen += place.x_advance


@dataclass(frozen=True, slots=True)
class GuessedFace:
    """Stands in for a family that no folder has; the typesetter reports it."""

    ascent: float = 1.0
    descent: float = 0.3

    def extent(self, text: str) -> Extent:
        """Half an em a letter."""
        return Extent(0.5 * len(text), top=CAPITAL)


def find_face(folders: Iterable[Path], family: str, weight: int) -> FontFace | GuessedFace:
    """The upright face of a family that is nearest in weight, in the first folder that has it."""
    for folder in folders:
        faces = [
            (abs(found.weight - weight), str(found.path))
            for found in _upright(folder)
            if found.family == family
        ]
        if faces:
            return FontFace(_open(min(faces)[1]))
    return GuessedFace()


@dataclass(frozen=True, slots=True)
class _Found:
    """An upright font file, by family and weight."""

    path: Path
    family: str
    weight: int


def _upright(folder: Path) -> Iterator[_Found]:
    """The upright fonts of a folder and those below it."""
    for path in sorted(folder.rglob("*.[to]t[fc]")):
        found = _look(path, path.stat().st_mtime_ns)
        if found is not None:
            yield found


@lru_cache(maxsize=1024)
def _look(path: Path, changed: int) -> _Found | None:  # noqa: ARG001 - it is part of the key
    """Family and weight of a font file, None when it slants; `changed` marks an edited file."""
    face = _open(str(path)).face
    about = face.reference_table("OS/2").data
    if len(about) < 64 or about[63] & 1:
        return None
    family = face.get_name(TYPOGRAPHIC_FAMILY) or face.get_name(FAMILY) or ""
    return _Found(path, family, int.from_bytes(about[4:6], "big"))


def _open(path: str) -> uharfbuzz.Font:
    """A font file, mapped into memory."""
    import uharfbuzz  # noqa: PLC0415 - only wanted when something is fitted

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
