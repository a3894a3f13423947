"""The quotation marks of languages.

In: a language. Out: `Marks`, after CLDR's delimiters, with the changes named in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

THIN = "\u202f"
"""The narrow no-break space of French."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What straight marks become: a pair for double ones, a pair for single ones, the apostrophe.

    `within` is what a double mark between two letters becomes, empty where it stays.
    """

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    apostrophe: str = "’"
    within: str = ""


_ENGLISH = Marks("“", "”", "‘", "’")
_FRENCH = Marks(f"«{THIN}", f"{THIN}»", "“", "”")
_TABLE: tuple[tuple[Marks, str], ...] = (
    (_ENGLISH, "en es pt gl tl fil vi ht ko zh hi bn pa gu ta te kn ml mr ne si th km lo my"),
    (_ENGLISH, "tr az id ms sw so nl da ga cy mi zu xh yo ig ha om eo af lv"),
    (Marks("„", "“", "‚", "‘"), "de cs sk sl is et lt hr bs mk bg"),
    (Marks("„", "“", "«", "»"), "ka"),
    (Marks("«", "»", "“", "”"), "it el ca eu sq pt-PT kk"),
    (Marks("«", "»", "‘", "’"), "nb nn no"),
    (Marks("«", "»", "„", "“"), "ru uk be"),
    (Marks("«", "»", "‹", "›"), "de-CH it-CH hy hyw fa ps ckb am ti"),
    (_FRENCH, "fr"),
    (Marks(_FRENCH.opening, _FRENCH.closing, "‹", "›"), "fr-CH"),
    (Marks("„", "”", "«", "»"), "pl ro"),
    (Marks("„", "”", "»", "«"), "hu"),
    (Marks("„", "”", "’", "’"), "sr"),
    (Marks("”", "”", "’", "’"), "sv fi"),
    (Marks("「", "」", "『", "』"), "ja yue zh-Hant zh-TW zh-HK zh-MO"),
    (Marks("”", "“", "’", "‘"), "ar ur"),
    (Marks("”", "”", "’", "’", apostrophe="׳", within="״"), "he yi"),
)
"""By language. Unlike CLDR: inner French marks are “ ”, Swiss ones are guillemets in every language
of the country, Filipino has the English ones, Chinese in traditional signs has corners. Languages
that are not here keep what was typed."""

_MARKS = {tag: marks for marks, tags in _TABLE for tag in tags.split()}


@cache
def marks_of(language: str) -> Marks | None:
    """The marks of a language, or of the nearest one less specific; None for no known marks."""
    parts = language.split("-")
    for count in range(len(parts), 0, -1):
        marks = _MARKS.get("-".join(parts[:count]))
        if marks is not None:
            return marks
    return None
