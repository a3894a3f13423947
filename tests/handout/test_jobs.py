"""Tickets and job cards: a page of text in the language of the edition, and JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.prepress.sheaf import order
from zinepress.handout.jobs import card, ticket
from zinepress.handout.jobs.card import Card, Pass
from zinepress.handout.jobs.ticket import WORDS, Ticket
from zinepress.layout.strings import read_words
from zinepress.press.inks import find_inks
from zinepress.units import PAPERS

BLACK, PINK = find_inks(["black", "fluorescent-pink"])
PASSES = (
    Pass(PINK, "front", "rent-1-fluorescent-pink-front.pdf", (0.02, 0.1)),
    Pass(BLACK, "front", "rent-2-black-front.pdf", (0.05, 0.04)),
    Pass(PINK, "back", "rent-3-fluorescent-pink-back.pdf", (0.3, 0)),
)
LANGUAGES = sorted(file.stem for file in (WORDS / "locales").glob("*.po"))


def slip(shop: str = "x4") -> Ticket:
    return Ticket(order(shop), PAPERS["a5"], 8, {"rent.pdf": b"made"}, spine=20)


def test_a_ticket_says_what_a_shop_asks_first() -> None:
    said = ticket.as_text(slip())
    for wanted in ("148 × 210 mm (A5)", "8 single pages in reading order", "two staples", "3 mm"):
        assert wanted in said
    assert "SHA-256 " in said
    assert json.loads(ticket.as_json(slip()))["trim"] == [148, 210]


def test_a_card_waits_between_inks_and_turns_between_sides() -> None:
    said = card.as_text(Card("Rent", "en", "aaaa-11", "a3", PASSES))
    kinds = re.findall(r"Pass \d|dry|Turn", said)
    assert kinds == ["Pass 1", "dry", "Pass 2", "Turn", "dry", "Pass 3"]
    assert "ink on each sheet: 2 %, 10 %" in said


def test_a_card_for_programs_names_the_passes_in_order() -> None:
    said = json.loads(card.as_json(Card("Rent", "en", "aaaa-11", "a3", PASSES)))
    assert [one["ink"] for one in said["passes"]] == [one.ink.name for one in PASSES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_of_it(language: str) -> None:
    words = read_words((Path(WORDS),), language)
    assert language == "en" or words.missing == ()
    said = card.as_text(Card("Rent", language, "aaaa-11", "a3", PASSES))
    assert not re.search(r"[{}<>]", said)
