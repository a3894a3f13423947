"""Names on disk: which may be a publication's, and which language a file's name means.

In: names of files and folders. Out: findings, and languages.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zinepress.errors import Finding, SettingsError, Where
from zinepress.press import languages

if TYPE_CHECKING:
    from collections.abc import Collection

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST = 60
_RESERVED = r"con|prn|aux|nul|com\d|lpt\d"
"""What Windows keeps for devices."""


def shown(name: str) -> str:
    """A name as it may be printed: line ends and the like as escapes."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "surrogatepass").decode()
        for sign in name
    )


def slug_of(name: str) -> str:
    """The slug that comes nearest to a name; empty when none of its letters has a plain form."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return slug[:_LONGEST].strip("-")


def odd_slug(name: str, names: Collection[str], path: str) -> tuple[Finding, ...]:
    """What is wrong with the name of a publication's folder that stands among others.

    The name travels into file names, addresses and commands, so plain small letters, digits and
    hyphens are all it may hold.
    """
    slug = slug_of(name)
    twin = next((other for other in names if other != name and _same(other, name)), None)
    if re.fullmatch(_SLUG, name) and len(name) <= _LONGEST and not re.fullmatch(_RESERVED, name):
        return ()
    if twin is not None and (re.fullmatch(_SLUG, twin) or twin < name):
        message = f"'{shown(name)}' and '{shown(twin)}' are one name on some machines"
        return (_finding(message, path, "rename one of them, or put them together"),)
    if re.fullmatch(_RESERVED, name):
        return (_finding(f"Windows keeps the name '{name}' to itself", path, "choose another"),)
    if len(name) > _LONGEST:
        message = f"a name of {len(name)} letters"
        return (_finding(message, path, f"use at most {_LONGEST}"),)
    message = f"'{shown(name)}' has more in it than small letters a-z, digits and hyphens"
    return (_finding(message, path, f"rename the folder, perhaps to '{slug or 'my-zine'}'"),)


def language_of(stem: str, declared: Collection[str], path: str) -> str | Finding:
    """The canonical language that a file's name means, or what is wrong with the name."""
    try:
        language = languages.canonical(stem)
    except SettingsError:
        meant = languages.named(stem)
        hint = (
            f"did you mean '{meant}.md'?"
            if meant
            else "name it after its language, such as 'en.md'; a part to include begins with '_'"
        )
        return _finding(f"'{shown(stem)}' is not a language", path, hint)
    if languages.is_usual(stem) or language in declared:
        return language
    hint = (
        f'if it is, write languages = ["{language}"] in zinepress.toml; '
        "if not, rename it or move it away"
    )
    return _finding(f"'{stem}' may be a language, but few zines are written in it", path, hint)


def _same(one: str, other: str) -> bool:
    """Whether two names are one to a file system that folds case or composes letters."""
    return (
        unicodedata.normalize("NFC", one).casefold()
        == unicodedata.normalize("NFC", other).casefold()
    )


def _finding(message: str, path: str, hint: str) -> Finding:
    """A finding about a name."""
    return Finding(message, Where(path), hint, rule="names")
