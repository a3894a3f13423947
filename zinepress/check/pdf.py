"""One finished PDF is looked at, page by page and as a whole.

In: a path or bytes, and a profile. Out: findings; a broken file is one of them.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf

from zinepress.check.file_rules import FILE_RULES
from zinepress.check.page import Page
from zinepress.check.page_rules import ON_MAPS, ON_SHEETS, PAGE_RULES, gathered, look_at
from zinepress.check.side_rules import look_at_plan, look_at_side
from zinepress.check.sides import is_imposed, sheets_of
from zinepress.check.walk import page_marks
from zinepress.errors import Finding, ImposeError, Severity, Where
from zinepress.impose.door import door, plain
from zinepress.impose.poster import MAP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.check.marks import Rectangle
    from zinepress.check.profile import Profile
    from zinepress.check.walk import Fonts

UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What walking through a stranger's page may raise."""
PAGES = 4000
"""How many pages are looked at; what lies behind them is said to be unseen."""


def check_pdf(source: Path | bytes, profile: Profile, name: str = "") -> tuple[Finding, ...]:
    """What is wrong with a PDF for a profile, errors and warnings in page order.

    `name` is how messages call the file. A file that cannot be read gives one finding.
    """
    try:
        with (
            warnings.catch_warnings(),
            pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as pdf,
            door(name),
        ):
            # what a reader mends in silence is no finding, and a warning is nobody's to act on
            warnings.simplefilter("ignore", UserWarning)
            found = tuple(_findings(source, pdf, profile))
    except pikepdf.PasswordError:
        found = (
            Finding("the file asks for a password", hint="save it without one", rule="password"),
        )
    except ImposeError as error:
        found = tuple(replace(one, rule="unreadable") for one in error.findings)
    except (pikepdf.PdfError, OSError, RuntimeError) as reason:
        message = f"the file cannot be read ({plain(str(reason))[:80]})"
        found = (Finding(message, hint="export it again", rule="unreadable"),)
    return tuple(replace(one, where=Where(name)) if name else one for one in found)


def pages_of(source: bytes) -> tuple[Page, ...]:
    """Every page of a file that we made, with all that is drawn on it."""
    fonts: Fonts = {}
    with pikepdf.open(io.BytesIO(source)) as pdf:
        return tuple(_page(number, page, fonts) for number, page in enumerate(pdf.pages, 1))


def _findings(source: Path | bytes, pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Finding]:
    for rule in FILE_RULES:
        yield from rule(pdf, profile)
    fonts: Fonts = {}
    pages: list[Page] = []
    found: list[Finding] = []
    is_ours = is_imposed(pdf)
    labels = [page.label for page in pdf.pages] if is_ours else []
    for number, page in enumerate(pdf.pages, 1):
        if number > PAGES:
            yield _too_many(len(pdf.pages))
            break
        try:
            pages.append(_page(number, page, fonts))
        except UNREADABLE as reason:
            # a stranger's page may hold anything in any place; the walk says so and goes on
            yield _broken(number, reason)
            continue
        is_map = is_ours and labels[number - 1].endswith(MAP)
        rules = ON_MAPS if is_map else ON_SHEETS if is_ours else PAGE_RULES
        found += look_at(pages[-1], profile, rules)
    yield from gathered(found)
    if is_ours and len(pages) == len(labels):
        sides, plan = sheets_of(source, pages, labels)
        yield from gathered(one for side in sides for one in look_at_side(side, profile))
        yield from look_at_plan(plan, sides, profile) if plan is not None else ()


def _too_many(count: int) -> Finding:
    return Finding(
        f"only the first {PAGES} of {count} pages were looked at",
        hint="split the file",
        severity=Severity.WARNING,
        rule="many-pages",
    )


def _broken(number: int, reason: Exception) -> Finding:
    return Finding(
        f"the page's content is broken ({type(reason).__name__})",
        hint="export the file again",
        rule="broken-content",
        page=number,
    )


def _page(number: int, page: pikepdf.Page, fonts: Fonts) -> Page:
    media, trim, bleed = (_box(one) for one in (page.mediabox, page.trimbox, _bleed(page)))
    return Page(number, media, trim, bleed, tuple(page_marks(page, fonts)))


def _bleed(page: pikepdf.Page) -> pikepdf.Array:
    """The bleed box; where none is said, what the crop box shows (ISO 32000-1, 14.11.2)."""
    box = page.obj.get("/BleedBox")
    return box if isinstance(box, pikepdf.Array) else page.cropbox


def _box(numbers: pikepdf.Array) -> Rectangle:
    x0, y0, x1, y1 = (float(one) for one in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
