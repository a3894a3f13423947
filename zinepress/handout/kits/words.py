"""The words of kits: those of how-to sheets, and their own.

In: a language. Out: its `Wording`.
"""

from __future__ import annotations

from pathlib import Path

from zinepress.handout.howto.sheet import TEMPLATES as HOW_TO
from zinepress.handout.wording import Wording
from zinepress.layout.strings import read_words

TEMPLATES = Path(__file__).parent / "templates"


def kit_words(language: str) -> Wording:
    """The words of kits in a language."""
    return Wording(language, read_words((HOW_TO, TEMPLATES), language))
