"""A picture leaves without its past and fit for the paper."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from zinepress.errors import ZineError
from zinepress.pictures.treat import Tone, Treatment, treat


def photograph(width: int = 60, height: int = 40) -> Image.Image:
    """A picture of more colours than line art has."""
    picture = Image.new("RGB", (width, height))
    picture.putdata(
        [(x * 4 % 256, y * 6 % 256, (x + y) % 256) for y in range(height) for x in range(width)]
    )
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_where_and_when_a_photograph_was_taken_does_not_travel() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    data = saved(photograph(), exif=exif, comment=b"by a name")
    assert b"SecretCamera" in data
    treated = treat(data, Treatment()).data
    assert b"SecretCamera" not in treated
    assert b"by a name" not in treated
    assert not opened(treated).getexif()


def test_a_photograph_held_sideways_prints_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    treated = treat(saved(photograph(60, 40), exif=exif), Treatment())
    assert (treated.width, treated.height) == (40, 60)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "JPEG", "BMP"])
def test_every_kind_of_photograph_becomes_jpeg(kind: str) -> None:
    assert treat(saved(photograph(), kind), Treatment()).media_type == "image/jpeg"


def test_line_art_stays_lossless() -> None:
    art = Image.new("L", (30, 30), 255)
    art.paste(0, (10, 10, 20, 20))
    treated = treat(saved(art, "PNG", pnginfo=None), Treatment())
    assert treated.media_type == "image/png"
    assert opened(treated.data).convert("L").tobytes() == art.tobytes()


def test_a_picture_is_no_larger_than_the_format_can_print() -> None:
    treated = treat(saved(photograph(400, 100)), Treatment(longest=200))
    assert (treated.width, treated.height) == (200, 50)


def test_a_light_picture_holds_no_tone_above_forty_per_cent_ink() -> None:
    dark = treat(saved(Image.new("RGB", (20, 20), "black"), "PNG"), Treatment(tone=Tone.LIGHT))
    assert opened(dark.data).convert("L").getextrema() == (153, 153)


@given(st.integers(0, 255))
def test_a_screened_grey_blackens_as_much_paper_as_it_is_dark(value: int) -> None:
    grey = saved(Image.new("L", (96, 96), value), "PNG")
    screened = opened(treat(grey, Treatment(tone=Tone.HALFTONE, dpi=600, lines=71)).data)
    assert screened.getcolors() is not None
    assert screened.mode == "1"
    white = screened.convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(white, (int, float))
    assert abs(white - value) <= 4


def test_line_tone_holds_black_and_white_alone() -> None:
    assert opened(treat(saved(photograph()), Treatment(tone=Tone.LINE)).data).mode == "1"


def test_transparency_survives_in_full_tone_and_falls_on_white_in_a_screen() -> None:
    clear = saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")
    assert opened(treat(clear, Treatment()).data).mode == "RGBA"
    assert opened(treat(clear, Treatment(tone=Tone.HALFTONE)).data).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a picture"),
        (b"<html></html>", "not a picture"),
        (saved(photograph(200, 200))[:900], "damaged"),
        (saved(photograph(200, 200), "PNG")[:-400], "damaged"),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ZineError, match=said):
        treat(data, Treatment())


def test_too_many_pixels_are_refused_from_the_header() -> None:
    bomb = saved(Image.new("1", (20_000, 6_000)), "PNG")
    with pytest.raises(ZineError, match="20000 x 6000"):
        treat(bomb, Treatment())


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(photograph(), "WEBP")
    assert treat(data, Treatment()) == treat(data, Treatment())


DRAWING = b"""<?xml version="1.0"?><!-- drawn by a name --><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:e="http://editor.example/" e:path="C:/Users/name" viewBox="0 0 9 9" onload="x()">
<metadata>a name</metadata><e:view/><script>x()</script><rect width="9" height="9"/></svg>"""


def test_a_drawing_leaves_without_its_editors_notes() -> None:
    treated = treat(DRAWING, Treatment())
    assert treated.media_type == "image/svg+xml"
    assert b"rect" in treated.data
    assert not any(word in treated.data for word in (b"name", b"editor", b"script", b"onload"))


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>', "well-formed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///x.png"/></svg>', "x.png"),
    ],
)
def test_a_drawing_that_could_reach_out_is_refused(drawing: bytes, said: str) -> None:
    with pytest.raises(ZineError, match=said):
        treat(drawing, Treatment())
