"""A layout's own words, in every language it has them.

In: the `locales/` folders of a layout and those it extends. Out: `Words`: a sentence by key, and
a visible fallback where a language lacks it.

A catalogue is a gettext PO file named after its language, read as it is and never compiled. Its
`msgctxt` is the key, its `msgid` the English sentence with `{places}` in it; `en.po` says no more,
so that it is the list of all there is to translate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from io import BytesIO
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from zinepress.errors import LayoutError, Where, nearest
from zinepress.press.languages import direction, leading, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from babel.messages.catalog import Message

FALLBACK = "en"
_LINE = re.compile(r'#.*|((msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])[ \t]+)?"([^"\\]|\\.)*"|')
"""A line of a PO file: a comment, words in quotes, nothing."""
_PLACE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its forms: one, or as many as the language has for different numbers."""

    forms: tuple[str, ...]
    plural: str = "0"
    """Which form a number `n` takes, written in C as PO files have it."""

    def form(self, count: int | None) -> str:
        """The form for a number, the first where there is none."""
        if count is None or len(self.forms) == 1:
            return self.forms[0]
        return self.forms[min(int(c2py(self.plural)(count)), len(self.forms) - 1)]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a layout for one edition's language."""

    language: str
    own: Mapping[str, Sentence]
    fallback: Mapping[str, Sentence]

    def say(
        self, key: str, *, count: int | None = None, counted: str = "", **values: str
    ) -> Markup:
        """The sentence for the key, its `{places}` filled; `count` chooses its form.

        `counted` is how the language writes the count, where it has figures of its own.
        A language that lacks it gets the English one, marked with its language so that it is
        hyphenated, ordered and read out as English; LayoutError for a key nobody knows.
        """
        if count is not None:
            values = {"count": counted or str(count), **values}
        if key in self.own:
            return _fill(self.own[key].form(count), values, direction(self.language))
        if key not in self.fallback:
            raise LayoutError(
                f"a template asks for the words '{key}', which no catalogue has",
                hint=nearest(key, self.fallback) or "add them to locales/en.po of the layout",
            )
        sentence = _fill(self.fallback[key].form(count), values, direction(FALLBACK))
        marked = Markup('<span lang="en" dir="ltr" data-lacks="{}">{}</span>')
        return marked.format(key, sentence)

    @property
    def known(self) -> frozenset[str]:
        """Every key that can be said, be it in English."""
        return frozenset(self.own) | frozenset(self.fallback)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that this language lacks."""
        return tuple(sorted(self.fallback.keys() - self.own.keys()))


def lacking(html: str) -> tuple[str, ...]:
    """The keys of the words in this HTML that were said in English for want of others."""
    return tuple(dict.fromkeys(re.findall(r' data-lacks="([\w-]+)"', html)))


def read_words(folders: Sequence[Path], language: str) -> Words:
    """The words for a language, of the layouts in `folders`, the most basic first.

    Raises LayoutError for a catalogue that cannot be read.
    """
    own = {key: said for tag in _tags(language) for key, said in _all(folders, tag).items()}
    return Words(language, own, _all(folders, FALLBACK))


def _tags(language: str) -> tuple[str, ...]:
    """The names of catalogues that serve a language, the nearest last.

    `es-419` takes what it lacks from `es`, and `zh-TW` from `zh-Hant`; but never a language from
    its like in another script.
    """
    language = leading(language)
    parts = language.split("-")
    prefixes = ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]
    own = script(language)
    tags = [parts[0], f"{parts[0]}-{own}", *prefixes[1:]]
    return tuple(tag for tag in dict.fromkeys(tags) if script(tag) == own)


def _all(folders: Sequence[Path], tag: str) -> dict[str, Sentence]:
    """Every sentence of one language; a later layout's stands for an earlier one's."""
    found: dict[str, Sentence] = {}
    for folder in folders:
        file = folder / "locales" / f"{tag}.po"
        if file.is_file():
            found |= _read(file, file.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=256)
def _read(file: Path, changed: int) -> Mapping[str, Sentence]:  # noqa: ARG001 - it is part of the key
    """The sentences of one file; `changed` keeps an edited file from being remembered.

    What is not translated yet, or marked fuzzy, is not there.
    """
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - only for pages

    name = f"layouts/{file.parent.parent.name}/locales/{file.name}"
    content = file.read_bytes()
    _look_at_lines(content, name)
    try:
        catalogue = read_po(BytesIO(content), abort_invalid=True)
        c2py(catalogue.plural_expr)
    except (PoFileError, LookupError, ValueError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else None
        said = re.sub(r" on \d+$", "", str(error))
        raise LayoutError(f"this is not a PO file: {said}", Where(name, line)) from error
    sentences: dict[str, Sentence] = {}
    for message in catalogue:
        if not message.id:
            continue
        key = _key(message, sentences, name)
        forms = _forms(message, file.stem, name)
        if all(forms) and not message.fuzzy:
            sentences[key] = Sentence(forms, catalogue.plural_expr)
    return sentences


def _look_at_lines(content: bytes, name: str) -> None:
    """Raises for the first line that is none of a PO file; Babel would leave it out in silence."""
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise LayoutError("this is not UTF-8", Where(name), "save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line.strip()):
            raise LayoutError(
                "this is no line of a PO file",
                Where(name, number),
                'write msgctxt, msgid or msgstr, then the words between quotes; a quote as \\"',
            )


def _key(message: Message, known: Mapping[str, Sentence], name: str) -> str:
    """The key of a message; raises where it has none, or one that was there before."""
    where = Where(name, message.lineno)
    if not message.context:
        raise LayoutError("words without a key", where, 'write msgctxt "key" above msgid')
    if message.context in known:
        raise LayoutError(f"the key '{message.context}' is there twice", where, "keep one of them")
    return message.context


def _forms(message: Message, tag: str, name: str) -> tuple[str, ...]:
    """What a message says in its language; raises when its places are not those of the English."""
    english, said = _as_forms(message.id), _as_forms(message.string)
    if tag == FALLBACK and not any(said):
        return english
    places = {place for form in english for place in _PLACE.findall(form)}
    for form in filter(None, said):
        # a form for one thing need not say the number
        if set(_PLACE.findall(form)) - places or places - {"count"} - set(_PLACE.findall(form)):
            wanted = ", ".join(f"{{{place}}}" for place in sorted(places)) or "none"
            raise LayoutError(
                f"the places of '{message.context}' are not those of the English",
                Where(name, message.lineno),
                f"it has {wanted}; they are not translated",
            )
    return said


def _as_forms(said: str | Sequence[str] | None) -> tuple[str, ...]:
    """The forms of what Babel holds as text where there is one."""
    return (said or "",) if said is None or isinstance(said, str) else tuple(said)


def _fill(sentence: str, values: Mapping[str, str], way: str) -> Markup:
    """The sentence with its places filled; a Latin code in right-to-left text is kept apart.

    What is filled in is never looked at again: a title may hold braces.
    """

    def held(place: re.Match[str]) -> str:
        value = values.get(place[1])
        if value is None:
            return place[0]
        if way == "rtl" and value[:1].isascii():
            return Markup('<span dir="ltr">{}</span>').format(value)
        return escape(value)

    return Markup(_PLACE.sub(held, escape(sentence)))  # noqa: S704 - both parts are escaped
