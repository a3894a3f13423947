"""A kit as one zip file, the same bytes for the same files.

In: files by their path. Out: the zip.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""
PLAIN_FILE = 0o100644 << 16
UNIX = 3


def packed(folder: str, files: Mapping[str, bytes]) -> bytes:
    """The files in a folder of that name, in the order of their paths; no clock, no user."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", DAY)
            entry.external_attr, entry.create_system = PLAIN_FILE, UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return result.getvalue()
