"""What a font file says of itself, read without a font library: every build asks this of each file.

In: a path. Out: `Face`s (a collection holds several) and a fingerprint. The tables are those of
the OpenType specification: `name`, `OS/2`, `fvar`, and `ttcf` for collections.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

FLAVOURS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
ENGLISH_ON_WINDOWS = (3, 0x409)
ENGLISH_ON_MACINTOSH = (1, 0)
TYPOGRAPHIC_FAMILY, FAMILY = 16, 1
_RECORD = struct.Struct(">4sLLL")


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the family it is asked for by, weight and width as in `OS/2`, slant, axes."""

    family: str
    weight: int
    width: int
    italic: bool
    variable: bool


@dataclass(frozen=True, slots=True)
class FontFacts:
    """The faces of a file, and a fingerprint that changes with any of its tables."""

    faces: tuple[Face, ...]
    fingerprint: str


def read_font(path: Path) -> FontFacts:
    """What the file says of itself; ValueError when it is not a whole TrueType or OpenType font.

    The fingerprint is taken over the file's length and its table directories: the format keeps
    a checksum of every table there, so a few hundred bytes speak for megabytes.
    """
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        faces = []
        for start in _starts(file):
            tables = _directory(file, start, size)
            digest.update(repr(sorted(tables.items())).encode())
            try:
                faces.append(_face(file, tables))
            except struct.error:
                raise ValueError("one of its tables is cut short") from None
    return FontFacts(tuple(faces), digest.hexdigest())


def _starts(file: BinaryIO) -> tuple[int, ...]:
    """Where each font of the file begins."""
    tag = file.read(4)
    if tag in FLAVOURS:
        return (0,)
    if tag == b"ttcf":
        _, count = struct.unpack(">LL", _exactly(file, 8))
        if 0 < count <= 256:
            return struct.unpack(f">{count}L", _exactly(file, 4 * count))
    raise ValueError("it does not begin as a TrueType or OpenType font does")


def _directory(file: BinaryIO, start: int, size: int) -> dict[bytes, tuple[int, int, int]]:
    """Checksum, offset and length of each table."""
    file.seek(start)
    flavour, count = struct.unpack(">4sH6x", _exactly(file, 12))
    if flavour not in FLAVOURS:
        raise ValueError("one of its fonts does not begin as a font does")
    tables = {}
    for _ in range(count):
        tag, checksum, offset, length = _RECORD.unpack(_exactly(file, _RECORD.size))
        if offset + length > size:
            raise ValueError("it is cut short")
        tables[tag] = (checksum, offset, length)
    return tables


def _face(file: BinaryIO, tables: dict[bytes, tuple[int, int, int]]) -> Face:
    for tag in (b"name", b"OS/2", b"cmap", b"head"):
        if tag not in tables:
            raise ValueError(f"it has no '{tag.decode()}' table")
    weight, width = struct.unpack_from(">HH", _table(file, tables[b"OS/2"]), 4)
    (selection,) = struct.unpack_from(">H", _table(file, tables[b"OS/2"]), 62)
    family = _family(_table(file, tables[b"name"]))
    return Face(family, weight, width, bool(selection & 1), b"fvar" in tables)


def _family(table: bytes) -> str:
    """The typographic family, else the plain one, in English."""
    _, count, storage = struct.unpack_from(">HHH", table)
    names: dict[tuple[int, int], str] = {}
    for index in range(count):
        record = struct.unpack_from(">HHHHHH", table, 6 + 12 * index)
        platform, _, language, kind, length, offset = record
        text = table[storage + offset : storage + offset + length]
        if (platform, language) == ENGLISH_ON_WINDOWS:
            names[kind, 0] = text.decode("utf-16-be", "replace")
        elif (platform, language) == ENGLISH_ON_MACINTOSH:
            names[kind, 1] = text.decode("mac-roman")
    for kind in (TYPOGRAPHIC_FAMILY, FAMILY):
        for platform in (0, 1):
            if names.get((kind, platform)):
                return names[kind, platform]
    raise ValueError("it does not say its family's name in English")


def _table(file: BinaryIO, record: tuple[int, int, int]) -> bytes:
    _, offset, length = record
    file.seek(offset)
    return _exactly(file, length)


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise ValueError("it is cut short")
    return data
