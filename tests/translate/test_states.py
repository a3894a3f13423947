"""What is told of each block after something happened to the source or the translation."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.pages import Twin, confirmed, english, pages, spanish, told, twins
from zinepress.translate.states import Row, State

few = settings(max_examples=30)
OTHER = Twin("paragraph", "nobody has to open without seeing paper", "nadie debe abrir sin ver")


def seen(rows: list[Row]) -> list[tuple[State, str]]:
    """The state of every row that is not current, with the words of its source or translation."""
    return [
        (row.state, " / ".join(block.text for block in row.sources or row.targets))
        for row in rows
        if row.state is not State.CURRENT or row.notes
    ]


def one_of(page: list[Twin]) -> st.SearchStrategy[int]:
    return st.integers(0, len(page) - 1)


def with_english(page: list[Twin], at: int, text: str) -> str:
    return english([*page[:at], replace(page[at], english=text), *page[at + 1 :]])


def with_spanish(page: list[Twin], at: int, text: str) -> str:
    return spanish([*page[:at], replace(page[at], spanish=text), *page[at + 1 :]])


def reworded(text: str, at: int, word: str) -> str:
    words = text.split()
    words[at % len(words)] = word
    return " ".join(words)


@few
@given(pages)
def test_what_was_confirmed_is_current(page: list[Twin]) -> None:
    source, target = english(page), spanish(page)
    assert seen(told(source, target, confirmed(source, target))) == []


@few
@given(pages, st.data())
def test_one_changed_word_flags_exactly_its_block(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    text = reworded(page[at].english, data.draw(st.integers(0, 20)), "not")
    rows = told(
        with_english(page, at, text), spanish(page), confirmed(english(page), spanish(page))
    )
    assert seen(rows) == [(State.STALE, text)]


@few
@given(pages, st.data())
def test_a_changed_number_flags_exactly_its_block(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    numbered = reworded(page[at].english, data.draw(st.integers(0, 20)), "911")
    ledger = confirmed(with_english(page, at, numbered), spanish(page))
    now = numbered.replace("911", "112")
    assert seen(told(with_english(page, at, now), spanish(page), ledger)) == [(State.STALE, now)]


@few
@given(pages, st.data())
def test_a_typo_mended_in_the_translation_hides_no_change_of_the_source(
    page: list[Twin], data: st.DataObject
) -> None:
    ledger = confirmed(english(page), spanish(page))
    at, changed = data.draw(one_of(page)), data.draw(one_of(page))
    mended = with_spanish(page, at, reworded(page[at].spanish, data.draw(st.integers(0, 20)), "sí"))
    assert seen(told(english(page), mended, ledger)) == [(State.IMPROVED, page[at].english)]
    text = reworded(page[changed].english, data.draw(st.integers(0, 20)), "not")
    both = seen(told(with_english(page, changed, text), mended, ledger))
    if changed == at:
        assert both == [(State.UPDATED, text)]
    else:
        wanted = {(State.IMPROVED, page[at].english), (State.STALE, text)}
        assert len(both) == 2
        assert set(both) == wanted


@few
@given(pages, twins, st.data())
def test_a_new_source_block_is_missing(page: list[Twin], new: Twin, data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    grown = english([*page[:at], OTHER, *page[at:]])
    rows = told(grown, spanish(page), confirmed(english(page), spanish(page)))
    assert seen(rows) == [(State.MISSING, OTHER.english)]


@few
@given(pages, st.data())
def test_a_deleted_source_block_leaves_an_orphan(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    less = english([*page[:at], *page[at + 1 :]])
    rows = told(less, spanish(page), confirmed(english(page), spanish(page)))
    assert seen(rows) == [(State.ORPHAN, page[at].spanish)]


@few
@given(pages, st.data())
def test_a_deleted_translation_is_lost(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    less = spanish([*page[:at], *page[at + 1 :]])
    rows = told(english(page), less, confirmed(english(page), spanish(page)))
    assert seen(rows) == [(State.LOST, page[at].english)]


@few
@given(pages, st.data())
def test_what_is_deleted_on_both_sides_is_forgotten(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    less = [*page[:at], *page[at + 1 :]]
    ledger = confirmed(english(page), spanish(page))
    assert seen(told(english(less), spanish(less), ledger)) == []


@few
@given(pages, st.data())
def test_a_new_block_on_both_sides_waits_to_be_confirmed(
    page: list[Twin], data: st.DataObject
) -> None:
    at = data.draw(one_of(page))
    grown = [*page[:at], OTHER, *page[at:]]
    rows = told(english(grown), spanish(grown), confirmed(english(page), spanish(page)))
    assert seen(rows) == [(State.UNCONFIRMED, OTHER.english)]


@few
@given(pages, st.data())
def test_a_moved_source_block_is_told_as_moved(page: list[Twin], data: st.DataObject) -> None:
    at, to = data.draw(one_of(page)), data.draw(one_of(page))
    rest = [*page[:at], *page[at + 1 :]]
    moved = [*rest[:to], page[at], *rest[to:]]
    ledger = confirmed(english(page), spanish(page))
    found = [row for row in told(english(moved), spanish(page), ledger) if row.notes]
    assert {row.state for row in found} <= {State.AUTO}
    assert all(row.notes == ("moved in the source",) for row in found)
    assert (len(found) > 0) == (moved != page)
    assert seen(told(english(moved), spanish(moved), ledger)) == seen(
        [row for row in told(english(moved), spanish(moved), ledger) if row.notes]
    )


def halves(text: str) -> tuple[str, str]:
    words = text.split()
    return " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])


@few
@given(pages, st.data())
def test_split_and_merged_blocks_are_told_apart(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    kind, whole = page[at].kind, page[at]
    english_parts, spanish_parts = halves(whole.english), halves(whole.spanish)
    parts = [Twin(kind, *pair) for pair in zip(english_parts, spanish_parts, strict=True)]
    split = [*page[:at], *parts, *page[at + 1 :]]
    ledger = confirmed(english(page), spanish(page))
    rows = told(english(split), spanish(page), ledger)
    assert [(row.state, row.notes) for row in rows if row.notes] == [
        (State.AUTO, ("split in the source",))
    ]
    rows = told(english(page), spanish(split), ledger)
    assert [(row.state, row.notes) for row in rows if row.notes] == [
        (State.CURRENT, ("split in the translation",))
    ]
    ledger = confirmed(english(split), spanish(split))
    rows = told(english(page), spanish(split), ledger)
    assert [(row.state, row.notes) for row in rows if row.notes] == [
        (State.AUTO, ("merged in the source",))
    ]
    assert len([row for row in rows if row.state is State.CURRENT]) == len(page) - 1


def swapped(text: str) -> str:
    return re.sub(r"(\*+)([^*]+)\1", lambda m: "_" * len(m[1]) + m[2] + "_" * len(m[1]), text)


@few
@given(pages, st.data())
def test_what_does_not_change_the_words_flags_nothing(
    page: list[Twin], data: st.DataObject
) -> None:
    at = data.draw(one_of(page))
    words = page[at].english.split()
    words[1], words[3], words[4] = f"*{words[1]}*", f"**{words[3]}**", "café"
    marked = f"“{' '.join(words)}” — it’s"
    ledger = confirmed(with_english(page, at, marked), spanish(page))
    for cosmetic in (
        swapped(marked),
        marked.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "--"),
        marked.replace("é", "e\u0301"),
    ):
        assert seen(told(with_english(page, at, cosmetic), spanish(page), ledger)) == []
    source = with_english(page, at, marked)
    assert (
        seen(told(source.replace("- ", "* ").replace("## ", "### "), spanish(page), ledger)) == []
    )
    if page[at].kind == "paragraph":
        wrapped = with_english(page, at, marked.replace(" ", "\n", 3))
        assert seen(told(wrapped, spanish(page), ledger)) == []


@few
@given(pages, st.data())
def test_a_changed_link_or_mark_is_brought_over_without_new_words(
    page: list[Twin], data: st.DataObject
) -> None:
    at = data.draw(one_of(page))
    linked = page[at].english + " [here](https://example.org/a)"
    aqui = page[at].spanish + " [aquí](https://example.org/a)"
    ledger = confirmed(with_english(page, at, linked), with_spanish(page, at, aqui))
    now = linked.replace("/a", "/b")
    rows = told(with_english(page, at, now), with_spanish(page, at, aqui), ledger)
    assert [(row.state, row.notes) for row in rows if row.notes] == [(State.AUTO, ("links",))]
    brought = with_spanish(page, at, aqui.replace("/a", "/b"))
    assert seen(told(with_english(page, at, now), brought, ledger)) == []
    strong = with_english(page, at, f"**{linked}**")
    rows = told(strong, with_spanish(page, at, aqui), ledger)
    assert [(row.state, row.notes) for row in rows if row.notes] == [(State.AUTO, ("marks",))]


@few
@given(pages, st.data())
def test_struck_words_are_other_words(page: list[Twin], data: st.DataObject) -> None:
    at = data.draw(one_of(page))
    words = page[at].english.split()
    struck = " ".join([f"~~{words[0]}~~", *words[1:]])
    rows = told(
        with_english(page, at, struck), spanish(page), confirmed(english(page), spanish(page))
    )
    assert seen(rows) == [(State.STALE, struck)]


@few
@given(pages, st.data())
def test_a_block_left_in_the_source_language_is_untranslated(
    page: list[Twin], data: st.DataObject
) -> None:
    at = data.draw(one_of(page))
    target = with_spanish(page, at, page[at].english)
    ledger = confirmed(english(page), target)
    assert seen(told(english(page), target, ledger)) == [(State.UNTRANSLATED, page[at].english)]
    text = reworded(page[at].english, 1, "not")
    rows = told(with_english(page, at, text), target, ledger)
    assert seen(rows) == [(State.UNTRANSLATED, text)]
    rows = told(english(page), spanish(page), ledger)
    assert seen(rows) == [(State.IMPROVED, page[at].english)]


def test_a_block_split_in_three_is_one_row() -> None:
    source = "you may stay silent. ask for a lawyer. call your union.\n"
    target = "puede callar. pida un abogado. llame a su sindicato.\n"
    rows = told(source.replace(". ", ".\n\n"), target, confirmed(source, target))
    assert [(row.state, len(row.sources), row.notes) for row in rows] == [
        (State.AUTO, 3, ("split in the source",))
    ]


def test_a_repeated_block_that_is_lost_is_missed_once() -> None:
    item = Twin("list item", "ask for a lawyer", "pida un abogado")
    page = [item, Twin("paragraph", "you may leave", "puede salir"), item, item]
    source = english(page)
    ledger = confirmed(source, spanish(page))
    rows = told(source, spanish([page[0], page[1], page[2]]), ledger)
    assert seen(rows) == [(State.LOST, item.english)]


def test_yes_and_no_that_change_places_in_a_table_are_changes() -> None:
    table = "| 1 | 2 |\n|---|---|\n| 3 | {} |\n| 4 | {} |\n"
    ledger = confirmed(table.format("Yes", "No"), table.format("Sí", "Nunca"))
    rows = told(table.format("No", "Yes"), table.format("Sí", "Nunca"), ledger)
    assert [state for state, _ in seen(rows)] == [State.STALE, State.STALE]


@pytest.mark.parametrize(
    ("name", "state"),
    [("DSA Los Angeles", State.CURRENT), ("call the union today", State.UNTRANSLATED)],
)
def test_a_name_may_stay_as_it_is(name: str, state: State) -> None:
    source, target = f"- {name}\n\nyou may leave\n", f"- {name}\n\npuede salir\n"
    assert told(source, target, confirmed(source, target))[0].state is state


def test_a_heading_in_the_source_language_is_not_taken_for_a_name() -> None:
    source, target = "# Know Your Rights\n\nyou may leave\n", "# Know Your Rights\n\npuede salir\n"
    assert told(source, target, confirmed(source, target))[0].state is State.UNTRANSLATED
