"""Contact sheets show every page, in the order that it is read."""

from __future__ import annotations

import io

from PIL import Image

from tests.impose.pdfs import many, numbered, stream
from zinepress.handout.contact import SPREADS, TABLE, WIDTH, pages_pictures, sheets_pictures


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def first_black(count: int) -> bytes:
    """Pages of which the first is black."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents %d 0 R>>"
    ink, none = 4 + count, 5 + count
    leaves = [leaf % (none if number else ink) for number in range(count)]
    return many(leaves, stream(b"0 g 0 0 200 300 re f"), stream(b""))


def blackest(picture: Image.Image) -> float:
    """How far from the left the black lies, from 0 to 1."""
    black = picture.convert("L").point(lambda dot: 255 if dot < 20 else 0)
    box = black.getbbox()
    assert box is not None
    return (box[0] + box[2]) / 2 / picture.width


def test_a_reading_starts_where_its_language_does() -> None:
    (left,) = pages_pictures(first_black(4))
    (right,) = pages_pictures(first_black(4), right_to_left=True)
    assert blackest(opened(left)) < 0.4
    assert blackest(opened(right)) > 0.6


def test_a_long_text_goes_on_several_pictures() -> None:
    pictures = pages_pictures(numbered(2 * SPREADS + 2))
    assert len(pictures) == 2
    assert [opened(one).width for one in pictures] == [WIDTH, WIDTH]


def test_sheets_stand_front_beside_back_on_a_table() -> None:
    (picture,) = sheets_pictures(numbered(4, (842, 595)))
    shown = opened(picture)
    assert shown.width == WIDTH
    assert shown.height < WIDTH  # two rows of two
    red, green, blue = shown.getpixel((2, 2))  # type: ignore[misc]
    assert max(abs(red - TABLE[0]), abs(green - TABLE[1]), abs(blue - TABLE[2])) < 12


def test_the_same_file_gives_the_same_pictures() -> None:
    assert pages_pictures(numbered(6)) == pages_pictures(numbered(6))
