"""The ledger as a PO file."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import SourceError
from zinepress.translate.ledger import Entry, Ledger, digest, read_ledger, write_ledger

words = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "")
tricky = st.lists(
    st.sampled_from(
        ["a", '"', "\\", "\\n", "\n", "\r\n", "\t", "\u2028", "\x85", "\x0c", "\x1c", "#", "é", " "]
    ),
    min_size=1,
    max_size=12,
).map("".join)
text = words | tricky.filter(lambda one: one.strip() != "")
entries = st.builds(
    Entry,
    source=text,
    target=st.just("") | text,
    kind=st.sampled_from(["", "heading", "table cell"]),
    is_confirmed=st.booleans(),
    previous=st.just("") | text,
)
kept = st.builds(Entry, source=text, target=text)


@given(st.lists(entries, max_size=5), st.lists(kept, max_size=3, unique=True))
def test_a_ledger_comes_back_from_its_file(entries: list[Entry], kept: list[Entry]) -> None:
    ledger = Ledger("rights", "es", "en", tuple(entries), tuple(kept), "a" * 64, "b" * 64)
    assert read_ledger(write_ledger(ledger), "es.po") == ledger


def test_a_ledger_is_written_as_translators_know_it() -> None:
    entries = (
        Entry("Yes", "Sí", "table cell"),
        Entry("Yes", "", "table cell"),
        Entry("You may ask", "Puede\npedir", "paragraph", is_confirmed=False, previous="You must"),
    )
    written = write_ledger(Ledger("rights", "es", "en", entries, (Entry("Old", "Viejo"),)))
    assert written.split("\n\n", 1)[1] == (
        '#. table cell\nmsgctxt "1"\nmsgid "Yes"\nmsgstr "Sí"\n\n'
        '#. table cell\nmsgctxt "2"\nmsgid "Yes"\nmsgstr ""\n\n'
        '#. paragraph\n#, fuzzy\n#| msgid "You must"\nmsgid "You may ask"\n'
        'msgstr ""\n"Puede\\n"\n"pedir"\n\n'
        '#~ msgid "Old"\n#~ msgstr "Viejo"\n'
    )


def test_a_ledger_knows_that_another_program_edited_it() -> None:
    written = write_ledger(Ledger("rights", "es", "en", (Entry("Yes", "Sí"),)))
    assert not read_ledger(written, "es.po").is_edited
    assert read_ledger(written.replace("Sí", "Claro"), "es.po").is_edited


def test_a_digest_looks_through_line_ends_and_byte_order_marks() -> None:
    assert digest("\ufeffa\r\nb\r") == digest("a\nb\n") != digest("a b\n")


@pytest.mark.parametrize(
    "hostile",
    [
        'msgid "a',
        'msgid "a"b"\nmsgstr ""',
        "nonsense",
        "#| ",
        'msgstr "a"',
        'msgid_plural "a"',
        'msgstr[x] "a"',
        "/etc/hostname",
    ],
)
def test_what_is_no_po_file_is_refused_with_its_place(hostile: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_ledger(hostile, "sources/a/es.po")
    assert str(caught.value).startswith("sources/a/es.po")


@given(st.text(alphabet='msgidtr[]0 "\\#~|,.:n\n\u2028é', max_size=80))
def test_any_text_is_a_ledger_or_is_refused(text: str) -> None:
    with suppress(SourceError):
        read_ledger(text, "es.po")
