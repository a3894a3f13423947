"""What a web page and an e-book have in common: pictures ready to travel, and clean HTML.

In: HTML, or a reference and the `Markup` it stands in. Out: HTML, or a picture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import LayoutError, ZineError
from zinepress.layout.references import find_file
from zinepress.pictures.treat import treat

if TYPE_CHECKING:
    from zinepress.layout.markup import Markup
    from zinepress.pictures.treat import Treated, Treatment


_LINE = re.compile(r' data-(?:line|source)="[^"]*"')


def without_lines(html: str) -> str:
    """HTML without the places in the source that messages about pages need."""
    return _LINE.sub("", html)


def picture_of(url: str, markup: Markup, treatment: Treatment) -> Treated:
    """The picture that a page takes in; LayoutError names it when it is missing or damaged."""
    path = find_file(url, markup.roots)
    try:
        return treat(path.read_bytes(), treatment)
    except ZineError as error:
        found = error.findings[0]
        raise LayoutError(f"'{path.name}': {found.message}", found.where, found.hint) from error
