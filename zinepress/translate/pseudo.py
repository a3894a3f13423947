"""Text that only looks translated, to find what breaks before a translator does.

In: the text of a file and a `Manner`. Out: the same file with other letters: longer by a third
with accents on them, or of a script that runs from right to left. Markup, addresses, facts, code
and figures stay as they are.
"""

from __future__ import annotations

import re
from enum import StrEnum

from zinepress.translate.blocks import cut, join
from zinepress.translate.kinds import LITERAL


class Manner(StrEnum):
    """How a text pretends to be translated."""

    LONG = "long"
    RTL = "rtl"


LANGUAGES = {Manner.LONG: "", Manner.RTL: "fa"}
"""The language to set a pseudo-translation in; that of the source where it is empty."""
_KEPT = re.compile(
    r"""(
    \\.                                  # an escaped sign
    | `+[^`]*`+                          # code
    | \{\{.*?\}\} | \{[^{}]*\}           # facts, braces
    | \[\^[^\]\s]+\]                     # calls of footnotes
    | \]\([^)\n]*\) | \]\[[^\]]*\]       # where links lead
    | <[^<>\s]+>                         # addresses, elements
    | (?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | &\#?\w+;
    )""",
    re.VERBOSE,
)
_ACCENTED = str.maketrans(
    "AaCcEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÁáÇçÉéĞğÍíĴĵĶķĹĺÑñÖöŘřŠšŤťÜüŴŵÝýŽž"
)
_VOWEL = re.compile("[ÁáÉéÍíÖöÜüÝý]")
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابکدهفگحیجکلمنوپقرستوخطزیژابکدهفگحیجکلمنوپقرستوخطزیژ",
)


def pseudo(text: str, manner: Manner) -> str:
    """The file with the words of each block in other letters."""
    sliced = cut(text)
    return join(
        sliced,
        {
            block: _changed(block.text, manner)
            for block in sliced.blocks
            if block.kind not in LITERAL
        },
    )


def _changed(text: str, manner: Manner) -> str:
    """The words of a block in other letters, what is between them as it was."""
    parts = _KEPT.split(text)
    parts[::2] = [
        _VOWEL.sub(r"\g<0>\g<0>", part.translate(_ACCENTED))
        if manner is Manner.LONG
        else part.translate(_ARABIC)
        for part in parts[::2]
    ]
    return "".join(parts)
