"""The words that a press has agreed on: `sources/glossary.csv`.

In: the text of the file: a row of language tags, then a row for each term; several words that are
fine stand in one cell with `|` between them. Out: `Glossary`, and a rule.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from zinepress.errors import SettingsError, Severity, SourceError, Where
from zinepress.press.languages import canonical
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATH = "sources/glossary.csv"
_SHORTEST_STEM, _STEM = 4, 0.7
"""Letters of a word that have to be there, and their share of it: endings change in use."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, each as the words for it by language."""

    terms: tuple[Mapping[str, tuple[str, ...]], ...] = ()

    def missing(self, pair: Pair) -> Iterator[Trouble]:
        """The terms of a source whose agreed translation is not there."""
        here, there = pair.source.words.casefold(), pair.target.words.casefold()
        for term in self.terms:
            words, agreed = term.get(pair.source_language, ()), term.get(pair.language, ())
            used = next((word for word in words if _stands(word, here)), None)
            if used and agreed and not any(_stands(word, there) for word in agreed):
                message = f"'{used}' is '{' or '.join(agreed)}' in the glossary"
                hint = f"use it, or change {PATH}"
                yield Trouble(message, hint, Severity.WARNING)


def read_glossary(text: str, path: str = PATH) -> Glossary:
    """The glossary in a CSV file; raises SourceError for a column that is no language."""
    rows = list(csv.reader(StringIO(text)))
    if not rows:
        return Glossary()
    try:
        languages = [canonical(cell) for cell in rows[0]]
    except SettingsError as error:
        hint = "begin the file with a row of languages, such as en,es,fa"
        raise SourceError(error.findings[0].message, Where(path, 1), hint) from None
    terms = [
        {
            language: tuple(word.strip() for word in cell.split("|") if word.strip())
            for language, cell in zip(languages, row, strict=False)
        }
        for row in rows[1:]
    ]
    return Glossary(tuple(term for term in terms if any(term.values())))


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, with whatever ending."""
    stems = [
        re.escape(part[: max(_SHORTEST_STEM, round(len(part) * _STEM))])
        for part in word.casefold().split()
    ]
    return re.search(r"(?<!\w)" + r"\w*\s+".join(stems), text) is not None
