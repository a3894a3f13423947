"""A finding names the file that a passage stands in, be it the edition's own or one taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import SOURCE, Write
from zinepress.errors import TypesetError, Where
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from zinepress.typeset.fonts import FontSet

PART = "sources/rent/parts/law.md"
PLACED = f"data-line=4 data-source={PART}"


def found(write: Write, fonts: FontSet, body: str) -> list[Where | None]:
    """The places of all that is wrong with a page, in order of the text."""
    try:
        findings = typeset(write(body), fonts).findings
    except TypesetError as error:
        findings = error.findings
    return [one.where for one in findings]


@pytest.mark.parametrize(
    "wrong",
    [
        f"<p {PLACED}>no such letter \U0001f600",
        f"<p {PLACED}><b>no such letter \U0001f600",
        f"<p {PLACED}><img src='http://press.invalid/source/none.png' alt='nothing'>",
        f"<p {PLACED}><a href='file:///etc/passwd'>a link that leads nowhere</a>",
        f"<h1 data-line=2>One</h1><h3 {PLACED}>Three</h3><p data-line=9>Words.",
        f"<p {PLACED}><span style='white-space: nowrap'>{'long ' * 40}</span>",
        f"<table><tr><td {PLACED} colspan=99999>wide</table>",
    ],
)
def test_what_is_wrong_in_a_file_taken_in_is_told_with_its_name(
    write: Write, fonts: FontSet, wrong: str
) -> None:
    assert set(found(write, fonts, wrong)) == {Where(PART, 4)}


def test_a_block_after_one_taken_in_is_the_edition_s_own_again(
    write: Write, fonts: FontSet
) -> None:
    body = f"<div {PLACED}><p>a \U0001f600</div><p data-line=11>b \U0001f600"
    assert found(write, fonts, body) == [Where(PART, 4), Where(SOURCE, 11)]


def test_an_own_block_within_one_taken_in_has_its_own_line(write: Write, fonts: FontSet) -> None:
    body = f"<div {PLACED}><p data-line=8>\U0001f600</div>"
    assert found(write, fonts, body) == [Where(SOURCE, 8)]


def test_the_same_line_of_two_files_is_two_places(write: Write, fonts: FontSet) -> None:
    body = f"<p {PLACED}>\U0001f600<p data-line=4>\U0001f600"
    assert found(write, fonts, body) == [Where(PART, 4), Where(SOURCE, 4)]
