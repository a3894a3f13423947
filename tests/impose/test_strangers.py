"""Any PDF: it looks on the sheet as it looks by itself, or it is refused in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.impose.likeness import compare
from tests.impose.strangers import STRANGERS
from tests.impose.unlike import unlike

if TYPE_CHECKING:
    from tests.impose.strangers import Stranger

REFUSED = [stranger for stranger in STRANGERS if stranger.refused]
TAKEN = [stranger for stranger in STRANGERS if not stranger.refused]


def _name(stranger: Stranger) -> str:
    return stranger.name


@pytest.mark.parametrize("stranger", REFUSED, ids=_name)
def test_what_cannot_be_imposed_gets_one_clear_sentence(stranger: Stranger) -> None:
    found = compare(stranger.pdf, password=stranger.password)
    sentence, _, hint = found.refused.partition("\n")
    assert sentence.startswith("stranger.pdf: ")
    assert stranger.refused in sentence
    assert hint == "" or hint.startswith("  hint: ")
    assert "0x" not in sentence


@pytest.mark.parametrize("stranger", TAKEN, ids=_name)
def test_a_stranger_looks_on_the_sheet_as_it_looks_by_itself(stranger: Stranger) -> None:
    found = compare(stranger.pdf, like=stranger.like, password=stranger.password)
    assert found.refused == ""
    assert len(found.differing) == stranger.pages
    assert found.alike, found.differing
    assert any(stranger.warned in said for said in found.warned) or not stranger.warned


@settings(max_examples=120)
@given(st.integers(min_value=0, max_value=2**32))
def test_files_drawn_by_lot_look_on_the_sheet_as_they_look_by_themselves(seed: int) -> None:
    found = compare(unlike(seed))
    assert found.alike, found
    assert found.warned == ()
