"""The pictures of an edition, treated once for the file that will hold them.

In: a reference and the `Markup` it stands in. Out: a picture ready to travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import LayoutError, ZineError
from zinepress.layout.references import find_file
from zinepress.pictures.treat import treat

if TYPE_CHECKING:
    from zinepress.layout.markup import Markup
    from zinepress.pictures.treat import Treated, Treatment


def picture_of(url: str, markup: Markup, treatment: Treatment) -> Treated:
    """The picture that a page takes in; LayoutError names it when it is missing or damaged."""
    path = find_file(url, markup.roots)
    try:
        return treat(path.read_bytes(), treatment)
    except ZineError as error:
        found = error.findings[0]
        raise LayoutError(f"'{path.name}': {found.message}", found.where, found.hint) from error
