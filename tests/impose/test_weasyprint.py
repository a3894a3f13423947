"""Gradients and background pictures, as WeasyPrint draws them, stay on their places.

WeasyPrint writes each of them as a pattern, which is anchored to its page or form and not to
where that is put: tools that merge pages slide or tile them off their boxes.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
import pytest
import weasyprint

from tests.impose.likeness import difference, picture
from zinepress.impose.boxes import height, width
from zinepress.impose.finish import PLAIN
from zinepress.impose.job import finished, lay_out
from zinepress.impose.options import Options
from zinepress.impose.read import opened
from zinepress.impose.sheets import Box, Edge, PlacedSide
from zinepress.impose.write import write
from zinepress.units import PAPERS

TILE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
    "<circle cx='13' cy='13' r='11' fill='teal'/><rect x='24' y='24' width='14' height='14'/></svg>"
)
PICTURE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
    "<defs><linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='navy'/>"
    "</linearGradient><pattern id='p' width='12' height='12' patternUnits='userSpaceOnUse'>"
    "<path d='M0 0L12 12' stroke='green'/></pattern></defs><rect width='300' height='90' "
    "fill='url(%23g)'/><rect y='100' width='300' height='90' fill='url(%23p)'/></svg>"
)
PAGES = f"""
<style>
  @page {{ size: 120mm 180mm; margin: 12mm; bleed: 3.5mm }}
  @page :first {{ background: linear-gradient(35deg, gold, crimson 60%, indigo) }}
  @page :nth(2) {{ background: radial-gradient(circle at 30% 40%, white, seagreen) }}
  @page :nth(3) {{ background: url("{TILE}") }}
  section {{ break-after: page; height: 60mm }}
  .bar {{ height: 30mm; background: repeating-linear-gradient(90deg, tomato 0 4mm, ivory 4mm 8mm) }}
  .half {{ height: 20mm; background: url("{TILE}"); opacity: .5 }}
  img {{ width: 90mm; height: 60mm }}
</style>
<section><div class=bar></div></section>
<section><div class=half></div><img src="{PICTURE}"></section>
<section><div class=bar></div><div class=half></div></section>
<section><img src="{PICTURE}"><div class=bar></div></section>
"""


@lru_cache(maxsize=1)
def reading() -> bytes:
    """Four pages with bleed, every kind of gradient and tile on them."""
    made = weasyprint.HTML(string=PAGES).write_pdf()
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=8)
def sheets(scheme: str, paper: str, binding: Edge) -> tuple[bytes, tuple[PlacedSide, ...]]:
    target = BytesIO()
    with opened(reading()) as source:
        laid_out = lay_out(source, scheme, PAPERS[paper], Options(binding=binding))
        write(source, laid_out.sides, target, finished(laid_out, PLAIN))
    return target.getvalue(), laid_out.sides


@pytest.mark.parametrize("scheme", ["saddle", "quarto", "mini8", "cut-stack"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
def test_every_page_looks_on_its_sheet_as_by_itself(scheme: str, paper: str, binding: Edge) -> None:
    made, sides = sheets(scheme, paper, binding)
    seen = 0
    with pdfium.PdfDocument(reading()) as before, pdfium.PdfDocument(made) as after:
        for index, side in enumerate(sides):
            for placed in side.placements:
                with opened(reading()) as source:
                    trim = source.pages[placed.page - 1].shape.trim
                page = picture(before[placed.page - 1], trim, 700)
                cell = np.rot90(picture(after[index], placed.frame, 700), placed.turn // 90)
                # turned pages are anti-aliased from the other side
                assert difference(page, cell) <= (0.02 if placed.turn else 0.002)
                seen += 1
    assert seen == 4


def test_pages_that_stand_upright_are_equal_to_the_last_pixel() -> None:
    made, sides = sheets("saddle", "letter", Edge.LEFT)
    with pdfium.PdfDocument(reading()) as before, pdfium.PdfDocument(made) as after:
        for placed in sides[0].placements:
            with opened(reading()) as source:
                trim = source.pages[placed.page - 1].shape.trim
            page = picture(before[placed.page - 1], trim, 700)
            assert np.array_equal(page, picture(after[0], placed.frame, 700))


def test_bleed_prints_beyond_the_outer_edges_and_not_across_the_fold() -> None:
    made, sides = sheets("saddle", "letter", Edge.LEFT)
    front = sides[0]
    cover = next(placed for placed in front.placements if placed.page == 1)
    fold = front.paper.width / 2
    assert cover.frame.x0 == pytest.approx(fold, abs=30)
    with pdfium.PdfDocument(made) as file:
        beyond = Box(cover.frame.x1, cover.frame.y0, cover.frame.x1 + 8, cover.frame.y1)
        assert (picture(file[0], beyond, 300).min(axis=2) < 250).mean() > 0.9
        bare = sheets("saddle", "letter", Edge.LEFT)[1][0].placements
        across = [placed.clip for placed in bare if placed.page == 1]
    assert all(clip.x0 >= fold - 1e-6 for clip in across)


def test_the_pages_have_the_size_that_was_asked_for() -> None:
    with opened(reading()) as source:
        page = source.pages[0]
        assert page.geometry.trim.width == pytest.approx(120 * 72 / 25.4, abs=0.01)
        assert page.geometry.bleed.left == pytest.approx(3.5 * 72 / 25.4, abs=0.01)
        assert width(page.shape.bleed) > width(page.shape.trim)
        assert height(page.shape.bleed) > height(page.shape.trim)
