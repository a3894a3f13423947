"""The words that a source may use."""

from __future__ import annotations

import pytest

from tests.source.reading import errors, read
from zinepress.layout.formats import FORMATS
from zinepress.source.outputs import GROUPS, OUTPUTS, belongs, without_suffix
from zinepress.source.roles import ALERTS, ROLES, tweak, vocabulary


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_a_block_and_a_class(role: str) -> None:
    document = read(f"::: {role}\nWords.\n:::\n\n[words]{{.{role}}} more.\n")
    assert document.findings == ()
    assert set(document.roles) <= {role}
    assert (role in document.html) or role == "redact"


SPOKEN_OF = """
    pullquote box aside sidenote epigraph verse dedication letter valediction source redact steps
    contact keep-together keep-with-next start-on-right page-break-before page-break-after
    tighten-5 shift-up-2 show-url smallcaps lead note tip important warning caution photo line-art
    bleed full-page phone
"""


@pytest.mark.parametrize("name", SPOKEN_OF.split())
def test_what_writers_are_told_of_is_understood(name: str) -> None:
    assert read(f"{{.{name}}}\nWords.").findings == ()


@pytest.mark.parametrize("role", ALERTS)
def test_an_alert_says_which_words_its_title_is(role: str) -> None:
    assert f'data-string="{role}"' in read(f"> [!{role.upper()}]\n> Words.").html


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("tighten-5", "letter-spacing: -0.005em"),
        ("loosen-12", "letter-spacing: 0.012em"),
        ("shift-up-2", "position: relative; top: -2pt"),
        ("keep-together", "break-inside: avoid"),
        ("start-on-right", "break-before: recto"),
        ("tighten-500", None),
        ("box", None),
    ],
)
def test_a_tweak_is_css(name: str, css: str | None) -> None:
    assert tweak(name) == css


def test_a_tweak_may_end_in_its_output() -> None:
    assert without_suffix("tighten-5-mini") == ("tighten-5", "mini")
    assert without_suffix("keep-together-large-print") == ("keep-together", "large-print")
    assert without_suffix("tighten-5") == ("tighten-5", None)
    assert without_suffix("box-mini") == ("box-mini", None)


def test_a_source_may_speak_of_every_format() -> None:
    assert FORMATS.keys() <= OUTPUTS


def test_a_passage_belongs_to_the_outputs_it_names() -> None:
    assert belongs({}, "mini")
    assert belongs({"when-output": "booklet, mini"}, "mini")
    assert not belongs({"when-output": "booklet"}, "mini")
    assert belongs({"when-output": "print"}, "mini")
    assert not belongs({"unless-output": "print"}, "mini")
    assert not belongs({"when-output": "print", "unless-output": "mini"}, "mini")


@pytest.mark.parametrize("output", sorted(OUTPUTS))
def test_every_output_is_on_paper_or_on_a_screen(output: str) -> None:
    assert [output in group for group in GROUPS.values()].count(True) == 1


def test_a_text_that_names_no_output_is_the_same_for_all() -> None:
    text = "[up]{.shift-up-2} {{< pagebreak >}}\n\n::: box\nWords.\n:::"
    assert not read(text).conditional
    assert read(text, output="mini").html == read(text, output="booklet").html


@pytest.mark.parametrize(
    "text", ["[a]{when-output=mini}", "{unless-output=mini}\na", "{.tighten-5-mini}\na"]
)
def test_a_text_that_names_an_output_says_so(text: str) -> None:
    assert read(text).conditional
    assert read(text, output="mini").conditional


def test_an_unknown_class_is_an_error_that_names_the_nearest() -> None:
    (finding,) = read("[a]{.pulquote}").findings
    assert finding.message == "'pulquote' is not a role"
    assert finding.hint == "did you mean 'pullquote'?"
    assert "pullquote" in vocabulary()


def test_a_class_of_a_layouts_own_passes() -> None:
    document = read("[a]{.x-stamp}")
    assert not errors(document)
    assert document.roles == ("x-stamp",)
