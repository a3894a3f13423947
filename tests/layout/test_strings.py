"""A layout's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.layout.press import composed
from zinepress.errors import LayoutError
from zinepress.layout.strings import read_words
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

BASE = shipped_folder("layouts") / "base"
WELL_KEPT = ("en", "es", "fr", "de", "fa", "ar", "ko")


def strings(root: Path, **languages: str) -> Path:
    for language, text in languages.items():
        file = root / "strings" / f"{language}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def test_a_sentence_is_said_in_the_language_of_the_edition() -> None:
    assert read_words([BASE], "es").say("edition", code="1") == "Edición 1"


def test_a_region_takes_the_words_of_its_language() -> None:
    assert read_words([BASE], "es-419").say("notes") == "Notas"


def test_a_later_layout_says_it_its_own_way(tmp_path: Path) -> None:
    own = strings(tmp_path, es='notes = "Apuntes"\n')
    assert read_words([BASE, own], "es").say("notes") == "Apuntes"


def test_what_a_language_lacks_is_said_in_english_and_marked_so(tmp_path: Path) -> None:
    folder = strings(tmp_path, en='a = "Go"\n', tr="")
    words = read_words([folder], "tr")
    assert words.say("a") == '<span lang="en" dir="ltr">Go</span>'
    assert words.missing == ("a",)


def test_a_latin_code_in_right_to_left_words_is_kept_apart() -> None:
    said = read_words([BASE], "fa").say("edition", code="7f3c")
    assert said == 'ویراست <span dir="ltr">7f3c</span>'


def test_what_is_filled_in_cannot_bring_markup() -> None:
    assert "<b>" not in read_words([BASE], "en").say("by", names="<b>x</b>")


def test_words_nobody_has_are_answered_with_the_nearest() -> None:
    with pytest.raises(LayoutError) as caught:
        read_words([BASE], "en").say("edtion")
    assert caught.value.findings[0].hint == "did you mean 'edition'?"


@pytest.mark.parametrize(
    ("text", "message"),
    [("note = 1\n", "'note' is not text"), ("note\n", "this is not TOML")],
)
def test_a_broken_strings_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    folder = strings(tmp_path, en=text)
    with pytest.raises(LayoutError) as caught:
        read_words([folder], "en")
    (finding,) = caught.value.findings
    assert message in finding.message
    assert str(finding.where) == f"layouts/{tmp_path.name}/strings/en.toml"


@pytest.mark.parametrize("language", WELL_KEPT)
def test_a_well_kept_language_lacks_nothing_and_fills_the_same_places(language: str) -> None:
    english, words = read_words([BASE], "en"), read_words([BASE], language)
    assert words.missing == ()
    for key, sentence in words.own.items():
        places = [part.partition("}")[0] for part in sentence.split("{")[1:]]
        assert places == [part.partition("}")[0] for part in english.own[key].split("{")[1:]], key


def test_the_title_of_an_alert_is_said_in_the_language_of_the_edition(tmp_path: Path) -> None:
    html = '<aside class="alert note"><p class="title" data-string="note">Note</p></aside>'
    assert (
        '<p class="title" data-string="note">참고</p>'
        in composed(tmp_path, html=html, language="ko").html
    )
