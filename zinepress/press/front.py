"""The head of a source file, and what a translation inherits.

In: the text of a file. Out: `FrontMatter` and findings. Lines are counted in the whole file.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace

from zinepress.errors import Finding, Severity, Where
from zinepress.press import languages, typed, yaml
from zinepress.press.model import FrontMatter

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_DASHES = r"[ \t]*[-\u2010-\u2015\u2212]+[ \t]*"
_NEARLY = re.compile(rf"{_DASHES}\n(?=\w[\w-]*:)")
"""A line that somebody, or their word processor, took for the fence above a head."""
_LATE = r"\s+---[ \t]*\n[A-Za-z][\w-]*:"
_HEADING = r"(?m)^#[ \t]+(.+?)[ \t]*#*$"

OWN = frozenset({"translators", "reviewers", "status", "version", "lang"})
"""What each edition says for itself; all else is inherited from the source language."""
_MERGED = frozenset({"parameters", "facts"})
SPOKEN = ("title", "subtitle", "description")
"""What is printed in the language of the source when a translation leaves it out."""


def read_front(
    text: str, path: str, language: str
) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    """What the head of a file in this language says; None, and why, when it cannot be read."""
    head, findings = _head(text, path)
    if head is None:
        return None, findings
    table, found = yaml.parse(head, path, first_line=2)
    if table is None:
        return None, found
    front, wrong = typed.read(FrontMatter, table, path)
    if front is not None and front.lang and front.lang != language:
        message = f"the head says '{front.lang}', the file's name '{language}'"
        hint = "leave 'lang' out; the name of the file says it"
        wrong += (Finding(message, front.places["lang"], hint, rule="settings"),)
    return front, (*found, *wrong)


def inherit(front: FrontMatter, source: FrontMatter) -> FrontMatter:
    """The front matter of a translation with what it leaves out taken from the source.

    `parameters` and `facts` are taken key by key; places follow what they are the places of.
    """
    names = {field.name for field in fields(FrontMatter)} - OWN - {"places"}
    names -= {name for name in names if _says(front, name)}
    taken = {name: getattr(source, name) for name in names}
    taken |= {name: getattr(source, name) | getattr(front, name) for name in _MERGED}
    from_source = names | _MERGED
    places = {
        key: where
        for key, where in source.places.items()
        if key.split(".")[0].replace("-", "_") in from_source
    }
    return replace(front, **taken, places=places | dict(front.places))


def untranslated(
    front: FrontMatter, source: FrontMatter, language: str, path: str
) -> tuple[Finding, ...]:
    """A warning when a translation would print the title or the like of the source."""
    lacking = [name for name in SPOKEN if getattr(source, name) and not _says(front, name)]
    if not lacking:
        return ()
    name = languages.english_name(language)
    message = f"no {' and no '.join(lacking)} in {name}; the source's is printed"
    hint = f"add {' and '.join(f'{key!r}' for key in lacking)} to the head"
    return (Finding(message, Where(path, 1, 1), hint, Severity.WARNING, "translation"),)


def _says(front: FrontMatter, name: str) -> bool:
    """Whether a head has this key; a title has to say something as well."""
    return name.replace("_", "-") in front.places and (name != "title" or bool(front.title.strip()))


def no_title(text: str, path: str) -> Finding:
    """The finding for a source without a title; its heading makes a good one."""
    heading = re.search(_HEADING, text)
    example = heading[1] if heading else "Why we march"
    if _FENCE.match(text):
        return Finding("no title", Where(path, 1, 1), f"add 'title: {example}'", rule="settings")
    hint = f"begin the file with three lines: '---', 'title: {example}', '---'"
    return Finding("no title", Where(path, 1, 1), hint, rule="settings")


def _head(text: str, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The YAML between the two fences; empty text when there is no head."""
    opening = _FENCE.match(text)
    nearly = _NEARLY.match(text)
    if opening is None and nearly is not None:
        return None, (_no_fence(nearly[0].strip(), path, 1),)
    if opening is None:
        late = re.match(_LATE, text)
        if late is None:
            return "", ()
        line = text[: late.start()].count("\n") + text[: late.end()].count("\n")
        hint = "delete the empty lines above it"
        finding = Finding("the head does not begin on line 1", Where(path, line, 1), hint)
        return None, (finding,)
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        nearly = re.search(rf"(?m)^{_DASHES}$", text[opening.end() :])
        if nearly is not None:
            line = text[: opening.end() + nearly.start()].count("\n") + 1
            return None, (_no_fence(nearly[0].strip(), path, line),)
        hint = "write '---' on a line of its own behind the last 'key: value'"
        return None, (Finding("a head that never ends", Where(path, 1, 1), hint, rule="yaml"),)
    return text[opening.end() : closing.start()], ()


def _no_fence(written: str, path: str, line: int) -> Finding:
    """The finding for dashes that are not the three hyphens around a head."""
    message = f"'{written}' is not the three hyphens of a head"
    hint = "type '---'; word processors make a dash of them"
    return Finding(message, Where(path, line, 1), hint, rule="yaml")
