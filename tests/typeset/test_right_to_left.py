"""Lines begin and end where they should, whichever way they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest

from zinepress.typeset.render import typeset
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.typeset.conftest import Write
    from zinepress.typeset.fonts import FontSet

TEXTS = {
    "en": ("Literata", "We march because the street is ours and because we are many "),
    "fa": ("Noto Naskh Arabic", "راه می‌رویم چون خیابان از آن ماست و چون بسیاریم "),
}


@pytest.mark.parametrize("align", ["start", "justify"])
@pytest.mark.parametrize("language", TEXTS)
def test_the_first_line_leaves_its_room_at_its_start(
    language: str, align: str, write: Write, fonts: FontSet
) -> None:
    family, text = TEXTS[language]
    css = (
        f"html {{ font-family: '{family}' }}"
        f"p {{ text-indent: 20mm; text-align: {align}; line-height: 30pt }}"
    )
    markup = write(f"<p data-line=1>{text * 4}", css, language=language, families=(family,))
    page = pypdfium2.PdfDocument(typeset(markup, fonts).pdf)[0]
    ink = np.asarray(page.render(scale=1).to_pil().convert("L")) < 128
    starts = [columns[0 if language == "en" else -1] for columns in _lines(ink)]
    assert abs(starts[0] - starts[1]) / MM == pytest.approx(20, abs=1)


def _lines(ink: np.ndarray, count: int = 2) -> Iterator[np.ndarray]:
    """Where each line has ink, from the top."""
    top = int(np.flatnonzero(ink.any(axis=1))[0]) - 4
    for at in range(top, top + 30 * count, 30):
        yield np.flatnonzero(ink[at : at + 30].any(axis=0))


def test_no_words_are_moved_by_the_space_at_the_end_of_their_line(
    write: Write, fonts: FontSet
) -> None:
    words = "کارزار <bdi dir=ltr>#MeToo</bdi> در شبکه‌های اجتماعی فراگیر شد <em>و ماند</em> تا"
    css = "html { font-family: 'Noto Naskh Arabic', Literata } p { line-height: 30pt; margin: 0 }"
    justified = f"<p style='text-align: justify'>{f'{words} ' * 4}"
    text = f"<p>{words} </p><p>{words}</p><p><span>{words} </span> </p>{justified}"
    families = ("Noto Naskh Arabic", "Literata")
    markup = write(text, css, language="fa", families=families)
    page = pypdfium2.PdfDocument(typeset(markup, fonts).pdf)[0]
    ink = np.asarray(page.render(scale=1).to_pil().convert("L")) < 128
    alone, *others = [line.tolist() for line in _lines(ink, 6)]
    assert others[:2] == [alone, alone]
    for edge in (0, -1):
        edges = [line[edge] for line in others[2:]]
        assert max(edges) - min(edges) <= 1
