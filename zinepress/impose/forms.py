"""Each page as one form XObject that draws it.

In: a page that was read. Out: a stream in the same file that draws the page and nothing else;
what the page's own drawing is packed as stays as it is.
"""

from __future__ import annotations

import copy
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name, Object

from zinepress.errors import ImposeError, Where
from zinepress.impose.splice import HIGHEST_RATIO
from zinepress.impose.syntax import array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.read import Source, SourcePage

_XOBJECT, _FORM = Name.XObject, Name.Form
_FILTERS = {
    *("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"),
    *("/Fl", "/LZW", "/A85", "/AHx", "/RL", "/Crypt"),
}


class Forms:
    """The forms of a file's pages, each made when first asked for and then shared."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._made: dict[int, pikepdf.Object | None] = {}
        self._taken: set[tuple[int, int]] = set()

    def of(self, number: int) -> pikepdf.Object | None:
        """The form that draws the page of that number, from 1; None when the page is blank.

        Raises ImposeError when the page is packed in a way nobody reads, or unpacks to more
        than the limits allow.
        """
        if number not in self._made:
            self._made[number] = self._make(self._source.pages[number - 1])
        return self._made[number]

    def _make(self, page: SourcePage) -> pikepdf.Object | None:
        parts = _parts(page.leaf)
        if not parts:
            return None
        for part in parts:
            self._weigh(part, page.number)
        form = self._alone(parts[0]) if len(parts) == 1 else self._joined(parts)
        form["/Type"], form["/Subtype"] = _XOBJECT, _FORM
        form["/BBox"] = Object.parse(array(page.shape.bleed))
        keys = page.leaf.keys()
        for key in ("/Resources", "/Group"):
            if key in keys and isinstance(page.leaf[key], pikepdf.Dictionary):
                form[key] = page.leaf[key]
        return form

    def _alone(self, drawing: pikepdf.Object) -> pikepdf.Object:
        """The page's own drawing, or a copy when something else uses that stream as well."""
        used = drawing.objgen in self._taken or "/Subtype" in drawing or "/F" in drawing
        self._taken.add(drawing.objgen)
        if not used:
            return drawing
        packed = {key: drawing[key] for key in ("/Filter", "/DecodeParms") if key in drawing}
        other = self._source.pdf.make_stream(drawing.read_raw_bytes())
        for key, value in packed.items():
            other[key] = copy.copy(value)
        return other

    def _joined(self, parts: Sequence[pikepdf.Object]) -> pikepdf.Object:
        """One stream of all the parts, as their boundaries may fall anywhere between tokens."""
        return self._source.pdf.make_stream(b"\n".join(_unpacked(part) for part in parts))

    def _weigh(self, drawing: pikepdf.Object, number: int) -> None:
        """Refuses what nobody can unpack, and what unpacks to more than the limit."""
        filters = drawing.get("/Filter")
        names = [str(each) for each in filters] if isinstance(filters, Array) else [str(filters)]
        strange = set(names) - _FILTERS if filters is not None else set()
        where = Where(self._source.name)
        if strange:
            raise ImposeError(
                f"page {number} is packed as {min(strange)}, which no reader knows", where
            )
        limit = self._source.limits.unpacked
        if limit is None or filters is None:
            return
        grows = HIGHEST_RATIO ** len(names)
        if len(drawing.get_raw_stream_buffer()) * grows > limit and _size(drawing, limit) > limit:
            raise ImposeError(
                f"page {number} unpacks to more than {limit // 10**6} MB",
                where,
                "if you trust the file, lift the limits with --no-limits",
            )


def _parts(leaf: pikepdf.Object) -> list[pikepdf.Object]:
    """The streams that draw a page, in order; whatever else stands there draws nothing."""
    contents = leaf.get("/Contents", None)
    found = list(contents) if isinstance(contents, Array) else [contents]
    return [each for each in found if isinstance(each, pikepdf.Stream)]


def _unpacked(part: pikepdf.Object) -> bytes:
    """The part's operators; of a damaged part as many as there are."""
    try:
        return part.read_bytes()
    except pikepdf.PikepdfError:
        return _inflated(part.read_raw_bytes())


def _inflated(packed: bytes) -> bytes:
    """What can be inflated before the damage."""
    inflate = zlib.decompressobj()
    drawn = bytearray()
    for start in range(0, len(packed), 64):
        try:
            drawn += inflate.decompress(packed[start : start + 64])
        except zlib.error:
            break
    return bytes(drawn)


def _size(drawing: pikepdf.Object, limit: int) -> int:
    """How many bytes the stream unpacks to; more than `limit` when the reader gives up on it."""
    try:
        return len(drawing.read_bytes())
    except pikepdf.DataDecodingError as error:
        return limit + 1 if "limit exceeded" in str(error) else 0
