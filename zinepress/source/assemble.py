"""A source file and all that it includes, as one stream of tokens.

In: the text of a file and a callback that gives the text of others. Out: `Assembled`; every token
knows its file, so that lines stay true.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zinepress.errors import Finding, SourceError, Where
from zinepress.source.characters import clean
from zinepress.source.limits import check_levels, check_size
from zinepress.source.links import check_definitions
from zinepress.source.parser import parser
from zinepress.source.paths import inside
from zinepress.source.places import Copy, lines_of, mark, where

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

MOST = 500
"""Files that one text may take in."""
DEEPEST = 10
"""Files inside files."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The tokens of a text, the files it takes in (relative to the press), what is wrong."""

    tokens: list[Token]
    included: tuple[str, ...]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies ready while files are put together: where from, and all that came so far."""

    path: str
    include: Callable[[str], str | None]
    read: list[tuple[str, int]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def assemble(text: str, path: str, include: Callable[[str], str | None]) -> Assembled:
    """The tokens of a source file with those of the files it includes.

    Raises SourceError when all together is too large or nested too deep.
    """
    desk = _Desk(path, include)
    tokens = _read(text, posixpath.basename(path), desk, ())
    first = text.removeprefix("\ufeff").split("\n", 1)[0].rstrip()
    if first == "---" and not any(token.type == "front_matter" for token in tokens[:1]):
        desk.findings.append(
            Finding(
                "the settings at the head of the text are never closed",
                Where(path, 1),
                "end them with '---' on a line of its own; write a rule as '***'",
                rule="markup",
            )
        )
    check_levels(tokens)
    return Assembled(
        [token for token in tokens if token.type != "front_matter"],
        tuple(dict.fromkeys(file for file, _size in desk.read[1:])),
        desk.findings,
    )


def _read(text: str, name: str, desk: _Desk, chain: tuple[str, ...]) -> list[Token]:
    """The tokens of one file, `name` counted from the edition's folder, and of those in it."""
    folder, _ = posixpath.split(name)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(desk.path), name))
    desk.read.append((path, len(text.encode("utf-8", "surrogatepass"))))
    check_size(sum(size for _path, size in desk.read), desk.path)
    text, found = clean(text, path)
    copy = Copy(path, lines_of(text), folder, len(desk.read))
    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    mark(tokens, copy)
    desk.findings.extend([*found, *check_definitions(env, tokens, copy)])
    whole: list[Token] = []
    for token in tokens:
        whole += _taken_in(token, desk, (*chain, name)) if token.type == "include" else [token]
    return whole


def _taken_in(token: Token, desk: _Desk, chain: tuple[str, ...]) -> list[Token]:
    """The tokens of the file that an include token names; none where it cannot be taken in."""
    try:
        name, text = _fetched(token, desk, chain)
    except SourceError as error:
        place = where(token)
        desk.findings.extend(
            Finding(one.message, one.where or place, one.hint, rule="include")
            for one in error.findings
        )
        return []
    return [one for one in _read(text, name, desk, chain) if one.type != "front_matter"]


def _fetched(token: Token, desk: _Desk, chain: tuple[str, ...]) -> tuple[str, str]:
    """The name and the text of the file that an include token names; SourceError if it may not."""
    written = token.content.strip("\"'")
    name = inside(written, token.meta["copy"].folder, desk.path.count("/"))
    if name in chain:
        raise SourceError(
            f"'{written}' includes itself: {' > '.join((*chain, name))}",
            hint="remove one of the includes",
        )
    if len(chain) > DEEPEST or len(desk.read) > MOST:
        raise SourceError(
            f"more than {DEEPEST} files inside one another, or {MOST} in all",
            hint="include fewer files",
        )
    text = desk.include(name)
    if text is None:
        raise SourceError(f"there is no file '{written}' to include", hint="check its name")
    return name, text
