"""Strangers' PDFs with one fault or oddity each, made by code.

In: nothing. Out: `STRANGERS`: a file, and the answer that is required of us. Without `refused`
every page has to look on its sheet as it looks by itself, or as it looks in the sound file `like`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pikepdf

from tests.impose.pdfs import CATALOG, FONT, QUARTERS, many, numbered, page, pdf, stream, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA = b"/MediaBox[0 0 200 300]"
SOUND = page()


@dataclass(frozen=True, slots=True)
class Stranger:
    """A file, and what has to be said of it: a part of the refusal, or of a warning."""

    name: str
    pdf: bytes
    refused: str = ""
    warned: str = ""
    like: bytes = b""
    pages: int = 1
    password: str = ""


def no_pdfs() -> Iterator[Stranger]:
    """Files that are something else."""
    yield Stranger("empty", b"", refused="it is not a PDF")
    yield Stranger("header only", b"%PDF-1.7\n", refused="damaged beyond repair")
    yield Stranger("a web page", b"<!doctype html><title>x</title>" * 40, refused="not a PDF")
    yield Stranger("a picture", b"\x89PNG\r\n\x1a\n" + bytes(2000), refused="not a PDF")
    yield Stranger("zeros", bytes(5000), refused="not a PDF")


def damaged() -> Iterator[Stranger]:
    """Files cut, patched and concatenated."""
    three = numbered(3)
    lost = pdf(
        [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _leaf(MEDIA), stream(QUARTERS), FONT]
    )
    yield Stranger("cut at 10 %", three[: len(three) // 10], refused="damaged beyond repair")
    blank = many([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>"] * 3)
    cut = three[: three.index(b"7 0 obj") + 20]
    yield Stranger("cut before the drawings", cut, warned="mended", like=blank, pages=3)
    for percent in (75, 97):
        cut = lost[: len(lost) * percent // 100]
        yield Stranger(f"cut at {percent} %", cut, warned="mended", like=SOUND)
    yield Stranger("cut at 99 %", lost[:-3], like=SOUND)
    headless = lost.replace(b"/Type/Catalog", b"/Type/Nothing").replace(b"/Root 1 0 R", b"")
    yield Stranger("root lost", headless, warned="mended", like=SOUND)
    treeless = lost.replace(b"/Kids[3 0 R]", b"").replace(b"/Pages 2 0 R", b"")
    yield Stranger("page tree lost", treeless, like=SOUND)
    table = lost.index(b"xref\n0")
    for name, old, new in (
        ("startxref wrong", b"startxref\n%d" % table, b"startxref\n%d" % (table - 33)),
        ("startxref far outside", b"startxref\n%d" % table, b"startxref\n99999999"),
        ("startxref absent", b"startxref\n%d" % table, b""),
        ("table absent", lost[table : lost.index(b"trailer")], b""),
        ("places wrong", b"00000 n \n0000000", b"00000 n \n0000001"),
        ("endobj absent", b"\nendobj", b"\n"),
        ("object number huge", b"5 0 obj", b"8388607 0 obj"),
    ):
        assert old in lost
        yield Stranger(name, lost.replace(old, new), warned="mended", like=SOUND)
    for name, old, new in (
        ("length wrong", b"/Length ", b"/Length 1"),
        ("length absent", b"/Length ", b"/Longth "),
        ("length by a missing reference", b"/Length ", b"/Length 77 0 R/Was "),
        ("length by its own reference", b"/Length ", b"/Length 4 0 R/Was "),
    ):
        yield Stranger(name, lost.replace(old, new), warned="mended", like=SOUND)
    yield Stranger("junk before", b"junk junk\n" + lost, like=SOUND)
    yield Stranger("junk after", lost + b"\x00junk" * 300, like=SOUND)
    old_mac = pdf(
        [CATALOG, b"<</Type/Pages\r/Kids[3 0 R]\r/Count 1>>", _leaf(MEDIA), _plain(), FONT]
    ).replace(b"\n", b"\r")
    yield Stranger("lines end in CR", old_mac, like=SOUND)
    twice = lost.replace(b"5 0 obj", b"4 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n5 0 obj")
    yield Stranger("object number twice", twice, warned="mended", like=page(b" "))
    chain = lost.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % table)
    yield Stranger("tables that name each other", chain, like=SOUND)


def trees() -> Iterator[Stranger]:
    """Page trees that are none, or that lie."""
    for name, kids in (
        ("count too large", b"[3 0 R]/Count 99"),
        ("count negative", b"[3 0 R]/Count -1"),
        ("count absent", b"[3 0 R]"),
        ("a null as page", b"[null 3 0 R 88 0 R]/Count 3"),
        ("an array and a number as page", b"[[1 2] 3 0 R 7]/Count 3"),
    ):
        yield Stranger(name, _tree(b"<</Type/Pages/Kids%s>>" % kids), like=SOUND)
    yield Stranger(
        "a kid that is its parent", _tree(b"<</Type/Pages/Kids[3 0 R 2 0 R]>>"), refused="loop"
    )
    yield Stranger("no kids", _tree(b"<</Type/Pages/Kids[]/Count 1>>"), like=SOUND)
    yield Stranger("kids is no list", _tree(b"<</Type/Pages/Kids 5/Count 1>>"), like=SOUND)
    yield Stranger("no page tree", pdf([b"<</Type/Catalog>>"]), refused="damaged beyond repair")
    yield Stranger("no root", pdf([CATALOG], b""), refused="damaged beyond repair")
    untyped = pdf(
        [
            b"<</Pages 2 0 R>>",
            b"<</Kids[3 0 R]/Count 1>>",
            _leaf(MEDIA).replace(b"/Type/Page", b""),
            stream(QUARTERS),
            FONT,
        ]
    )
    yield Stranger("nothing says what it is", untyped, like=SOUND)
    yield Stranger("90 deep", _deep(90), like=SOUND)
    yield Stranger("3,000 deep", _deep(3000), refused="deep")
    yield Stranger("a page twice", _tree(b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"), pages=2)
    doubled = [CATALOG] + [
        b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (number, number) for number in range(3, 40)
    ]
    yield Stranger("pages without end", pdf([*doubled, _leaf(MEDIA)]), refused="loop")
    inherited = pdf([
        CATALOG, b"<</Type/Pages/Kids[6 0 R]/Count 1/MediaBox[0 0 200 300]/Rotate 90>>", FONT,
        stream(QUARTERS + b"BT 0 g /F 30 Tf 40 150 Td (Hello) Tj ET"),
        b"<</Type/Page/Parent 6 0 R/Contents 4 0 R/CropBox[10 10 190 200]>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[5 0 R]/Count 1/Resources<</Font<</F 3 0 R>>>>>>",
    ])  # fmt: skip
    yield Stranger("everything inherited", inherited)
    mixed = many([
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents 8 0 R/Resources<<>>>>"
        % each for each in ((200, 300, 0), (300, 200, 90), (420, 595, 180), (50, 900, 270))
    ], stream(QUARTERS))  # fmt: skip
    yield Stranger("sizes and turns mixed", mixed, pages=4)


def boxes() -> Iterator[Stranger]:
    """Boxes that are missing, wrong, reversed, elsewhere, or written in odd ways."""
    for name, entries in (
        ("missing", b""),
        ("of three numbers", b"/MediaBox[0 0 200]"),
        ("of names", b"/MediaBox[/A /B /C /D]"),
        ("of no numbers", b"/MediaBox[0 0 NaN inf]"),
        ("huge", b"/MediaBox[0 0 1000000000 1000000000]"),
        ("without area", b"/MediaBox[0 0 0 0]"),
        ("a line", b"/MediaBox[0 0 200 0]"),
        ("a reference to nothing", b"/MediaBox 99 0 R"),
    ):
        like = page(entries=b"/MediaBox[0 0 612 792]")
        yield Stranger(f"size {name}", page(entries=entries), warned="Letter", like=like)
    for name, entries in (
        ("size reversed", b"/MediaBox[200 300 0 0]"),
        ("origin negative", b"/MediaBox[-50 -60 150 240]"),
        ("origin shifted", b"/MediaBox[20 30 220 330]"),
        ("size in fractions", b"/MediaBox[0 0 199.99 300.0001]"),
        ("size by reference", b"/MediaBox 6 0 R"),
        ("each number by reference", b"/MediaBox[7 0 R 7 0 R 200 300]"),
        ("crop inside", MEDIA + b"/CropBox[20 40 150 280]"),
        ("crop larger", MEDIA + b"/CropBox[-20 -40 450 380]"),
        ("crop partly outside", MEDIA + b"/CropBox[100 100 450 380]"),
        ("crop empty", MEDIA + b"/CropBox[10 10 10 10]"),
        ("crop reversed and turned", MEDIA + b"/CropBox[150 280 20 40]/Rotate 270"),
        ("crop of words", MEDIA + b"/CropBox[(a) (b) (c) (d)]"),
        ("trim and bleed", MEDIA + b"/TrimBox[20 20 180 280]/BleedBox[10 10 190 290]"),
        ("trim outside", MEDIA + b"/TrimBox[500 500 600 600]"),
        ("unit of two points", MEDIA + b"/UserUnit 2"),
        ("unit of a tenth", MEDIA + b"/UserUnit 0.1"),
        ("unit negative", MEDIA + b"/UserUnit -3"),
        ("unit a word", MEDIA + b"/UserUnit/Big"),
        ("a very long page", b"/MediaBox[0 0 200 14400]"),
        ("a tiny page", b"/MediaBox[0 0 3 3]"),
    ):
        yield Stranger(name, page(QUARTERS, entries, b"", b"[0 0 200 300]", b"0"))
    far = page(entries=MEDIA + b"/CropBox[500 500 600 600]")
    yield Stranger("crop elsewhere", far, like=SOUND)


def turns() -> Iterator[Stranger]:
    """Turns of every kind, also with boxes that are not where one expects them."""
    for degrees in (90, 180, 270, -90, 450, 360, -720):
        entries = MEDIA + b"/Rotate %d" % degrees
        yield Stranger(f"turned by {degrees}", page(entries=entries))
        entries = (
            b"/MediaBox[-30 10 170 310]/CropBox[0 20 160 300]/UserUnit 1.5/Rotate %d" % degrees
        )
        yield Stranger(f"turned by {degrees} and cropped", page(entries=entries))
    yield Stranger("turned by 90.0", page(entries=MEDIA + b"/Rotate 90.0"))
    askew = page(entries=MEDIA + b"/Rotate 45")
    yield Stranger("turned by 45", askew, warned="45 degrees", like=SOUND)
    yield Stranger("turned by a word", page(entries=MEDIA + b"/Rotate/North"), like=SOUND)


def drawings() -> Iterator[Stranger]:
    """Content that is split, unbalanced or senseless."""
    for name, more in (
        ("restores too often", b"Q Q Q 0 0 1 rg 50 50 50 50 re f"),
        ("never restores", b"q 0.5 0 0 0.5 10 10 cm q 0 1 0 rg 10 10 80 80 re f"),
        ("text never ends", b"BT /F 20 Tf 30 100 Td (open) Tj"),
        ("string never ends", b"BT /F 20 Tf 30 100 Td (open Tj ET 0 g"),
        ("clip left standing", b"10 10 50 50 re W n 1 0 0 rg 0 0 200 300 re f"),
        ("unknown operators", b"foo bar 1 2 3 baz BX quux EX 1 0 1 rg 60 60 40 40 re f"),
        ("too few operands", b"rg re 1 re f cm 0 1 1 rg 60 60 40 40 re f"),
        ("operands without operator", b"1 2 3 4 5 6 7 8 9 10"),
        ("EI inside an inline picture", b"q 60 0 0 60 20 20 cm BI/W 2/H 2/CS/RGB/BPC 8 ID "
         b"\xff\x00\x00 EI \x00\xff\x00\x00\xff EI Q 0 1 0 rg 100 100 9 9 re f"),
        ("numbers out of range", b"1 0 0 1 99999999999 0 cm 0 0 9 9 re f"),
        ("an array never ends", b"[1 2 3 0 0 1 rg 20 20 60 60 re f"),
        ("resources that are not there", b"/Nope gs /Nope cs /No Do BT /Nope 12 Tf (x) Tj ET"),
    ):  # fmt: skip
        yield Stranger(name, page(QUARTERS + more))
    parts = b"[4 0 R 6 0 R 7 0 R]"
    split = [stream(QUARTERS + b"0 0 1 r"), stream(b"g 20 20 50 50 re f q 2 0 0 2 0"), stream(
        b" 0 cm 1 0 0 rg 50 50 20 20 re f", packed=False)]  # fmt: skip
    yield Stranger("split between tokens", _contents(parts, *split))
    yield Stranger("split with nothing in it", _contents(b"[4 0 R null 99 0 R 7 0 R]", *split))
    yield Stranger("split by reference", _contents(b"8 0 R", *split, parts))
    yield Stranger("drawn twice", _contents(b"[4 0 R 4 0 R]", *split))
    yield Stranger("contents missing", _contents(b"null", *split))
    yield Stranger("contents an empty list", _contents(b"[]", *split))
    yield Stranger("contents a dictionary", _contents(b"<</A 1>>", *split))
    yield Stranger("contents a reference to nothing", _contents(b"77 0 R", *split))
    yield Stranger(
        "resources missing", _bare(b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R>>" % MEDIA)
    )
    shared = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d 300]/Contents 7 0 R/Resources<<%s>>>>"
    fonts = (b"/Font<</F 3 0 R>>", b"/Font<</F 8 0 R>>", b"/Font<</F 3 0 R>>")
    drawn = stream(QUARTERS + b"BT 0 g /F 40 Tf 20 150 Td (Shared) Tj ET")
    courier = b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold>>"
    leaves = [shared % (wide, font) for wide, font in zip((200, 150, 100), fonts, strict=True)]
    yield Stranger("one drawing for three pages", many(leaves, drawn, courier), pages=3)


def packed() -> Iterator[Stranger]:
    """Streams packed in ways old, double, broken and unknown."""
    good = zlib.compress(QUARTERS)
    lines = QUARTERS.hex().encode() + b">"
    for name, data, entries in (
        ("not packed", QUARTERS, b""),
        ("packed as hexadecimal", lines, b"/Filter/ASCIIHexDecode"),
        ("packed twice", zlib.compress(good), b"/Filter[/FlateDecode/FlateDecode]"),
        ("packed by short names", good, b"/Filter/Fl"),
        ("packed and spelt", good.hex().encode() + b">", b"/Filter[/AHx/Fl]"),
        ("packed with junk after", good + b"junk" * 9, b"/Filter/FlateDecode"),
    ):
        yield Stranger(name, whole(_leaf(MEDIA), stream(data, entries, packed=False)))
    flate = b"/Filter/FlateDecode"
    many_marks = b"".join(b"0 %d 200 3 re f " % (y * 6) for y in range(50))
    broken = zlib.compress(QUARTERS + many_marks)
    cut = stream(broken[:-30], flate, packed=False)
    yield Stranger("packed and cut", whole(_leaf(MEDIA), cut))
    joined = whole(_leaf(MEDIA).replace(b"4 0 R", b"[4 0 R 6 0 R]"), cut, stream(b"0 0 9 9 re f"))
    yield Stranger("packed, cut and split", joined)
    garbled = stream(broken[:60] + b"\xff" * 9 + broken[69:], flate, packed=False)
    yield Stranger("packed and garbled", whole(_leaf(MEDIA), garbled))
    unknown = stream(QUARTERS, b"/Filter/Secret", packed=False)
    yield Stranger("packed as nobody knows", whole(_leaf(MEDIA), unknown), refused="/Secret")
    bomb = zlib.compress(b"0 0 1 1 re f " * 8_000_000, 9)
    for name, data, entries in (
        ("a bomb", bomb, flate),
        ("a bomb in a bomb", zlib.compress(bomb, 9), b"/Filter[/FlateDecode/FlateDecode]"),
    ):
        body = whole(_leaf(MEDIA), stream(data, entries, packed=False))
        yield Stranger(name, body, refused="unpacks to more than 75 MB")
    half = whole(
        _leaf(MEDIA).replace(b"4 0 R", b"[4 0 R 6 0 R]"),
        stream(bomb, flate, packed=False),
        stream(b" "),
    )
    yield Stranger("half a bomb", half, refused="unpacks to more than 75 MB")


def loops() -> Iterator[Stranger]:
    """References that lead back, or nowhere."""
    self_drawn = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</XObject<</X 6 0 R>>>>"
        b"/Length 5>>stream\n/X Do\nendstream"
    )
    drawing = QUARTERS + b" /X Do"
    form = b"/XObject<</X 6 0 R>>"
    yield Stranger("a form that draws itself", page(drawing, MEDIA, form, self_drawn))
    yield Stranger("a form that is not there", page(drawing, MEDIA, b"/XObject<</X 66 0 R>>"))
    yield Stranger("resources in a circle", page(drawing, MEDIA, b"/XObject 6 0 R", b"6 0 R"))
    own = b"<</Type/Page/Parent 3 0 R%s/Contents 4 0 R/Resources 3 0 R>>" % MEDIA
    yield Stranger("a page that is its own parent", whole(own, stream(QUARTERS)), like=SOUND)
    deep = b"[" * 400 + b"]" * 400
    yield Stranger("lists 400 deep", page(QUARTERS, MEDIA + b"/Deep " + deep))
    deeper = b"[" * 90_000 + b"]" * 90_000
    yield Stranger("lists 90,000 deep", page(QUARTERS, MEDIA + b"/Deep 6 0 R", b"", deeper))


def locked() -> Iterator[Stranger]:
    """Files with passwords, old and new."""
    ways: tuple[tuple[str, Literal[3, 4, 6]], ...] = (("RC4", 3), ("AES", 4), ("AES-256", 6))
    for name, strength in ways:
        for user in ("", "rosebud"):
            aes = strength > 3
            lock = pikepdf.Encryption(owner="owner", user=user, R=strength, aes=aes, metadata=aes)
            given = _locked(lock)
            if not user:
                yield Stranger(f"{name} with an empty password", given, pages=3)
                continue
            yield Stranger(f"{name} with a password", given, refused="locked with a password")
            yield Stranger(f"{name}, password given", given, pages=3, password=user)
            yield Stranger(
                f"{name}, wrong password", given, refused="does not open it", password="sesame"
            )
    forbidden = pikepdf.Permissions(print_lowres=False, print_highres=False)
    lock = pikepdf.Encryption(owner="owner", user="", allow=forbidden)
    yield Stranger("printing forbidden", _locked(lock), refused="does not allow printing")
    yield Stranger("printing allowed to the owner", _locked(lock), pages=3, password="owner")


def painted() -> Iterator[Stranger]:
    """What moves, vanishes or blends when pages are merged carelessly."""
    function = b"<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>"
    axial = (
        b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[20 40 180 260]/Function %s"
        b"/Extend[true true]>>"
    )
    radial = b"<</ShadingType 3/ColorSpace/DeviceRGB/Coords[100 150 10 100 150 90]/Function %s>>"
    for name, shading in (("axial", axial % function), ("radial", radial % function)):
        pattern = b"<</Type/Pattern/PatternType 2/Matrix[1 0 0 1 5 7]/Shading %s>>" % shading
        body = b"/Pattern cs /P scn 10 10 180 280 re f"
        yield Stranger(f"{name} gradient", page(body, MEDIA, b"/Pattern<</P 6 0 R>>", pattern))
        yield Stranger(
            f"{name} gradient by sh", page(b"/S sh", MEDIA, b"/Shading<</S 6 0 R>>", shading)
        )
    tile = stream(
        b"1 0 0 rg 0 0 12 12 re f 0 0 1 rg 12 12 12 12 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 24 24]/XStep 24/YStep 24"
        b"/Matrix[1 0.2 0 1 3 5]/Resources<<>>",
    )
    tiled = b"/Pattern cs /P scn 10 10 180 280 re f"
    yield Stranger("tiles", page(tiled, MEDIA + b"/Rotate 90", b"/Pattern<</P 6 0 R>>", tile))
    states = b"/ExtGState<</A<</ca 0.5>>/M<</BM/Multiply>>/D<</BM/Difference>>/S<</SMask 6 0 R>>>>"
    mask = b"<</Type/Mask/S/Luminosity/G 7 0 R>>"
    group = stream(
        b"0.2 g 0 0 200 300 re f 1 g 50 50 100 200 re f",
        b"/Type/XObject/Subtype/Form/BBox[0 0 200 300]/Group<</S/Transparency/CS/DeviceGray>>",
    )
    for name, state in (("half ink", b"/A"), ("multiplied", b"/M"), ("difference", b"/D"),
                        ("masked", b"/S")):  # fmt: skip
        body = QUARTERS + b" %s gs 0 0.7 0.7 rg 40 40 120 220 re f" % state
        for kind, entries in (("", MEDIA), (" in a group", MEDIA + _GROUP)):
            yield Stranger(name + kind, page(body, entries, states, mask, group))
    spot = b"/ColorSpace<</C[/Separation/Pink/DeviceCMYK<</FunctionType 2/Domain[0 1]" \
           b"/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>]>>"  # fmt: skip
    yield Stranger("spot colour", page(b"/C cs 0.8 scn 20 20 150 250 re f", MEDIA, spot))
    over = b"/ExtGState<</O<</OP true/op true/OPM 1>>>>"
    inks = b"1 0 0 0 k 20 20 120 150 re f /O gs 0 1 0 0 k 60 60 120 200 re f"
    yield Stranger("overprint", page(inks, MEDIA, over))
    form = stream(
        QUARTERS, b"/Type/XObject/Subtype/Form/BBox[0 0 150 200]/Matrix[0.7 0.3 -0.3 0.7 60 20]"
    )
    yield Stranger("a form askew", page(b"/X Do", MEDIA, b"/XObject<</X 6 0 R>>", form))
    pixels = bytes(range(192))
    picture = stream(
        pixels,
        b"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceRGB",
    )
    yield Stranger(
        "a picture",
        page(b"q 150 20 -20 250 30 10 cm /X Do Q", MEDIA, b"/XObject<</X 6 0 R>>", picture),
    )
    glyphs = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]" \
             b"/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97" \
             b"/Widths[1000]/Resources<<>>>>"  # fmt: skip
    glyph = stream(b"1000 0 d0 0 0 900 900 re 200 200 500 500 re f*")
    text = b"BT /T 50 Tf 20 100 Td (aaa) Tj ET"
    yield Stranger("drawn letters", page(text, MEDIA, b"/Font<</T 6 0 R>>", glyphs, glyph))


def layered() -> Iterator[Stranger]:
    """Layers, shown and hidden."""
    body = b"/OC /L BDC 1 0 0 rg 0 0 200 150 re f EMC /OC /M BDC 0 0 1 rg 0 150 200 150 re f EMC"
    resources = b"/Properties<</L 6 0 R/M 7 0 R>>"
    groups = (b"<</Type/OCG/Name(shown)>>", b"<</Type/OCG/Name(hidden)>>")
    for name, shown in (
        ("one layer hidden", b"<</Order[6 0 R 7 0 R]/OFF[7 0 R]>>"),
        ("all hidden but one", b"<</BaseState/OFF/ON[6 0 R]>>"),
        ("layers in no order", b"<<>>"),
    ):
        properties = b"/OCProperties<</OCGs[6 0 R 7 0 R]/D %s>>" % shown
        yield Stranger(name, page(body, MEDIA, resources, *groups, root=properties))
    form = stream(
        b"1 0 0 rg 0 0 200 300 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 200 300]/OC 7 0 R"
    )
    properties = b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>"
    drawn = page(
        QUARTERS + b"/X Do", MEDIA, b"/XObject<</X 6 0 R>>", form, groups[1], root=properties
    )
    yield Stranger("a hidden form", drawn)


def annotated() -> Iterator[Stranger]:
    """Notes, stamps and fields; the printable ones are drawn."""
    look = stream(b"1 0 1 rg 0 0 50 30 re f 0 g 5 5 10 10 re f",
                  b"/Type/XObject/Subtype/Form/BBox[0 0 50 30]/Matrix[1 0 0 1 0 0]")  # fmt: skip
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[50 100 150 200]/F %d/AP<</N 6 0 R>>%s>>"
    for name, flags, more in (
        ("a stamp to print", 4, b""),
        ("a stamp for screens", 0, b""),
        ("a hidden stamp", 6, b""),
        ("a stamp with states", 4, b"/AS/On"),
    ):
        body = stamp % (flags, more)
        if b"/AS" in more:
            body = body.replace(b"/N 6 0 R", b"/N<</On 6 0 R/Off null>>")
        for turn in (0, 90):
            entries = MEDIA + b"/Annots[7 0 R]/Rotate %d" % turn
            yield Stranger(f"{name}, turned by {turn}", page(QUARTERS, entries, b"", look, body))
    link = (
        b"<</Type/Annot/Subtype/Link/Rect[50 200 150 100]/Border[0 0 0]/F 4/A<</S/URI/URI(x:y)>>>>"
    )
    yield Stranger("a link", page(QUARTERS, MEDIA + b"/Annots[6 0 R]", b"", link))
    for name, value in (
        ("null", b"null"),
        ("a number", b"5"),
        ("numbers", b"[1 2 3]"),
        ("nothing", b"[99 0 R]"),
        ("a broken one", b"[<</Subtype 5/Rect 7/F 4>>]"),
    ):
        yield Stranger(f"annotations that are {name}", page(QUARTERS, MEDIA + b"/Annots " + value))
    mark = b"<</Type/Annot/Subtype/Highlight/Rect[50 100 150 200]/F 4/QuadPoints[1 2 3 4 5 6 7 8]>>"
    marked = page(QUARTERS, MEDIA + b"/Annots[6 0 R]", b"", mark)
    yield Stranger("a mark without a look", marked, warned="cannot be drawn", like=SOUND)
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Jo)/DA(/F 20 Tf 0 g)/Rect[40 100 160 130]"
        b"/F 4/AP<</N 7 0 R>>>>"
    )
    looks = stream(b"/Tx BMC BT /F 20 Tf 0 g 2 5 Td (Jo) Tj ET EMC", b"/Type/XObject/Subtype/Form"
                   b"/BBox[0 0 120 30]/Resources<</Font<</F 5 0 R>>>>")  # fmt: skip
    form = b"/AcroForm<</Fields[6 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 20 Tf 0 g)>>"
    filled = page(QUARTERS, MEDIA + b"/Annots[6 0 R]", b"", field, looks, root=form)
    yield Stranger("a filled field", filled)
    xfa = page(root=b"/AcroForm<</XFA(x)/Fields[]>>")
    yield Stranger("an XFA form", xfa, warned="XFA")
    script = page(root=b"/OpenAction<</S/JavaScript/JS(app.alert)>>")
    yield Stranger("a script", script, warned="scripts")


def shapes_of_files() -> Iterator[Stranger]:
    """Sound files in every shape that a PDF may have."""
    with pikepdf.open(BytesIO(numbered(5))) as file:
        for name, options in (
            ("linearised", {"linearize": True}),
            ("object streams", {"object_stream_mode": pikepdf.ObjectStreamMode.generate}),
            ("version 9.9", {"force_version": "9.9"}),
            ("version 1.0", {"force_version": "1.0"}),
        ):
            out = BytesIO()
            file.save(out, static_id=True, **options)
            yield Stranger(name, out.getvalue(), pages=5)
    body = stream(b"0 0 1 rg 30 30 99 99 re f")
    changed = b"4 0 obj\n%s\nendobj\n" % body
    table = b"xref\n4 1\n%010d 00000 n \n" % len(SOUND)
    ends = b"trailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    ends %= SOUND.index(b"xref\n0"), len(SOUND) + len(changed)
    yield Stranger("changed afterwards", SOUND + changed + table + ends)
    yield Stranger("200 pages", numbered(200), pages=200)


_GROUP = b"/Group<</S/Transparency/CS/DeviceRGB/I true>>"


def _leaf(entries: bytes) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%s>>" % entries


def _plain() -> bytes:
    return stream(QUARTERS.replace(b"\n", b" "), packed=False)


def _tree(pages: bytes) -> bytes:
    return pdf([CATALOG, pages, _leaf(MEDIA), stream(QUARTERS), FONT])


def _bare(leaf: bytes) -> bytes:
    return whole(leaf, stream(QUARTERS))


def _deep(levels: int) -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (6 + level) for level in range(levels)]
    body = [CATALOG, b"<</Type/Pages/Kids[6 0 R]/Count 1>>", b"null", stream(QUARTERS), FONT]
    return pdf([*body, *nodes[1:], _leaf(MEDIA)])


def _contents(contents: bytes, first: bytes, *more: bytes) -> bytes:
    leaf = b"<</Type/Page/Parent 2 0 R%s/Contents %s/Resources<</Font<</F 5 0 R>>>>>>"
    return whole(leaf % (MEDIA, contents), first, *more)


def _locked(lock: pikepdf.Encryption) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(numbered(3))) as file:
        file.save(out, encryption=lock)
    return out.getvalue()


STRANGERS = tuple(
    stranger
    for group in (
        no_pdfs, damaged, trees, boxes, turns, drawings, packed, loops, locked, painted, layered,
        annotated, shapes_of_files,
    )
    for stranger in group()
)  # fmt: skip
