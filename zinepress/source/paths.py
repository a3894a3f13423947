"""Paths that a text may name: relative ones that stay inside.

In: a path as written. Out: the same made plain, or what is wrong with it.
"""

from __future__ import annotations

import posixpath
import re

from zinepress.errors import SourceError

_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def shown(path: str) -> str:
    """A path or an address as a message prints it: short, control characters made visible."""
    return CONTROL.sub("\ufffd", path[:60])


def inside(path: str, folder: str, depth: int = 0) -> str:
    """A path in `folder`, made plain; both count from the folder of the edition.

    It may climb `depth` folders above that. Raises SourceError for an address, an absolute path
    or one that leaves.
    """
    if not path.strip():
        raise SourceError("a path is empty", hint="write the name of a file")
    if _SCHEME.match(path) or path.startswith("//"):
        raise SourceError(
            f"'{shown(path)}' is not in the press", hint="save the file beside the text and name it"
        )
    if path.startswith("/") or "\\" in path or CONTROL.search(path):
        raise SourceError(
            f"'{shown(path)}' is not a path beside the text",
            hint="write it from the text's own folder, with '/' between names",
        )
    plain = posixpath.normpath(posixpath.join(folder, path))
    if plain.split("/")[: depth + 1] == [".."] * (depth + 1) or plain == ".":
        raise SourceError(
            f"'{shown(path)}' leads out of the folder", hint="copy the file beside the text"
        )
    return plain
