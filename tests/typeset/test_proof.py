"""What a proofreader would mark on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import SOURCE
from tests.typeset.test_sandbox import png
from zinepress.errors import Finding, Severity, TypesetError, Where
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.typeset.conftest import Write
    from zinepress.typeset.fonts import FontSet

Told = tuple[str, int | None, Severity, int | None]
WORDS = "The rents went up again and nobody asked us so we met and wrote it down. "


def read(body: str, css: str, write: Write, fonts: FontSet) -> list[Told]:
    """Rule, line, severity and page of everything found."""
    findings: tuple[Finding, ...]
    try:
        findings = typeset(write(body, css), fonts).findings
    except TypesetError as error:
        findings = error.findings
    assert all(one.where is None or one.where.path == SOURCE for one in findings)
    return [
        (one.rule, one.where.line if one.where else None, one.severity, one.page)
        for one in findings
    ]


@pytest.mark.parametrize(
    ("body", "css", "told"),
    [
        (
            f"<p data-line=3>{WORDS}<p data-line=5>https://rent.example/{'long' * 20}",
            "p { hyphens: none }",
            ("off-the-page", 5, Severity.ERROR, 1),
        ),
        (
            f"<p data-line=5>{WORDS} Unverhältnismäßigkeitsgrundsätze",
            "p { width: 40mm }",
            ("overfull-line", 5, Severity.WARNING, 1),
        ),
        (
            f"<div class=box><p data-line=7>{WORDS * 4}</div>",
            ".box { height: 20mm; overflow: hidden }",
            ("cut-off", 7, Severity.ERROR, 1),
        ),
        (
            f"<p data-line=2>x<span class=note data-line=4>{WORDS * 60}</span>",
            ".note { float: footnote }",
            ("notes-too-long", 4, Severity.ERROR, 2),
        ),
        (
            f"<p data-line=2>{WORDS}<div style='height: 96mm'></div><h2 data-line=9>Next</h2>"
            f"<p data-line=11>{WORDS * 6}",
            "h2 { break-after: auto; font: 10pt/14pt Literata } h2, p { margin: 0 }",
            ("lonely-heading", 9, Severity.WARNING, 1),
        ),
        (
            "<h1 data-line=1>x</h1><h3 data-line=8>y</h3><p data-line=9>z",
            "",
            ("heading-skipped", 8, Severity.WARNING, None),
        ),
        (
            "<p data-line=6 style='opacity: 0.5'>pale",
            "",
            ("see-through", 6, Severity.WARNING, 1),
        ),
        (
            "<p data-line=2>one<p data-line=3 class=new><span></span><p class=new data-line=4>two",
            ".new { break-before: page }",
            ("empty-page", None, Severity.WARNING, 2),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_told_with_page_and_line(
    body: str, css: str, told: Told, write: Write, fonts: FontSet
) -> None:
    assert told in read(body, css, write, fonts)


def test_a_good_page_has_nothing_to_tell(write: Write, fonts: FontSet) -> None:
    body = (
        f"<h1 data-line=1>Rent</h1><p data-line=3>{WORDS * 6}<ul><li data-line=5>one two three"
        f"<li data-line=6>four five six</ul><p data-line=8>{WORDS * 4}"
        "<span class=note data-line=9>A note.</span>"
    )
    css = (
        "h1 { font-weight: 700; text-align: center } .note { float: footnote; text-indent: 0 }"
        "p { text-indent: -1em; padding-left: 1em; text-align: justify; hyphens: auto }"
    )
    assert read(body, css, write, fonts) == []


def test_a_line_of_code_that_is_wrapped_fits(write: Write, fonts: FontSet) -> None:
    css = "pre { width: 20em; font: 10pt 'Courier Prime'; white-space: pre-wrap }"
    wide = f"{'a' * 33} {'b' * 9}"
    assert read(f"<pre data-line=3>{wide}</pre>", css, write, fonts) == []


def test_right_to_left_lines_end_on_the_left(write: Write, fonts: FontSet) -> None:
    css = "html { font-family: 'Noto Naskh Arabic' } p { width: 40mm }"
    fine = write("<p data-line=1>يولد جميع الناس أحرارا", css, language="ar", families=())
    assert typeset(fine, fonts).findings == ()
    long = write(f"<p data-line=1>{'ب' * 60}", css, language="ar", families=())
    (finding,) = typeset(long, fonts).findings
    assert finding.rule == "overfull-line"


def test_text_that_is_meant_to_run_off_may(write: Write, fonts: FontSet) -> None:
    css = "p { font: 60pt Anton; margin-left: -20mm; white-space: nowrap }"
    assert read("<p data-line=1 data-bleed>RENT STRIKE", css, write, fonts) == []
    (told,) = read("<p data-line=1>RENT STRIKE", css, write, fonts)[:1]
    assert told[0] == "off-the-page"


def test_a_page_of_nothing_but_colour_is_no_empty_page(write: Write, fonts: FontSet) -> None:
    body = "<p data-line=1>x<div class=wedge></div>"
    css = ".wedge { break-before: page; border-left: 9mm solid red; height: 9mm }"
    assert read(body, css, write, fonts) == []


def test_a_blank_page_before_a_right_hand_one_is_meant(write: Write, fonts: FontSet) -> None:
    css = "p + p { break-before: right }"
    assert read("<p data-line=1>x<p data-line=2>y", css, write, fonts) == []


def test_a_scrap_at_the_end_of_a_paragraph_is_a_note(write: Write, fonts: FontSet) -> None:
    css = "p { width: 50mm; hyphens: none }"
    texts = [f"{'word ' * count}it" for count in range(8, 30)]
    found = [told for text in texts for told in read(f"<p data-line=4>{text}", css, write, fonts)]
    assert found
    assert set(found) == {("short-line", 4, Severity.NOTE, 1)}


def test_a_loose_line_is_a_note(write: Write, fonts: FontSet) -> None:
    body = f"<p data-line=4>to go {'incomprehensibly' * 3} far"
    css = "p { text-align: justify; hyphens: none }"
    assert ("loose-line", 4, Severity.NOTE, 1) in read(body, css, write, fonts)


@pytest.mark.parametrize(("width", "is_coarse"), [(20, False), (60, True)])
def test_a_picture_with_too_few_pixels_is_told(
    width: int,
    is_coarse: bool,
    write: Write,
    fonts: FontSet,
    press: Callable[[str, bytes], Path],
) -> None:
    roots = {"source": press("a.png", png(200, 200))}
    body = (
        '<p data-line=3><img alt="x" src="http://press.invalid/source/a.png" '
        f'style="width: {width}mm">'
    )
    findings = typeset(write(body, roots=roots), fonts).findings
    assert [one.rule for one in findings] == ["coarse-picture"] * is_coarse
    assert [one.where for one in findings] == [Where(SOURCE, 3)] * is_coarse
