"""PDFs that are unlike each other, drawn by lot.

In: a seed. Out: a file of one to three pages that mixes boxes, turns, gradients, tiles, pictures,
letters, groups, forms, layers and ways of packing; the same seed gives the same file.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from random import Random

import pikepdf

from tests.impose.pdfs import many, stream

_FONTS = (b"Helvetica", b"Times-Italic", b"Courier-Bold")
_BLENDS = (b"Multiply", b"Screen", b"Darken", b"Difference", b"Overlay", b"Luminosity")
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 120 90]"


@dataclass
class _Sketch:
    """What is in the file so far: objects after the pages, and resources of each kind."""

    lot: Random
    first: int
    objects: list[bytes] = field(default_factory=list)
    resources: dict[bytes, list[bytes]] = field(default_factory=dict)

    def add(self, body: bytes) -> bytes:
        self.objects.append(body)
        return b"%d 0 R" % (self.first + len(self.objects) - 1)

    def name(self, kind: bytes, value: bytes) -> bytes:
        known = self.resources.setdefault(kind, [])
        known.append(value)
        return b"%s%d" % (kind[:2], len(known) - 1)

    def written(self) -> bytes:
        return b"".join(
            b"%s<<%s>>"
            % (kind, b"".join(b"%s%d %s" % (kind[:2], n, v) for n, v in enumerate(values)))
            for kind, values in self.resources.items()
        )

    def points(self, count: int, low: float = -20, high: float = 320) -> bytes:
        return b" ".join(b"%.2f" % self.lot.uniform(low, high) for _ in range(count))

    def colour(self) -> bytes:
        return b" ".join(b"%.2f" % self.lot.random() for _ in range(3))


def unlike(seed: int) -> bytes:
    """The file of this seed."""
    lot = Random(seed)
    count = lot.randint(1, 3)
    sketch = _Sketch(lot, 4 + count)
    leaves = []
    for _ in range(count):
        sketch.resources.clear()
        drawing = b"\n".join(lot.choice(_STROKES)(sketch) for _ in range(lot.randint(2, 9)))
        leaves.append(_leaf(sketch, drawing))
    layers = [
        b"%d 0 R" % (sketch.first + n) for n, body in enumerate(sketch.objects) if b"/OCG" in body
    ]
    root = b""
    if layers:
        off = b" ".join(each for each in layers if lot.random() < 0.5)
        root = b"/OCProperties<</OCGs[%s]/D<</OFF[%s]>>>>" % (b" ".join(layers), off)
    return _saved(lot, many(leaves, *sketch.objects, root=root))


def _leaf(sketch: _Sketch, drawing: bytes) -> bytes:
    lot = sketch.lot
    x, y = lot.choice((0, 0, -30, 55.5)), lot.choice((0, 0, 17, -200))
    wide, high = lot.uniform(150, 500), lot.uniform(150, 500)
    drawing = b"1 0 0 1 %.2f %.2f cm\n" % (x, y) + drawing
    entries = b"/MediaBox[%.3f %.3f %.3f %.3f]" % (x, y, x + wide, y + high)
    for key in (b"/CropBox", b"/TrimBox", b"/BleedBox"):
        if lot.random() < 0.3:
            left, foot, right, head = (lot.uniform(-10, 40) for _ in range(4))
            box = (x + left, y + foot, x + wide - right, y + high - head)
            entries += b"%s[%.2f %.2f %.2f %.2f]" % (key, *box)
    entries += b"/Rotate %d" % lot.choice((0, 0, 0, 90, 180, 270, -90, 450))
    if lot.random() < 0.15:
        entries += b"/UserUnit %.1f" % lot.choice((0.5, 2, 10))
    if lot.random() < 0.4:
        kind = lot.choice((b"/DeviceRGB", b"/DeviceGray", b"/DeviceCMYK"))
        alone, knocked = lot.choice((b"true", b"false")), lot.choice((b"true", b"false"))
        group = b"<</S/Transparency/CS%s/I %s/K %s>>" % (kind, alone, knocked)
        entries += b"/Group " + _somewhere(sketch, group)
    parts = _split(sketch, drawing)
    resources = _somewhere(sketch, b"<<%s>>" % sketch.written())
    return b"<</Type/Page/Parent 2 0 R%s/Contents %s/Resources %s>>" % (entries, parts, resources)


def _somewhere(sketch: _Sketch, body: bytes) -> bytes:
    """The object where it is, or elsewhere and referred to."""
    return body if sketch.lot.random() < 0.3 else sketch.add(body)


def _split(sketch: _Sketch, drawing: bytes) -> bytes:
    """The drawing as one stream, or as several split at any blank."""
    if sketch.lot.random() < 0.7:
        return sketch.add(stream(drawing, packed=sketch.lot.random() < 0.9))
    words = drawing.split(b" ")
    cuts = sorted(sketch.lot.sample(range(1, len(words)), min(2, len(words) - 1)))
    bounds = [0, *cuts, len(words)]
    pieces = [b" ".join(words[a:b]) for a, b in pairwise(bounds)]
    return b"[%s]" % b" ".join(sketch.add(stream(piece)) for piece in pieces)


def _saved(lot: Random, file: bytes) -> bytes:
    """The file as written by hand, or in another of the forms that a PDF may have."""
    way = lot.randrange(6)
    if way < 3:
        return file
    out = BytesIO()
    with pikepdf.open(BytesIO(file)) as pdf:
        if way == 3:
            mode = pikepdf.ObjectStreamMode.generate
            pdf.save(out, object_stream_mode=mode, static_id=True)
        elif way == 4:
            pdf.save(out, linearize=True, static_id=True)
        else:
            lock = pikepdf.Encryption(owner="o", user="", R=lot.choice((4, 6)))
            pdf.save(out, encryption=lock, static_id=True)
    return out.getvalue()


def _shapes(sketch: _Sketch) -> bytes:
    return b"%s rg %s re %s %s m %s l %s l %s" % (
        sketch.colour(), sketch.points(4, 20, 200), b"f", sketch.points(2), sketch.points(2),
        sketch.points(2), sketch.lot.choice((b"f", b"f*", b"b", b"S")))  # fmt: skip


def _curves(sketch: _Sketch) -> bytes:
    dash = sketch.lot.choice((b"[]", b"[9 4]", b"[1 6]"))
    return b"q %s RG %d w %d J %s 0 d %s m %s c %s c S Q" % (
        sketch.colour(), sketch.lot.randint(0, 14), sketch.lot.randint(0, 2), dash,
        sketch.points(2), sketch.points(6), sketch.points(6))  # fmt: skip


def _letters(sketch: _Sketch) -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/%s>>" % sketch.lot.choice(_FONTS)
    name = sketch.name(b"/Font", sketch.add(font))
    size, lean = sketch.lot.randint(8, 70), sketch.lot.uniform(-0.6, 0.6)
    mode = sketch.lot.choice((0, 0, 0, 1, 2))
    return b"BT %s rg %d Tr %s %d Tf 1 %.2f %.2f 1 %s Tm (Press %d) Tj ET" % (
        sketch.colour(), mode, name, size, lean, -lean, sketch.points(2, 20, 200),
        sketch.lot.randint(0, 99))  # fmt: skip


def _gradient(sketch: _Sketch) -> bytes:
    function = b"<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>" % (
        sketch.colour(), sketch.colour())  # fmt: skip
    x, y = sketch.lot.uniform(30, 150), sketch.lot.uniform(30, 150)
    kind, coords = sketch.lot.choice((
        (2, b"%.1f %.1f %.1f %.1f" % (x, y, x + 120, y + 60)),
        (3, b"%.1f %.1f 5 %.1f %.1f 90" % (x, y, x + 10, y)),
    ))  # fmt: skip
    shading = b"<</ShadingType %d/ColorSpace/DeviceRGB/Coords[%s]/Function %s/Extend[%s true]>>" % (
        kind, coords, function, sketch.lot.choice((b"true", b"false")))  # fmt: skip
    if sketch.lot.random() < 0.4:
        name = sketch.name(b"/Shading", shading)
        return b"q %s re W n %s sh Q" % (sketch.points(4, 10, 250), name)
    matrix = b"1 0 %.2f 1 %s" % (sketch.lot.uniform(-0.4, 0.4), sketch.points(2, -40, 40))
    pattern = b"<</Type/Pattern/PatternType 2/Matrix[%s]/Shading %s>>" % (matrix, shading)
    name = sketch.name(b"/Pattern", sketch.add(pattern))
    return b"/Pattern cs %s scn %s re f" % (name, sketch.points(4, 10, 250))


def _tiles(sketch: _Sketch) -> bytes:
    step = sketch.lot.randint(14, 40)
    body = b"%s rg 0 0 %d %d re f %s rg %d %d 7 7 re f" % (
        sketch.colour(), step // 2, step // 2, sketch.colour(), step // 2, step // 2)  # fmt: skip
    matrix = b"1 %.2f 0 1 %s" % (sketch.lot.uniform(-0.3, 0.3), sketch.points(2, -40, 40))
    entries = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %d %d]/XStep %d/YStep %d"
        b"/Matrix[%s]/Resources<<>>" % (step, step, step, step, matrix)
    )
    name = sketch.name(b"/Pattern", sketch.add(stream(body, entries)))
    return b"/Pattern cs %s scn %s re f" % (name, sketch.points(4, 10, 250))


def _picture(sketch: _Sketch) -> bytes:
    wide, high = sketch.lot.randint(2, 12), sketch.lot.randint(2, 12)
    pixels = sketch.lot.randbytes(wide * high * 3)
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB"
        % (wide, high)
    )
    if sketch.lot.random() < 0.3:
        mask = (
            b"/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray"
        )
        entries += b"/SMask " + sketch.add(stream(sketch.lot.randbytes(16), mask))
    name = sketch.name(b"/XObject", sketch.add(stream(pixels, entries)))
    lean = sketch.lot.uniform(-40, 40)
    return b"q %d %.1f %.1f %d %s cm %s Do Q" % (
        sketch.lot.randint(30, 200), lean, -lean, sketch.lot.randint(30, 200),
        sketch.points(2, 0, 150), name)  # fmt: skip


def _veiled(sketch: _Sketch) -> bytes:
    state = b"<</ca %.2f/CA 0.7/BM/%s>>" % (
        sketch.lot.uniform(0.2, 1), sketch.lot.choice(_BLENDS))  # fmt: skip
    return b"q %s gs %s Q" % (sketch.name(b"/ExtGState", state), _shapes(sketch))


def _form(sketch: _Sketch) -> bytes:
    group = b"/Group<</S/Transparency/I true>>" if sketch.lot.random() < 0.4 else b""
    lean = sketch.lot.uniform(-0.5, 0.5)
    matrix = b"/Matrix[1 %.2f %.2f 1 %s]" % (lean, -lean, sketch.points(2, 0, 100))
    body = b"\n".join(_shapes(sketch) for _ in range(3))
    name = sketch.name(b"/XObject", sketch.add(stream(body, _FORM + group + matrix)))
    return b"%s Do q 0.5 0 0 0.5 60 60 cm %s Do Q" % (name, name)


def _layer(sketch: _Sketch) -> bytes:
    name = sketch.name(b"/Properties", sketch.add(b"<</Type/OCG/Name(layer)>>"))
    return b"/OC %s BDC %s EMC" % (name, _shapes(sketch))


def _clipped(sketch: _Sketch) -> bytes:
    balance = sketch.lot.choice((b"Q", b"Q", b"Q Q", b""))
    return b"q %s re W n %s %s" % (sketch.points(4, 10, 250), _shapes(sketch), balance)


def _inline(sketch: _Sketch) -> bytes:
    data = zlib.compress(sketch.lot.randbytes(12))
    return b"q 70 0 0 70 %s cm BI/W 2/H 2/CS/RGB/BPC 8/F/Fl/L %d ID %s EI Q" % (
        sketch.points(2, 0, 200), len(data), data)  # fmt: skip


_STROKES = (
    *(_shapes, _curves, _letters, _gradient, _tiles, _picture),
    *(_veiled, _form, _layer, _clipped, _inline),
)
