"""An edition as one web page that holds everything it needs.

In: a `Markup`. Out: HTML whose pictures and styles are inside it; it asks nothing of a network.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from zinepress.digital.parts import picture_of, without_lines
from zinepress.layout.references import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.layout.markup import Markup
    from zinepress.pictures.treat import Treatment

_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What the page allows a browser to fetch: nothing."""


def web_page(markup: Markup, treatment: Treatment) -> bytes:
    """The markup as one self-contained HTML file; raises LayoutError for a missing file."""
    inside: dict[str, str] = {}

    def embedded(match: re.Match[str]) -> str:
        url = match[0]
        if url not in inside:
            picture = picture_of(url, markup, treatment)
            code = base64.b64encode(picture.data).decode("ascii")
            inside[url] = f"data:{picture.media_type};base64,{code}"
        return inside[url]

    head = (
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<style>\n{_styles(markup.stylesheets, markup.variables)}\n</style>\n</head>"
    )
    html = _HEAD_END.sub(lambda _: head, without_lines(markup.html), count=1)
    return REFERENCE.sub(embedded, html).encode("utf-8")


def _styles(stylesheets: tuple[str, ...], variables: Mapping[str, str]) -> str:
    """The stylesheets in order, the variables last, none able to end the style element."""
    own = "".join(f"{name}: {value};" for name, value in variables.items())
    joined = "\n".join((*stylesheets, f":root {{ {own} }}" if own else ""))
    return joined.replace("</", "<\\/")
