"""A stranger's PDF without what it tells about the people who made it.

In: the bytes of a PDF. Out: the same pages, and a line for each thing that was taken out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

from zinepress.check.file_rules import PATHS
from zinepress.errors import ZineError
from zinepress.impose.door import door, plain
from zinepress.pictures.jpeg import without_notes
from zinepress.press.trackers import trackers, without_trackers

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT_INFO = ("/Title",)
_ROOT_KEYS = {
    "/Metadata": "the XMP metadata",
    "/OpenAction": "an action on opening",
    "/AA": "actions",
    "/PieceInfo": "an editor's private notes",
    "/AF": "associated files",
    "/Collection": "a portfolio",
}
_PAGE_KEYS = {
    "/Metadata": "metadata",
    "/PieceInfo": "an editor's private notes",
    "/Thumb": "a thumbnail",
    "/AA": "actions",
    "/LastModified": "the date of a change",
}
_NOTE_KEYS = ("/T", "/M", "/CreationDate", "/NM", "/AA", "/RC", "/Subj")


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A clean PDF and what was taken out of it, in words."""

    pdf: bytes
    removed: tuple[str, ...]


def scrub(data: bytes) -> Scrubbed:
    """The PDF without names, paths, dates, scripts and attachments; ZineError when unreadable.

    Pages are drawn as before; text, fonts and pictures are not re-encoded.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf, door("the file"):
            removed = tuple(dict.fromkeys(_taken(pdf)))
            out = io.BytesIO()
            pdf.save(
                out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
            )
    except pikepdf.PasswordError:
        raise ZineError("the file asks for a password", hint="save it without one") from None
    except (pikepdf.PdfError, RuntimeError) as reason:
        message = f"the file cannot be read ({plain(str(reason))[:80]})"
        raise ZineError(message, hint="export it again") from None
    return Scrubbed(out.getvalue(), removed)


def _taken(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Takes everything out, and names it while doing so."""
    if pdf.is_encrypted:
        yield "the encryption"
    yield from _from_info(pdf)
    yield from _from_keys(pdf.Root, _ROOT_KEYS, "")
    names = pdf.Root.get(Name.Names, pikepdf.Dictionary())
    yield from _from_keys(names, {"/JavaScript": "scripts", "/EmbeddedFiles": "attached files"}, "")
    for number, page in enumerate(pdf.pages, 1):
        yield from _from_keys(page.obj, _PAGE_KEYS, f" of page {number}")
        for note in page.obj.get(Name.Annots, pikepdf.Array()):
            if isinstance(note, pikepdf.Dictionary):
                yield from _from_note(note, f" on page {number}")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            yield from _from_stream(thing)


def _from_info(pdf: pikepdf.Pdf) -> Iterator[str]:
    if Name.Info not in pdf.trailer:
        return
    for key in [str(key) for key in pdf.docinfo if str(key) not in KEPT_INFO]:
        value = str(pdf.docinfo[key])
        del pdf.docinfo[key]
        yield f"{key[1:]}: {value[:60]}"
    title = str(pdf.docinfo.get("/Title", ""))
    if PATHS.search(title):
        del pdf.docinfo["/Title"]
        yield f"Title: {title[:60]}"


def _from_keys(thing: pikepdf.Object, keys: dict[str, str], of: str) -> Iterator[str]:
    for key, what in keys.items():
        if key in thing:
            del thing[key]
            yield f"{what}{of}"


def _from_note(note: pikepdf.Object, where: str) -> Iterator[str]:
    """Takes out who wrote an annotation and when, and where a link leads that it should not."""
    for key in _NOTE_KEYS:
        if key in note:
            del note[key]
            yield f"who wrote a note and when{where}"
    action = note.get(Name.A)
    if not isinstance(action, pikepdf.Dictionary):
        return
    address = str(action.get(Name.URI, ""))
    if PATHS.search(address) or action.get(Name.S) in (Name.JavaScript, Name.Launch):
        del note[Name.A]
        yield f"a link that leads to a file or a script{where}"
    elif trackers(address):
        action[Name.URI] = pikepdf.String(without_trackers(address))
        yield f"the tracker of a link{where}"


def _from_stream(stream: pikepdf.Object) -> Iterator[str]:
    """Takes out what a picture or form tells of its past."""
    for key in ("/Metadata", "/PieceInfo", "/LastModified", "/OPI"):
        if key in stream:
            del stream[key]
            yield "the metadata of a picture"
    if stream.get(Name.Filter) == Name.DCTDecode:
        before = stream.read_raw_bytes()
        after = without_notes(before)
        if after != before:
            stream.write(after, filter=Name.DCTDecode)
            yield "where and when a photograph was taken"
