"""The QR code that leads from paper to the web version.

In: an edition and its press, an address of the web. Out: a drawing as a data URI, how large it
has to be printed, and what is wrong with the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zinepress.errors import Finding, LayoutError, Severity
from zinepress.press.trackers import trackers, without_trackers
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.press.model import Edition, Press

QUIET = 4
"""White modules around a code, as ISO/IEC 18004 asks."""
SIDES: Mapping[str, float] = {
    "panel": 20 * MM,
    "handbill": 18 * MM,
    "quarter": 22 * MM,
    "third": 30 * MM,
    "large": 40 * MM,
    "poster": 60 * MM,
}
"""The side of a code in points by page design, `USUAL` elsewhere: a tenth of the distance that it
is read from, and more than the 15 mm of a card, 25 mm of a leaflet and 40 mm of a poster."""
USUAL = 30 * MM
MODULE = 0.45 * MM
"""The least width of a module that an office laser and a photocopy of it keep apart."""
_REDIRECTORS = frozenset(
    ("bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "ow.ly", "rb.gy", "t.co", "tinyurl.com")
)
"""Services that count who follows an address, and may lead elsewhere tomorrow."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code: its address, drawing as a `data:` URI, side and the white in it, in points."""

    address: str
    drawing: str
    side: float
    quiet: float

    @property
    def printed(self) -> str:
        """The address as it stands below the code: without scheme and closing slash."""
        parts = urlsplit(self.address)
        return f"{parts.netloc}{parts.path}".rstrip("/") + (
            f"?{parts.query}" if parts.query else ""
        )


def web_address(edition: Edition, press: Press) -> str:
    """Where an edition is on the web, without trackers: its own address or the press's."""
    asked = edition.front.web or press.settings.site
    filled = asked.replace("{slug}", edition.slug).replace("{lang}", edition.language)
    return without_trackers(filled) if filled else ""


def web_findings(edition: Edition, press: Press) -> Iterator[Finding]:
    """What is wrong with an address that is going to be on paper for years."""
    own = bool(edition.front.web)
    asked = edition.front.web or press.settings.site
    where = edition.front.places.get("web") if own else press.settings.places.get("site")
    if asked and (found := trackers(asked)):
        named = " and ".join(f"'{name}'" for name in found)
        yield Finding(
            f"{named} would tell who came from paper, and is left out of the address",
            where,
            "take it out here too",
            Severity.WARNING,
            rule="web-address",
        )
    host = (urlsplit(asked).hostname or "").removeprefix("www.")
    if host in _REDIRECTORS:
        yield Finding(
            f"'{host}' counts who follows its addresses, and may lead elsewhere one day",
            where,
            "give the address that it leads to",
            Severity.WARNING,
            rule="web-address",
        )


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
    side = max(SIDES.get(design, USUAL), modules * MODULE)
    return QrCode(clean, drawing, side, side * QUIET / modules)
