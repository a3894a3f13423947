"""A tiny press for the tests of this room, written to a folder and handed on as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.press.model import Edition, FrontMatter, Press, Publication, Settings
from zinepress.source.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.layout.markup import Markup

PARAGRAPHS = '<p data-line="5">One word.</p>\n<p data-line="7">Another word.</p>\n'
FRONT = FrontMatter(title="Rent is too high", organisation="Tenants Union", layout="statement")


def press(root: Path, front: FrontMatter = FRONT, language: str = "en") -> tuple[Edition, Press]:
    """An edition of the publication `rent`, written in English, and the press it belongs to."""
    edition = Edition("rent", language, f"sources/rent/{language}.md", front)
    publication = Publication("rent", "en", (edition,))
    return edition, Press(root, Settings(), (publication,))


def composed(
    root: Path,
    front: FrontMatter = FRONT,
    *,
    html: str = PARAGRAPHS,
    language: str = "en",
    form: str = "booklet",
    code: str = "",
) -> Markup:
    """The markup of a document with this HTML."""
    edition, owner = press(root, front, language)
    return compose(Document(html, language), edition, owner, FORMATS[form], code=code)


def layout(root: Path, name: str, manifest: str, **files: str) -> Path:
    """The folder of a layout of the press; `page_html="..."` writes `page.html`."""
    folder = root / "layouts" / name
    folder.mkdir(parents=True)
    (folder / "layout.toml").write_text(manifest, "utf-8")
    for file, text in files.items():
        (folder / file.replace("_", ".")).write_text(text, "utf-8")
    return folder
