"""An imposed file gives its pages back."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.impose.likeness import ALIKE, difference
from tests.impose.pdfs import many, numbered, page, stream
from tests.impose.sheaves import anonymous, imposed, pages, patterned, written
from tests.impose.unlike import unlike
from zinepress.errors import ImposeError
from zinepress.impose.options import Mark, Options
from zinepress.impose.schemes import all_schemes, find_scheme
from zinepress.impose.sheets import Edge
from zinepress.impose.unimpose import unimpose
from zinepress.impose.verify import verify

SCHEMES = [scheme.name for scheme in all_schemes()]


def drawings(pdf: bytes) -> list[bytes]:
    """What each page draws, as it is packed."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [leaf.obj.Contents.read_raw_bytes() for leaf in file.pages]


def shapes(pdf: bytes) -> list[dict[str, str]]:
    """The boxes, the turn and the unit of each page, as written."""
    keys = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Rotate", "/UserUnit")
    with pikepdf.open(BytesIO(pdf)) as file:
        return [{key: repr(leaf.obj.get(key)) for key in keys} for leaf in file.pages]


def folios(pdf: bytes) -> list[int]:
    """The number that stands lowest on each page."""
    found = []
    with pdfium.PdfDocument(pdf) as file:
        for leaf in file:
            wide, high = leaf.get_size()
            text = leaf.get_textpage()
            feet = (text.get_text_bounded(0, 0, wide, high * share / 20) for share in range(1, 20))
            found.append(int(next(foot for foot in feet if foot.strip()).split()[-1]))
    return found


@pytest.mark.parametrize("name", SCHEMES)
def test_our_own_sheets_give_back_every_page_as_it_went_in(name: str) -> None:
    before = pages(find_scheme(name).sample)
    found = unimpose(imposed(before, name))
    assert found.scheme == ""
    assert drawings(found.pdf) == drawings(before)
    assert shapes(found.pdf) == shapes(before)


@pytest.mark.parametrize("seed", range(12))
def test_strangers_pages_look_the_same_after_there_and_back(seed: int) -> None:
    before = unlike(seed)
    after = unimpose(imposed(before, "saddle")).pdf
    with pdfium.PdfDocument(before) as one, pdfium.PdfDocument(after) as two:
        assert len(one) == len(two)
        for index in range(len(one)):
            drawn = [file[index].render(scale=1, rev_byteorder=True) for file in (one, two)]
            first, second = (each.to_numpy()[:, :, :3] for each in drawn)
            assert difference(first, second) <= ALIKE / 8


def test_pages_that_were_taken_in_another_order_come_back_in_that_order() -> None:
    before = numbered(5)
    after = unimpose(imposed(before, "saddle", Options(pages="5,1-3")))
    old = drawings(before)
    assert drawings(after.pdf) == [old[4], old[0], old[1], old[2]]


def test_blank_pages_come_back_blank() -> None:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]%s>>"
    before = many([leaf % b"/Contents 7 0 R", leaf % b"", leaf % b""], stream(b"0 0 9 9 re f"))
    after = unimpose(imposed(before, "saddle")).pdf
    with pikepdf.open(BytesIO(after)) as file:
        assert ["/Contents" in leaf.obj for leaf in file.pages] == [True, False, False]


def test_marks_and_their_layer_stay_behind() -> None:
    body = b"/OC /L BDC 1 0 0 rg 0 0 200 300 re f EMC"
    root = b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>>>>"
    layer = b"<</Type/OCG/Name(secret)>>"
    media = b"/MediaBox[0 0 200 300]"
    before = page(body, media, b"/Properties<</L 6 0 R>>", layer, root=root)
    sheets = imposed(before, "duplex", Options(marks=frozenset(Mark)))
    with pikepdf.open(BytesIO(unimpose(sheets).pdf)) as file:
        names = [str(group.Name) for group in file.Root.OCProperties.OCGs]
        assert names == ["secret"]
        assert len(file.Root.OCProperties.D.OFF) == 1


def test_no_sheet_is_left_in_the_file_of_pages() -> None:
    with pikepdf.open(BytesIO(unimpose(imposed(pages(8), "saddle")).pdf)) as file:
        leaves = [each for each in file.objects if _is_page(each)]
    assert len(leaves) == 8


def _is_page(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Page"


READABLE = (
    *("saddle", "sections", "quarto", "octavo", "sextodecimo", "cut-fold", "cut-stack", "mini8"),
    *("mini16", "trifold", "gate", "work-and-turn", "work-and-tumble", "pad"),
)


@pytest.mark.parametrize("name", READABLE)
def test_other_peoples_sheets_are_cut_into_pages_in_order(name: str) -> None:
    count = find_scheme(name).sample
    found = unimpose(anonymous(imposed(written(count), name)), name)
    assert folios(found.pdf) == list(range(1, count + 1))
    assert found.findings == ()


def test_the_scheme_need_not_be_named_when_numbers_tell() -> None:
    found = unimpose(anonymous(imposed(written(16), "octavo")))
    assert found.scheme == "octavo"
    assert folios(found.pdf) == list(range(1, 17))


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
def test_a_cell_cut_out_looks_as_the_page_did(quarter: int) -> None:
    before = written(8)
    sheets = anonymous(imposed(before, "saddle"), quarter=quarter)
    after = unimpose(sheets, "saddle").pdf
    with pdfium.PdfDocument(before) as one, pdfium.PdfDocument(after) as two:
        for index in range(8):
            drawn = [file[index].render(scale=1, rev_byteorder=True) for file in (one, two)]
            first, second = (each.to_numpy()[:, :, :3] for each in drawn)
            assert first.shape == second.shape
            assert np.abs(first.astype(int) - second).max() <= 40


def test_a_named_scheme_is_taken_at_its_word_and_a_doubt_is_told() -> None:
    found = unimpose(anonymous(imposed(patterned(8), "saddle")), "saddle")
    assert found.pages == 8
    (finding,) = found.findings
    assert "no page numbers confirm it" in finding.message
    with pdfium.PdfDocument(found.pdf) as file, pdfium.PdfDocument(patterned(8)) as before:
        for index in range(8):
            first, second = (
                f[index].render(scale=0.5).to_numpy()[:, :, :3] for f in (file, before)
            )
            assert difference(first, second) <= ALIKE


def test_right_to_left_sheets_are_cut_out_as_told() -> None:
    options = Options(binding=Edge.RIGHT)
    sheets = anonymous(imposed(written(8), "saddle", options))
    assert folios(unimpose(sheets, "saddle", options).pdf) == list(range(1, 9))


def test_sheets_that_read_in_no_way_are_refused() -> None:
    with pytest.raises(ImposeError, match=r"no scheme is known by which its pages read"):
        unimpose(anonymous(imposed(patterned(8), "saddle")))


def test_a_scheme_that_cannot_be_is_refused() -> None:
    with pytest.raises(ImposeError, match=r"sides cannot be sheets of 'poster'"):
        unimpose(anonymous(imposed(written(8), "saddle")), "poster")


def test_imposing_what_was_taken_apart_gives_sheets_that_read() -> None:
    again = imposed(unimpose(imposed(written(14), "saddle")).pdf, "quarto")
    (receipt,) = verify(again)
    assert receipt.reads
