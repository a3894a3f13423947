"""The letters of labels: a shipped font, cut down to the glyphs that are used, and embedded.

In: an open PDF and the characters wanted. Out: a font object, and text as its glyph codes.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    import pikepdf

_FILE = "source-sans-3/SourceSans3-Regular.ttf"
_NAME = Name("/ZPMARK+SourceSans3-Regular")
_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "gasp"]
"""What shaping and screens need, and single glyphs on paper do not."""
_SYMBOLIC = 4


class Lettering:
    """A subset of the labels' font in one PDF; a character that it lacks shows as a box."""

    def __init__(self, pdf: pikepdf.Pdf, characters: str) -> None:
        font = _cut_down(characters)
        self._codes: dict[str, int] = {
            character: font.getGlyphID(font.getBestCmap().get(ord(character), ".notdef"))
            for character in characters
        }
        self.font = _embedded(pdf, font, self._codes)

    def encoded(self, text: str) -> str:
        """The text as the hexadecimal glyph codes of a PDF string."""
        return "".join(f"{self._codes[character]:04x}" for character in text)


def width_of(text: str) -> float:
    """How wide the text is, by the size of its letters."""
    font = _whole()
    glyphs = [font.getBestCmap().get(ord(character), ".notdef") for character in text]
    total: int = sum(font["hmtx"][glyph][0] for glyph in glyphs)
    return total / int(font["head"].unitsPerEm)


@cache
def _whole() -> TTFont:
    """The font with all its glyphs; it is only measured."""
    return TTFont(shipped_folder("fonts") / _FILE, lazy=True)


def _cut_down(characters: str) -> TTFont:
    file = BytesIO((shipped_folder("fonts") / _FILE).read_bytes())
    font = TTFont(file, lazy=True, recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[], layout_features=[])
    options.drop_tables += _TABLES
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    return font


def _embedded(pdf: pikepdf.Pdf, font: TTFont, codes: dict[str, int]) -> pikepdf.Object:
    """A composite font whose codes are glyph numbers (ISO 32000, 9.7)."""
    file = BytesIO()
    font.save(file)
    scale = 1000 / font["head"].unitsPerEm
    widths = [round(font["hmtx"][name][0] * scale) for name in font.getGlyphOrder()]
    head, lines = font["head"], font["hhea"]
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=_NAME,
        Flags=_SYMBOLIC,
        FontBBox=[round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
        ItalicAngle=0,
        Ascent=round(lines.ascent * scale),
        Descent=round(lines.descent * scale),
        CapHeight=round(font["OS/2"].sCapHeight * scale),
        StemV=80,
        FontFile2=pdf.make_stream(file.getvalue(), Length1=len(file.getvalue())),
    )
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=_NAME,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(described),
        W=[0, Array(widths)],
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=_NAME,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(glyphs)],
            ToUnicode=pdf.make_stream(_to_unicode(codes)),
        )
    )


def _to_unicode(codes: dict[str, int]) -> bytes:
    """The character map that lets a reader search the labels (ISO 32000, 9.10.3)."""
    pairs = [
        f"<{code:04x}> <{character.encode('utf-16-be').hex()}>"
        for character, code in sorted(codes.items(), key=lambda each: each[1])
        if code
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Marks def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
