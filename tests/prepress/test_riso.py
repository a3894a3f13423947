"""Plates for a risograph: a grey file for each ink, letters and drawings kept as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from PIL import Image

from tests.prepress.sheaf import operators, pages, plates, run, saved, shares
from zinepress.errors import SettingsError
from zinepress.prepress.coverage import coverage
from zinepress.prepress.plates import Plate, shared
from zinepress.prepress.riso import plate_pages, proof, slugged
from zinepress.press.inks import find_inks, inks

if TYPE_CHECKING:
    from pathlib import Path

TWO = find_inks(["black", "fluorescent-pink"])
PINK = "1 0.2824 0.6902"
DRAWN = f"{PINK} rg 20 20 200 200 re f 0 0 0 rg 60 60 40 40 re f 0.5 g 20 300 40 40 re f"
share = st.floats(0, 1, width=32)


def plate(at: int, picture_ink: int = 0) -> Plate:
    return Plate(TWO, at, picture_ink)


def grey(pdf: bytes, x: float, y: float) -> int:
    """How light the first page is at a point, from 0 to 255."""
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=1).to_pil().convert("L")
    left, _, _, top = page.get_mediabox()
    found = image.getpixel((round(x - left), round(top - y)))
    assert isinstance(found, int)
    return found


def test_each_plate_is_grey_and_holds_drawings_not_pixels() -> None:
    for at in (0, 1):
        made = plate_pages(pages(DRAWN), plate(at))
        found = operators(made)
        assert found.isdisjoint({"rg", "RG", "k", "K", "cs", "CS", "scn", "SCN", "Do"})
        assert {"g", "re", "f"} <= found


def test_a_plate_prints_with_black_alone(tmp_path: Path) -> None:
    cyan, magenta, yellow, black = shares(plate_pages(pages(DRAWN), plate(1)), tmp_path)[0]
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0.1


def test_greys_go_to_the_first_ink_and_colours_to_the_ink_that_looks_like_them() -> None:
    black, pink = (plate_pages(pages(DRAWN), plate(at)) for at in (0, 1))
    assert (grey(black, 30, 30), grey(pink, 30, 30)) == (255, 38)
    assert (grey(black, 40, 320), grey(pink, 40, 320)) == (128, 255)


def test_black_is_printed_over_other_inks_so_that_no_white_shows() -> None:
    black, pink = (plate_pages(pages(DRAWN), plate(at)) for at in (0, 1))
    assert (grey(black, 80, 80), grey(pink, 80, 80)) == (38, 38)


def test_a_page_that_names_no_colour_is_printed_by_the_first_ink() -> None:
    drawn = pages("20 20 200 200 re f 9 w 20 300 m 200 300 l S")
    made = [plate_pages(drawn, plate(at)) for at in (0, 1)]
    assert [grey(one, 80, 80) for one in made] == [38, 255]
    assert [grey(one, 80, 300) for one in made] == [0, 255]


def test_white_is_left_out_of_every_plate() -> None:
    drawn = pages(DRAWN + " 1 1 1 rg 60 60 40 40 re f")
    assert [grey(plate_pages(drawn, plate(at)), 80, 80) for at in (0, 1)] == [255, 255]


def test_letters_are_printed_in_full_and_areas_hold_no_more_than_dries() -> None:
    font = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    drawn = "0 g 20 20 80 80 re f BT /F 99 Tf 120 100 Td (I) Tj ET 20 200 80 80 re f"
    made = plate_pages(pages(drawn, resources={"/Font": font}), plate(0))
    page = pypdfium2.PdfDocument(made)[0].render(scale=2).to_pil().convert("L")
    levels = page.histogram()
    assert levels[0] > 500
    assert grey(made, 60, 60) == grey(made, 60, 240) == 38


def test_a_picture_goes_to_the_ink_that_is_named_for_pictures() -> None:
    with pikepdf.open(io.BytesIO(pages("200 0 0 200 20 20 cm /i Do"))) as pdf:
        stream = pdf.make_stream(Image.new("RGB", (9, 9), (128, 128, 128)).tobytes())
        stream.Subtype, stream.ColorSpace = Name.Image, Name.DeviceRGB
        stream.Width, stream.Height, stream.BitsPerComponent = 9, 9, 8
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(i=stream))
        drawn = saved(pdf)
    made = [grey(plate_pages(drawn, plate(at, picture_ink=1)), 99, 99) for at in (0, 1)]
    assert made == [255, 128]


@given(
    red=share,
    green=share,
    blue=share,
    names=st.sets(st.sampled_from(sorted(inks())), min_size=1, max_size=4),
)
def test_every_colour_is_printed_by_one_ink_and_by_no_more_than_all_of_it(
    red: float, green: float, blue: float, names: set[str]
) -> None:
    chosen = find_inks(sorted(names))
    at, amount = shared(chosen, red, green, blue)
    assert 0 <= at < len(chosen)
    assert 0 <= amount <= 1
    written = [Plate(chosen, one).of_rgb(red, green, blue).values[0] for one in range(len(chosen))]
    assert [one for one in range(len(chosen)) if written[one] < 1] in ([], [at])


def test_an_ink_prints_its_own_colour_in_full() -> None:
    for ink in inks().values():
        if len(set(ink.rgb)) > 1:
            assert shared(find_inks(["black", ink.name]), *ink.rgb) == (1, 1.0)


def test_the_share_of_ink_is_that_of_the_plate() -> None:
    made = plate_pages(pages("0 g -20 -20 400 500 re f"), plate(0))
    assert coverage(made)[0] == pytest.approx(0.85, abs=0.01)


def test_a_proof_shows_both_inks_one_over_the_other_and_a_little_off(tmp_path: Path) -> None:
    made = proof(pages(DRAWN), (plate(0), plate(1)), ("Black", "Pink"), "Rent")
    (tmp_path / "proof.pdf").write_bytes(made)
    run("qpdf", "--check", str(tmp_path / "proof.pdf"))
    page = pypdfium2.PdfDocument(made)[0]
    image = np.asarray(page.render(scale=1).to_pil().convert("RGB")).astype(int)
    foot = len(image) + round(page.get_mediabox()[1])
    assert image[foot - 30, 30][1] < 120 < image[foot - 30, 30][0]
    assert image[foot - 80, 80].sum() < 120
    assert image[foot - 100, 21].tolist() == [255, 255, 255]


def test_a_slug_is_text_that_says_which_plate_it_is(tmp_path: Path) -> None:
    made = slugged(plate_pages(pages(DRAWN), plate(1)), ["TOP \u2191 Pink"])
    (tmp_path / "slugged.pdf").write_bytes(made)
    assert "TOP \u2191 Pink" in run("pdftotext", str(tmp_path / "slugged.pdf"), "-")
    assert set(plates(made, tmp_path)) == {"Cyan", "Magenta", "Yellow", "Black"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["black", "flourescent-pink"], "did you mean 'fluorescent-pink'?"),
        (["blue", "Blue"], "an ink stands twice"),
        (["black", "blue", "red", "teal", "mint"], "5 inks"),
    ],
)
def test_wrong_inks_are_answered_with_what_to_write(names: list[str], said: str) -> None:
    with pytest.raises(SettingsError) as error:
        find_inks(names)
    assert said in str(error.value)


def test_the_table_holds_the_inks_by_the_names_on_their_drums() -> None:
    assert len(inks()) == 78
    assert inks()["fluorescent-pink"].title == "Fluorescent Pink"
