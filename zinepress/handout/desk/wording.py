"""What the desk says, in one language.

In: a language. Out: its `Wording`.
"""

from __future__ import annotations

from pathlib import Path

from zinepress.handout import wording as words
from zinepress.handout.wording import Wording, isolated

__all__ = ["TEMPLATES", "Wording", "isolated", "wording"]

TEMPLATES = Path(__file__).parent / "templates"
"""The templates of the desk and its words."""


def wording(language: str) -> Wording:
    """The words of the desk in a language."""
    return words.wording(TEMPLATES, language)
