"""Where a reference in a page leads: one answer for the typesetter, the web page and the e-book.

In: a URL and the roots of a `Markup`. Out: a regular file below one of them, or what is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from zinepress.errors import LayoutError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOST = "press.invalid"
BASE = f"http://{HOST}/"
REFERENCE = re.compile(re.escape(BASE) + r"[^\"'()\s<>]+")
"""A reference below the press, as it stands in HTML and CSS."""
LARGEST = 200_000_000
"""The most bytes a file that a page takes in may have."""


def find_file(url: str, roots: Mapping[str, Path]) -> Path:
    """The file that `http://press.invalid/<root>/<path>` names; LayoutError for anything else.

    The path is decoded once, links are followed, and what is found must be a regular file below
    the root: no other address, no folder above, no device.
    """
    parts = urlsplit(url)
    name, _, rest = unquote(parts.path).lstrip("/").partition("/")
    if (parts.scheme, parts.netloc) != ("http", HOST) or "\0" in rest:
        raise LayoutError(f"'{url[:80]}' is outside the press", hint="put the file in the press")
    if name not in roots:
        raise LayoutError(f"'{rest[:80]}' is in no folder that a page may read")
    root = roots[name].resolve()
    path = (root / rest).resolve()
    if not path.is_relative_to(root):
        raise LayoutError(f"'{rest[:80]}' is outside the press", hint="put the file in the press")
    if not path.is_file():
        raise LayoutError(f"no such file '{rest[:80]}'")
    if path.stat().st_size > LARGEST:
        raise LayoutError(
            f"'{rest[:80]}' is larger than {LARGEST // 1_000_000} MB", hint="save it smaller"
        )
    return path
