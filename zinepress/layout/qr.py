"""The QR code that leads from paper to the web version.

In: an address of the web. Out: a drawing as a data URI and how large it has to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from zinepress.errors import LayoutError
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Mapping

QUIET = 4
"""White modules around a code, as ISO/IEC 18004 asks."""
SMALLEST: Mapping[str, float] = {"panel": 15 * MM, "quarter": 15 * MM, "poster": 40 * MM}
"""The least side of a code in points by page design; `USUAL` elsewhere."""
USUAL = 20 * MM
MODULE = 0.45 * MM
"""The least width of a module that an office laser and a photocopy of it keep apart."""
_TRACKERS = ("utm_", "mtm_", "pk_", "hsa_")
_TRACKER_NAMES = frozenset(("fbclid", "gclid", "msclkid", "mc_eid", "igshid", "ref", "si"))


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code: its address, drawing as a `data:` URI, and the side it is printed at in points."""

    address: str
    drawing: str
    side: float


@cache
def qr_code(address: str, design: str) -> QrCode:
    """The code for an address on a page design; raises LayoutError for no web address."""
    import segno  # noqa: PLC0415 - only where a publication has an address

    clean = without_trackers(address)
    if urlsplit(clean).scheme not in ("http", "https") or not urlsplit(clean).netloc:
        raise LayoutError(
            f"'{address}' is no address of the web", hint="write it as 'https://example.org/march'"
        )
    code = segno.make(clean, error="q", micro=False, boost_error=False)
    modules = code.symbol_size(border=QUIET)[0]
    drawing = code.svg_data_uri(border=QUIET, dark="#000", light="#fff", omitsize=True)
    side = max(SMALLEST.get(design, USUAL), modules * MODULE)
    return QrCode(clean, drawing, side)


def without_trackers(address: str) -> str:
    """The address without the parameters that tell who followed it."""
    parts = urlsplit(address)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKERS) and name.lower() not in _TRACKER_NAMES
    ]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def printed(address: str) -> str:
    """The address as it stands below the code: without scheme and closing slash."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/") + (f"?{parts.query}" if parts.query else "")
