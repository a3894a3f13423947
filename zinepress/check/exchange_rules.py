"""The rules on what a file for a print shop says of itself.

In: a PDF opened by pikepdf, and a profile. Out: findings. What PDF/X-1a and X-4 ask for alike (ISO
15930-1 and 15930-7): one output intent, a title, dates, whether it is trapped, an identifier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

from zinepress.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.check.profile import Profile

_ASKED = ("/Title", "/CreationDate", "/ModDate", "/Trapped")
_PRINTS = (b"CMYK", b"GRAY")


def output_intent(pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Finding]:
    """Files for a shop that do not say, or say twice or wrongly, what they are prepared for."""
    if profile.takes_rgb:
        return
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        how_many = f"{len(intents)} output intents" if intents else "no output intent"
        yield Finding(
            f"{how_many}: what the inks are for is not said",
            hint="send the file made for the shop",
            severity=Severity.WARNING,
            rule="output-intent",
        )
        return
    stream = intents[0].get("/DestOutputProfile")
    data = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else None
    if data is not None and (data[12:16] != b"prtr" or data[16:20] not in _PRINTS):
        yield Finding(
            "the output intent holds no profile of a press",
            hint="embed the profile of the paper that is printed on",
            rule="output-intent",
        )


def exchange(pdf: pikepdf.Pdf, _: Profile) -> Iterator[Finding]:
    """Files that call themselves PDF/X and lack what it asks for."""
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    if "/GTS_PDFXVersion" not in info:
        return
    lacking = [key[1:] for key in _ASKED if key not in info]
    lacking += ["ID"] if "/ID" not in pdf.trailer else []
    if lacking:
        yield Finding(
            f"a PDF/X file without {', '.join(lacking)}",
            hint="export it again as PDF/X",
            rule="pdf-x",
        )
