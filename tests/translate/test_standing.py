"""How far translations are, what changed in them, and what stands beside what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.pages import Twin, confirmed, english, pages, spanish, told
from tests.translate.test_blocks import hostile
from zinepress.press.read import open_press
from zinepress.translate.blocks import cut
from zinepress.translate.difference import differences
from zinepress.translate.ledger import write_ledger
from zinepress.translate.pairs import pairs, pairs_of_two
from zinepress.translate.pseudo import Manner, pseudo
from zinepress.translate.said import said
from zinepress.translate.shelf import find_ledger, save_ledger
from zinepress.translate.standing import standing, translation, translations
from zinepress.translate.states import State

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "---\ntitle: Rights\n---\n\nYou may stay silent.\n\nCall 213-555-0142.\n\nDo not sign.\n"
SPANISH = "---\ntitle: Derechos\n---\n\nPuede callar.\n\nLlame al 213-555-0142.\n\nDo not sign.\n"


def press_with(root: Path, english: str, spanish: str, ledger: str = "") -> Path:
    """A press of one publication and its translation."""
    folder = root / "sources" / "rights"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(english, "utf-8")
    (folder / "es.md").write_text(spanish, "utf-8")
    if ledger:
        (folder / "es.po").write_text(ledger, "utf-8")
    return root


def test_a_translation_is_counted(tmp_path: Path) -> None:
    ledger = write_ledger(confirmed(ENGLISH, SPANISH))
    now = ENGLISH.replace("stay silent", "leave")
    wrong = SPANISH.replace("0142", "0124")
    press = open_press(press_with(tmp_path, now, wrong, ledger))
    found = [standing(translation(press.root, *pair), press) for pair in translations(press)]
    assert len(found) == 1
    one = found[0]
    assert (one.slug, one.language, one.path) == ("rights", "es", "sources/rights/es.md")
    assert (one.blocks, one.done, one.to_see, one.unconfirmed) == (4, 2, 1, 0)
    assert (one.errors, one.words_to_do) == (2, 6)
    assert one.has_ledger
    assert not one.is_reviewed


def test_a_translation_without_a_ledger_is_counted_by_a_guess(tmp_path: Path) -> None:
    press = open_press(press_with(tmp_path, ENGLISH, SPANISH + "\n"))
    one = standing(translation(press.root, *next(translations(press))), press)
    assert (one.blocks, one.done, one.unconfirmed, one.has_ledger) == (4, 3, 3, False)


def test_a_ledger_is_found_and_written_beside_the_text(tmp_path: Path) -> None:
    press = open_press(press_with(tmp_path, ENGLISH, SPANISH))
    edition = press.publications[0].editions[1]
    assert find_ledger(press.root, edition) is None
    ledger = confirmed(ENGLISH, SPANISH)
    assert save_ledger(press.root, edition, ledger) == "sources/rights/es.po"
    assert find_ledger(press.root, edition) == ledger
    assert sorted(file.name for file in (tmp_path / "sources/rights").iterdir()) == [
        "en.md",
        "es.md",
        "es.po",
    ]


def test_a_difference_shows_the_source_as_it_was_and_is() -> None:
    now = ENGLISH.replace("stay silent", "refuse to sign")
    found = list(differences(told(now, SPANISH, confirmed(ENGLISH, SPANISH))))
    assert [(one.number, one.state, one.line, one.source_line) for one in found] == [
        (2, State.STALE, 5, 5),
        (4, State.UNTRANSLATED, 9, 9),
    ]
    assert found[0].was == "You may [-stay silent-]."
    assert found[0].now == "You may {+refuse to sign+}."
    assert found[0].translation == "Puede callar."


def test_blocks_stand_beside_their_translations() -> None:
    beside = pairs(ENGLISH, SPANISH, confirmed(ENGLISH, SPANISH))
    assert [pair.lines for pair in beside] == [((n,), (n,)) for n in (2, 5, 7, 9)]
    less = SPANISH.replace("Puede callar.\n\n", "")
    beside = pairs(ENGLISH, less, confirmed(ENGLISH, SPANISH))
    assert [pair.lines for pair in beside] == [
        ((2,), (2,)),
        ((5,), ()),
        ((7,), (5,)),
        ((9,), (7,)),
    ]


def test_two_translations_stand_beside_each_other() -> None:
    french = SPANISH.replace("Puede callar.", "Vous pouvez vous taire.").replace("Do not", "Ne pas")
    less = french.replace("Vous pouvez vous taire.\n\n", "")
    beside = pairs_of_two(
        ENGLISH, (SPANISH, confirmed(ENGLISH, SPANISH)), (less, confirmed(ENGLISH, french))
    )
    assert [pair.lines for pair in beside] == [
        ((2,), (2,)),
        ((5,), ()),
        ((7,), (5,)),
        ((9,), (7,)),
    ]


@settings(max_examples=40)
@given(pages, st.sampled_from(sorted(Manner)))
def test_a_pseudo_translation_has_every_block_and_none_of_the_words(
    page: list[Twin], manner: Manner
) -> None:
    text = english(page)
    blocks, others = cut(text).blocks, cut(pseudo(text, manner)).blocks
    assert [one.kind for one in blocks] == [one.kind for one in others]
    assert all(one.text != other.text for one, other in zip(blocks, others, strict=True))


@settings(max_examples=60)
@given(hostile, st.sampled_from(sorted(Manner)))
def test_a_pseudo_translation_comes_out_of_anything(text: str, manner: Manner) -> None:
    pseudo(text, manner)


@pytest.mark.parametrize("manner", Manner)
def test_a_pseudo_translation_keeps_what_is_not_words(manner: Manner) -> None:
    text = (
        "Call **us** at {{ hotline }} or [here](https://example.org/a 'x'), `code`.[^a] "
        "Write us@example.org, see ![map](map.png){width=50%} or www.example.org/x. 213-555-0142"
    )
    there = said(cut(pseudo(text, manner)).blocks[0])
    here = said(cut(text).blocks[0])
    for name in ("links", "pictures", "notes", "facts", "marks", "attributes"):
        assert getattr(there, name) == getattr(here, name)
    assert "`code`" in there.words
    assert "us@example.org" in there.words
    assert "213-555-0142" in there.words
    assert "Call" not in there.words


def test_a_pseudo_translation_is_longer_by_a_third() -> None:
    page = english([Twin("paragraph", "You have the right to remain silent and to leave.", "x")])
    share = len(pseudo(page, Manner.LONG)) / len(page)
    assert 1.25 < share < 1.45
    assert spanish([Twin("paragraph", "a", "x")]) == "x\n"
