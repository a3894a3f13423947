"""The beginning of a translation."""

from __future__ import annotations

from tests.translate.pages import told
from zinepress.press.front import read_front
from zinepress.press.model import Edition, FrontMatter
from zinepress.translate.accept import accept
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import Entry
from zinepress.translate.start import start
from zinepress.translate.states import State

ENGLISH = """---
title: "Rights: yours"
layout: zine
make: [read]
---

# Know {#top}

You may stay silent.

- DSA Los Angeles
- Ask for a lawyer.[^a]

[^a]: The law says so.
"""
EDITION = Edition(
    "rights", "en", "sources/rights/en.md", FrontMatter(title="Rights: yours"), ENGLISH
)


def test_the_file_holds_the_words_of_the_source_and_a_head_of_its_own() -> None:
    started = start(EDITION, "es", ["María Ruiz"])
    head, _, body = started.text.partition("---\n\n")
    assert head == (
        '---\ntitle: "Rights: yours"\ntranslators: ["María Ruiz"]\nreviewers: []\nstatus: draft\n'
    )
    assert body == ENGLISH.partition("---\n\n")[2]
    front, findings = read_front(started.text, "es.md", "es")
    assert findings == ()
    assert front
    assert (front.title, front.translators, front.status) == (
        "Rights: yours",
        ("María Ruiz",),
        "draft",
    )
    assert (started.blocks, started.words, started.filled) == (5, 16, 0)


def test_every_block_waits_to_be_translated_but_for_names() -> None:
    started = start(EDITION, "es", [])
    states = [row.state for row in told(ENGLISH, started.text, started.ledger)]
    assert states.count(State.UNTRANSLATED) == 5
    assert len(states) == 6
    written = started.text.replace("You may stay silent.", "Puede callar.")
    states = [row.state for row in told(ENGLISH, written, started.ledger)]
    assert states.count(State.UNTRANSLATED) == 4


def test_english_that_changed_before_it_was_translated_is_still_to_do() -> None:
    started = start(EDITION, "es", [])
    now = ENGLISH.replace("stay silent", "leave")
    ledger = accept(cut(now), cut(started.text), started.ledger)
    found = told(now, started.text, ledger)
    assert [row.state for row in found if row.sources[0].text == "You may leave."] == [
        State.UNTRANSLATED
    ]


def test_what_was_translated_before_is_filled_in_and_waits_to_be_confirmed() -> None:
    memory = [
        Entry("You may *stay* silent.", "Puede _callar_.", "paragraph"),
        Entry("Know {#a}", "Quizás", "heading", is_confirmed=False),
    ]
    started = start(EDITION, "es", [], memory)
    assert "\n\nPuede _callar_.\n\n" in started.text
    assert "# Know {#top}" in started.text
    assert started.filled == 1
    found = told(ENGLISH, started.text, started.ledger)
    assert [row.targets[0].text for row in found if row.state is State.UNCONFIRMED] == [
        "Puede _callar_."
    ]
