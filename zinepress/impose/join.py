"""Several PDFs become one, their pages in a row.

In: PDFs as bytes. Out: one PDF as bytes, the same for the same input.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from zinepress.impose.door import door

if TYPE_CHECKING:
    from collections.abc import Iterable


def join(pdfs: Iterable[bytes]) -> bytes:
    """The pages of all the PDFs, one after the other, without their outlines and tags.

    Raises ImposeError for what is no PDF.
    """
    result = BytesIO()
    with door("a PDF to join"), pikepdf.new() as whole:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as part:
                whole.add_pages_from(part)
        whole.save(result, deterministic_id=True)
    return result.getvalue()
