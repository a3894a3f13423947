"""Placed sides written between the copied bytes of a simple file.

In: a simple file and the sides to print. Out: PDF bytes; the same objects as `write` makes.
"""

from __future__ import annotations

import hashlib
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

from zinepress.impose.recipe import NOTE, UNDATED
from zinepress.impose.splice import HIGHEST_RATIO, NotSimpleError, reached, stream_of
from zinepress.impose.syntax import array, boxes_of, moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zinepress.impose.door import Limits
    from zinepress.impose.finish import Finish
    from zinepress.impose.sheets import PlacedSide
    from zinepress.impose.splice import Simple, SimplePage

_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TOGETHER = 100
"""How many small objects are packed into one stream."""


def spliced(
    file: Simple, sides: Sequence[PlacedSide], finish: Finish, limits: Limits
) -> bytes | None:
    """The sides as a PDF; None where they need more than copying, such as marks."""
    if finish.keep_metadata or any(side.strokes or side.labels for side in sides):
        return None
    try:
        objects = _Objects(file.size)
        _add(objects, file, sides, finish, limits)
    except (NotSimpleError, ValueError, KeyError, IndexError, zlib.error):
        return None
    return objects.written()


class _Objects:
    """The objects of a new file: numbered, the small ones apart from the streams."""

    def __init__(self, size: int) -> None:
        self.small: dict[int, bytes] = {}
        self.streams: dict[int, bytes] = {}
        self._next = size
        self.root = self.number()
        self.info = 0

    def number(self) -> int:
        """A number that no object has."""
        self._next += 1
        return self._next - 1

    def add(self, body: bytes) -> bytes:
        """A new small object; gives how it is referred to."""
        number = self.number()
        self.small[number] = body
        return b"%d 0 R" % number

    def written(self) -> bytes:
        """The file: streams, small objects packed into streams, the table of all."""
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        pieces, at = [_HEAD], len(_HEAD)
        packed = list(_packed(self.small, self.number, places))
        for number, body in (*self.streams.items(), *packed):
            places[number] = (1, at, 0)
            pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(pieces[-1])
        table = self.number()
        places[table] = (1, at, 0)
        mark = hashlib.md5(b"".join(pieces), usedforsecurity=False).hexdigest().encode()
        info = b"/Info %d 0 R" % self.info if self.info else b""
        entries = b"/Type/XRef/Root %d 0 R%s/ID[<%s><%s>]" % (self.root, info, mark, mark)
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (table, _table(places, entries)))
        pieces.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(pieces)


def _packed(
    small: Mapping[int, bytes],
    number: Callable[[], int],
    places: dict[int, tuple[int, int, int]],
) -> Iterable[tuple[int, bytes]]:
    """Streams of small objects; `places` learns which object is where in which."""
    numbers = list(small)
    for start in range(0, len(numbers), _TOGETHER):
        these = numbers[start : start + _TOGETHER]
        stream, offsets, at = number(), [], 0
        for index, each in enumerate(these):
            places[each] = (2, stream, index)
            offsets.append(b"%d %d" % (each, at))
            at += len(small[each]) + 1
        head = b" ".join(offsets) + b"\n"
        data = zlib.compress(head + b"\n".join(small[each] for each in these))
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(these), len(head))
        yield stream, _stream(entries, data)


def _table(places: Mapping[int, tuple[int, int, int]], entries: bytes) -> bytes:
    """The table of where all objects are, as a stream."""
    numbers = sorted(places)
    breaks = [0, *(n for n, (a, b) in enumerate(pairwise(numbers), 1) if b - a > 1), len(numbers)]
    runs = b" ".join(b"%d %d" % (numbers[a], b - a) for a, b in pairwise(breaks))
    rows = b"".join(
        bytes((kind,)) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        for kind, first, second in (places[number] for number in numbers)
    )
    entries += b"/W[1 4 2]/Index[%s]/Size %d/Filter/FlateDecode" % (runs, numbers[-1] + 1)
    return _stream(entries, zlib.compress(rows))


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def _add(
    objects: _Objects,
    file: Simple,
    sides: Sequence[PlacedSide],
    finish: Finish,
    limits: Limits,
) -> None:
    """Every object of the new file."""
    placed = sorted({each.page for side in sides for each in side.placements})
    pages = {number: file.pages[number - 1] for number in placed}
    _copy(objects, file, {page.resources + b" " + page.group for page in pages.values()})
    for page in pages.values():
        if page.contents in objects.streams:
            raise NotSimpleError
        objects.streams[page.contents] = _form(file, page, limits)
    tree = objects.number()
    kids = b" ".join(_sheet(objects, file, side, tree) for side in sides)
    objects.small[tree] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(sides), kids)
    note = _note(objects, pages, finish.recipe) if finish.recipe is not None else b""
    objects.small[objects.root] = b"".join(
        (
            b"<</Type/Catalog/Pages %d 0 R/PageLayout/SinglePage" % tree,
            _preferences(finish),
            _labels(sides),
            note,
            b">>",
        )
    )
    if finish.title:
        objects.info = int(objects.add(b"<</Title%s>>" % _string(finish.title)).split()[0])


def _copy(objects: _Objects, file: Simple, first: Iterable[bytes]) -> None:
    """Copies everything that these texts lead to."""
    for number in reached(file.objects, sorted(first)):
        body = file.objects[number]
        kind = objects.streams if body.endswith(b"endstream") else objects.small
        kind[number] = body


def _form(file: Simple, page: SimplePage, limits: Limits) -> bytes:
    """A page's drawing as a form, its data untouched."""
    told, data = stream_of(file.objects[page.contents])
    plain = told.replace(b" ", b"").replace(b"\n", b"")
    length = b"/Length%d" % len(data)
    if plain not in (b"/Filter/FlateDecode" + length, length + b"/Filter/FlateDecode"):
        raise NotSimpleError
    if limits.unpacked is not None and len(data) * HIGHEST_RATIO > limits.unpacked:
        raise NotSimpleError
    group = b"/Group " + page.group if page.group else b""
    box = array(page.shape.bleed)
    entries = b"/Type/XObject/Subtype/Form/BBox%s/Resources %s%s/Filter/FlateDecode"
    return _stream(entries % (box, page.resources, group), data)


def _sheet(objects: _Objects, file: Simple, side: PlacedSide, tree: int) -> bytes:
    """One side of a sheet as a page; gives how it is referred to."""
    operators, used = [], []
    for placed in side.placements:
        page = file.pages[placed.page - 1]
        move = moved(page.shape, placed.frame, placed.clip, placed.turn)
        operators.append(f"q {move} /P{placed.page} Do Q")
        used.append(b"/P%d %d 0 R" % (placed.page, page.contents))
    contents = objects.number()
    drawn = "\n".join(operators).encode("ascii")
    objects.streams[contents] = _stream(b"/Filter/FlateDecode", zlib.compress(drawn))
    boxes = b"".join(name.encode() + box for name, box in boxes_of(side).items())
    return objects.add(
        b"<</Type/Page/Parent %d 0 R%s/Resources<</XObject<<%s>>>>/Contents %d 0 R>>"
        % (tree, boxes, b"".join(dict.fromkeys(used)), contents)
    )


def _note(objects: _Objects, pages: Mapping[int, SimplePage], recipe: str) -> bytes:
    """The note of which form is which page, as `note.note` makes it."""
    shapes: dict[bytes, bytes] = {}
    entries = []
    for number, page in pages.items():
        if page.written not in shapes:
            shapes[page.written] = objects.add(b"<<%s>>" % page.written)
        entries.append(b"[%d %d 0 R %s]" % (number, page.contents, shapes[page.written]))
    private = b"<</Pages[%s]/Recipe%s>>" % (b"".join(entries), _string(recipe))
    ours = objects.add(b"<</LastModified(%s)/Private%s>>" % (UNDATED.encode(), private))
    return b"/PieceInfo<<%s %s>>" % (NOTE.encode(), ours)


def _preferences(finish: Finish) -> bytes:
    """What the print dialogue shall choose, as `write` tells it."""
    turn = b"/Duplex" + finish.turn.encode() if finish.turn is not None else b""
    way = b"/Direction/R2L" if finish.right_to_left else b""
    return b"/ViewerPreferences<</PrintScaling/None/PickTrayByPDFSize true%s%s>>" % (turn, way)


def _labels(sides: Sequence[PlacedSide]) -> bytes:
    """The names of the sides."""
    names = (side.name or str(index) for index, side in enumerate(sides, 1))
    labels = (b"%d<</P%s>>" % (index, _string(name)) for index, name in enumerate(names))
    return b"/PageLabels<</Nums[%s]>>" % b"".join(labels)


def _string(text: str) -> bytes:
    """The text as a string object."""
    if text.isascii() and text.isprintable():
        escaped = text.encode().replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return b"(%s)" % escaped
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()
