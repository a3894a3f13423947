"""What is read of a page: its boxes, its turn, its size as a reader holds it."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.impose.pdfs import many, numbered, page, stream
from zinepress.errors import ImposeError, Severity
from zinepress.impose.access import ASK_NOTHING, Access
from zinepress.impose.boxes import height, holds, width
from zinepress.impose.door import Limits
from zinepress.impose.read import opened
from zinepress.impose.shape import LETTER, Shape, shape_of
from zinepress.impose.sheets import Box, Edges

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MEDIA = b"/MediaBox[0 0 200 300]"


def shape(entries: bytes) -> Shape:
    with opened(page(entries=entries)) as source:
        return source.pages[0].shape


def test_a_page_without_other_boxes_is_its_whole_sheet() -> None:
    found = shape(MEDIA)
    assert found.crop == found.trim == found.bleed == Box(0, 0, 200, 300)
    assert found.geometry.bleed == Edges()


def test_weasyprints_bleed_lies_at_a_negative_origin() -> None:
    found = shape(
        b"/MediaBox[-8.5 -8.5 208.5 308.5]/BleedBox[-8.5 -8.5 208.5 308.5]/TrimBox[0 0 200 300]"
    )
    assert found.trim == Box(0, 0, 200, 300)
    assert found.geometry.bleed == Edges(8.5, 8.5, 8.5, 8.5)


def test_what_a_viewer_shows_is_what_is_placed() -> None:
    assert shape(MEDIA + b"/CropBox[20 30 180 270]").trim == Box(20, 30, 180, 270)


def test_a_trim_box_reaches_no_further_than_the_page_that_is_shown() -> None:
    found = shape(MEDIA + b"/CropBox[20 30 180 270]/TrimBox[0 0 190 300]")
    assert found.trim == Box(20, 30, 180, 270)


@pytest.mark.parametrize(
    ("turn", "bleed"),
    [
        (0, Edges(left=1, right=2, top=3, bottom=4)),
        (90, Edges(left=4, right=3, top=1, bottom=2)),
        (180, Edges(left=2, right=1, top=4, bottom=3)),
        (270, Edges(left=3, right=4, top=2, bottom=1)),
    ],
)
def test_bleed_turns_with_the_page(turn: int, bleed: Edges) -> None:
    boxes = b"/TrimBox[11 14 188 287]/BleedBox[10 10 190 290]/Rotate %d" % turn
    found = shape(MEDIA + boxes)
    assert found.geometry.bleed == bleed
    assert found.geometry.trim.is_landscape is bool(turn % 180)


def test_a_unit_scales_trim_and_bleed() -> None:
    found = shape(MEDIA + b"/TrimBox[10 10 190 290]/UserUnit 2.5")
    assert (found.geometry.trim.width, found.geometry.trim.height) == (450, 700)
    assert found.geometry.bleed == Edges(25, 25, 25, 25)


_numbers = st.one_of(st.integers(-2000, 2000), st.floats(-1e12, 1e12), st.just(0))
_boxes = st.one_of(st.none(), st.lists(_numbers, min_size=3, max_size=5))


@given(_boxes, _boxes, _boxes, _boxes, st.integers(-1000, 1000), _numbers)
def test_whatever_the_boxes_the_trim_lies_in_the_bleed_and_has_an_area(
    media: Sequence[float] | None,
    crop: Sequence[float] | None,
    bleed: Sequence[float] | None,
    trim: Sequence[float] | None,
    turn: int,
    unit: float,
) -> None:
    keys = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
    leaf: dict[str, object] = {
        key: pikepdf.Array(box)
        for key, box in zip(keys, (media, crop, bleed, trim), strict=True)
        if box is not None
    }
    found = shape_of({**leaf, "/Rotate": turn, "/UserUnit": unit})
    assert width(found.trim) > 0
    assert height(found.trim) > 0
    assert holds(found.bleed, found.trim, slack=0)
    assert found.turn in (0, 90, 180, 270)
    assert found.unit > 0


def test_a_page_without_a_size_is_letter_and_is_told_of() -> None:
    leaf = b"<</Type/Page/Parent 2 0 R/Contents 7 0 R%s>>"
    pdf = many([leaf % MEDIA, leaf % b"", leaf % MEDIA], stream(b""))
    with opened(pdf, "mixed.pdf") as source:
        assert source.pages[1].shape.trim == LETTER
        (finding,) = source.findings
    assert finding.page == 2
    assert finding.severity is Severity.WARNING
    assert "Letter" in finding.message


def test_the_same_trouble_of_many_pages_is_told_once() -> None:
    leaf = b"<</Type/Page/Parent 2 0 R%s/Rotate 7/Contents 14 0 R>>" % MEDIA
    with opened(many([leaf] * 10, stream(b""))) as source:
        (finding,) = source.findings
    assert "(pages 1, 2, 3, 4, 5 and 5 more)" in finding.message


def test_a_path_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "seven pages.pdf"
    path.write_bytes(numbered(7))
    with opened(path) as source:
        assert (source.name, len(source.pages)) == ("seven pages.pdf", 7)


def refusal(pdf: bytes | Path, access: Access = ASK_NOTHING) -> str:
    with pytest.raises(ImposeError) as raised, opened(pdf, access=access):
        pass
    return str(raised.value)


def test_a_missing_file_and_a_folder_are_told_by_name(tmp_path: Path) -> None:
    missing = refusal(tmp_path / "none.pdf")
    assert missing.startswith("none.pdf: the file cannot be opened: No such file")
    assert "it is not a file" in refusal(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "it is not a file" in refusal(tmp_path / "pipe.pdf")


def test_more_pages_than_the_limit_are_refused_with_a_way_out() -> None:
    said = refusal(numbered(4), Access(limits=Limits(pages=3)))
    assert "4 pages, more than 3\n" in said
    assert "--no-limits" in said


def test_who_may_print_anyway_can_say_so() -> None:
    closed = pikepdf.Permissions(print_lowres=False, print_highres=False)
    out = BytesIO()
    with pikepdf.open(BytesIO(numbered(2))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="", allow=closed))
    with opened(out.getvalue(), access=Access(any_use=True)) as source:
        assert len(source.pages) == 2


def test_the_readers_limits_are_put_back() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    with opened(numbered(1)):
        assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == 75_000_000
    assert pikepdf.settings.get_qpdf_limits() == before
