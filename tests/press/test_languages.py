"""Language tags as people write them, and what is known of a language."""

from __future__ import annotations

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import SettingsError
from zinepress.press import languages

TABLE = sorted(languages._LANGUAGES | languages._VARIANTS)


@pytest.mark.parametrize(
    ("written", "tag"),
    {
        "en": "en",
        "ES": "es",
        "en_us": "en-US",
        "zh_TW": "zh-TW",
        "zh-hant": "zh-Hant",
        "zh-HANT-hk": "zh-Hant-HK",
        "es-419": "es-419",
        "tl": "fil",
        "iw": "he",
        "in": "id",
        "cmn-Hans": "zh-Hans",
        "sh": "sr-Latn",
        "prs": "fa-AF",
        "de-1901": "de-1901",
        "ug": "ug",
        "old": "old",
    }.items(),
)
def test_a_tag_is_understood_as_people_write_it(written: str, tag: str) -> None:
    assert languages.canonical(written) == tag


@pytest.mark.parametrize(
    ("written", "hint"),
    {
        "spanish": "did you mean 'es'?",
        "Espanol": "did you mean 'es'?",
        "español": "did you mean 'es'?",
        "farsi": "did you mean 'fa'?",
        "brazilian_portuguese": "did you mean 'pt-BR'?",
        "한국어": "did you mean 'ko'?",
        "README": "write it as 'en', 'es', 'pt-BR' or 'zh-Hant'",
        "": "write it as 'en', 'es', 'pt-BR' or 'zh-Hant'",
        "xx": "write it as 'en', 'es', 'pt-BR' or 'zh-Hant'",
    }.items(),
)
def test_what_is_no_tag_gets_the_one_that_was_meant(written: str, hint: str) -> None:
    with pytest.raises(SettingsError) as caught:
        languages.canonical(written)
    assert caught.value.findings[0].message == f"'{written}' is not a language tag"
    assert caught.value.findings[0].hint == hint


@pytest.mark.parametrize("tag", TABLE)
def test_the_table_agrees_with_the_registry(tag: str) -> None:
    assert languages.canonical(tag) == langcodes.standardize_tag(tag) == tag
    known = langcodes.Language.get(tag).maximize().script
    # CLDR takes Western Armenian and Cantonese otherwise than their readers do
    if tag not in {"hyw", "yue", "mix", "zap"}:
        assert languages.script(tag) in {known, {"Jpan": "Jpan", "Kore": "Kore"}.get(str(known))}


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("en", "Latn", "ltr"),
        ("ar-EG", "Arab", "rtl"),
        ("fa", "Arab", "rtl"),
        ("ur", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("yi", "Hebr", "rtl"),
        ("ckb", "Arab", "rtl"),
        ("ug", "Arab", "rtl"),
        ("dv", "Thaa", "rtl"),
        ("hyw", "Armn", "ltr"),
        ("zh-TW", "Hant", "ltr"),
        ("zh-Hant-HK", "Hant", "ltr"),
        ("zh", "Hans", "ltr"),
        ("ja", "Jpan", "ltr"),
        ("pa-Arab", "Arab", "rtl"),
        ("pa-PK", "Arab", "rtl"),
        ("az-Arab-IR", "Arab", "rtl"),
    ],
)
def test_script_gives_direction(tag: str, script: str, direction: str) -> None:
    assert (languages.script(tag), languages.direction(tag)) == (script, direction)


@pytest.mark.parametrize(
    ("tag", "own", "english"),
    [
        ("es", "español", "Spanish"),
        ("es-MX", "español", "Spanish"),
        ("fil", "Filipino", "Filipino"),
        ("zh-Hant-HK", "繁體中文", "Traditional Chinese"),
        ("zh-TW", "中文（台灣）", "Chinese (Taiwan)"),
        ("xyz", "xyz", "xyz"),
    ],
)
def test_a_language_is_called_by_its_own_name(tag: str, own: str, english: str) -> None:
    assert (languages.autonym(tag), languages.english_name(tag)) == (own, english)


def test_words_that_happen_to_be_codes_are_not_taken_for_languages() -> None:
    assert [word for word in ("old", "new", "bak", "art", "tmp") if languages.is_usual(word)] == []
    usual = ("es", "pt_BR", "tl", "fil", "hyw", "zh-Hant", "ug")
    assert [tag for tag in usual if not languages.is_usual(tag)] == []


@given(st.sampled_from(TABLE), st.sampled_from("-_"), st.booleans())
def test_case_and_underscore_never_matter(tag: str, dash: str, upper: bool) -> None:
    written = tag.replace("-", dash)
    assert languages.canonical(written.upper() if upper else written.lower()) == tag


@given(st.text(max_size=12) | st.from_regex(r"[a-z]{1,4}(-[A-Za-z0-9]{1,9}){0,3}", fullmatch=True))
def test_any_name_is_a_tag_or_no_tag_and_canonical_stays_canonical(name: str) -> None:
    try:
        tag = languages.canonical(name)
    except SettingsError:
        return
    assert languages.canonical(tag) == tag
    assert languages.direction(tag) in {"ltr", "rtl"}
