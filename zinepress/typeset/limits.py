"""How much a typesetting may use, and what is said when it wants more.

In: numbers, or the variable ZINEPRESS_LIMITS. Out: `Limits`, and a finding for each of them.

They are a matter of the machine and say nothing of the pages, so that they stand in the
environment and not in a press.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, SettingsError, Where, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "ZINEPRESS_LIMITS"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one typesetting may use; `ZINEPRESS_LIMITS="memory=3000 seconds=300"` allows more."""

    memory: int = 1500
    """Megabytes of memory."""
    seconds: float = 60.0
    """Seconds before the first page, and for all that is not a page."""
    seconds_per_page: float = 1.0
    """Seconds that every page adds."""
    pages: int = 2000
    megapixels: int = 100
    """Millions of pixels of one picture."""
    file: int = 200
    """Megabytes of one file that the pages take in."""
    copies: int = 10_000
    """How often a drawing may use parts of itself again."""
    span: int = 1000
    """Columns or rows that one cell of a table may take."""


def allowed(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits that the environment sets; SettingsError for what is not one of them."""
    limits = Limits()
    kinds = {field.name: type(getattr(limits, field.name)) for field in fields(Limits)}
    for word in re.split(r"[\s,]+", environment.get(VARIABLE, "").strip()):
        name, _, value = word.partition("=")
        if not word:
            continue
        if name not in kinds:
            raise SettingsError(
                f"{VARIABLE}: there is no limit '{name}'", hint=nearest(name, kinds)
            )
        if not re.fullmatch(r"\d{1,9}", value):
            raise SettingsError(f"{VARIABLE}: '{value}' is not a number", hint=f"write {name}=1000")
        limits = replace(limits, **{name: kinds[name](value)})
    return limits


def too_much_memory(limits: Limits, where: Where | None) -> Finding:
    """For a typesetting that asked for more memory than it may have."""
    return _over(
        f"typesetting needs more than its {limits.memory} MB of memory",
        "make pictures smaller or the text shorter",
        "memory",
        limits,
        where,
    )


def too_slow(limits: Limits, time: float, pages: int, where: Where | None) -> Finding:
    """For a typesetting that was stopped after so many seconds and pages."""
    return _over(
        f"typesetting was stopped after {time:.0f} seconds, with {pages} pages laid out",
        "make the text simpler",
        "seconds",
        limits,
        where,
    )


def too_many_pages(limits: Limits, where: Where | None) -> Finding:
    """For a text that goes on and on."""
    message = f"there are more than {limits.pages} pages"
    return _over(message, "split the text", "pages", limits, where)


def too_many_pixels(limits: Limits, width: int, height: int) -> Finding:
    """For a picture with more pixels than anybody can print."""
    return _over(
        f"the picture has {width} x {height} pixels, more than {limits.megapixels} million",
        "save it smaller: 300 pixels per printed inch are enough",
        "megapixels",
        limits,
    )


def too_large_a_file(limits: Limits, size: int) -> Finding:
    """For a file to be taken in that is larger than it may be."""
    return _over(
        f"the file has {size / 1e6:.0f} MB, more than {limits.file}",
        "save it smaller",
        "file",
        limits,
    )


def too_many_copies(limits: Limits) -> Finding:
    """For a drawing that unfolds into more copies of its parts than it may."""
    return _over(
        f"the drawing uses parts of itself more than {limits.copies} times",
        "save it as a picture",
        "copies",
        limits,
    )


def too_wide_a_cell(limits: Limits, span: str, where: Where | None) -> Finding:
    """For a table cell that spans more columns or rows than a table can have."""
    return _over(
        f"a cell of a table spans {span[:20]} columns or rows, more than {limits.span}",
        "count again",
        "span",
        limits,
        where,
    )


def _over(message: str, mend: str, key: str, limits: Limits, where: Where | None = None) -> Finding:
    more = 2 * getattr(limits, key)
    hint = f"{mend}, or allow more: {VARIABLE}='{key}={more:.0f}'"
    return Finding(message, where, hint, rule=f"limit-{key}")
