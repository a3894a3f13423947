"""Every byte of an output, unpacked: what it would tell somebody who takes it apart.

In: a file's name and bytes. Out: the same and all that is packed in it, by name.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = re.compile(rb"data:([\w/+.-]+);base64,([A-Za-z0-9+/=]+)")
PACKED = (".epub", ".zip")
PICTURES = (".png", ".jpg", ".jpeg")


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file as it is, then every part of it with nothing packed."""
    yield name, content
    if name.endswith(".pdf"):
        yield from _of_pdf(name, content)
    elif name.endswith(PACKED):
        yield from _of_archive(name, content)
    elif name.endswith(PICTURES):
        yield from _of_picture(name, content)
    for number, match in enumerate(DATA.finditer(content)):
        kind = match[1].rpartition(b"/")[2].decode().partition("+")[0]
        yield from unpacked(f"{name}:{number}.{kind}", base64.b64decode(match[2]))


def _of_pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every object as it is written out, every stream as far as it can be unpacked."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield f"{name}:trailer", pdf.trailer.unparse(resolved=True)
        for thing in pdf.objects:
            where = f"{name}:{thing.objgen[0] if hasattr(thing, 'objgen') else ''}"
            if not isinstance(thing, pikepdf.Stream):
                yield where, thing.unparse() if isinstance(thing, pikepdf.Object) else b""
                continue
            yield where, thing.stream_dict.unparse()
            try:
                yield where, thing.read_bytes()
            except pikepdf.PdfError:  # pictures stay packed, and are read as they are
                yield where, thing.read_raw_bytes()


def _of_archive(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The names and dates of the members, what is said beside them, and the members."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield f"{name}:comment", archive.comment
        for member in archive.infolist():
            stamp = "{}-{:02}-{:02}".format(*member.date_time)
            yield f"{name}/{member.filename}:head", member.extra + member.comment + stamp.encode()
            yield from unpacked(f"{name}/{member.filename}", archive.read(member))


def _of_picture(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is told beside the pixels."""
    with Image.open(io.BytesIO(content)) as picture:
        yield f"{name}:told", repr(picture.info).encode()
    for chunk in re.finditer(rb"(?:zTXt|iTXt)(.*?)\x00", content, re.DOTALL):
        packed = content[chunk.end() + 1 :]
        try:
            yield f"{name}:text", zlib.decompressobj().decompress(packed)
        except zlib.error:
            continue
