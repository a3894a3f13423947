"""One finished PDF is looked at, page by page and as a whole.

In: a path or bytes, and a profile. Out: findings; a broken file is one of them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from zinepress.check.file_rules import FILE_RULES
from zinepress.check.page_rules import Sheet, look_at
from zinepress.check.walk import page_marks
from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.check.marks import Rectangle
    from zinepress.check.profile import Profile

PAGES = 4000
"""How many pages are looked at; what lies behind them is said to be unseen."""


def check_pdf(source: Path | bytes, profile: Profile, name: str = "") -> tuple[Finding, ...]:
    """What is wrong with a PDF for a profile, errors and warnings in page order.

    `name` is how messages call the file. A file that cannot be read gives one finding.
    """
    try:
        with pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as pdf:
            found = tuple(_findings(pdf, profile))
    except pikepdf.PasswordError:
        found = (
            Finding("the file asks for a password", hint="save it without one", rule="password"),
        )
    except (pikepdf.PdfError, OSError, RuntimeError) as reason:
        message = f"the file cannot be read ({str(reason).splitlines()[0][:80]})"
        found = (Finding(message, hint="export it again", rule="unreadable"),)
    return tuple(_placed(one, name) for one in found)


def _findings(pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Finding]:
    for rule in FILE_RULES:
        yield from rule(pdf, profile)
    for number, page in enumerate(pdf.pages, 1):
        if number > PAGES:
            yield Finding(
                f"only the first {PAGES} of {len(pdf.pages)} pages were looked at",
                hint="split the file",
                severity=Severity.WARNING,
                rule="many-pages",
            )
            return
        yield from _page(number, page, profile)


def _page(number: int, page: pikepdf.Page, profile: Profile) -> Iterator[Finding]:
    try:
        marks = tuple(page_marks(page))
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
    ) as reason:
        # a stranger's page may hold anything in any place; the walk says so and goes on
        yield Finding(
            f"the page's content is broken ({type(reason).__name__})",
            hint="export the file again",
            rule="broken-content",
            page=number,
        )
        return
    media, trim, bleed = (_box(one) for one in (page.mediabox, page.trimbox, _bleed(page)))
    yield from look_at(Sheet(number, media, trim, bleed, marks), profile)


def _bleed(page: pikepdf.Page) -> pikepdf.Array:
    """The bleed box; where none is said, what the crop box shows (ISO 32000-1, 14.11.2)."""
    box = page.obj.get("/BleedBox")
    return box if isinstance(box, pikepdf.Array) else page.cropbox


def _box(numbers: pikepdf.Array) -> Rectangle:
    x0, y0, x1, y1 = (float(one) for one in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _placed(finding: Finding, name: str) -> Finding:
    where = Where(name) if name else finding.where
    return Finding(
        finding.message, where, finding.hint, finding.severity, finding.rule, finding.page
    )
