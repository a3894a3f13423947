"""The how-to sheet of a file, made: one page as PDF, the same as HTML.

In: a `Subject`, the press with its fonts. Out: `HowTo`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.digital.web import web_page
from zinepress.errors import Finding, TypesetError
from zinepress.handout.howto.sheet import LENGTHS, page, usual_paper
from zinepress.pictures.treat import Treatment
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.handout.howto.sheet import Subject
    from zinepress.typeset.fonts import FontSet
    from zinepress.units import Size


@dataclass(frozen=True, slots=True)
class HowTo:
    """One page that says how a file becomes copies."""

    pdf: bytes
    html: bytes


def how_to(subject: Subject, press: Path, fonts: FontSet, size: Size | None = None) -> HowTo:
    """The sheet with its drawings as large as one page allows; raises TypesetError if none does.

    It is on A4 or Letter unless it is to have another size.
    """
    for length in LENGTHS:
        markup = page(subject, press, length, size or usual_paper(subject.paper))
        pages = typeset(markup, fonts)
        if pages.count == 1:
            return HowTo(pages.pdf, web_page(markup, Treatment()))
    raise TypesetError.of((_too_long(subject),))


def _too_long(subject: Subject) -> Finding:
    """The finding for words that do not go on one page."""
    return Finding(
        f"the how-to sheet of '{subject.title}' takes more than one page",
        hint="shorten the words of zinepress/handout/howto in this language, or the title",
    )
