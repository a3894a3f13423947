"""Pictures of finished pages: the cover for the catalogue, and every page to turn over on screen.

In: a finished PDF. Out: PNGs by their path in `out/`; the same PDF gives the same bytes. The
pages of a file of sheets are taken from it as they went in.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.handout.desk.making import making
from zinepress.layout.formats import Medium
from zinepress.press.languages import direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PIL import Image
    from pypdfium2 import PdfPage

    from zinepress.handout.desk.holding import File, Holding
    from zinepress.units import Size

COVER = 480
PAGE = 420
"""Pixels across; twice what they are shown at, for screens with fine dots."""
COLOURS = 32
"""A page of print has few, and what lies between them is the edge of letters."""
MOST = 32
"""How many pages can be turned over; a longer text is for the reading file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the desk shows: its path in `out/`, its page, and its size in pixels."""

    path: str
    page: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of an edition and the file they are drawn from.

    `places` are the pages of the folded thing in reading order, None where one is blank; empty
    where there is nothing to turn over.
    """

    source: File
    cover: Picture
    pages: tuple[Picture, ...]
    places: tuple[Picture | None, ...]
    right_to_left: bool

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All of them, the cover first."""
        return (self.cover, *self.pages)


def album(holding: Holding) -> Album | None:
    """The pictures of an edition; None when it has no file with pages."""
    source = _source(holding.files)
    if source is None:
        return None
    base = f"{holding.edition.slug}/pictures/{holding.edition.language}"
    size = source.format.size
    right_to_left = direction(holding.edition.language) == "rtl"
    cover = Picture(f"{base}-cover.png", 1, COVER, _height(COVER, size))
    count = source.pages or 1
    if not 1 < count <= MOST:
        return Album(source, cover, (), (), right_to_left)
    pages = tuple(
        Picture(f"{base}-{number:02}.png", number, PAGE, _height(PAGE, size))
        for number in range(1, count + 1)
    )
    order = _order(holding.files, count)
    places = tuple(None if number is None else pages[number - 1] for number in order)
    return Album(source, cover, pages, places, right_to_left)


def draw(album: Album, pdf: bytes) -> Mapping[str, bytes]:
    """The PNGs of an album, by path; none of a file that no picture can be made of."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    if album.source.is_on_sheets:
        from zinepress.impose.unimpose import unimpose  # noqa: PLC0415 - rarely wanted

        pdf = unimpose(pdf).pdf
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return {}
    try:
        if len(document) < max(one.page for one in album.pictures):
            return {}
        return {one.path: _png(document[one.page - 1], one) for one in album.pictures}
    finally:
        document.close()


def _source(files: Sequence[File]) -> File | None:
    """The file that is drawn: pages as they are read, else what is folded from sheets."""
    pdfs = [file for file in files if file.format.medium is Medium.PDF and file.pages]
    return min(pdfs, key=lambda file: (file.format.name != "read", file.is_on_sheets), default=None)


def _order(files: Sequence[File], count: int) -> tuple[int | None, ...]:
    """The pages as the folded thing holds them, even in number: a leaf has two sides."""
    for file in files:
        made = making(file)
        if made is not None and file.pages == count and len(made.places) > 1:
            return _even(made.places)
    return _even(tuple(range(1, count + 1)))


def _even(places: tuple[int | None, ...]) -> tuple[int | None, ...]:
    return (*places, None) if len(places) % 2 else places


def _height(width: int, size: Size) -> int:
    return round(width * size.height / size.width)


def _png(page: PdfPage, picture: Picture) -> bytes:
    """A page drawn in few colours; a page of another shape is fitted on white."""
    from PIL import Image  # noqa: PLC0415 - slow to import

    drawn = _drawn(page, picture)
    sheet = Image.new("RGB", (picture.width, picture.height), "white")
    sheet.paste(drawn, ((sheet.width - drawn.width) // 2, (sheet.height - drawn.height) // 2))
    few = sheet.quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _drawn(page: PdfPage, picture: Picture) -> Image.Image:
    """The page as large as it goes into the picture."""
    wide, high = page.get_size()
    scale = min(picture.width / wide, picture.height / high)
    drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return drawn
