"""Made-up pages in two languages, and what can happen to them, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from zinepress.translate.accept import accept
from zinepress.translate.adopt import adopt
from zinepress.translate.blocks import cut
from zinepress.translate.ledger import Ledger
from zinepress.translate.states import Row, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = ("you", "may", "stay", "silent", "ask", "lawyer", "officer", "door", "warrant", "judge")
SPANISH = ("usted", "puede", "guardar", "silencio", "pedir", "abogado", "agente", "puerta", "orden")
MARKERS = {"paragraph": "", "list item": "- ", "quote": "> ", "heading": "## "}


@dataclass(frozen=True)
class Twin:
    """A block in two languages."""

    kind: str
    english: str
    spanish: str


def sentence(words: Sequence[str]) -> st.SearchStrategy[str]:
    """Sentences of these words."""
    return st.lists(st.sampled_from(words), min_size=5, max_size=14).map(" ".join)


twins = st.builds(Twin, st.sampled_from(sorted(MARKERS)), sentence(ENGLISH), sentence(SPANISH))
pages = st.lists(
    twins, min_size=3, max_size=12, unique_by=(lambda one: one.english, lambda one: one.spanish)
)


def laid_out(kinds: Sequence[str], texts: Sequence[str]) -> str:
    """A Markdown file of blocks."""
    return "\n\n".join(MARKERS[kind] + text for kind, text in zip(kinds, texts, strict=True)) + "\n"


def english(page: Sequence[Twin]) -> str:
    """The source of a page."""
    return laid_out([one.kind for one in page], [one.english for one in page])


def spanish(page: Sequence[Twin]) -> str:
    """The translation of a page."""
    return laid_out([one.kind for one in page], [one.spanish for one in page])


def confirmed(source: str, target: str) -> Ledger:
    """The ledger of a translation that was adopted and confirmed, block by block."""
    ledger = adopt(cut(source), cut(target), Ledger("page", "es", "en"))
    entries = tuple(replace(entry, is_confirmed=True) for entry in ledger.entries)
    return accept(cut(source), cut(target), replace(ledger, entries=entries))


def told(source: str, target: str, ledger: Ledger) -> list[Row]:
    """The rows of a translation."""
    return list(rows(cut(source), cut(target), ledger))
