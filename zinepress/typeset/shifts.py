"""Shifts between letters, each said once.

In: a PDF as objects. Out: the same PDF, every letter where it was, no empty string between shifts.

WeasyPrint writes `[<>782<>-963<004a>963] TJ` round letters that stand above or below their line, as
those of Nastaliq do. PDFium, which shows PDFs in Chrome and Edge, loses its place there and draws a
word over the margin.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE = re.compile(rb"<[0-9a-fA-F]*>|[^<>\s\[\]]+")
_SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)


def join(pdf: Any) -> None:
    """Joins the shifts in every content stream of a PDF that WeasyPrint is about to write."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            item.stream = [
                joined(step) if isinstance(step, bytes) else step for step in item.stream
            ]


def joined(step: bytes) -> bytes:
    """One step of a content stream, without empty strings if it shows text."""
    shown = _SHOWN.fullmatch(step)
    if shown is None or b"<>" not in step:
        return step
    pieces = [one for one in _PIECE.findall(shown[1]) if one != b"<>"]
    runs = groupby(pieces, key=lambda one: one.startswith(b"<"))
    parts = (b"".join(run) if is_text else _sum(run) for is_text, run in runs)
    return b"[" + b"".join(parts) + b"] TJ" if pieces else b""


def _sum(shifts: Iterable[bytes]) -> bytes:
    """Shifts as one, in thousandths of the size of the type."""
    return b"%.6g" % sum(map(float, shifts))
