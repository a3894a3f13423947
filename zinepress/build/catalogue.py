"""The catalogue of formats and layouts, for the handbook or for a press's own people.

In: the press whose layouts are shown with the shipped ones. Out: Markdown, and a picture of each
layout in every format that it makes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from zinepress.build.specimen import specimen
from zinepress.impose.schemes import find_scheme
from zinepress.layout.formats import FORMATS
from zinepress.layout.manifest import find_layouts
from zinepress.layout.parameters import shown
from zinepress.units import MM, mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout

FILE = "catalogue.md"
PICTURES = "pictures"
TABLE = mm(115, 112)
"""What a picture shows: the table that pages lie on, as large as a booklet's text."""
DPI = 360
GREYS = 16
_HEAD = """\
# Formats and layouts

*Formats* say what is made of a text, *layouts* how it looks.
The head of a text asks for both: `make: [read, booklet]` and `layout: zine`.
"""


def catalogue(root: Path) -> Mapping[str, bytes]:
    """The files of the catalogue by their paths; raises LayoutError for a layout without sample."""
    files = {FILE: catalogue_text(root).encode()}
    for name in _offered(root):
        files[_picture(name)] = _drawn(specimen(name, root, TABLE))
    return files


def catalogue_text(root: Path) -> str:
    """What the catalogue says, in Markdown."""
    parts = [_HEAD, "## Formats\n", *(_format(one) for one in FORMATS.values())]
    for name, layout in _offered(root).items():
        parts += [f"## {layout.title}\n", *_layout(name, layout)]
    return "\n".join(parts)


def _offered(root: Path) -> Mapping[str, Layout]:
    """The layouts that make something, by name."""
    return {name: one for name, one in find_layouts(root).items() if one.formats}


def _format(form: Format) -> str:
    """A format as a term and what it means."""
    told = [f"{form.title[:1].upper()}{form.title[1:]}"]
    if form.has_pages:
        wide, high = round(form.size.width / MM), round(form.size.height / MM)
        told.append(f"pages of {wide} × {high} mm")
    if form.scheme is not None:
        told.append(find_scheme(form.scheme).title)
    if form.most is not None:
        told.append(f"at most {form.most} page{'s' * (form.most > 1)}")
    return f"`{form.name}`\n: {'; '.join(told)}.\n"


def _layout(name: str, layout: Layout) -> Iterator[str]:
    """What a layout is, how it looks, what it makes and what it takes."""
    yield f"{layout.description}.\nThe head of a text asks for it with `layout: {name}`.\n"
    made = ", ".join(f"`{one}`" for one in layout.formats)
    yield f"It makes {made}.\n"
    for key, one in layout.parameters.items():
        usual = f"`{one.default.text}`" if one.default.text else "nothing"
        yield f"`{key}`\n: {one.help}.\n  Takes {shown(one)}; {usual} unless set.\n"
    alone = f"![Small pages of a sample text in the layout {name}, a row for each format]"
    yield f'{alone}({_picture(name)} "{layout.title}: a sample in each format")\n'


def _picture(name: str) -> str:
    """The path of a layout's picture."""
    return f"{PICTURES}/layout-{name}.png"


def _drawn(pdf: bytes) -> bytes:
    """The one page of a PDF as a small PNG in greys, without the white around it."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0].render(scale=DPI / 72).to_pil().convert("L")
    finally:
        document.close()
    ink = page.point(lambda value: 255 - value).getbbox()
    out = io.BytesIO()
    page.crop(ink).quantize(GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()
