"""Kinds of text that a setting may ask for: papers, lengths, colours, dates, languages, addresses.

In: text. Out: the value, or a SettingsError that says what is wrong and what would be right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zinepress import units
from zinepress.errors import SettingsError
from zinepress.press import languages, printers

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of text is read, one example of it, and the pattern that editors check it by."""

    read: Callable[[str], object]
    example: str
    pattern: str = ""


def _paper(text: str) -> str:
    """A paper's name in lower case, or a size such as `148mm x 210mm` as written."""
    units.parse_size(text)
    name = text.strip().lower().replace(" ", "-")
    return name if name in units.PAPERS else text.strip()


def _date(text: str) -> str:
    """An ISO date, or as much of it as is known: `2026`, `2026-05`, `2026-05-01`."""
    hint = "write it as year-month-day, such as '2026-05-01', or as '2026-05' or '2026'"
    if not re.fullmatch(_DATE, text, re.ASCII):
        raise SettingsError(f"'{text}' is not a date", hint=hint)
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    except ValueError:
        raise SettingsError(f"there is no day '{text}'", hint=hint) from None
    return text


def _colour(text: str) -> str:
    """A colour as `#rrggbb`, in lower case."""
    if not re.fullmatch(_COLOUR, text):
        raise SettingsError(f"'{text}' is not a colour", hint="write it as '#b3121d'")
    digits = text[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _address(text: str) -> str:
    """An address of the web."""
    if not re.fullmatch(_ADDRESS, text):
        raise SettingsError(
            f"'{text}' is not an address of the web", hint="write it as 'https://example.org'"
        )
    return text


def _passport(text: str) -> str:
    """The code of a printer, as it is written when nothing is left out."""
    return printers.passport(printers.parse_passport(text))


def _version(text: str) -> str:
    """A version that can be the name of a folder: `1.0`, `2026-05`, `b`."""
    if not re.fullmatch(_VERSION, text, re.ASCII) or len(text) > 20:
        hint = "write it as '1.0' or '2026-05': letters and digits, parted by single dots or dashes"
        raise SettingsError(f"'{text}' is not a version", hint=hint)
    return text


_VERSION = r"[0-9A-Za-z]+([.-][0-9A-Za-z]+)*"
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_COLOUR = r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
_ADDRESS = r"https?://[^\s/]+(/\S*)?"
_LENGTH = r"\s*[+-]?\d+(\.\d+)?\s*([Pp][TtXx]|[Mm][Mm]|[Cc][Mm]|[Ii][Nn])\s*"

PAPER = Form(_paper, "a4")
LENGTH = Form(units.parse_length, "12mm", f"^{_LENGTH}$")
"""Read into points."""
COLOUR = Form(_colour, "#b3121d", f"^{_COLOUR}$")
DATE = Form(_date, "2026-05-01", f"^{_DATE}$")
LANGUAGE = Form(languages.canonical, "es")
ADDRESS = Form(_address, "https://example.org", f"^{_ADDRESS}$")
PASSPORT = Form(_passport, "A4·L·4/4/4/4·+0/+0·M")
VERSION = Form(_version, "1.0", f"^{_VERSION}$")
