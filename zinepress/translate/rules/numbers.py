"""Telephone numbers, prices, sections of law, and other figures.

In: a `Pair`. Out: an error for each number a person may act on that is not kept, a note for any
other. Figures of every script are read as the figures they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zinepress.errors import Severity
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = r"\-‐‑‒–—"
_DATE = re.compile(rf"(?<!\d)\d{{4}}[{_DASH}/.]\d{{1,2}}[{_DASH}/.]\d{{1,2}}(?!\d)")
_YEARS = re.compile(rf"(?<!\d)\d{{4}}\s?[{_DASH}/]\s?\d{{2,4}}(?!\d)")
_PHONE = re.compile(rf"(?<![\d.,])\+?\(?\d(?:[{_DASH}\s.()/]{{0,3}}\d){{6,14}}(?![\d,])")
_PRICE = re.compile(r"[$€£¥₩₹₱₽]\s?(\d[\d.,]*)|(\d[\d.,]*)\s?[$€£¥₩₹₱₽]")
_SECTION = re.compile(r"§+\s*(\d[\w.:\-]*\w|\d)")
_NUMBER = re.compile(r"\d+(?:[.,  '’]\d{3})*(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[.,  '’](?=\d{3}(?!\d))")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?::(\d\d)|(?=\s*[ap]\.?\s?m\b))", re.IGNORECASE)
_IF_MEANT = "nothing to do if it is left out on purpose or written in words"
_SMALL = 12
"""Numbers up to here are often written out."""


def phones(pair: Pair) -> Iterator[Trouble]:
    """Telephone numbers are the same: a wrong one may cost somebody the help they need."""
    wanted, there = _phones(pair.source.words), _phones(pair.target.words)
    digits = _digits(_folded(pair.target.words))
    for number, shown in wanted.items():
        if number not in there and number not in digits:
            yield Trouble(f"phone number {shown} is missing", "copy it from the source")
    for number, shown in there.items():
        if number not in wanted and number not in _digits(_folded(pair.source.words)):
            hint = "compare it digit by digit"
            yield Trouble(f"phone number {shown} is not in the source", hint, at=shown)


def prices(pair: Pair) -> Iterator[Trouble]:
    """Amounts of money are the same."""
    there = set(_values(pair.target.words))
    for match in _PRICE.finditer(_folded(pair.source.words)):
        if _value(match[1] or match[2]) not in there:
            yield Trouble(
                f"the amount {match[0].strip(' .,')} is missing", "copy it from the source"
            )


def sections(pair: Pair) -> Iterator[Trouble]:
    """Sections of law are the same."""
    there = _folded(pair.target.words)
    for match in _SECTION.finditer(_folded(pair.source.words)):
        if match[1] not in there:
            yield Trouble(f"the section {match[0]} is missing", "copy it from the source")


def figures(pair: Pair) -> Iterator[Trouble]:
    """All other figures are there too, small ones perhaps in words; times by either clock."""
    told = _folded(pair.source.words)
    there = set(_values(pair.target.words))
    for pattern in (_PHONE, _PRICE, _SECTION):
        told = pattern.sub(" ", told)
    for time in _TIME.finditer(told):
        if not there & _clock(time):
            yield Trouble(f"the time {time[0]} is missing", _IF_MEANT, Severity.NOTE)
    for match in _NUMBER.finditer(_TIME.sub(" ", told)):
        value = _value(match[0])
        if value not in there and not (value.isdigit() and int(value) <= _SMALL):
            yield Trouble(f"the number {match[0]} is missing", _IF_MEANT, Severity.NOTE)


def _phones(words: str) -> dict[str, str]:
    """The telephone numbers in a text: their digits, and each as it is written."""
    told = _YEARS.sub(" ", _DATE.sub(" ", _folded(words)))
    return {_digits(match[0]): match[0].strip() for match in _PHONE.finditer(told)}


def _clock(time: re.Match[str]) -> set[str]:
    """The hour of a time by the clock of twelve hours and that of twenty-four."""
    hour = int(time[1])
    return {str(one % 24) for one in (hour, hour + 12, hour - 12) if one >= 0} | {f"{hour:02}"}


def _values(words: str) -> Iterator[str]:
    """The numbers in a text, one form for each; also the parts of those with signs in between."""
    told = _folded(words)
    for match in _NUMBER.finditer(told):
        yield _value(match[0])
        yield from (part.lstrip("0") or "0" for part in re.findall(r"\d+", match[0]))


def _value(number: str) -> str:
    """A number without marks for thousands and zeros in front, its decimal mark a point."""
    return _THOUSANDS.sub("", number).rstrip(".,").replace(",", ".").lstrip("0") or "0"


def _digits(text: str) -> str:
    """The digits of a text."""
    return re.sub(r"\D", "", text)


def _folded(text: str) -> str:
    """A text with the figures of every script as those from 0 to 9."""
    return "".join(
        str(unicodedata.digit(sign)) if not sign.isascii() and sign.isdigit() else sign
        for sign in text
    )
