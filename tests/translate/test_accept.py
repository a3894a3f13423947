"""Confirming translated blocks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.pages import MARKERS, Twin, confirmed, english, spanish, told
from zinepress.translate.accept import accept, has_translation
from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import Entry, Ledger, digest
from zinepress.translate.states import State

ENGLISH = "You may stay silent.\n\nAsk for a lawyer.\n\nDo not sign.\n"
SPANISH = "Puede callar.\n\nPida abogado.\n\nNo firme.\n"
LEDGER = confirmed(ENGLISH, SPANISH)


def said(ledger: Ledger) -> list[tuple[str, str]]:
    """The entries of a ledger."""
    return [(entry.source, entry.target) for entry in ledger.entries]


def test_what_needs_nobody_is_recorded_and_the_rest_stays_as_it_was() -> None:
    now = ENGLISH.replace("stay silent", "leave")
    edited = SPANISH.replace("abogado", "abogada")
    ledger = accept(cut(now), cut(edited), LEDGER)
    assert said(ledger) == [
        ("You may stay silent.", "Puede callar."),
        ("Ask for a lawyer.", "Pida abogada."),
        ("Do not sign.", "No firme."),
    ]
    assert told(now, edited, ledger)[0].state is State.STALE
    assert (ledger.source_digest, ledger.target_digest) == (digest(now), digest(edited))


def test_what_a_person_chooses_is_confirmed() -> None:
    now = ENGLISH.replace("stay silent", "leave")
    ledger = accept(cut(now), cut(SPANISH), LEDGER, has_translation)
    assert said(ledger)[0] == ("You may leave.", "Puede callar.")
    assert {row.state for row in told(now, SPANISH, ledger)} == {State.CURRENT}


def test_an_adopted_translation_is_current_once_it_is_confirmed() -> None:
    ledger = adopt(cut(ENGLISH), cut(SPANISH), Ledger("rights", "es", "en"))
    assert {row.state for row in told(ENGLISH, SPANISH, ledger)} == {State.UNCONFIRMED}
    untouched = accept(cut(ENGLISH), cut(SPANISH), ledger)
    assert {row.state for row in told(ENGLISH, SPANISH, untouched)} == {State.UNCONFIRMED}
    ledger = accept(cut(ENGLISH), cut(SPANISH), ledger, has_translation)
    assert {row.state for row in told(ENGLISH, SPANISH, ledger)} == {State.CURRENT}


def test_a_lost_translation_stays_lost_until_somebody_gives_it_up_and_is_kept_then() -> None:
    less = SPANISH.replace("\n\nPida abogado.", "")
    ledger = accept(cut(ENGLISH), cut(less), LEDGER, has_translation)
    assert told(ENGLISH, less, ledger)[1].state is State.LOST
    ledger = accept(cut(ENGLISH), cut(less), LEDGER, lambda row: row.state is State.LOST)
    assert told(ENGLISH, less, ledger)[1].state is State.MISSING
    assert ledger.kept == (Entry("Ask for a lawyer.", "Pida abogado."),)


def test_the_translation_of_what_is_deleted_is_kept_once_it_is_gone_too() -> None:
    now = ENGLISH.replace("\n\nAsk for a lawyer.", "")
    ledger = accept(cut(now), cut(SPANISH), LEDGER)
    assert said(ledger) == said(LEDGER)
    less = SPANISH.replace("\n\nPida abogado.", "")
    ledger = accept(cut(now), cut(less), ledger)
    assert said(ledger) == [said(LEDGER)[0], said(LEDGER)[2]]
    assert ledger.kept == (Entry("Ask for a lawyer.", "Pida abogado."),)


def test_a_split_translation_is_one_entry() -> None:
    whole = SPANISH.replace("Pida abogado.", "Pida un abogado. No diga nada más.")
    split = whole.replace("abogado. No", "abogado.\n\nNo")
    ledger = accept(cut(ENGLISH), cut(split), confirmed(ENGLISH, whole), has_translation)
    assert said(ledger)[1] == ("Ask for a lawyer.", "Pida un abogado.\n\nNo diga nada más.")
    assert {row.state for row in told(ENGLISH, split, ledger)} == {State.CURRENT}


def test_words_of_the_source_may_be_confirmed_as_they_are() -> None:
    same = SPANISH.replace("Pida abogado.", "Ask for a lawyer.")
    ledger = accept(cut(ENGLISH), cut(same), LEDGER, lambda row: row.state is State.UNTRANSLATED)
    assert told(ENGLISH, same, ledger)[1].state is State.UNTRANSLATED
    ledger = accept(cut(ENGLISH), cut(same), LEDGER, has_translation, as_it_is=True)
    assert told(ENGLISH, same, ledger)[1].state is State.CURRENT


def test_confirming_twice_changes_nothing() -> None:
    edited = SPANISH.replace("abogado", "abogada")
    once = accept(cut(ENGLISH), cut(edited), LEDGER)
    assert accept(cut(ENGLISH), cut(edited), once) == once
    assert replace(once, entries=()) == replace(
        LEDGER, entries=(), target_digest=once.target_digest
    )


def test_adopting_again_keeps_what_only_the_older_ledger_has() -> None:
    less = SPANISH.replace("\n\nPida abogado.", "")
    again = adopt(cut(ENGLISH), cut(less), LEDGER)
    assert again.kept == (Entry("Ask for a lawyer.", "Pida abogado."),)


apart = st.lists(st.sampled_from(sorted(MARKERS)), min_size=2, max_size=6).map(
    lambda kinds: [
        Twin(kind, f"ask{at} door{at} sign{at}", f"uno{at} dos{at} tres{at}")
        for at, kind in enumerate(kinds)
    ]
)
"""Pages whose blocks have no word in common, so that none is taken for an edit of another."""


@settings(max_examples=60)
@given(apart, st.data())
def test_no_words_leave_the_ledger_before_they_are_kept(
    page: list[Twin], data: st.DataObject
) -> None:
    """Whatever is deleted, moved, changed, written anew, confirmed or aligned again."""
    ledger = confirmed(english(page), spanish(page))
    for _ in range(2):
        some = st.lists(st.sampled_from(page), unique=True)
        source, target = data.draw(some), data.draw(some)
        changed = [replace(one, english=f"{one.english} now") for one in source]
        anew = data.draw(some)
        target = [
            replace(one, spanish=f"otra {one.english}") if one in anew else one for one in target
        ]
        confirms = data.draw(st.sets(st.sampled_from(sorted(State))))
        there, here = cut(english(changed)), cut(spanish(target))
        ledger = accept(there, here, ledger, lambda row, wanted=confirms: row.state in wanted)  # type: ignore[misc]
        if data.draw(st.booleans()):
            ledger = adopt(there, here, ledger)
    held = [block.text for block in here.blocks]
    held += [part for one in (*ledger.entries, *ledger.kept) for part in one.target.split("\n\n")]
    assert [one.spanish for one in page if one.spanish not in held] == []
