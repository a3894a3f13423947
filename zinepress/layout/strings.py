"""A layout's own words, in every language it has them.

In: the `strings/` folders of a layout and those it extends. Out: `Words`: a sentence by key, and
a visible fallback where a language lacks it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from zinepress.errors import LayoutError, Where, nearest
from zinepress.press.languages import direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a layout for one edition's language."""

    language: str
    own: Mapping[str, str]
    fallback: Mapping[str, str]

    def say(self, key: str, **values: str) -> Markup:
        """The sentence for the key, its `{places}` filled.

        A language that lacks it gets the English one, marked with its language so that it is
        hyphenated, ordered and read out as English; LayoutError for a key nobody knows.
        """
        if key in self.own:
            return _fill(self.own[key], values, direction(self.language))
        if key not in self.fallback:
            raise LayoutError(
                f"a template asks for the words '{key}', which no strings file has",
                hint=nearest(key, self.fallback) or "add them to strings/en.toml of the layout",
            )
        sentence = _fill(self.fallback[key], values, direction(FALLBACK))
        return Markup('<span lang="en" dir="ltr">{}</span>').format(sentence)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that this language lacks."""
        return tuple(sorted(self.fallback.keys() - self.own.keys()))


def read_words(folders: Sequence[Path], language: str) -> Words:
    """The words for a language, of the layouts in `folders`, the most basic first.

    `es-419` takes what it lacks from `es`.
    """
    parts = language.split("-")
    tags = ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]
    own = {key: text for tag in tags for key, text in _all(folders, tag).items()}
    return Words(language, own, _all(folders, FALLBACK))


def _all(folders: Sequence[Path], tag: str) -> dict[str, str]:
    """Every word of one language; a later layout's word stands for an earlier one's."""
    found: dict[str, str] = {}
    for folder in folders:
        file = folder / "strings" / f"{tag}.toml"
        if file.is_file():
            found |= _read(file, file.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=256)
def _read(file: Path, changed: int) -> Mapping[str, str]:  # noqa: ARG001 - it is part of the key
    """The table of one file; `changed` keeps an edited file from being remembered."""
    where = Where(f"layouts/{file.parent.parent.name}/strings/{file.name}")
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LayoutError(f"this is not TOML: {error}", where, 'write key = "words"') from error
    for key, text in table.items():
        if not isinstance(text, str):
            raise LayoutError(f"'{key}' is not text", where, "write the words between quotes")
    return table


def _fill(sentence: str, values: Mapping[str, str], way: str) -> Markup:
    """The sentence with its places filled; a Latin code in right-to-left text is kept apart."""
    filled = escape(sentence)
    for name, value in values.items():
        held = escape(value)
        if way == "rtl" and value[:1].isascii():
            held = Markup('<span dir="ltr">{}</span>').format(held)
        filled = filled.replace(f"{{{name}}}", held)
    return filled
