"""The last hand on a file for a shop: what it says of itself, and nothing that is for reading.

In: an open PDF in inks and an `Order`. Out: bytes: boxes, output intent, properties, identifier.
PDF/X-1a:2001 is ISO 15930-1, PDF/X-4 is ISO 15930-7.
"""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from zinepress.press.shops import Standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.prepress.order import Order

PRODUCER = "zinepress"
_FOR_READING = (
    *("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/OpenAction", "/AA"),
    *("/AcroForm", "/PageMode", "/PageLayout", "/ViewerPreferences", "/Metadata", "/PageLabels"),
    *("/OutputIntents", "/Lang"),
)
_OF_A_SCREEN = ("/Annots", "/StructParents", "/Tabs", "/AA", "/Thumb", "/CropBox", "/ArtBox")
_VERSIONS = {Standard.X1A: "1.3", Standard.X4: "1.6"}
_REGISTRY = "http://www.color.org"
_PACKET = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{name}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def bare(pdf: pikepdf.Pdf) -> None:
    """Take out what is for reading on a screen: links, tags, outlines, properties."""
    for key in _FOR_READING:
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in _OF_A_SCREEN:
            if key in page.obj:
                del page.obj[key]
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]


def written(pdf: pikepdf.Pdf, order: Order) -> bytes:
    """The PDF as the standard of the shop wants it, the same bytes for the same pages."""
    shop = order.shop
    pdf.Root["/OutputIntents"] = Array([pdf.make_indirect(_intent(pdf, order))])
    moment = String(f"D:{order.day}000000Z")
    told = Dictionary(
        Title=String(order.title),
        Producer=String(PRODUCER),
        CreationDate=moment,
        ModDate=moment,
        Trapped=Name("/False"),
    )
    if shop.standard is Standard.X1A:
        told["/GTS_PDFXVersion"] = String("PDF/X-1:2001")
        told["/GTS_PDFXConformance"] = String("PDF/X-1a:2001")
    else:
        told["/GTS_PDFXVersion"] = String("PDF/X-4")
        packet = pdf.make_stream(_packet(pdf, order).encode())
        packet["/Type"], packet["/Subtype"] = Name.Metadata, Name.XML
        pdf.Root["/Metadata"] = packet
    pdf.trailer["/Info"] = pdf.make_indirect(told)
    return _saved(pdf, shop.standard)


def _intent(pdf: pikepdf.Pdf, order: Order) -> Dictionary:
    """What the pages are prepared to be printed on.

    PDF/X-1a names a registered condition and carries no profile; PDF/X-4 carries it.
    """
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(order.shop.condition),
        OutputCondition=String(order.shop.title),
        RegistryName=String(_REGISTRY),
        Info=String(order.shop.condition),
    )
    if order.shop.standard is Standard.X4:
        profile = pdf.make_stream(order.profile)
        profile["/N"] = 4
        intent["/DestOutputProfile"] = pdf.make_indirect(profile)
    return intent


def _packet(pdf: pikepdf.Pdf, order: Order) -> str:
    """The properties in XMP, named by what the pages show."""
    shown = sha256(order.shop.name.encode())
    for part in _contents(pdf):
        shown.update(part)
    digest = shown.hexdigest()
    name = "-".join(
        (digest[:8], digest[8:12], f"5{digest[13:16]}", f"a{digest[17:20]}", digest[20:32])
    )
    day = order.day
    return _PACKET.format(
        title=escape(order.title),
        producer=PRODUCER,
        date=f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00Z",
        name=name,
    )


def _contents(pdf: pikepdf.Pdf) -> Iterable[bytes]:
    """What the pages draw themselves."""
    return (pikepdf.unparse_content_stream(pikepdf.parse_content_stream(p)) for p in pdf.pages)


def _saved(pdf: pikepdf.Pdf, standard: Standard) -> bytes:
    """The file; one for PDF 1.3 has no streams of objects."""
    target = io.BytesIO()
    modern = standard is Standard.X4
    pdf.save(
        target,
        min_version="" if not modern else _VERSIONS[standard],
        force_version=_VERSIONS[standard],
        object_stream_mode=pikepdf.ObjectStreamMode.generate
        if modern
        else pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        encryption=False,
        deterministic_id=True,
    )
    return target.getvalue()
