"""The few words that HTML made of a text says itself, and their translation.

In: HTML and a layout's strings. Out: HTML in the edition's language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

STRINGS: Mapping[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
}
"""English, by the name that `data-string` carries."""

_HOOK = re.compile(r'(<(\w+)(?: [^<>]*)? data-string="([\w-]+)"[^<>]*>)[^<>]*(</\2>)')


def say(html: str, strings: Mapping[str, str]) -> str:
    """The HTML with the words of every `data-string` element taken from `strings`.

    A name that `strings` lacks keeps its English. What is markup already stays so.
    """
    return _HOOK.sub(
        lambda hook: (
            hook[0] if hook[3] not in strings else f"{hook[1]}{escape(strings[hook[3]])}{hook[4]}"
        ),
        html,
    )
