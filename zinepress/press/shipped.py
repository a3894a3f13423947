"""The layouts and fonts that come with zinepress.

In: the name of a folder. Out: its path, in a checkout or in an installed package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def shipped_folder(name: str) -> Path:
    """The folder `layouts` or `fonts` that came with this zinepress.

    An installed package holds them in `shipped/`, a checkout at the root of the repository.
    """
    packed = _PACKAGE / "shipped" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
