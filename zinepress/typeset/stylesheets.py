"""Stylesheets, parsed once in a process and used for every text.

In: CSS as strings. Out: parsed sheets, each with what it defines, and findings in its file. A
sheet may say which file it came from: `/*# sourceURL=layouts/statement/style.css */`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from weasyprint import CSS
from weasyprint.urls import URLFetchingError

from zinepress.errors import Finding, TypesetError, Where
from zinepress.typeset import said
from zinepress.typeset.fetcher import BASE, PressFetcher
from zinepress.typeset.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMED = re.compile(r"/\*# sourceURL=(\S+) \*/")
_READS = re.compile(r"@import|@color-profile", re.IGNORECASE)
_PROPERTY = re.compile(r"--[\w-]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed stylesheet, the counters and colour profiles it defines, and its findings."""

    css: Any
    counters: Mapping[str, object]
    profiles: Mapping[str, object]
    findings: tuple[Finding, ...]


def parse(text: str, number: int, fonts: object, fetcher: PressFetcher) -> Sheet:
    """The sheet; `number` names it where it does not name itself.

    A sheet that reads no file means the same wherever it is used, and is parsed once.
    """
    if _READS.search(text):
        return _parse(text, number, fonts, fetcher)
    return _remembered(text, number, fonts)


def variables(given: Mapping[str, str]) -> str:
    """A sheet that sets custom properties on the root; TypesetError for what is none."""
    for name, value in given.items():
        if not _PROPERTY.fullmatch(name) or re.search(r"[{};<\\]", value):
            raise TypesetError(f"'{name}: {value}' is not a custom property and a plain value")
    lines = (f"{name}: {value};" for name, value in given.items())
    return f":root {{ {' '.join(lines)} }}"


def name(text: str, number: int) -> str:
    """The file a sheet came from, or its number."""
    named = _NAMED.search(text)
    return named[1] if named else f"stylesheet {number}"


@lru_cache(maxsize=128)
def _remembered(text: str, number: int, fonts: object) -> Sheet:
    return _parse(text, number, fonts, PressFetcher({}, Limits()))


def _parse(text: str, number: int, fonts: object, fetcher: PressFetcher) -> Sheet:
    counters: dict[str, object] = {}
    profiles: dict[str, object] = {}
    where = Where(name(text, number))
    findings: list[Finding] = []
    before = len(fetcher.refusals)
    css = None
    with said.listening(lambda _: None) as listener:
        try:
            css = CSS(
                string=text,
                base_url=BASE,
                url_fetcher=fetcher,
                font_config=fonts,
                counter_style=counters,
                color_profiles=profiles,
            )
        except (URLFetchingError, ValueError) as reason:
            findings.append(Finding(f"the stylesheet cannot be read: {reason}", where))
    refused = list(fetcher.refusals.values())[before:]
    findings += (replace(refusal.finding, where=where) for refusal in refused)
    findings += filter(None, (said.finding(record, where) for record in listener.records))
    return Sheet(css, counters, profiles, tuple(findings))
