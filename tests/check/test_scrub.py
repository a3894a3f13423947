"""A scrubbed file draws the same and tells nothing."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.check.test_pdf import BLACK_TEXT, HOME, page
from zinepress.check.scrub import scrub
from zinepress.errors import ZineError
from zinepress.pictures.jpeg import without_notes

SECRET = b"SomebodysName"


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


def talkative() -> bytes:
    """A file that tells in every way a PDF can."""
    name = SECRET.decode()
    pdf = pikepdf.open(io.BytesIO(page(BLACK_TEXT + b" q 90 0 0 90 20 20 cm /P Do Q")))
    pdf.docinfo["/Title"] = "March"
    pdf.docinfo["/Author"] = name
    pdf.docinfo["/ModDate"] = "D:20261124"
    pdf.Root.Metadata = pdf.make_stream(b"<x>" + SECRET + b"</x>")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=name)
    files = pikepdf.Dictionary(Names=[name, pikepdf.Dictionary()])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=files)
    one = pdf.pages[0].obj
    one.PieceInfo = pikepdf.Dictionary(X=name)
    one.Resources.XObject.P = pdf.make_stream(
        photograph(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=256,
        Height=256,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
        Metadata=pdf.make_stream(SECRET),
    )
    links = [f"file://{HOME}{name}", f"https://example.org/?utm_source={name}"]
    one.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 9, 9],
                T=name,
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=link),
            )
            for link in links
        ]
    )
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def every_byte(data: bytes) -> bytes:
    """All objects of a file, its streams decompressed where they can be."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
        )
    return out.getvalue()


def test_no_name_is_left_anywhere() -> None:
    data = talkative()
    assert every_byte(data).count(SECRET) >= 8
    clean = scrub(data)
    assert SECRET not in every_byte(clean.pdf)
    assert HOME.encode() not in every_byte(clean.pdf)
    assert b"March" in every_byte(clean.pdf)


def test_it_says_what_it_took_out() -> None:
    said = "\n".join(scrub(talkative()).removed)
    for word in ("Author", "ModDate", "XMP", "attached", "opening", "photograph", "tracker"):
        assert word in said


def test_pages_are_drawn_as_before() -> None:
    data = talkative()
    before, after = (
        pypdfium2.PdfDocument(one)[0].render(scale=1).to_numpy() for one in (data, scrub(data).pdf)
    )
    assert (before == after).all()


def test_scrubbing_twice_takes_nothing_more() -> None:
    once = scrub(talkative())
    again = scrub(once.pdf)
    assert again.removed == ()
    assert again.pdf == once.pdf


def test_a_jpeg_keeps_its_picture() -> None:
    before = photograph()
    after = without_notes(before)
    assert SECRET not in after
    pixels = [Image.open(io.BytesIO(one)).tobytes() for one in (before, after)]
    assert pixels[0] == pixels[1]
    assert without_notes(b"no picture") == b"no picture"


@pytest.mark.parametrize("data", [b"", b"<html>"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ZineError, match="cannot be read"):
        scrub(data)


def test_a_link_keeps_what_it_needs_and_loses_what_counts_people() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    action = pikepdf.Dictionary(
        S=pikepdf.Name.URI, URI="https://example.org/?page=2&utm_source=leaflet"
    )
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    page.obj.Annots = pikepdf.Array([note])
    out = io.BytesIO()
    pdf.save(out)
    cleaned = scrub(out.getvalue())
    assert "the tracker of a link on page 1" in cleaned.removed
    assert b"(https://example.org/?page=2)" in every_byte(cleaned.pdf)
