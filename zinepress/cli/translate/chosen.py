"""The translations that words on the command line mean.

In: a press and words: `rent es`, `rent:es`, `rent`, `es`, or none. Out: the translations, each
behind its source. Raises UsageError for what is not there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.cli import say
from zinepress.errors import SettingsError, Severity, UsageError, nearest
from zinepress.press.languages import canonical
from zinepress.press.read import find_press, open_press
from zinepress.translate.standing import Translation, translation, translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.press.model import Press


def the_press() -> tuple[Press, bool]:
    """The press one stands in, what is wrong with it told; and whether that is an error."""
    press = open_press(find_press(Path.cwd()))
    say.findings(press.findings)
    return press, any(one.severity is Severity.ERROR for one in press.findings)


def chosen(press: Press, words: Sequence[str]) -> list[Translation]:
    """The translations that words mean, all of them for no words."""
    slug, language = named(press, words)
    found = [
        pair
        for pair in translations(press)
        if slug in ("", pair[1].slug) and language in ("", pair[1].language)
    ]
    if not found and (slug or language):
        there = {f"{edition.slug} {edition.language}" for _, edition in translations(press)}
        name = f"{slug} {language}".strip()
        hint = nearest(name, there) or f"begin it with 'zinepress translate start {name}'"
        raise UsageError(f"there is no translation '{name}'", hint=hint)
    return [translation(press.root, *pair) for pair in found]


def the_one(press: Press, words: Sequence[str]) -> Translation:
    """The one translation that words mean."""
    found = chosen(press, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("there are no translations yet", hint="run 'zinepress translate start'")
    names = ", ".join(f"'{one.edition.slug} {one.edition.language}'" for one in found[:8])
    raise UsageError("more than one translation is meant", hint=f"name one of: {names}")


def named(press: Press, words: Sequence[str]) -> tuple[str, str]:
    """The publication and the language that words name, each empty where none is named."""
    parts = [part for word in words for part in word.split(":") if part]
    slugs = {publication.slug for publication in press.publications}
    if len(parts) > 2:
        raise UsageError(f"'{parts[2]}' is too much", hint="name a publication and a language")
    if len(parts) == 2:
        return _slug(parts[0], slugs), _language(parts[1])
    if not parts:
        return "", ""
    if parts[0] in slugs:
        return parts[0], ""
    try:
        return "", canonical(parts[0])
    except SettingsError:
        return _slug(parts[0], slugs), ""


def _slug(word: str, slugs: set[str]) -> str:
    """A publication's name; raises UsageError for one that is not there."""
    if word not in slugs:
        raise UsageError(f"there is no publication '{word}'", hint=nearest(word, slugs))
    return word


def _language(word: str) -> str:
    """A language's canonical tag; raises UsageError for what is none."""
    try:
        return canonical(word)
    except SettingsError as error:
        raise UsageError(error.findings[0].message, hint=error.findings[0].hint) from None
