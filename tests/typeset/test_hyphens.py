"""Hyphenation in languages that come without."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pyphen
import pytest

from zinepress.typeset.hyphens import FOLDER, register
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from tests.typeset.conftest import Write
    from zinepress.typeset.fonts import FontSet

TEXTS = {
    "tl": ("Literata", "manggagawa pangangailangan pakikipagtalakayan organisasyon karapatan "),
    "fil": ("Literata", "manggagawa pangangailangan pakikipagtalakayan organisasyon karapatan "),
    "hy": ("Noto Serif Armenian", "հեղափոխություն մարդասիրական աշխատավորներ համալսարանյան "),
}


@pytest.mark.parametrize("language", TEXTS)
def test_words_are_broken_at_line_ends(language: str, write: Write, fonts: FontSet) -> None:
    family, text = TEXTS[language]
    css = (
        f"@page {{ size: 100mm 400mm }} html {{ font-family: '{family}' }}"
        "p { width: 25mm; hyphens: auto; hyphenate-limit-chars: 5 }"
    )
    markup = write(f"<p data-line=1>{text * 6}", css, language=language, families=(family,))
    said = subprocess.run(
        ["pdftotext", "-", "-"],
        input=typeset(markup, fonts).pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()
    broken = [line for line in said.splitlines() if line.endswith("‐")]
    assert len(broken) >= 3
    assert said.replace("‐\n", "").split() == (text * 6).split()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "tl",
            "mang-ga-ga-wa ma-nga-nga-la-kal pa-nga-ngai-la-ngan kon-tra-ta sim-ple ka-ra-pa-tan",
        ),
        ("hy", "հե-ղա-փո-խու-թյուն Հա-յաս-տան մար-դա-սի-րա-կան հա-մալ-սա-րա-նյան մտնել"),
    ],
)
def test_the_patterns_follow_the_school_rules(language: str, words: str) -> None:
    register()
    dictionary = pyphen.Pyphen(lang=language, left=2, right=2)
    plain = words.replace("-", "").split()
    assert [dictionary.inserted(word) for word in plain] == words.split()


@pytest.mark.parametrize("tag", ["tl", "tl-PH", "fil", "fil-PH", "hy", "hy-AM"])
def test_a_region_changes_nothing(tag: str) -> None:
    register()
    assert pyphen.language_fallback(tag) == tag.partition("-")[0]


def test_every_set_of_patterns_says_that_nobody_has_reviewed_it_or_who_has() -> None:
    for path in FOLDER.glob("*.dic"):
        assert "reviewed" in path.read_text("utf-8").partition("\n1")[0], path.name
