"""Pages for a printer that has black alone: every colour as the grey that it looks like.

In: pages as a PDF. Out: the same in grey. A copier that sees one coloured stroke counts the side
as a coloured one; here there is none left to see.
"""

from __future__ import annotations

import io
from functools import lru_cache

import pikepdf

from zinepress.prepress.inked import ink_pages
from zinepress.prepress.inking import BlackAlone


@lru_cache(maxsize=1)
def in_black(pages: bytes) -> bytes:
    """The pages in grey, the same bytes for the same pages; those made last are remembered.

    Raises PrepressError with what cannot be told in grey, by page.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        ink_pages(pdf, BlackAlone())
        pdf.save(target, deterministic_id=True)
    return target.getvalue()
