"""What handouts say, in one language: sentences, numbers, sizes of files, durations, dates.

In: a folder with catalogues, and a language. Out: `Wording`, whose answers are text or safe HTML.
A sentence that a language lacks comes in English, marked as English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from zinepress.errors import LayoutError
from zinepress.layout.dates import spoken_date
from zinepress.layout.strings import read_words
from zinepress.press.languages import autonym, direction, leading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from babel import Locale

    from zinepress.layout.formats import Format
    from zinepress.layout.strings import Words

_SIGNED = re.compile(r"([#@][A-Za-z][\w.]*(?: [A-Z]\w*)*)")
"""A hashtag or handle, and the Latin names that follow it."""
_ZEROS = {"fa": "۰", "ps": "۰", "ur": "۰", "ckb": "۰", "ar": "٠"}
PAPERS = {"letter": "Letter", "legal": "Legal", "tabloid": "Tabloid", "half-letter": "Half Letter"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a handout in a language."""

    language: str
    words: Words

    @property
    def direction(self) -> str:
        """Which way its lines run: `ltr` or `rtl`."""
        return direction(self.language)

    @property
    def autonym(self) -> str:
        """What the language calls itself."""
        return autonym(self.language)

    def say(self, key: str, **values: str | float) -> Markup:
        """The sentence of this name, its places filled; `count` chooses its form."""
        told = {
            name: value if isinstance(value, str) else self.number(value)
            for name, value in values.items()
        }
        count = values.get("count")
        if count is None:
            return self.words.say(key, count=None, **told)
        counted = told.pop("count")
        return self.words.say(key, count=int(count), counted=counted, **told)

    def plain(self, key: str, **values: str | float) -> str:
        """The same without markup, for where none can stand."""
        return self.say(key, **values).striptags()

    def number(self, value: float) -> str:
        """A number in the language's own figures."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - 30 MB of locales

        return self.figures(format_decimal(round(value, 1), locale=_locale(self.language)))

    def figures(self, text: str) -> str:
        """Text with 0 to 9 in the figures of the language."""
        zero = _ZEROS.get(self.language.partition("-")[0])
        if zero is None:
            return text
        return text.translate({ord("0") + n: ord(zero) + n for n in range(10)})

    def money(self, amount: float, currency: str) -> Markup:
        """An amount with two places, and what it is in, kept in order among any words."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - see number

        told = self.figures(format_decimal(amount, "#,##0.00", locale=_locale(self.language)))
        shown = f"{told}\u00a0{currency}"
        return Markup("<bdi>{}</bdi>").format(shown)

    def duration(self, minutes: int) -> Markup:
        """Minutes, or hours and minutes."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.say("minutes", n=minutes)
        return self.say("hours", n=hours, m=self.figures(f"{rest:02}"))

    def size(self, count: int) -> Markup:
        """The size of a file, in kB or MB."""
        if count >= 1_000_000:
            return self.say("megabytes", n=count / 1_000_000)
        return self.say("kilobytes", n=max(1, round(count / 1000)))

    def date(self, written: str) -> str:
        """A date in words."""
        return spoken_date(written, self.language)

    def format(self, form: Format) -> Markup:
        """What a format is for."""
        try:
            return self.say(f"format-{form.name}")
        except LayoutError:  # a format that has come since: its own English title
            return Markup('<span lang="en" dir="ltr">{}</span>').format(form.title)

    def paper(self, name: str) -> Markup:
        """The name of a paper, kept in order among any words; nothing for none."""
        if not name:
            return Markup()
        return Markup('<bdi dir="ltr">{}</bdi>').format(paper_title(name))

    def listed(self, things: Sequence[str]) -> Markup:
        """Things in a row, as the language divides them."""
        return (escape(self.plain("separator")) + " ").join(escape(thing) for thing in things)


def isolated(text: str, language: str) -> Markup:
    """Text in which hashtags and handles keep their sign in front, whichever way lines run."""
    if direction(language) == "ltr":
        return escape(text)
    parts = _SIGNED.split(text)
    return Markup().join(
        Markup('<bdi dir="ltr">{}</bdi>').format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )


def paper_title(name: str) -> str:
    """What a paper is called on its pack: `A4`, `Letter`; a size as it is."""
    return PAPERS.get(name, name.upper() if len(name) <= 4 else name)


def wording(folder: Path, language: str) -> Wording:
    """The words of the handout whose catalogues lie in that folder."""
    return Wording(leading(language), read_words((folder,), language))


@cache
def _locale(language: str) -> Locale:
    """The locale that knows how a language counts; English for one that nobody has told of."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 30 MB of locales

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
