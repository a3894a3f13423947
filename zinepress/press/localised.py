"""Pictures that belong to one language, by their names: `map.es.png` beside `map.png`.

In: the path of a picture and the language of an edition. Out: the picture to show. A build asks
for every picture that a text names, so that paths are text here.
"""

# ruff: noqa: PTH110, PTH118, PTH122, PTH208 - pathlib is slow where there are many

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import normalize

from zinepress.errors import SettingsError
from zinepress.press.languages import canonical, script

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".tif", ".tiff"})


def localised(path: str, language: str) -> str:
    """The picture to show in a language for the one at this path; the path where there is none.

    That of the language itself goes first, then `es` for `es-419` and `zh-Hant` for `zh-TW`; of
    several with one language that with the ending of the picture, then the first by name.
    """
    folder, name = os.path.split(path)
    stem, ending = os.path.splitext(name)
    if ending.lower() not in ENDINGS:
        return path
    tags = tuple(_tags(language))
    found = [
        (tags.index(tag), other_ending != ending, other)
        for other, tag, other_ending in _siblings(folder, f"{stem}.")
        if tag in tags
    ]
    return os.path.join(folder, min(found)[2]) if found else _as_stored(path)


def _as_stored(path: str) -> str:
    """The path of a picture whose name has its accents composed in another way on the disk.

    Macs take names apart, and most keyboards write them composed; both look the same.
    """
    if path.isascii() or os.path.exists(path):
        return path
    folder, name = os.path.split(path)
    others = {os.path.join(folder, normalize(form, name)) for form in ("NFC", "NFD")}
    return next((other for other in sorted(others) if os.path.exists(other)), path)


def _siblings(folder: str, start: str) -> Iterator[tuple[str, str, str]]:
    """The pictures of a folder whose names begin so and go on with a language, and that."""
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return
    for name in names:
        middle, ending = os.path.splitext(name.removeprefix(start))
        if name.startswith(start) and ending.lower() in ENDINGS:
            try:
                yield name, canonical(middle), ending
            except SettingsError:
                continue


def _tags(language: str) -> Iterator[str]:
    """The languages whose pictures an edition may show, the nearest first."""
    parts = language.split("-")
    wider = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    for tag in dict.fromkeys((language, f"{parts[0]}-{script(language)}", *wider)):
        if script(tag) == script(language):
            yield tag
