"""How much ink a plate takes.

In: a PDF in grey. Out: the share of each page that carries ink, from 0 to 1, by looking at it.
"""

from __future__ import annotations

import pypdfium2

_SCALE = 0.5
"""Pixels in a point: enough for a share of a whole sheet."""


def coverage(plate: bytes) -> tuple[float, ...]:
    """The share of every page that is inked, a half tone counted by half."""
    document = pypdfium2.PdfDocument(plate)
    try:
        return tuple(_inked(document[at]) for at in range(len(document)))
    finally:
        document.close()


def _inked(page: pypdfium2.PdfPage) -> float:
    """How dark a page is on the whole."""
    levels: list[int] = page.render(scale=_SCALE, grayscale=True).to_pil().convert("L").histogram()
    dark = sum((255 - level) * count for level, count in enumerate(levels))
    return dark / (255 * sum(levels))
