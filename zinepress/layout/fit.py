"""How large a text may stand in a box, reckoned with the shapes of its letters.

In: a text, a `Face`, a `Space`. Out: lines and a size in points.

HarfBuzz joins and kerns here as it does in the typesetter, so a fitted title ends where the bar
above it ends, in every script.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = 1.0
"""Em; a letter that the face lacks comes from some other face, which is hardly wider."""
APART = 0.05
"""Em; the white between the ink of two lines of a title, such as a comma and the accent below."""
STEP = 0.25
"""Points; sizes are rounded down to a multiple of this."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The room a line of text takes, in em.

    `before` and `after` are the white at its start and end, `top` and `bottom` how far its ink
    reaches above and below the baseline.
    """

    advance: float
    before: float = 0.0
    after: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    @property
    def ink(self) -> float:
        """From the first ink to the last."""
        return self.advance - self.before - self.after


class Face(Protocol):
    """A font that can say how long a text is; ascent and descent in em, both above zero."""

    @property
    def ascent(self) -> float:
        """From the baseline to the top of the font's own line."""

    @property
    def descent(self) -> float:
        """From the baseline to the foot of the font's own line."""

    def extent(self, text: str) -> Extent:
        """The room that the text takes on one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a fitted text, and the white around its ink, in em.

    `before` and `after` may hang outside; `over` and `under` are within the line's leading, and
    below zero where ink stands out of it.
    """

    text: str
    before: float
    after: float
    over: float = 0.0
    under: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines, and the size in points at which they fill their box.

    `leading` is the one asked for, or as much more as keeps accents off the line above, as a share
    of the size; `over` and `under` are the white above the first ink and below the last, in em.
    """

    lines: tuple[Line, ...]
    size: float
    leading: float = 1.0

    @property
    def over(self) -> float:
        """The white above the first ink."""
        return self.lines[0].over

    @property
    def under(self) -> float:
        """The white below the last ink."""
        return self.lines[-1].under


@dataclass(frozen=True, slots=True)
class Space:
    """A box in points, the leading of lines in it as a share of their size, limits of size."""

    width: float
    depth: float
    leading: float = 1.0
    smallest: float = 6.0
    largest: float = 1000.0


def fill(words: Sequence[str], face: Face, space: Space, joint: str = " ") -> Fitted:
    """The lines and size that make these words as large as the space allows.

    `joint` stands between two words on one line.

    Every number of lines is tried; of the breaks into that many, the one whose widest line is
    narrowest counts, and the most even of those.
    """
    best: tuple[str, ...] = (joint.join(words),)
    size, leading = 0.0, space.leading
    for count in range(1, len(words) + 1):
        lines = _even(words, face, count, joint)
        extents = [face.extent(line) for line in lines]
        widest = max(one.ink for one in extents) or UNKNOWN
        needed = max(space.leading, _least_leading(extents))
        tried = min(space.width / widest, space.depth / (count * needed), space.largest)
        if tried > size:
            best, size, leading = lines, tried, needed
    # A typesetter shares what leading adds to a font's own line, or takes, above and below it.
    baseline = (leading - face.ascent - face.descent) / 2 + face.ascent
    extents = [face.extent(line) for line in best]
    return Fitted(
        lines=tuple(
            Line(line, one.before, one.after, baseline - one.top, leading - baseline - one.bottom)
            for line, one in zip(best, extents, strict=True)
        ),
        size=max(_round_down(size), space.smallest),
        leading=leading,
    )


def _least_leading(lines: Sequence[Extent]) -> float:
    """The leading at which the ink of no line touches that of the next, in em."""
    return max((a.bottom + b.top + APART for a, b in pairwise(lines)), default=0.0)


def largest_size(paragraphs: Sequence[str], face: Face, space: Space) -> float:
    """The largest size at which these paragraphs fit; 0 when the smallest is too large.

    Lines are broken word by word, as a typesetter does without hyphens.
    """
    blank = face.extent(" ").advance
    widths = [[face.extent(word).advance for word in text.split()] for text in paragraphs]
    size = _round_down(space.largest)
    while size >= space.smallest:
        lines = sum(_count_lines(words, blank, space.width / size) for words in widths)
        if lines * size * space.leading <= space.depth:
            return size
        size -= STEP
    return 0.0


def count_lines(text: str, face: Face, size: float, width: float) -> int:
    """How many lines a text takes at a size in a measure, both in points."""
    blank = face.extent(" ").advance
    return _count_lines([face.extent(word).advance for word in text.split()], blank, width / size)


def _count_lines(widths: Sequence[float], blank: float, measure: float) -> int:
    """How many lines words of these widths take, set one after the other; all in em.

    One wider than the measure, such as a sentence of Chinese, is broken, and each of its lines may
    lose a sign to the rules for breaking.
    """
    lines, used = 1, 0.0
    for width in widths:
        joined = used + blank + width if used else width
        if joined > measure and used:
            lines, used = lines + 1, width
        else:
            used = joined
        if used > measure:
            broken = math.ceil(used / max(measure - 1, 1)) - 1
            lines, used = lines + broken, max(used - broken * measure, 1)
    return lines


def _even(words: Sequence[str], face: Face, count: int, joint: str) -> tuple[str, ...]:
    """The words in `count` lines, the widest as narrow as can be, then as even as can be."""
    blank = face.extent(joint).advance if joint else 0.0
    widths = [face.extent(word).advance for word in words]

    @cache
    def best(start: int, lines: int) -> tuple[float, float, tuple[int, ...]]:
        """The widest line, the sum of squares, and the ends of lines, from word `start` on."""
        last = len(words) - lines + 1
        tries = []
        for end in [len(words)] if lines == 1 else range(start + 1, last + 1):
            width = sum(widths[start:end]) + blank * (end - start - 1)
            rest = (0.0, 0.0, ()) if lines == 1 else best(end, lines - 1)
            tries.append((max(width, rest[0]), width**2 + rest[1], (end, *rest[2])))
        return min(tries)

    ends = best(0, count)[2]
    starts = (0, *ends[:-1])
    return tuple(joint.join(words[a:b]) for a, b in zip(starts, ends, strict=True))


def _round_down(size: float) -> float:
    """The size as a multiple of the step."""
    return math.floor(size / STEP) * STEP
