"""Names of files and folders that every computer and memory stick keeps.

In: a sentence. Out: a name that Windows, macOS and FAT32 take, in the form that none of them
changes.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 90
"""UTF-16 units of a name, its ending included, so that a path of three stays below 260."""
_RESERVED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_JOINERS = "\u200c\u200d"
"""Signs without width that Persian and Hindi are spelt with."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever the ending."""


def safe(text: str, ending: str = "") -> str:
    """The sentence as a name: no reserved sign, no device, not too long, NFC."""
    kept = "".join(sign for sign in text if sign in _JOINERS or not _is_hidden(sign))
    plain = re.sub(r"\s+", " ", _RESERVED.sub("-", unicodedata.normalize("NFC", kept))).strip(" .")
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    while _units(plain) > LONGEST - len(ending):
        plain = plain[:-1].rstrip(" .")
    return (plain or "_") + ending


def unlike(names: list[str]) -> bool:
    """Whether no two names are one to a computer that overlooks capitals and composition."""
    return len({folded(name) for name in names}) == len(names)


def folded(name: str) -> str:
    """The name as a computer knows it that overlooks capitals and composition."""
    return unicodedata.normalize("NFD", name).casefold()


def _is_hidden(sign: str) -> bool:
    """Whether it is a sign that nobody sees: a control, or a mark that turns lines about."""
    return unicodedata.category(sign) in ("Cc", "Cf") and not sign.isspace()


def _units(text: str) -> int:
    """How many UTF-16 units a name takes."""
    return len(text.encode("utf-16-le")) // 2
