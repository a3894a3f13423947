"""Dates as a language writes them.

In: `2026-05-01`, `2026-05` or `2026`. Out: `1 May 2026`, `May 2026`, `2026`.
"""

from __future__ import annotations

from datetime import date

from zinepress.press.languages import leading


def spoken_date(written: str, language: str) -> str:
    """The date in words of the language; text that is no ISO date stays as it is."""
    parts = written.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return written
    if len(parts) == 1:
        return written
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 30 MB of locales
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    try:
        locale = Locale.parse(leading(language), sep="-")
    except (UnknownLocaleError, ValueError):
        return written
    year, month = int(parts[0]), int(parts[1])
    if len(parts) == 2:
        return format_skeleton("yMMMM", date(year, month, 1), locale=locale)
    return format_date(date(year, month, int(parts[2])), "long", locale)
