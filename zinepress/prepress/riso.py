"""Plates for a risograph, and what they print together, for a screen.

In: a PDF of pages, inks. Out: for each ink the same pages in grey; sheets of them with a slug; a
proof in which the inks lie over each other, each a little off its place.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from zinepress.impose.lettering import Lettering
from zinepress.prepress.finish import PRODUCER, bare
from zinepress.prepress.inked import ink_pages
from zinepress.prepress.plates import Plate, Print
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.prepress.paint import Inking
    from zinepress.press.inks import Ink

DRIFTS = ((0.0, 0.0), (0.8 * MM, -0.6 * MM), (-0.8 * MM, -0.6 * MM), (0.6 * MM, 0.8 * MM))
"""How far each ink of a proof lies off its place: a millimetre, as sheets come through."""
SLUG = 19 * MM
"""How far above the lower edge of the paper the slug stands: over what may not be printed, and over
the crosses."""
_LETTERS = 10.0
_FOOT = 9 * MM
_SWATCH = 4 * MM


def plate_pages(pages: bytes, plate: Plate) -> bytes:
    """The pages as one plate prints them, in grey; letters and drawings stay what they are."""
    return _inked(pages, plate)


def slugged(sheets: bytes, names: Sequence[str]) -> bytes:
    """Sheets with a line at their foot that says what they are; a name for each sheet."""
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        letters = Lettering(pdf, "".join(sorted(set("".join(names)))))
        for page, name in zip(pdf.pages, names, strict=True):
            left, bottom, right, _ = (float(one) for one in page.mediabox)
            across = (left + right) / 2 - 0.26 * _LETTERS * len(name)
            _write_on(pdf, page, letters, [(across, bottom + SLUG, name)])
        return _saved(pdf)


def proof(pages: bytes, plates: Sequence[Plate], names: Sequence[str], title: str) -> bytes:
    """The pages in the inks over each other, with the inks and their names at the foot."""
    layers = [_inked(pages, Print(plate)) for plate in plates]
    inks = [plate.inks[plate.at] for plate in plates]
    with pikepdf.new() as pdf:
        letters = Lettering(pdf, "".join(sorted(set("".join(names)))))
        opened = [pikepdf.open(io.BytesIO(layer)) for layer in layers]
        for at, first in enumerate(opened[0].pages):
            trim = [float(one) for one in first.trimbox]
            page = _sheet(trim)
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
            for drift, layer in zip(DRIFTS, opened, strict=False):
                _lay(pdf, pdf.pages[-1], layer.pages[at], drift)
            _name_inks(pdf, pdf.pages[-1], letters, inks, names)
        pdf.trailer["/Info"] = pdf.make_indirect(
            Dictionary(Title=String(title), Producer=String(PRODUCER))
        )
        return _saved(pdf)


def _inked(pages: bytes, inking: Inking) -> bytes:
    """Pages in an inking, and nothing that is for reading."""
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        bare(pdf)
        ink_pages(pdf, inking)
        return _saved(pdf)


def _sheet(trim: Sequence[float]) -> Dictionary:
    """An empty page of a proof: the trimmed page, and room below it for the names of the inks."""
    left, bottom, right, top = trim
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([left, bottom - _FOOT, right, top]),
        Resources=Dictionary(ExtGState=Dictionary(Over=state), XObject=Dictionary()),
        Contents=Array([]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True),
    )


def _lay(
    pdf: pikepdf.Pdf, sheet: pikepdf.Page, page: pikepdf.Page, drift: tuple[float, float]
) -> None:
    """Lay what one ink prints over what lies there already, as ink lies on ink."""
    form = pdf.copy_foreign(page.as_form_xobject())
    form["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
    things = sheet.obj["/Resources"]["/XObject"]
    name = f"/Ink{len(things) + 1}"
    things[name] = form
    x, y = drift
    left, bottom, right, top = (float(one) for one in page.trimbox)
    drawn = (
        f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
        f" /Over gs 1 0 0 1 {x:.3f} {y:.3f} cm {name} Do Q"
    )
    sheet.obj["/Contents"].append(pdf.make_stream(drawn.encode()))


def _name_inks(
    pdf: pikepdf.Pdf,
    sheet: pikepdf.Page,
    letters: Lettering,
    inks: Sequence[Ink],
    names: Sequence[str],
) -> None:
    """A swatch and the name of each ink, below the page."""
    left, bottom, right, _ = (float(one) for one in sheet.mediabox)
    step = (right - left) / len(inks)
    drawn, lines = [f"q 0.9 g {left} {bottom} {right - left} {_FOOT:.3f} re f"], []
    for at, (ink, name) in enumerate(zip(inks, names, strict=True)):
        x, y = left + at * step + 3 * MM, bottom + (_FOOT - _SWATCH) / 2
        colour = " ".join(f"{one:.4f}" for one in ink.rgb)
        drawn.append(f"{colour} rg {x:.3f} {y:.3f} {_SWATCH:.3f} {_SWATCH:.3f} re f")
        lines.append((x + _SWATCH + 2 * MM, y + 1.2 * MM, name))
    sheet.obj["/Contents"].append(pdf.make_stream("\n".join([*drawn, "Q"]).encode()))
    _write_on(pdf, sheet, letters, lines)


def _write_on(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    letters: Lettering,
    lines: Sequence[tuple[float, float, str]],
) -> None:
    """Write lines on a page, each from its place on, in black."""
    resources = page.obj["/Resources"]
    if "/Font" not in resources:
        resources["/Font"] = Dictionary()
    resources["/Font"]["/ZpSlug"] = letters.font
    drawn = [
        f"BT /ZpSlug {_LETTERS:g} Tf 0 g 1 0 0 1 {x:.3f} {y:.3f} Tm <{letters.encoded(text)}> Tj ET"
        for x, y, text in lines
    ]
    page.contents_add(pdf.make_stream("\n".join(["q", *drawn, "Q"]).encode()))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The file, the same bytes for the same pages."""
    target = io.BytesIO()
    pdf.save(
        target,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )
    return target.getvalue()
