"""The card that lies beside the risograph: what to print in which order, and when to wait.

In: a `Card`. Out: a page of text, and JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.handout.jobs.lines import BLANK, told
from zinepress.handout.jobs.ticket import WORDS
from zinepress.handout.wording import paper_title, wording
from zinepress.press.languages import autonym

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.handout.wording import Wording
    from zinepress.press.inks import Ink

SPARE = 10
"""Per cent of sheets that are spoilt until inks and sheets lie right."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One side in one ink: its file, and the share of each sheet that it inks."""

    ink: Ink
    side: str
    file: str
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A job of passes, in the order that they are printed in."""

    title: str
    language: str
    code: str
    paper: str
    passes: tuple[Pass, ...]


def as_text(card: Card) -> str:
    """The card as a page of text in the language of the edition."""
    words = wording(WORDS, card.language)
    rows = (
        ("title", card.title),
        ("language", autonym(card.language)),
        ("edition", card.code),
        ("paper", paper_title(card.paper)),
        ("copies", BLANK),
        ("spare", words.plain("spare-sheets", n=SPARE)),
    )
    return told(words, "card", rows, tuple(_steps(card, words)))


def as_json(card: Card) -> str:
    """The card for programs; shares of a sheet from 0 to 1."""
    said = {
        "title": card.title,
        "language": card.language,
        "edition": card.code,
        "paper": card.paper,
        "spare": SPARE / 100,
        "passes": [
            {
                "ink": one.ink.name,
                "side": one.side,
                "file": one.file,
                "coverage": [round(share, 3) for share in one.shares],
            }
            for one in card.passes
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _steps(card: Card, words: Wording) -> Iterator[str]:
    """What is done pass by pass, with the waiting in between."""
    for number, one in enumerate(card.passes, 1):
        before = card.passes[number - 2] if number > 1 else None
        if before is not None and before.side != one.side:
            yield words.plain("turn")
        if before is not None:
            yield words.plain("dry")
            yield ""
        shares = words.listed([_per_cent(share, words) for share in one.shares])
        yield words.plain(f"pass-{one.side}", n=number, ink=one.ink.title)
        yield f"  {one.file}"
        yield f"  {words.plain('coverage', shares=shares.striptags())}"
    yield ""
    yield words.plain("register")
    yield words.plain("scale")


def _per_cent(share: float, words: Wording) -> str:
    """A share as the language writes it."""
    return words.plain("per-cent", n=round(100 * share))
