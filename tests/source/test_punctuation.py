"""Punctuation by language."""

from __future__ import annotations

import pytest

from tests.source.reading import printed, read
from zinepress.press.languages import direction
from zinepress.source.isolate import isolated
from zinepress.source.quotes import marks_of

ASKED_FOR = (
    "en es fr de pt ht fil vi ru uk hy ka el ar fa ur he hi bn pa th km am ko ja zh-Hans zh-Hant"
)
"""The languages that must be set well."""


@pytest.mark.parametrize("language", ASKED_FOR.split())
def test_every_language_asked_for_has_its_marks(language: str) -> None:
    marks = marks_of(language)
    assert marks is not None
    said = printed(read("x \"one 'two' three\" y", language))
    outer, inner = said[2 : said.index("one")].strip(), said[said.index("two") - 1]
    assert (outer, inner) == (marks.opening.strip(), marks.inner_opening)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“one ‘two’ three”"),
        ("es-419", "“one ‘two’ three”"),
        ("fil", "“one ‘two’ three”"),
        ("fr", "«\u202fone “two” three\u202f»"),
        ("fr-CH", "«\u202fone ‹two› three\u202f»"),
        ("de", "„one ‚two‘ three“"),
        ("ru", "«one „two“ three»"),
        ("uk", "«one „two“ three»"),
        ("hy", "«one ‹two› three»"),
        ("el", "«one “two” three»"),
        ("it", "«one “two” three»"),
        ("pl", "„one «two» three”"),
        ("sv", "”one ’two’ three”"),
        ("fa", "«one ‹two› three»"),
        ("ja", "「one 『two』 three」"),
        ("zh-Hant", "「one 『two』 three」"),
        ("zh-TW", "「one 『two』 three」"),
        ("zh-Hans", "“one ‘two’ three”"),
        ("ar", "”one ’two‘ three“"),
        ("qu", "\"one 'two' three\""),
        ("und", "\"one 'two' three\""),
    ],
)
def test_marks_are_those_of_the_language(language: str, said: str) -> None:
    text = "".join(read("\"one 'two' three\"", language).html.partition(">")[2].split("</p>")[:1])
    assert text.replace("&quot;", '"') == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("it's the '90s, rock 'n' roll", "it’s the ’90s, rock ’n’ roll"),
        ("the workers' 'right' choice", "the workers’ ‘right’ choice"),
        ('("a") "b"—"c"', "(“a”) “b”—“c”"),
        ('"*a*" *"b"* "`c`"', "“a” “b” “”"),
        ('"a\nb"', "“a b”"),
        ('6\' 5" and 5\'10" x 4"', '6\' 5" and 5\'10" x 4"'),
        ('"It is 6"', "“It is 6”"),
        ('"open', "“open"),
        ('close"', "close”"),
        ('\\"a\\"', '"a"'),
        ("a---b -- c--d, --e ---- f...", "a—b – c–d, --e ---- f…"),
        ("...and.... so", "…and.... so"),
        ("https://a.org/it's--\"b", "https://a.org/it's--“b"),
        ("<https://a.org/it's--b>", "https://a.org/it's--b"),
        ("<tel:1--2> 1--2", "tel:1--2 1–2"),
        ('"(a)" "[b]" "...c"', "“(a)” “[b]” “…c”"),
        ("*a*--*b*, *a*'s", "a–b, a’s"),
        ("&quot;a&quot;", '"a"'),
        ("(c) 4(c) (r) +- !!!!", "(c) 4(c) (r) +- !!!!"),
    ],
)
def test_english_is_set_as_english(typed: str, said: str) -> None:
    assert printed(read(typed)) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Quoi ? Non ! Si ; a : b", "Quoi⍽? Non⍽! Si⍽; a⍽: b"),
        ("Quoi? Non! Si; a: b", "Quoi⍽? Non⍽! Si⍽; a⍽: b"),
        ("12:30 http://a.org/?b:c", "12:30 http://a.org/?b:c"),
        ("« a » «b»", "«⍽a⍽» «⍽b⍽»"),
        ("*Quoi* ? **Non**!", "Quoi⍽? Non⍽!"),
        ("Quoi ?!", "Quoi⍽?!"),
        ("`a ?`", ""),
        ("l'eau d'\"ici\"", "l’eau d’«⍽ici⍽»"),
    ],
)
def test_french_has_its_thin_spaces(typed: str, said: str) -> None:
    html = read(typed, "fr").html
    text = "".join(part.partition(">")[2] for part in html.split("<"))
    shown = text.strip().replace("\u202f", "⍽")
    assert shown == said or (said == "" and shown == "a ?")


def test_spanish_marks_are_left_alone() -> None:
    assert printed(read("¿Qué? ¡No! : «a» ; b", "es")) == "¿Qué? ¡No! : «a» ; b"


@pytest.mark.parametrize("language", ["ar", "fa", "ur", "he", "ps", "yi", "ckb", "pa-Arab"])
@pytest.mark.parametrize(
    "run",
    [
        *("213-555-0142", "213 555 0142", "+1 213 555 0142", "(213) 555-0142", "+1 (213) 555-0142"),
        *("9:00-17:30", "10–15", "2026-12-31", "12/31/2026", "۱۰-۱۵"),
        *("https://example.org/a-b", "a-b@example.org", "#MeToo", "@dsa_la", "C++", "U.S.", "$20"),
    ],
)
def test_what_a_right_to_left_line_would_reorder_stands_apart(language: str, run: str) -> None:
    assert direction(language) == "rtl"
    html = read(f"א {run}، ب **{run}** ({run})", language).html
    assert html.count(f'<bdi dir="ltr">{run}</bdi>') == 3


@pytest.mark.parametrize("text", ["2026", "2017 25", "2017 2018", "1,000", "3.14", "א-ב", "10 %"])
def test_other_figures_are_left_in_the_line(text: str) -> None:
    assert "<bdi" not in read(f"א {text} ב", "he").html


def test_nothing_stands_apart_in_a_left_to_right_line() -> None:
    assert "<bdi" not in read("Call 213-555-0142, 9:00-17:30.").html


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("شماره 213-555-0142 را", "شماره ⟨213-555-0142⟩ را"),
        ("#MeToo و ما", "⟨#MeToo⟩ و ما"),
        ("#MeToo DSA LA", "⟨#MeToo DSA LA⟩"),
        ("کمیته DSA", "کمیته DSA"),
        ("", ""),
    ],
)
def test_plain_words_of_a_page_keep_their_order_too(text: str, apart: str) -> None:
    shown = isolated(text, "fa").translate({0x2066: "⟨", 0x2069: "⟩"})
    assert (shown, isolated(text, "en")) == (apart, text)


def test_a_fact_stands_apart_where_its_direction_is_another() -> None:
    facts = {"phone": "555 0142", "group": "گروه"}
    persian = read("ا {{ phone }} {{ group }}", "fa", facts=facts).html
    english = read("a {{ phone }} {{ group }}", "en", facts=facts).html
    assert '<bdi dir="ltr">555 0142</bdi> گروه' in persian
    assert '555 0142 <bdi dir="rtl">گروه</bdi>' in english
