"""The ledger of earlier builds: it comes back as written, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.build.checksum import with_checksum
from zinepress.build.ledger import FORM, Ledger, read_ledger, write_ledger
from zinepress.build.stale import Record
from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(max_size=6)
COUNTS = st.none() | st.integers(0, 500)
GROUPS = st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS, max_size=3), max_size=3)
PLACES = st.none() | st.builds(Where, WORDS, COUNTS, COUNTS)
FINDINGS = st.builds(
    Finding, WORDS, PLACES, st.none() | WORDS, st.sampled_from(Severity), WORDS, COUNTS
)
RECORDS = st.builds(
    Record,
    WORDS,
    WORDS,
    GROUPS,
    st.dictionaries(WORDS, WORDS, max_size=2),
    st.lists(WORDS, max_size=2).map(tuple),
    COUNTS,
    COUNTS,
    st.none() | WORDS,
    st.lists(FINDINGS, max_size=2).map(tuple),
)
NUMBERS = st.integers(0, 2**63)
STAMPS = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
LEDGERS = st.builds(
    Ledger,
    st.dictionaries(WORDS, RECORDS, max_size=3),
    st.dictionaries(WORDS, st.tuples(STAMPS, WORDS), max_size=3),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger")


@given(ledger=LEDGERS)
def test_a_ledger_comes_back_as_it_was_written(folder: Path, ledger: Ledger) -> None:
    write_ledger(folder, ledger)
    assert read_ledger(folder) == ledger


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == Ledger()


@pytest.mark.parametrize("place", [0, 70, -1])
def test_a_damaged_ledger_is_an_empty_one(tmp_path: Path, place: int) -> None:
    write_ledger(tmp_path, Ledger(files={"a": ((1, 2, 3, 4), "d")}))
    file = tmp_path / "ledger.json"
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert read_ledger(tmp_path) == Ledger()


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        {"form": FORM + 1, "groups": {}, "records": {}, "files": {}},
        {"form": FORM, "groups": {}, "records": {"a": {"inputs": {"text": "x"}}}, "files": {}},
        {"form": FORM, "groups": {}, "records": {}, "files": {"a": 1}},
    ],
)
def test_a_ledger_of_another_form_is_an_empty_one(tmp_path: Path, told: object) -> None:
    (tmp_path / "ledger.json").write_bytes(with_checksum(json.dumps(told).encode()))
    assert read_ledger(tmp_path) == Ledger()


def test_inputs_that_targets_have_in_common_are_written_once(tmp_path: Path) -> None:
    fonts = {f"fonts/{number}.ttf": "0" * 64 for number in range(50)}
    records = {str(number): Record("o", "d", {"fonts": fonts}, {}) for number in range(30)}
    write_ledger(tmp_path, Ledger(records))
    assert (tmp_path / "ledger.json").read_bytes().count(b"fonts/49.ttf") == 1
    assert read_ledger(tmp_path) == Ledger(records)
