"""A PDF that has lost its page tree, given a new one.

In: the bytes of a file. Out: bytes in which every page object that is left can be found again.
"""

from __future__ import annotations

import re

_PAGE = re.compile(rb"(\d+)[ \r\n]+(\d+)[ \r\n]+obj\b(?=\s*<<)")
_IS_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OLD_ROOTS = ((b"trailer", b"trailed"), (b"startxref", b"startxred"), (b"/XRef", b"/XRed"))
"""What leads to the lost tree, and something as long that leads nowhere."""
_FAR = 4000
"""Bytes into an object by which a page has said that it is one."""


def regrown(data: bytes) -> bytes | None:
    """The file with a root and a page tree at its end; None when no page object is left."""
    pages = [
        b"%s %s R" % (match[1], match[2])
        for match in _PAGE.finditer(data)
        if _IS_PAGE.search(_body(data, match.end()))
    ]
    if not pages:
        return None
    for told, untold in _OLD_ROOTS:
        data = data.replace(told, untold)
    number = max(int(match[1]) for match in _PAGE.finditer(data)) + 1
    kids = b" ".join(dict.fromkeys(pages))
    return (
        b"%s\nendobj\n%d 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj\n"
        b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\ntrailer\n<</Root %d 0 R>>\n"
        % (data, number, kids, len(pages), number + 1, number, number + 1)
    )


def _body(data: bytes, start: int) -> bytes:
    """The beginning of an object, up to where it ends."""
    piece = data[start : start + _FAR]
    return re.split(rb"endobj|stream", piece, maxsplit=1)[0]
