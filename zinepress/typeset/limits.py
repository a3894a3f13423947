"""How much a typesetting may use, and what is said when it wants more.

In: numbers. Out: `Limits`, and a finding for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from zinepress.errors import Finding, Where


@dataclass(frozen=True, slots=True)
class Limits:
    """What one typesetting may use; every field is a key under `[limits]` of the press."""

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


def too_much_memory(limits: Limits, where: Where | None) -> Finding:
    """For a typesetting that asked for more memory than it may have."""
    return _over(
        f"typesetting needs more than its {limits.memory} MB of memory",
        "make pictures smaller or the text shorter",
        "memory",
        where,
    )


def too_slow(limits: Limits, pages: int, where: Where | None) -> Finding:
    """For a typesetting that was stopped; `pages` is how many it had laid out."""
    allowed = limits.seconds + limits.seconds_per_page * pages
    return _over(
        f"typesetting was stopped after {allowed:.0f} seconds, with {pages} pages laid out",
        "make the text simpler",
        "seconds",
        where,
    )


def too_many_pages(limits: Limits, where: Where | None) -> Finding:
    """For a text that goes on and on."""
    return _over(f"there are more than {limits.pages} pages", "split the text", "pages", where)


def too_many_pixels(limits: Limits, width: int, height: int) -> Finding:
    """For a picture with more pixels than anybody can print."""
    return _over(
        f"the picture has {width} x {height} pixels, more than {limits.megapixels} million",
        "save it smaller: 300 pixels per printed inch are enough",
        "megapixels",
        None,
    )


def too_large_a_file(limits: Limits, size: int) -> Finding:
    """For a file to be taken in that is larger than it may be."""
    return _over(
        f"the file has {size / 1e6:.0f} MB, more than {limits.file}",
        "save it smaller",
        "file",
        None,
    )


def too_many_copies(limits: Limits) -> Finding:
    """For a drawing that unfolds into more copies of its parts than it may."""
    return _over(
        f"the drawing uses parts of itself more than {limits.copies} times",
        "save it as a picture",
        "copies",
        None,
    )


def too_wide_a_cell(limits: Limits, span: str, where: Where | None) -> Finding:
    """For a table cell that spans more columns or rows than a table can have."""
    return _over(
        f"a cell of a table spans {span[:20]} columns or rows, more than {limits.span}",
        "count again",
        "span",
        where,
    )


def _over(message: str, mend: str, key: str, where: Where | None) -> Finding:
    hint = f"{mend}, or raise '{key}' under [limits] in zinepress.toml"
    return Finding(message, where, hint, rule=f"limit-{key}")
