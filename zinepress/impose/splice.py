"""A simple PDF read by its bytes, so that sheets can be spliced in without taking it apart.

In: the bytes of a file. Out: `Simple`, or None for a file that is anything but simple: damaged,
locked, changed afterwards, with layers, forms or scripts, or written in an unusual way. Those go
through `read` and `write`, and whatever is simple gives the same sheets there.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from zinepress.impose.shape import SHAPE, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zinepress.impose.door import Limits
    from zinepress.impose.shape import Shape
    from zinepress.impose.sheets import PageGeometry

MOST_BYTES = 32_000_000
"""Larger files are pictures: there is nothing to gain, and reading them whole takes memory."""
HIGHEST_RATIO = 1032  # what a byte of deflate can grow to at most (RFC 1951)
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_HEAD = re.compile(rb"(\d+) 0 obj\s*")
_FOOT = re.compile(rb"\s*endobj\s*\Z")
_STREAM = re.compile(rb"\s*<<(.*?)>>\s*stream\r?\n", re.DOTALL)
_REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
_ONE = rb"/(\w++)\s*+(\[[^\[\]<>()]*+\]|/[\w.+-]++|[^/\[\]<>()]*+)\s*+"
_ENTRY = re.compile(_ONE)
_FLAT = re.compile(rb"\s*+<<\s*+(?:" + _ONE + rb")*+>>\s*+")  # possessive: it never goes back
_NUMBERS = re.compile(rb"\[\s*((?:[+-]?\d*\.?\d+\s*){4})\]")
_DEEPEST = 20  # levels in the root of a simple file
_TYPE_PAGE = re.compile(rb"/Type\s*/Pages?\b")
_ROOT = {b"Type", b"Pages", b"Lang", b"Outlines", b"Names", b"Dests", b"ViewerPreferences",
         b"MarkInfo", b"StructTreeRoot", b"Metadata", b"PageMode", b"PageLayout", b"PageLabels",
         b"Version", b"Extensions"}  # fmt: skip
"""What the root of a simple file may hold; none of it belongs on sheets."""
_PAGE = {b"Type", b"Parent", b"MediaBox", b"CropBox", b"BleedBox", b"TrimBox", b"ArtBox",
         b"Rotate", b"UserUnit", b"Contents", b"Resources", b"Annots", b"Group", b"Tabs",
         b"StructParents"}  # fmt: skip
_KEPT_PACKED = (b"/FlateDecode", b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode")


class NotSimpleError(Exception):
    """The file is not simple; nobody outside sees this."""


@dataclass(frozen=True, slots=True)
class SimplePage:
    """A page: its shape, the entries that say so, and the numbers of what it draws with."""

    shape: Shape
    geometry: PageGeometry
    written: bytes
    contents: int
    resources: bytes
    group: bytes


@dataclass(frozen=True, slots=True)
class Simple:
    """A simple file: its pages in reading order, and its objects by number."""

    pages: tuple[SimplePage, ...]
    objects: Objects
    size: int
    """One more than the highest object number."""


def simple(data: bytes, limits: Limits) -> Simple | None:
    """The file, if it is simple and keeps within the limits."""
    if len(data) > MOST_BYTES or not data.startswith(b"%PDF-1.") or b"/Encrypt" in data[-2000:]:
        return None
    try:
        objects, root = _table(data)
        pages = tuple(_pages(objects, root, limits))
    except (NotSimpleError, ValueError, KeyError, IndexError, RecursionError, zlib.error):
        return None
    return Simple(pages, objects, 1 + max(objects.places)) if pages else None


@dataclass(slots=True)
class Objects:
    """The objects of a file: where each begins and ends, or which stream holds it."""

    data: bytes
    places: dict[int, tuple[int, int]]
    """Offsets of begin and end; for an object in a stream minus its stream's number, and index."""
    unpacked: dict[int, list[bytes]] = field(default_factory=dict)

    def __getitem__(self, number: int) -> bytes:
        """The object between `obj` and `endobj`; its stream, if it has one, included."""
        begin, end = self.places[number]
        if begin < 0:
            if -begin not in self.unpacked:
                self.unpacked[-begin] = list(_in_stream(self[-begin]))
            return self.unpacked[-begin][end]
        head = _HEAD.match(self.data, begin)
        foot = _FOOT.search(self.data, max(begin, end - 40), end)
        if head is None or foot is None or int(head[1]) != number:
            raise NotSimpleError
        return self.data[head.end() : foot.start()]


def stream_of(body: bytes) -> tuple[bytes, bytes]:
    """The entries of a stream's dictionary and its data, as packed; the dictionary is flat."""
    head = _STREAM.match(body)
    if head is None or b"<<" in head[1]:
        raise NotSimpleError
    length = re.search(rb"/Length (\d+)(?! \d+ R)", head[1])
    if length is None:
        raise NotSimpleError
    end = head.end() + int(length[1])
    if body[end:].strip() != b"endstream":
        raise NotSimpleError
    return head[1], body[head.end() : end]


def reached(objects: Objects, first: Iterable[bytes]) -> list[int]:
    """Every object that the given text leads to, in the order of their numbers."""
    waiting = [int(number) for text in first for number in _REFERENCE.findall(text)]
    found: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        found.add(number)
        body = objects[number]
        text = _told(body) if body.endswith(b"endstream") else body
        if _TYPE_PAGE.search(text):
            raise NotSimpleError
        waiting += [int(each) for each in _REFERENCE.findall(text)]
    return sorted(found)


def _told(body: bytes) -> bytes:
    """The dictionary of a stream that can be copied as it is."""
    start = body.index(b"stream")
    told = body[:start]
    length = re.search(rb"/Length (\d+)(?! \d+ R)", told)
    packed = re.search(rb"/Filter\s*\[?\s*(/\w+)\s*\]?", told)
    if length is None or packed is None or packed[1] not in _KEPT_PACKED:
        raise NotSimpleError
    begin = start + (8 if body[start + 6 : start + 8] == b"\r\n" else 7)
    if body[begin + int(length[1]) :].strip() != b"endstream":
        raise NotSimpleError
    return told


def _table(data: bytes) -> tuple[Objects, int]:
    """Where the objects are, and the number of the root."""
    end = _END.search(data, max(0, len(data) - 1024))
    if end is None:
        raise NotSimpleError
    start = int(end[1])
    if data.startswith(b"xref", start):
        return _classic(data, start, end.start())
    head = _HEAD.match(data, start)
    foot = _FOOT.search(data, start, end.start())
    if head is None or foot is None:
        raise NotSimpleError
    told, packed = stream_of(data[head.end() : foot.start()])
    entries = dict(_ENTRY.findall(told))
    if {b"Prev", b"DecodeParms", b"Encrypt"} & entries.keys():
        raise NotSimpleError
    rows = _inflated(packed) if b"Filter" in entries else packed
    widths = [int(each) for each in entries[b"W"].strip(b" []").split()]
    index = [int(each) for each in entries.get(b"Index", b"[0 %s]" % entries[b"Size"]).strip(
        b" []").split()]  # fmt: skip
    if len(index) != 2 or len(rows) != sum(widths) * index[1]:
        raise NotSimpleError
    return _placed(data, _rows(rows, widths), index[0], start), _referred(entries[b"Root"])


def _rows(rows: bytes, widths: list[int]) -> Iterator[tuple[int, int, int]]:
    """The kind of each entry and its two numbers."""
    first, second, third = widths
    for start in range(0, len(rows), first + second + third):
        middle, last = start + first, start + first + second
        kind = rows[start] if first else 1
        yield (
            kind,
            int.from_bytes(rows[middle:last], "big"),
            int.from_bytes(rows[last : last + third], "big"),
        )


def _classic(data: bytes, start: int, end: int) -> tuple[Objects, int]:
    """A table of fixed-width lines and the trailer behind it."""
    head = re.compile(rb"xref\s+0 (\d+)\s*?\r?\n").match(data, start)
    if head is None:
        raise NotSimpleError
    count = int(head[1])
    table = data[head.end() : head.end() + 20 * count]
    trailer = data[head.end() + 20 * count : end]
    root = re.search(rb"/Root (\d+) 0 R", trailer)
    if (
        root is None
        or re.search(rb"/(Prev|XRefStm|Encrypt)\b", trailer)
        or b"trailer" not in trailer
    ):
        raise NotSimpleError
    lines = (table[place : place + 20] for place in range(0, 20 * count, 20))
    rows = ((1 if line[17:18] == b"n" else 0, int(line[:10]), int(line[11:16])) for line in lines)
    return _placed(data, rows, 0, start), int(root[1])


def _placed(data: bytes, rows: Iterator[tuple[int, int, int]], first: int, table: int) -> Objects:
    """The objects with where they end: where the next one begins."""
    kinds = list(enumerate(rows, first))
    if any(kind == 1 and generation for _, (kind, _, generation) in kinds):
        raise NotSimpleError
    begins = sorted({place for _, (kind, place, _) in kinds if kind == 1} | {table})
    ends = dict(pairwise(begins))
    places = {
        number: (place, ends.get(place, len(data))) if kind == 1 else (-place, index)
        for number, (kind, place, index) in kinds
        if kind in (1, 2)
    }
    return Objects(data, places)


def _in_stream(body: bytes) -> Iterator[bytes]:
    """The objects that a stream of objects holds."""
    told, packed = stream_of(body)
    entries = dict(_ENTRY.findall(told))
    if entries[b"Type"].strip() != b"/ObjStm" or b"DecodeParms" in entries:
        raise NotSimpleError
    text = _inflated(packed) if b"Filter" in entries else packed
    first, count = int(entries[b"First"]), int(entries[b"N"])
    offsets = [first + int(each) for each in text[:first].split()[1 : 2 * count : 2]]
    for begin, end in zip(offsets, [*offsets[1:], len(text)], strict=True):
        yield text[begin:end].strip()


def _inflated(packed: bytes) -> bytes:
    """What was deflated, unless it is a bomb."""
    inflate = zlib.decompressobj()
    data = inflate.decompress(packed, MOST_BYTES)
    if not inflate.eof:
        raise NotSimpleError
    return data


def _pages(objects: Objects, root: int, limits: Limits) -> Iterator[SimplePage]:
    """The pages in reading order; each has to say everything itself."""
    catalog = objects[root]
    names = {name for name, _ in _ENTRY.findall(_outer(catalog))}
    if not names <= _ROOT or b"/JavaScript" in catalog or b"/JavaScript" in objects.data:
        raise NotSimpleError
    tree = re.search(rb"/Pages (\d+) 0 R", catalog)
    if tree is None:
        raise NotSimpleError
    shapes: dict[bytes, tuple[Shape, PageGeometry]] = {}
    drawn: set[int] = set()
    for number, leaf in enumerate(_leaves(objects, int(tree[1]), set()), 1):
        if limits.pages is not None and number > limits.pages:
            raise NotSimpleError
        page = _page(objects, leaf, shapes)
        if page.contents in drawn:
            raise NotSimpleError
        drawn.add(page.contents)
        yield page


def _outer(catalog: bytes) -> bytes:
    """The dictionary without what stands in dictionaries, lists and strings inside it."""
    text = catalog.strip()[2:-2]
    before = b""
    while text != before:
        before = text
        text = re.sub(
            rb"<<[^<>\[\]()]*>>|\[[^\[\]<>()]*\]|\([^()\\]*\)|<[0-9A-Fa-f]*>", b" 0 ", text
        )
    return text


def _leaves(objects: Objects, number: int, above: set[int]) -> Iterator[dict[bytes, bytes]]:
    """The dictionaries of all pages below a node of the page tree."""
    entries = _flat(objects[number])
    if entries[b"Type"] == b"/Page":
        yield entries
        return
    if number in above or not entries.keys() <= {b"Type", b"Kids", b"Count", b"Parent"}:
        raise NotSimpleError
    for kid in _REFERENCE.findall(entries[b"Kids"]):
        yield from _leaves(objects, int(kid), above | {number})


def _flat(body: bytes) -> dict[bytes, bytes]:
    """The entries of a dictionary that holds no other."""
    if _FLAT.fullmatch(body) is None:
        raise NotSimpleError
    found = _ENTRY.findall(body)
    entries = {name: value.strip() for name, value in found}
    if len(entries) != len(found):
        raise NotSimpleError
    return entries


def _page(
    objects: Objects,
    entries: Mapping[bytes, bytes],
    shapes: dict[bytes, tuple[Shape, PageGeometry]],
) -> SimplePage:
    if not entries.keys() <= _PAGE:
        raise NotSimpleError
    for number in _REFERENCE.findall(entries.get(b"Annots", b"")):
        note = objects[int(number)]
        if note.count(b"/Subtype") != 1 or not re.search(rb"/Subtype\s*/Link\b", note):
            raise NotSimpleError
    written = b"".join(
        b"%s %s" % (name.encode(), entries[name.encode()[1:]])
        for name in SHAPE
        if name.encode()[1:] in entries
    )
    if written not in shapes:
        shape = shape_of(_values(entries))
        if shape.troubles:
            raise NotSimpleError
        shapes[written] = shape, shape.geometry
    contents = _referred(entries[b"Contents"])
    _referred(entries[b"Resources"])
    if group := entries.get(b"Group", b""):
        _referred(group)
    return SimplePage(*shapes[written], written, contents, entries[b"Resources"], group)


def _values(entries: Mapping[bytes, bytes]) -> dict[str, object]:
    """The boxes and numbers that say which shape a page has, as values."""
    found: dict[str, object] = {}
    for name in SHAPE:
        if (text := entries.get(name.encode()[1:])) is None:
            continue
        box = _NUMBERS.fullmatch(text)
        found[name] = [float(each) for each in box[1].split()] if box else float(text)
    return found


def _referred(text: bytes) -> int:
    """The number of the one object that the text refers to."""
    if (match := re.fullmatch(rb"(\d+) 0 R", text.strip())) is None:
        raise NotSimpleError
    return int(match[1])
