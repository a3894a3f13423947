"""Two languages in one zine, from the files of a press to the sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.verapdf import judge
from zinepress.build.beside import beside
from zinepress.build.plan import outline
from zinepress.build.run import build
from zinepress.events import Made
from zinepress.press.read import open_press
from zinepress.source.document import Document

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = """---
title: Rent
organisation: Tenants
make: [read, booklet, mini]
papers: [letter]
pair: [{languages}]
pair-style: {style}
---

## Alpha

One thing.[^1]

- first
- second

Two thing.

[^1]: A note.
"""
WORDS = {
    "en": ("Alpha", "One", "first", "Two"),
    "es": ("Beta", "Uno", "primero", "Dos"),
    "fa": ("213", "777", "888", "999"),
}
"""Words of the heading, a paragraph, a list and another paragraph."""
TRANSLATION = """---
title: {title}
---

## {0}

{1} {title}[^1]

- {2}
- {title}

{3} {title}

[^1]: {title}
"""
TITLES = {"es": "Casa", "fa": "اجاره"}


def press_of(root: Path, languages: str, style: str = "columns") -> Path:
    folder = root / "sources" / "rent"
    folder.mkdir(parents=True)
    head = ENGLISH.format(languages=languages, style=style)
    (folder / "en.md").write_text(head, "utf-8")
    for language, title in TITLES.items():
        text = TRANSLATION.format(*WORDS[language], title=title)
        (folder / f"{language}.md").write_text(text, "utf-8")
    return root


def made(root: Path, *wanted: str) -> dict[str, Path]:
    """The files of what was made, by target."""
    told: list[object] = []
    assert build(open_press(root), wanted, told.append, jobs=1, force=False, strict=False) == 0
    return {one.target: root / one.path for one in told if isinstance(one, Made)}


def words_on(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def place(page: pypdfium2.PdfPage, word: str) -> tuple[float, float]:
    """Where a word stands: its left end and its foot."""
    text = page.get_textpage()
    at = text.get_text_range().index(word)
    left, bottom, _, _ = text.get_charbox(at, loose=True)
    return left, bottom


@pytest.mark.parametrize(
    ("style", "formats"),
    [
        ("columns", {"read", "booklet:letter"}),
        ("facing", {"read", "booklet:letter"}),
        ("head-to-tail", {"booklet:letter"}),
    ],
)
def test_a_pair_is_made_in_the_formats_that_suit_it(
    tmp_path: Path, style: str, formats: set[str]
) -> None:
    names = [
        one.name for one in outline(open_press(press_of(tmp_path, "en, es, fa", style))).targets
    ]
    for pair in ("en+es", "en+fa"):
        found = {name.partition(f"rent:{pair}:")[2] for name in names if f":{pair}:" in name}
        assert found == formats


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ("en, ko", "there is no 'ko.md' for a bilingual edition"),
        ("en", "'en' has no language beside it"),
        ("en, en", "'en' is there twice"),
    ],
)
def test_a_pair_that_cannot_be_is_told_with_its_place(
    tmp_path: Path, languages: str, message: str
) -> None:
    press = open_press(press_of(tmp_path, languages))
    (finding,) = press.findings
    assert finding.message == message
    assert str(finding.where).startswith("sources/rent/en.md:6")
    assert not press.publications[0].pairs


@pytest.mark.parametrize("other", ["es", "fa"])
def test_columns_have_each_block_beside_its_translation(tmp_path: Path, other: str) -> None:
    pair = f"rent:en+{other}:read"
    file = made(press_of(tmp_path, f"en, {other}"), pair)[pair]
    assert file.name == f"rent-en+{other}-read.pdf"
    (page,) = [one for one in pypdfium2.PdfDocument(file) if "One thing" in words_on(one)]
    here, there = WORDS["en"], WORDS[other]
    for one, two in zip(here, there, strict=True):
        (left, height), (right, level) = place(page, one), place(page, two)
        assert abs(height - level) < 6  # the baselines of two scripts differ a little
        assert left < page.get_width() / 2 < right
    shown = (tmp_path / "out" / "rent" / f"en+{other}.html").read_text("utf-8")
    assert "rent-en%2B" in shown or "rent-en+" in shown
    assert not re.search(r'lang="[^"]*\+', shown)
    if judge.IS_HERE:
        assert judge.judge(file) == {file: ()}


def test_facing_pages_have_one_language_each_at_the_same_height(tmp_path: Path) -> None:
    press = press_of(tmp_path, "en, es", "facing")
    files = made(press, "rent:en+es")
    spreads = pypdfium2.PdfDocument(files["rent:en+es:read"])
    assert [round(page.get_width() / spreads[0].get_width()) for page in spreads] == [1, 2, 1]
    here, there = WORDS["en"], WORDS["es"]
    for one, two in zip(here, there, strict=True):
        assert place(spreads[1], one)[1] == pytest.approx(place(spreads[1], two)[1], abs=1)
    sheets = pypdfium2.PdfDocument(files["rent:en+es:booklet:letter"])
    (inside,) = [one for one in sheets if "One thing" in words_on(one)]
    middle = inside.get_width() / 2
    sides = [{place(inside, one)[0] < middle for one in words} for words in (here, there)]
    assert sorted(map(list, sides)) == [[False], [True]]


@pytest.mark.parametrize(("other", "is_turned"), [("es", True), ("fa", False)])
def test_two_covers_stand_at_either_end(tmp_path: Path, other: str, *, is_turned: bool) -> None:
    target = f"rent:en+{other}:booklet:letter"
    press = press_of(tmp_path, f"en, {other}", "head-to-tail")
    outer = pypdfium2.PdfDocument(made(press, target)[target])[0]
    front, back = place(outer, "RENT"), place(outer, TITLES[other].upper())
    assert back[0] < outer.get_width() / 2 < front[0]
    _, foot = place(outer, TITLES[other].upper())
    assert (foot < outer.get_height() / 2) is is_turned


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_every_block_stands_once_and_in_its_order(rows: list[tuple[int, int]]) -> None:
    here: list[str] = []
    there: list[str] = []
    lines: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for first, second in rows:
        own = [len(here) + at for at in range(first)]
        other = [len(there) + at for at in range(second)]
        here += [f'<p data-line="{at + 1}">h{at}</p>' for at in own]
        there += [f'<ul data-line="{at + 1}"><li>t{at}</li></ul>' for at in other]
        lines.append((tuple(at + 1 for at in own), tuple(at + 1 for at in other)))
    one, two = Document("\n".join(here), "en"), Document("\n".join(there), "fa")
    html = beside(one, two, lines, "fa.md", "columns")
    assert re.findall(r"h(\d+)<", html) == [str(at) for at in range(len(here))]
    assert re.findall(r">t(\d+)<", html) == [str(at) for at in range(len(there))]
    shown = [
        [set(map(int, re.findall(rf">{side}(\d+)<", row))) for side in "ht"]
        for row in html.split('<div class="beside">')[1:]
    ]
    for mine, yours in lines:
        begun = [at for at, row in enumerate(shown) if mine and mine[0] - 1 in row[0]]
        answered = [at for at, row in enumerate(shown) if yours and yours[0] - 1 in row[1]]
        assert not (begun and answered) or begun == answered
