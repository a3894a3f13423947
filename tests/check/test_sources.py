"""What readers would stumble over in a text is found with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zinepress.check.source_rules import against_white, look_at_source
from zinepress.check.text_files import check_text_file
from zinepress.press.model import Edition, FrontMatter, Press, Publication, Settings
from zinepress.source.read import read_document

HEAD = "---\ntitle: Rent\n---\n"
HOME = "/ho" + "me/someone/rent/"
PATH = "sources/rent/en.md"
NAMED = FrontMatter(title="Rent", organisation="Tenants", licence="CC0")


def found(text: str, front: FrontMatter = NAMED, **colours: str) -> list[tuple[str, int | None]]:
    """The rules that find fault with a text, each with its line."""
    document = read_document(
        HEAD + text, PATH, "en", output="read", facts={}, include=lambda _: None
    )
    edition = Edition("rent", "en", PATH, front, HEAD + text)
    press = Press(Path("/"), Settings(), (Publication("rent", "en", (edition,)),))
    told = look_at_source(document, edition, press, colours)
    return [(one.rule, one.where.line if one.where else None) for one in told]


def test_a_good_text_is_fine() -> None:
    text = "# One\n\n## Two\n\nRead [on](https://example.org).\n\n![A door, shut](door.png)\n"
    assert found(text, accent="#b3121d") == []


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("One.\n\n![door.png](door.png)\n", "poor-alternative-text", 6),
        ("![IMG_2041](door.png)\n", "poor-alternative-text", 4),
        ("![Photo of a door](door.png)\n", "poor-alternative-text", 4),
        (f"![{'a door ' * 40}](door.png)\n", "poor-alternative-text", 4),
        ("[Read](https://example.org/?utm_source=leaflet)\n", "tracking-link", 4),
        ("One.\n\n[Read](http://example.org/)\n", "plain-http", 6),
        ("One.\n\nTODO: say when.\n", "placeholder", 6),
        ("Lorem ipsum dolor.\n", "placeholder", 4),
        ("# One\n\n### Three\n", "heading-skipped", 6),
    ],
)
def test_a_fault_is_found_by_its_rule_in_its_line(text: str, rule: str, line: int) -> None:
    assert found(text) == [(rule, line)]


def test_code_is_not_read_as_words() -> None:
    assert found("`TODO`\n\n```\nTODO\n```\n") == []


def test_a_text_that_nobody_answers_for_and_no_licence_are_told() -> None:
    assert found("One.\n", FrontMatter(title="Rent")) == [("imprint", 1), ("licence", 1)]


def test_a_colour_that_hardly_stands_out_is_told() -> None:
    assert found("One.\n", accent="#ffe800") == [("contrast", None)]


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54)]
)
def test_contrast_is_as_wcag_reckons_it(colour: str, ratio: float) -> None:
    assert against_white(colour) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        ("<p>https://example.org/home/us</p>", []),
        (f"<a href='file://{HOME}'>x</a>", ["path-in-file"]),
        (f"<p>{HOME}door.png</p>", ["path-in-file"]),
        ("<img src='https://example.org/x.png'>", ["fetches"]),
        ("<link rel=stylesheet href='//example.org/x.css'>", ["fetches"]),
        ("<style>a { background: url(http://example.org/x) }</style>", ["fetches"]),
        ("<a href='https://example.org/?fbclid=1'>x</a>", ["tracking-link"]),
    ],
)
def test_a_web_page_tells_nothing_and_asks_nobody(page: str, rules: list[str]) -> None:
    assert [one.rule for one in check_text_file(page.encode(), "out/a.html")] == rules
