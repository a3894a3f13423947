"""Each rule finds its fault, and a good file has none."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.check.marks import Picture, Text
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.check.walk import page_marks
from zinepress.errors import Severity

if TYPE_CHECKING:
    from pathlib import Path

FONT = pikepdf.Dictionary(
    Type=pikepdf.Name.Font,
    Subtype=pikepdf.Name.Type3,
    FontBBox=[0, 0, 1000, 1000],
    FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
    FirstChar=97,
    LastChar=97,
    Widths=[600],
    Encoding=pikepdf.Dictionary(Differences=[97, pikepdf.Name.a]),
    Resources=pikepdf.Dictionary(),
)
HOME = "/ho" + "me/someone/"
BLACK_TEXT = b"0 g BT /F 10 Tf 50 100 Td (aaa) Tj ET"


def page(content: bytes, **extra: object) -> bytes:
    """A page of 200 points square with a font F, a 30 by 20 pixel picture I and a state G."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    font = pdf.make_indirect(pikepdf.Dictionary(dict(FONT.items())))
    font.CharProcs = pikepdf.Dictionary(a=pdf.make_stream(b"600 0 d0 0 0 600 700 re f"))
    picture = pdf.make_stream(
        bytes(600),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=30,
        Height=20,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )
    resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font),
        XObject=pikepdf.Dictionary(I=picture),
        ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5)),
        ColorSpace=pikepdf.Dictionary(
            S=pikepdf.Array(
                [
                    pikepdf.Name.Separation,
                    pikepdf.Name("/Warm Red"),
                    pikepdf.Name.DeviceCMYK,
                    pikepdf.Dictionary(),
                ]
            )
        ),
    )
    one = pdf.pages[0]
    one.Resources = resources
    one.Contents = pdf.make_stream(content)
    for key, value in extra.items():
        one[f"/{key}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def rules(data: bytes, profile: str = "office") -> set[str]:
    return {finding.rule for finding in check_pdf(data, PROFILES[profile])}


@pytest.mark.parametrize("profile", ["screen", "office", "riso", "photocopier"])
def test_black_text_of_ten_points_inside_the_page_is_fine(profile: str) -> None:
    assert rules(page(BLACK_TEXT), profile) == set()


@pytest.mark.parametrize(
    ("content", "profile", "rule"),
    [
        (b"BT /F 4 Tf 50 100 Td (a) Tj ET", "office", "small-text"),
        (b"BT /F 1 Tf 4 0 0 4 50 100 Tm (a) Tj ET", "office", "small-text"),
        (b"1 g BT /F 7.5 Tf 50 100 Td (a) Tj ET", "office", "reversed-text"),
        (b".6 g BT /F 10 Tf 50 100 Td (a) Tj ET", "photocopier", "light-text"),
        (b".2 w 50 50 m 90 50 l S", "office", "hairline"),
        (b".1 0 0 .1 0 0 cm 2 w 500 500 m 900 500 l S", "office", "hairline"),
        (b"50 50 90 .2 re f", "office", "hairline"),
        (b"q 100 0 0 100 50 50 cm /I Do Q", "office", "coarse-picture"),
        (b"q 8 0 0 12 50 50 cm /I Do Q", "office", "stretched-picture"),
        (b"1 0 0 rg 50 50 20 20 re f", "riso", "colour"),
        (b"/S cs 1 scn 50 50 20 20 re f", "riso", "colour"),
        (b"1 0 0 rg 50 50 20 20 re f", "shop", "rgb"),
        (b".9 .9 .9 .9 k 20 20 90 90 re f", "shop", "total-ink"),
        (b".5 .4 .4 1 k BT /F 10 Tf 50 100 Td (a) Tj ET", "shop", "rich-black-text"),
        (b"/G gs 20 20 90 90 re f", "shop-old", "transparency"),
        (b"BT /F 10 Tf 5 100 Td (a) Tj ET", "office", "unprintable-edge"),
        (b"BT /F 10 Tf 180 100 Td (aaa) Tj ET", "office", "unprintable-edge"),
    ],
)
def test_a_fault_is_found_by_its_rule(content: bytes, profile: str, rule: str) -> None:
    assert rule in rules(page(content), profile)


def test_text_near_the_trim_is_found_where_the_paper_is_larger() -> None:
    data = page(b"BT /F 10 Tf 42 100 Td (a) Tj ET", TrimBox=[40, 40, 160, 160])
    assert rules(data) == {"near-trim"}


def test_text_in_a_form_counts_as_text_of_its_page() -> None:
    pdf = pikepdf.open(io.BytesIO(page(b"q .4 0 0 .4 20 20 cm /X Do Q")))
    resources = pdf.pages[0].Resources
    resources.XObject.X = pdf.make_stream(
        BLACK_TEXT,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 200, 200],
        Resources=pikepdf.Dictionary(Font=resources.Font),
    )
    found = [mark for mark in page_marks(pdf.pages[0]) if isinstance(mark, Text)]
    assert [round(text.size, 3) for text in found] == [4.0]
    assert found[0].box[0] == pytest.approx(40)
    assert found[0].box[2] == pytest.approx(40 + 3 * 6 * 0.4)


def test_a_form_that_calls_itself_ends() -> None:
    pdf = pikepdf.open(io.BytesIO(page(b"/X Do")))
    form = pdf.make_stream(
        b"/X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
    )
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Resources.XObject.X = form
    assert list(page_marks(pdf.pages[0])) == []


def changed(**root: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(page(BLACK_TEXT)))
    for key, value in root.items():
        if key.startswith("Info"):
            pdf.docinfo[f"/{key[4:]}"] = value
        else:
            pdf.Root[f"/{key}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("root", "rule"),
    [
        ({"InfoAuthor": "A name"}, "personal-metadata"),
        ({"InfoTitle": HOME + "march.indd"}, "path-in-metadata"),
        ({"InfoTitle": "C:\\Users\\someone"}, "path-in-metadata"),
        ({"Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())}, "carries-attachment"),
        ({"Names": pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())}, "carries-script"),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.JavaScript)}, "carries-script"),
        ({"AA": pikepdf.Dictionary()}, "carries-action"),
        ({"AcroForm": pikepdf.Dictionary(Fields=[pikepdf.Dictionary()])}, "carries-form"),
    ],
)
def test_what_a_file_tells_or_carries_is_found(root: dict[str, object], rule: str) -> None:
    assert rules(changed(**root)) == {rule}


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("file://" + HOME, "file-link"),
        ("https://example.org/?utm_source=x", "tracking-link"),
        ("https://example.org/", "link"),
    ],
)
def test_links_are_read(address: str, rule: str) -> None:
    note = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address),
    )
    assert rule in rules(page(BLACK_TEXT, Annots=pikepdf.Array([note])), "shop")


def test_a_font_outside_the_file_is_named() -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.Arial
    )
    pdf = pikepdf.open(io.BytesIO(page(BLACK_TEXT)))
    pdf.pages[0].Resources.Font.H = pdf.make_indirect(font)
    out = io.BytesIO()
    pdf.save(out)
    found = check_pdf(out.getvalue(), PROFILES["office"])
    assert [finding.message for finding in found] == ["the font Arial is not in the file"]


def test_several_sizes_are_a_warning() -> None:
    pdf = pikepdf.open(io.BytesIO(page(BLACK_TEXT)))
    pdf.add_blank_page(page_size=(300, 200))
    out = io.BytesIO()
    pdf.save(out)
    found = check_pdf(out.getvalue(), PROFILES["office"])
    assert [(one.rule, one.severity) for one in found] == [("page-sizes", Severity.WARNING)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>", page(BLACK_TEXT)[:200]])
def test_a_file_that_cannot_be_read_is_one_finding(data: bytes) -> None:
    assert rules(data) == {"unreadable"}


@given(st.binary(max_size=80))
def test_no_content_stops_the_check(junk: bytes) -> None:
    check_pdf(page(BLACK_TEXT + b"\n" + junk), PROFILES["shop-old"])


@given(st.integers(20, 400), st.integers(20, 400), st.integers(0, 3), st.floats(5, 90))
def test_pixels_per_inch_follow_the_matrix(wide: int, high: int, turns: int, side: float) -> None:
    a, b = [(side, 0.0), (0.0, side), (-side, 0.0), (0.0, -side)][turns]
    matrix = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} 100 100 cm"
    data = page(f"q {matrix} /I Do Q".encode())
    pdf = pikepdf.open(io.BytesIO(data))
    pdf.pages[0].Resources.XObject.I.Width = wide
    pdf.pages[0].Resources.XObject.I.Height = high
    (picture,) = [mark for mark in page_marks(pdf.pages[0]) if isinstance(mark, Picture)]
    assert picture.ppi[0] == pytest.approx(72 * wide / side, rel=1e-3)
    assert picture.ppi[1] == pytest.approx(72 * high / side, rel=1e-3)


def test_a_picture_measures_as_poppler_says(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page(b"q 90 0 0 30 50 50 cm /I Do Q"))
    listed = (
        subprocess.run(("pdfimages", "-list", path), capture_output=True, text=True, check=True)
        .stdout.splitlines()[2]
        .split()
    )
    with pikepdf.open(path) as pdf:
        (picture,) = [mark for mark in page_marks(pdf.pages[0]) if isinstance(mark, Picture)]
    assert [str(round(ppi)) for ppi in picture.ppi] == listed[12:14]


def test_the_same_fault_many_times_is_one_finding_that_counts() -> None:
    found = check_pdf(page(b"BT /F 4 Tf 50 100 Td (a) Tj (a) Tj (a) Tj ET"), PROFILES["office"])
    assert [finding.message for finding in found] == ["text of 4.0 pt, 3 times"]
