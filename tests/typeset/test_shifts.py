"""Letters above and below their line stand where the typesetter put them, in every viewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest

from zinepress.typeset.render import typeset
from zinepress.typeset.shifts import joined
from zinepress.units import MM

if TYPE_CHECKING:
    from tests.typeset.conftest import Write
    from zinepress.typeset.fonts import FontSet


@pytest.mark.parametrize(
    ("step", "same"),
    [
        (b"[<>782<>-963.5625<004a>963] TJ", b"[-181.562<004a>963] TJ"),
        (b"[<00d8>-3<>5<>1e-05<0041><0042>] TJ", b"[<00d8>2.00001<0041><0042>] TJ"),
        (b"[<>782] TJ", b"[782] TJ"),
        (b"[<>] TJ", b""),
        (b"[<0041>-3<0042>] TJ", b"[<0041>-3<0042>] TJ"),
        (b"/<> gs", b"/<> gs"),
    ],
)
def test_shifts_without_a_letter_between_them_are_one(step: bytes, same: bytes) -> None:
    assert joined(step) == same


def test_an_urdu_word_stays_within_its_margin_where_chrome_shows_it(
    write: Write, fonts: FontSet
) -> None:
    css = "html { font: 24pt/60pt Noto Nastaliq Urdu }"
    page = write("<p>ہفتے کو جلسے میں", css, language="ur", families=("Noto Nastaliq Urdu",))
    shown = pypdfium2.PdfDocument(typeset(page, fonts).pdf)[0].render(scale=1)
    ink = np.asarray(shown.to_pil().convert("L")) < 128
    assert ink.any()
    assert not ink[:, -round(11 * MM) :].any()
