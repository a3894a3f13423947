"""How many pages an edition fills, against the sheets that they fold from.

In: a press, an edition, its text as it is set. Out: `Fit`. The pages are really set: the number
of letters does not tell how many there will be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import SourceError
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.press.shipped import shipped_folder
from zinepress.press.text import read_text
from zinepress.source.read import read_document
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import fit, typeset
from zinepress.typeset.wanted import wanted_of

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.press.model import Edition, Press

FOLD = 4
"""Pages on a sheet that is folded once."""
FORMAT = "booklet"


@dataclass(frozen=True, slots=True)
class Fit:
    """The pages of an edition."""

    language: str
    pages: int
    words: int
    last_fill: float
    """How full the last page with text is, from 0 to 1."""

    @property
    def sheets(self) -> int:
        """Sheets of a folded booklet."""
        return -(-self.pages // FOLD)

    @property
    def blanks(self) -> int:
        """Pages that stay empty."""
        return self.sheets * FOLD - self.pages

    @property
    def words_over(self) -> int:
        """About how many words are too many for a sheet less; 0 where the sheets are full."""
        over = self.pages % FOLD
        if not over or self.pages < FOLD:
            return 0
        return round(self.words * (over - 1 + self.last_fill) / self.pages)


def measure(press: Press, edition: Edition, text: str) -> Fit:
    """The pages that a text fills as the text of an edition; raises ZineError where it cannot be.

    `text` is what a build would set; it may hold blocks of the source.
    """
    form = FORMATS[FORMAT]
    document = read_document(
        text,
        edition.path,
        edition.language,
        output=form.name,
        facts=edition.front.facts,
        include=lambda path: _included(press.root, edition, path),
    )
    wrong = [finding for finding in document.findings if finding.severity == "error"]
    if wrong:
        raise SourceError.of(wrong)
    folders = (press.root / "fonts", shipped_folder("fonts"))
    fonts = find_fonts([folder for folder in folders if folder.is_dir()])
    wanted = wanted_of(edition.front, form)
    markup = compose(document, edition, press, form)
    pages = fit(markup, fonts, wanted) if wanted is not None else typeset(markup, fonts)
    return Fit(edition.language, pages.count, document.words, pages.last_fill)


def _included(root: Path, edition: Edition, path: str) -> str | None:
    """The text of a file that an edition takes in; None where the press has no such file."""
    file = ((root / edition.path).parent / path).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        return None
    text, findings = read_text(file, path)
    if text is None:
        raise SourceError.of(findings)
    return text
