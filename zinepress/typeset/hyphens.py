"""Hyphenation where pyphen has none.

In: the `.dic` files in `patterns/`. Out: pyphen knows them. Who made each of them, and who
has reviewed it, stands in its own first lines.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyphen

FOLDER = Path(__file__).parent / "patterns"
ALSO = {"fil": "tl"}
"""Tags that share another's patterns; pyphen falls back from neither to the other."""


@cache
def register() -> tuple[str, ...]:
    """Makes every dictionary known, once in a process; the tags that were added."""
    files = {path.stem: path for path in sorted(FOLDER.glob("*.dic"))}
    files |= {tag: files[other] for tag, other in ALSO.items() if other in files}
    for tag, path in files.items():
        pyphen.LANGUAGES[tag] = path
        pyphen.LANGUAGES_LOWERCASE[tag.lower()] = tag
    return tuple(sorted(files))
