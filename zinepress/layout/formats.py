"""The formats: what can be made of an edition, as data.

In: nothing. Out: `FORMATS`, by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.units import mm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.units import Size

UNIVERSAL_HALF = mm(139.7, 210)
"""The common part of A5 and half Letter, so that both papers carry the same pages."""


class Medium(StrEnum):
    """What kind of file a format is."""

    PDF = "pdf"
    TEXT = "txt"
    HTML = "html"
    EPUB = "epub"


@dataclass(frozen=True, slots=True)
class Format:
    """One thing to make of an edition.

    `page` names the page design a layout answers to (`half`, `quarter`, `panel`, ...); formats
    with the same page design share their pages. `scheme` is how the pages become sheets, None
    for single pages in reading order; only then does the format fan out over papers.
    """

    name: str
    title: str
    medium: Medium
    page: str
    size: Size
    scheme: str | None = None


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("read", "to read on a screen", Medium.PDF, "half", UNIVERSAL_HALF),
        Format("booklet", "to fold and staple", Medium.PDF, "half", UNIVERSAL_HALF, "saddle"),
    )
}
