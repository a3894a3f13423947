"""The text of a document made ready for a page.

In: the HTML of a document. Out: the same HTML, its pictures led to where they are fetched, its
own words in the edition's language, no short word alone on a last line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from zinepress.layout.references import BASE
from zinepress.source.strings import say

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = f"{BASE}source/"
_PICTURE = re.compile(r'(<img\b[^>]*?\ssrc=")([^"]*)(")')
_LAST_SPACE = re.compile(r"(?<=[^\s>])\s+([^\s<>]{1,12}</h[1-6]>|[^\s<>]{1,9}</(?:p|li)>)")


def body(html: str, words: Mapping[str, str]) -> Markup:
    """The HTML to stand in a template; `words` are the layout's, by key."""
    led = _PICTURE.sub(lambda found: f"{found[1]}{_address(found[2])}{found[3]}", html)
    held = _LAST_SPACE.sub("\N{NO-BREAK SPACE}\\1", led)
    return Markup(say(held, words))  # noqa: S704 - made by our own renderer, raw HTML is off


def _address(path: str) -> str:
    """Where a picture named in a source is fetched; any other address stays for the fetcher."""
    return path if ":" in path else SOURCE + quote(path.removeprefix("./"), safe="/%&;")
