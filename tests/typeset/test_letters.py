"""Every letter in the font that was asked for, or an error that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import SOURCE, Write
from zinepress.errors import Finding, Severity, TypesetError, Where
from zinepress.typeset.letters import spell
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet


def wrong(markup: Markup, fonts: FontSet) -> tuple[Finding, ...]:
    with pytest.raises(TypesetError) as caught:
        typeset(markup, fonts)
    return caught.value.findings


def test_a_letter_that_no_font_has_is_named_with_its_line_and_the_fonts(
    write: Write, fonts: FontSet
) -> None:
    (finding,) = wrong(write("<p data-line=3>fine<p data-line=9>so <b>\U0001f600</b>"), fonts)
    assert finding.message == (
        "no font in fonts/ has '\U0001f600' (U+1F600 grinning face); asked for: 'Literata'"
    )
    assert finding.where == Where(SOURCE, 9)
    assert finding.page == 1
    assert finding.rule == "glyph-missing"


def test_a_letter_that_strays_to_another_font_is_an_error_that_names_a_fit_one(
    write: Write, fonts: FontSet
) -> None:
    (finding,) = wrong(write("<p data-line=4>Անուն"), fonts)
    assert finding.message.startswith("'Literata' has no 'Ա' (U+0531 armenian capital letter ayb)")
    assert finding.where == Where(SOURCE, 4)
    assert finding.hint is not None
    assert finding.hint.startswith("'Noto Serif Armenian'")


def test_a_text_in_the_wrong_script_is_told_of_once_a_line(write: Write, fonts: FontSet) -> None:
    found = wrong(write("<p data-line=4>모든 인간은<p data-line=8>태어날 때부터"), fonts)
    assert [finding.where for finding in found] == [Where(SOURCE, 4), Where(SOURCE, 8)]


def test_spaces_and_joiners_need_no_letter_of_their_own(write: Write, fonts: FontSet) -> None:
    silent = "a\u2003b\u202fc\u00add\u2060e\u200bf\u2066g\u2069h\ufe0fi"
    css = "html { font-family: Anton }"
    pages = typeset(write(f"<p data-line=1>{silent}", css, families=("Anton",)), fonts)
    assert pages.findings == ()


def test_a_family_that_is_not_there_is_an_error_with_the_nearest_name(
    write: Write, fonts: FontSet
) -> None:
    css = "p { font-family: Litterata, Literata }"
    found = wrong(write("<p data-line=2>text", css, families=("Literatta",)), fonts)
    assert [(one.message, one.hint, one.where) for one in found] == [
        ("there is no font family 'Literatta'", "did you mean 'Literata'?", None),
        (
            "there is no font family 'Litterata'",
            "did you mean 'Literata'?",
            Where(SOURCE, 2),
        ),
    ]


def test_a_generic_family_is_no_font(write: Write, fonts: FontSet) -> None:
    found = wrong(write("<p data-line=2>text", "p { font-family: serif }"), fonts)
    assert [one.message for one in found] == ["text is set in 'serif', which is no font"]


def test_a_family_counts_without_regard_to_capitals(write: Write, fonts: FontSet) -> None:
    pages = typeset(write("<p data-line=2>text", "p { font-family: LITERATA }"), fonts)
    assert pages.findings == ()


@pytest.mark.parametrize(
    ("css", "manner"),
    [("p { font: bold 10pt Anton }", "bold"), ("p { font: italic 10pt Anton }", "italics")],
)
def test_a_face_that_is_not_there_is_a_warning(
    write: Write, fonts: FontSet, css: str, manner: str
) -> None:
    (finding,) = typeset(write("<p data-line=2>text", css), fonts).findings
    assert finding.severity is Severity.WARNING
    assert finding.message == (f"{manner} is asked of 'Anton', which has none: it is printed plain")


def test_running_heads_are_looked_at_too(write: Write, fonts: FontSet) -> None:
    css = "@page { @top-left { content: 'Ա'; font: 8pt Literata } }"
    (finding,) = wrong(write("<p data-line=2>text", css), fonts)
    assert "U+0531" in finding.message
    assert finding.where == Where(SOURCE)


def test_a_drawing_asks_for_fonts_of_the_press(
    write: Write, fonts: FontSet, press: Callable[[str, bytes], Path]
) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">'
        '<text y="20" font-family="{}">Map</text></svg>'
    )
    press("good.svg", svg.format("Gone, 'Noto Serif'").encode())
    root = press("bad.svg", svg.format("Helvetica").encode())
    image = '<p data-line=6><img alt="map" src="http://press.invalid/source/{}.svg">'
    roots = {"source": root}
    assert typeset(write(image.format("good"), roots=roots), fonts).findings == ()
    (finding,) = wrong(write(image.format("bad"), roots=roots), fonts)
    assert finding.message == "there is no font family 'Helvetica'"
    assert finding.where == Where(SOURCE, 6)


def test_letters_are_spelt_so_that_one_can_look_them_up() -> None:
    assert spell(("ħ",)) == "'ħ' (U+0127 latin small letter h with stroke)"
    assert spell(tuple("abcdefgh")).endswith(" and 2 more letters")
