"""What zinepress takes from WeasyPrint without WeasyPrint having promised it.

When a test here fails after WeasyPrint has been brought up to date, the name it speaks of has gone
or changed; mend `zinepress/typeset/inside.py`, then widen the pin in `pyproject.toml`.
"""

from __future__ import annotations

import inspect
import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout
from weasyprint.pdf import stream, tags
from weasyprint.text import ffi, fonts
from weasyprint.urls import URLFetcher, URLFetcherResponse

from zinepress.typeset import inside
from zinepress.typeset.fetcher import PressFetcher
from zinepress.typeset.limits import Limits

if TYPE_CHECKING:
    from zinepress.typeset.fonts import FontSet


def test_this_is_the_weasyprint_that_inside_knows() -> None:
    assert version("weasyprint").partition(".")[0] == "70"


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (ffi, "fontconfig"),
        (ffi, "pangoft2"),
        (ffi, "gobject"),
        (fonts, "FontConfiguration"),
        (boxes, "TextBox"),
        (boxes, "LineBox"),
        (boxes, "BlockContainerBox"),
        (boxes, "MarginBox"),
        (boxes, "FootnoteAreaBox"),
        (boxes, "ReplacedBox"),
        (stream.Stream, "begin_marked_content"),
        (stream.Stream, "end_marked_content"),
        (tags, "add_tags"),
        (URLFetcher, "fetch"),
        (CounterStyle, "update"),
    ],
)
def test_a_name_that_we_use_is_there(owner: object, name: str) -> None:
    assert hasattr(owner, name)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (inside._BUILD, "box parent pdf page_number nums annotations tags"),
        (inside._MARKED, "self box tag"),
        (fonts.FontConfiguration.add_font_face, "self rule_descriptors url_fetcher"),
        (replacedbox_layout, "box"),
        (URLFetcherResponse.__init__, "self url body headers status kwargs"),
    ],
)
def test_a_function_that_we_stand_in_for_takes_what_it_took(
    function: object, arguments: str
) -> None:
    assert callable(function)
    assert list(inspect.signature(function).parameters) == arguments.split()


@pytest.fixture(scope="module")
def laid(fonts: FontSet) -> weasyprint.document.Document:
    """Pages with everything on them that `inside` looks at."""
    inside.say_more_in_tags()
    dot = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
        "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    html = weasyprint.HTML(
        string=f"""<html lang="en"><title>x</title><style>
        @page {{ size: 9cm; @top-left {{ content: "head" }} }} html {{ font-family: Literata }}
        .note {{ float: footnote }} .out {{ position: absolute }} p {{ text-align: justify }}
        </style><p data-line="4">text \ue123<span class="note">note</span>
        <span class="out">out</span><img alt="x" src="{dot}" style="width: 1in">{"word " * 40}""",
        base_url="http://press.invalid/",
        url_fetcher=PressFetcher({}, Limits()),
    )
    press_fonts = inside.PressFonts(file.path for file in fonts.files)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    document = html.render(font_config=press_fonts, pdf_variant="pdf/ua-1")
    document.write_pdf(pdf_variant="pdf/ua-1")
    return document


def test_every_kind_of_box_is_recognised(laid: weasyprint.document.Document) -> None:
    found = list(inside.descendants(inside.page_box(laid.pages[0])))
    texts = {box.text for box in found if inside.is_text(box)}
    assert {"note", "out", "head"} <= {text.strip() for text in texts}
    for kind in (inside.is_line, inside.is_container, inside.is_margin, inside.is_notes):
        assert any(map(kind, found)), kind.__name__
    assert not any(isinstance(box, AbsolutePlaceholder) for box in found)
    assert any(getattr(box, "justification_spacing", 0) > 0 for box in found)
    (picture,) = (box for box in found if inside.is_replaced(box))
    assert isinstance(picture.replacement, RasterImage)
    assert inside.resolution(picture) == pytest.approx(1.0)
    assert picture.element is not None


def test_boxes_have_the_places_that_proofreading_measures(
    laid: weasyprint.document.Document,
) -> None:
    page = inside.page_box(laid.pages[0])
    assert page.page_type.blank is False
    for box in inside.descendants(page):
        if inside.is_text(box):
            assert box.width > 0
            assert box.baseline > 0
            assert box.style["font_size"] > 0
            assert box.style["font_family"] == ("Literata",)
            assert box.element_tag is None or isinstance(box.element_tag, str)
        if inside.is_container(box):
            assert box.style["overflow"] == "visible"
            assert box.content_box_x() >= box.padding_box_x()
            assert box.padding_width() >= box.width


def test_fonts_tell_what_was_drawn_from_them(laid: weasyprint.document.Document) -> None:
    (font,) = inside.used_fonts(laid)
    assert font.family == "Literata"
    assert {"t", "x", "w"} <= font.letters
    assert font.missing == {"\ue123"}


def _letter(fonts: FontSet, family: str) -> str:
    return chr(max(code for code in fonts.covered(family) if chr(code).isprintable()))


def test_every_face_of_a_family_is_found_by_its_weight_and_slant(fonts: FontSet) -> None:
    press_fonts = inside.PressFonts(file.path for file in fonts.files)
    wanted = {
        (face.family, face.weight, face.italic)
        for faces in fonts.families.values()
        for _, face in faces
    }
    body = "".join(
        f"<p style=\"font: {'italic' if italic else 'normal'} {weight} 9pt '{family}'\">"
        f"{_letter(fonts, family)}"
        for family, weight, italic in sorted(wanted)
    )
    document = weasyprint.HTML(string=body).render(font_config=press_fonts)
    document.write_pdf()
    drawn = {(font.family, font.weight, font.style > 0) for font in document.fonts.values()}
    assert drawn == wanted
