"""Stylesheets: parsed once, and every mistake told in its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import SOURCE, Write
from zinepress.errors import Finding, Severity, TypesetError, Where
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from zinepress.typeset.fonts import FontSet

STYLE = "layouts/test/style.css"


def told(css: str, write: Write, fonts: FontSet) -> list[tuple[str, Where | None, Severity]]:
    try:
        findings: tuple[Finding, ...] = typeset(write("<p data-line=1>x", css), fonts).findings
    except TypesetError as error:
        findings = error.findings
    return [(one.message, one.where, one.severity) for one in findings]


@pytest.mark.parametrize(
    ("css", "message", "line", "column"),
    [
        (
            "p {\n  text-wrap: balance;\n}",
            "the typesetter does not know `text-wrap: balance`: unknown property",
            2,
            3,
        ),
        (
            "p { color: blau }",
            "the typesetter does not know `color: blau`: invalid value",
            1,
            5,
        ),
        ("@supports (a: b) { p { color: red } }", "unknown rule", 1, 1),
        ("p { color: red", None, 1, 1),
    ],
)
def test_what_the_typesetter_does_not_know_is_a_warning_in_its_file(
    css: str, message: str | None, line: int, column: int, write: Write, fonts: FontSet
) -> None:
    found = told(css, write, fonts)
    if message is None:
        assert found == []
        return
    ((said, where, severity),) = found
    assert said.startswith(message)
    assert where == Where(STYLE, line, column)
    assert severity is Severity.WARNING


def test_a_mistake_is_told_again_for_the_next_text(write: Write, fonts: FontSet) -> None:
    first, second = (told("p { colour: red }", write, fonts) for _ in range(2))
    assert first == second
    assert len(first) == 1


def test_fonts_come_from_the_press_and_not_from_a_stylesheet(write: Write, fonts: FontSet) -> None:
    ((message, where, severity),) = told(
        "@font-face { font-family: Theirs; src: url(a.ttf) }", write, fonts
    )
    assert message == "@font-face is not used here: 'Theirs' must be a file in fonts/"
    assert where == Where(STYLE)
    assert severity is Severity.ERROR


def test_a_counter_style_holds_for_the_text_it_was_written_for(
    write: Write, fonts: FontSet
) -> None:
    css = "@counter-style mark { system: cyclic; symbols: '*'; suffix: ' ' }ul { list-style: mark }"
    assert typeset(write("<ul data-line=1><li>x</ul>", css), fonts).findings == ()


def test_variables_of_the_markup_reach_the_page(write: Write, fonts: FontSet) -> None:
    markup = write("<p data-line=1>x", "@page { size: var(--wide) 50mm }")
    pages = typeset(replace(markup, variables={"--wide": "80mm"}), fonts)
    assert pages.sizes[0].width == pytest.approx(80 * 72 / 25.4)


def test_a_variable_cannot_smuggle_in_a_rule(write: Write, fonts: FontSet) -> None:
    markup = replace(write("<p>x"), variables={"--a": "1pt } p { color: red"})
    with pytest.raises(TypesetError, match="is not a custom property and a plain value"):
        typeset(markup, fonts)


def test_a_picture_without_words_is_an_error(write: Write, fonts: FontSet) -> None:
    dot = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
        "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    with pytest.raises(TypesetError) as caught:
        typeset(write(f'<p data-line=5>x <img src="{dot}" style="width: 2pt">'), fonts)
    assert "alt" in caught.value.findings[0].message


def test_a_link_to_no_heading_is_an_error(write: Write, fonts: FontSet) -> None:
    with pytest.raises(TypesetError, match="no anchor #nowhere") as caught:
        typeset(write('<p data-line=5><a href="#nowhere">x</a>'), fonts)
    where = caught.value.findings[0].where
    assert where is not None
    assert where.path == SOURCE
