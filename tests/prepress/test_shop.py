"""Files for print shops: boxes, inks, and what they say of themselves."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.prepress.sheaf import A6, HERE, operators, order, pages, plates, run, saved, shares
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.errors import PrepressError
from zinepress.prepress.inking import FourInks
from zinepress.prepress.shop import for_shop
from zinepress.press.shops import find_shop, profile_file, shop_names

if TYPE_CHECKING:
    from pathlib import Path

BLACK = "0 0 0 rg 20 20 100 40 re f"
RED = "0.8 0.1 0.1 rg 20 120 100 40 re f 0.8 0.1 0.1 RG 4 w 20 200 m 200 200 l S"
GREY = "0.5 g 20 240 100 40 re f"
SHOPS = shop_names(HERE)
ENOUGH = 6
"""Pages, so that something is left within a cover of its own."""
ink = st.floats(0, 1, width=32)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("shop", SHOPS)
def test_a_file_for_a_shop_is_sound_and_has_nothing_to_mend(shop: str, tmp_path: Path) -> None:
    made = for_shop(pages(BLACK, RED, *[GREY] * 4), order(shop)).pages
    (tmp_path / "made.pdf").write_bytes(made)
    run("qpdf", "--check", str(tmp_path / "made.pdf"))
    profile = PROFILES["shop-old" if shop in ("x1a", "glued") else "shop"]
    expected = {"bleed"} | ({"page-count"} if shop == "glued" else set())
    assert {one.rule for one in check_pdf(made, profile)} <= expected


@pytest.mark.parametrize("shop", SHOPS)
def test_black_and_grey_are_printed_by_black_alone(shop: str, tmp_path: Path) -> None:
    made = for_shop(pages(*[f"{BLACK} {GREY}"] * ENOUGH), order(shop)).pages
    cyan, magenta, yellow, black = shares(made, tmp_path)[0]
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0


def test_a_file_in_black_alone_has_no_operator_of_colour() -> None:
    made = for_shop(pages(RED, "0 1 0 0 k 9 9 9 9 re f"), order("black")).pages
    assert operators(made).isdisjoint({"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"})


def test_red_is_mixed_from_magenta_and_yellow(tmp_path: Path) -> None:
    made = for_shop(pages(RED), order("x4")).pages
    found = plates(made, tmp_path)
    assert found["Magenta"].max() > 0.8
    assert found["Yellow"].max() > 0.7
    assert found["Cyan"].max() < 0.4


@pytest.mark.parametrize("shop", SHOPS)
def test_bleed_lies_around_the_trim_and_the_medium_holds_it(shop: str) -> None:
    bleed = find_shop(shop, HERE).bleed
    with opened(for_shop(pages(*[BLACK] * ENOUGH), order(shop)).pages) as pdf:
        page = pdf.pages[0]
        assert [float(one) for one in page.trimbox] == pytest.approx([0, 0, *A6])
        around = [-bleed, -bleed, A6[0] + bleed, A6[1] + bleed]
        assert [float(one) for one in page.obj.BleedBox] == pytest.approx(around, abs=1e-3)
        assert [float(one) for one in page.mediabox] == pytest.approx(around, abs=1e-3)


def test_a_file_for_pdf_x_4_carries_the_profile_of_its_condition() -> None:
    with opened(for_shop(pages(BLACK), order("x4")).pages) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        profile = intent.DestOutputProfile.read_bytes()
        assert (profile[12:16], profile[16:20]) == (b"prtr", b"CMYK")
        assert intent.DestOutputProfile.N == 4
        with pdf.open_metadata() as said:
            assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert said["dc:title"] == "Rent & <tea>"
            assert said["xmpMM:DocumentID"].startswith("uuid:")
        assert pdf.pdf_version == "1.6"


def test_a_file_for_pdf_x_1a_names_a_registered_condition_and_no_profile() -> None:
    with opened(for_shop(pages(BLACK), order("x1a")).pages) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 006"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "/DestOutputProfile" not in intent
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert pdf.pdf_version == "1.3"


@pytest.mark.parametrize("shop", SHOPS)
def test_every_standard_asks_for_a_title_dates_trapping_and_an_identifier(shop: str) -> None:
    with opened(for_shop(pages(*[BLACK] * ENOUGH), order(shop, date="2026-05")).pages) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Rent & <tea>"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260501000000Z"
        assert pdf.docinfo["/Trapped"] == Name("/False")
        assert len(pdf.trailer.ID) == 2


def test_what_is_for_reading_stays_behind() -> None:
    with opened(pages("/P <</MCID 0>> BDC " + BLACK + " EMC")) as pdf:
        pdf.pages[0].obj["/Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link)])
        pdf.Root["/StructTreeRoot"] = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        made = for_shop(saved(pdf), order("x4")).pages
    with opened(made) as pdf:
        assert "/Annots" not in pdf.pages[0].obj
        assert "/StructTreeRoot" not in pdf.Root
    assert "BDC" not in operators(made)


def test_empty_pages_go_before_the_back_cover() -> None:
    made = for_shop(pages(BLACK, RED, GREY, BLACK, RED), order("black"))
    assert (made.count, made.blanks) == (8, 3)
    with opened(made.pages) as pdf:
        drawn = [page.Contents.read_bytes() != b"q Q" for page in pdf.pages]
    assert drawn == [True, True, True, True, False, False, False, True]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert for_shop(pages(RED), order("x4")) == for_shop(pages(RED), order("x4"))


def test_crop_marks_are_printed_by_every_ink_and_stay_out_of_the_bleed(tmp_path: Path) -> None:
    (tmp_path / "shops").mkdir()
    (tmp_path / "shops" / "marked.toml").write_text('extends = "x4"\nmarks = true\n', "utf-8")
    made = for_shop(pages("1 g 0 0 9 9 re f"), order("marked", tmp_path)).pages
    found = plates(made, tmp_path)
    assert all(found[name].max() > 0.3 for name in ("Cyan", "Magenta", "Yellow", "Black"))
    edge = round((find_shop("x4", HERE).bleed + 8 / 25.4 * 72) / 2)
    assert found["Black"][edge:-edge, edge:-edge].max() == 0


HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
FONT = {"/Font": Dictionary(F=HELVETICA)}
LETTER = "BT /F 200 Tf 60 100 Td (I) Tj ET"


def test_black_letters_are_printed_over_colour_and_white_ones_are_not(tmp_path: Path) -> None:
    ground = "0.8 0.1 0.1 rg 0 0 300 420 re f"
    for colour, least, most in (("0 0 0", 0.8, 1), ("1 1 1", 0, 0.1)):
        drawn = pages(f"{ground} 0 g {LETTER} {colour} rg {LETTER}", resources=FONT)
        found = plates(for_shop(drawn, order("x4")).pages, tmp_path)
        magenta = found["Magenta"][20:-20, 20:-20].min()
        assert least <= magenta <= most


def test_a_page_that_names_no_colour_is_black(tmp_path: Path) -> None:
    found = plates(for_shop(pages("20 20 200 200 re f"), order("x4")).pages, tmp_path)
    assert (found["Black"].max(), found["Cyan"].max()) == (1, 0)


def with_state(**keys: Any) -> bytes:
    state = Dictionary({"/Type": Name.ExtGState} | {f"/{key}": one for key, one in keys.items()})
    return pages("/a gs " + BLACK, resources={"/ExtGState": Dictionary(a=state)})


def test_what_shows_through_is_refused_for_pdf_x_1a_with_its_page() -> None:
    with pytest.raises(PrepressError) as error:
        for_shop(with_state(ca=0.5), order("x1a"))
    (finding,) = error.value.findings
    assert finding.page == 1
    assert finding.message == "colour with an opacity below 1, which PDF/X-1a does not take"


def test_an_opacity_of_one_leaves_no_key_of_transparency_behind() -> None:
    with opened(for_shop(with_state(ca=1, CA=1), order("x1a")).pages) as pdf:
        assert set(pdf.pages[0].Resources.ExtGState["/a"].keys()) == {"/Type"}


def test_a_font_that_pdf_x_1a_cannot_hold_is_refused_by_name() -> None:
    with opened(pages(BLACK)) as pdf:
        file = pdf.make_stream(b"OTTO", Subtype=Name.OpenType)
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Loud, FontFile3=file)
        pdf.Root["/Kept"] = pdf.make_indirect(descriptor)
        with pytest.raises(PrepressError, match="the font Loud is OpenType"):
            for_shop(saved(pdf), order("x1a"))


def test_what_shows_through_stays_for_pdf_x_4() -> None:
    with opened(for_shop(with_state(ca=0.5), order("x4")).pages) as pdf:
        assert float(pdf.pages[0].Resources.ExtGState["/a"].ca) == 0.5


def test_a_gradient_runs_between_inks(tmp_path: Path) -> None:
    function = Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 1, 1])
    )
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceRGB,
        Coords=Array([0, 0, A6[0], 0]),
        Function=function,
        Extend=Array([True, True]),
    )
    made = for_shop(pages("/s sh", resources={"/Shading": Dictionary(s=shading)}), order("x4"))
    found = plates(made.pages, tmp_path)
    assert found["Cyan"].max() == 0
    assert found["Black"][100, 20] > 0.85
    assert found["Black"][100, -20] < 0.15


def picture(image: Image.Image) -> bytes:
    with opened(pages("200 0 0 200 20 20 cm /i Do")) as pdf:
        stream = pdf.make_stream(image.tobytes())
        stream.Subtype, stream.ColorSpace = Name.Image, Name.DeviceRGB
        stream.Width, stream.Height, stream.BitsPerComponent = *image.size, 8
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(i=stream))
        return saved(pdf)


def test_a_picture_in_greys_is_printed_by_black_alone(tmp_path: Path) -> None:
    made = for_shop(picture(Image.new("RGB", (40, 40), (90, 90, 91))), order("x4")).pages
    cyan, magenta, yellow, black = shares(made, tmp_path)[0]
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0


def test_a_colour_picture_keeps_within_the_ink_that_paper_takes(tmp_path: Path) -> None:
    dark = Image.new("RGB", (40, 40), (20, 0, 40))
    made = for_shop(picture(dark), order("news")).pages
    found = plates(made, tmp_path)
    total = np.sum([found[name] for name in ("Cyan", "Magenta", "Yellow", "Black")], axis=0)
    assert 1.5 < total.max() <= 2.45


@given(red=ink, green=ink, blue=ink, limit=st.integers(150, 400))
def test_no_colour_takes_more_ink_than_the_limit(
    red: float, green: float, blue: float, limit: int
) -> None:
    shop = find_shop("x4", HERE)
    inking = FourInks(profile_file(shop, HERE).read_bytes(), limit)
    assert sum(inking.of_rgb(red, green, blue).values) <= limit / 100 + 1e-6
