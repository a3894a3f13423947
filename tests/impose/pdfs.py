"""PDF files written by hand, object by object, so that each can be wrong in its own way.

In: the bodies of objects. Out: bytes of a whole file.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
QUARTERS = (
    b"0.9 0.1 0.1 rg 0 150 100 150 re f 0.1 0.6 0.2 rg 100 150 100 150 re f "
    b"0.1 0.2 0.8 rg 0 0 100 150 re f 0.95 0.8 0.1 rg 100 0 100 150 re f "
    b"0 g 20 20 m 60 20 l 20 90 l f 1 1 1 rg 120 180 30 60 re f 0 G 2 w 5 5 190 290 re S\n"
)
"""A page of 200 x 300 points that looks different from every side."""


def stream(data: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
    """A stream object, deflated unless it shall not be."""
    if packed:
        data = zlib.compress(data)
        entries += b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def pdf(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R", *, head: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, with a sound table of where they are."""
    written = bytearray(head or b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )
    return bytes(written)


def page(
    drawing: bytes = QUARTERS,
    entries: bytes = b"/MediaBox[0 0 200 300]",
    resources: bytes = b"/Font<</F 5 0 R>>",
    *more: bytes,
    root: bytes = b"",
) -> bytes:
    """A file of one page; further objects are numbered from 6; `root` goes into its root."""
    leaf = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<%s>>%s>>" % (resources, entries)
    return whole(leaf, stream(drawing), *more, root=root)


def whole(leaf: bytes, contents: bytes, *more: bytes, root: bytes = b"") -> bytes:
    """A file of one page, object 3, drawn by object 4; 5 is a font, further ones from 6."""
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([_catalog(root), pages, leaf, contents, FONT, *more])


def many(leaves: Iterable[bytes], *more: bytes, root: bytes = b"") -> bytes:
    """A file of pages, objects from 4 on; 3 is a font; further objects after the pages."""
    given = list(leaves)
    kids = b" ".join(b"%d 0 R" % (4 + index) for index in range(len(given)))
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(given))
    return pdf([_catalog(root), pages, FONT, *given, *more])


def _catalog(root: bytes) -> bytes:
    return CATALOG.replace(b">>", root + b">>")


def numbered(count: int, size: tuple[int, int] = (200, 300)) -> bytes:
    """A file of pages that show their number large, in Helvetica, and coloured quarters."""
    wide, high = size
    leaves, drawings = [], []
    for number in range(1, count + 1):
        entries = b"/MediaBox[0 0 %d %d]/Resources<</Font<</F 3 0 R>>>>" % size
        leaves.append(
            b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (entries, 3 + count + number)
        )
        shade = number * 37 % 100
        drawings.append(
            stream(
                b"0.%02d 0.5 0.9 rg 0 0 %d 30 re f 0.9 0.%02d 0.2 rg 0 0 20 %d re f "
                b"BT 0 g /F 60 Tf 60 %d Td (%d) Tj ET"
                % (shade, wide, shade, high, high // 2, number)
            )
        )
    return many(leaves, *drawings)
