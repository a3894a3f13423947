"""The translations in this repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from zinepress.errors import Severity
from zinepress.press.read import open_press
from zinepress.translate.align import align
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import digest, read_ledger, write_ledger
from zinepress.translate.shelf import ledger_path
from zinepress.translate.standing import Translation, standing, translation, translations

ROOT = Path(__file__).parents[2]
PRESS = open_press(ROOT)
OURS = [translation(PRESS.root, *pair) for pair in translations(PRESS)]


def name(one: Translation) -> str:
    return f"{one.edition.slug}:{one.edition.language}"


def test_the_march_statement_speaks_spanish_persian_and_korean() -> None:
    assert {"why-we-march:es", "why-we-march:fa", "why-we-march:ko"} <= {name(one) for one in OURS}


@pytest.mark.parametrize("one", OURS, ids=name)
def test_a_translation_is_complete_confirmed_and_without_a_mistake(one: Translation) -> None:
    told = standing(one, PRESS)
    assert (told.done, told.to_see, told.unconfirmed) == (told.blocks, 0, 0)
    assert [str(found) for found in one.findings() if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("one", OURS, ids=name)
def test_a_ledger_is_as_zinepress_writes_it(one: Translation) -> None:
    path = ledger_path(one.edition.path)
    written = (ROOT / path).read_text("utf-8")
    ledger = read_ledger(written, path)
    assert write_ledger(ledger) == written
    assert not ledger.is_edited
    assert ledger.target_digest == digest(one.edition.text)


@pytest.mark.parametrize("one", OURS, ids=name)
def test_an_alignment_finds_what_was_confirmed(one: Translation) -> None:
    wanted = {
        (row.sources, row.targets) for row in one.rows if len(row.sources) == len(row.targets) == 1
    }
    found = align(cut(one.original.text).blocks, cut(one.edition.text).blocks)
    right = wanted & {((here,), (there,)) for here, there in found if here and there}
    assert len(right) >= 0.96 * len(wanted)


def test_nobody_has_reviewed_the_drafts_of_the_march_statement() -> None:
    for one in OURS:
        if one.edition.slug == "why-we-march":
            assert one.edition.front.status == "draft"
            assert one.edition.front.reviewers == ()
            assert one.edition.front.translators
