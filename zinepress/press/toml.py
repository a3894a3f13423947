"""TOML with places.

In: text. Out: a `Table` with places, and findings.

The values are `tomllib`'s. It keeps no places, and neither do the other readers of TOML for
Python: tomlkit keeps layout but not line numbers, pytoml and rtoml keep nothing, and a grammar
such as tree-sitter's is a compiled library of its own. So a second, simple pass goes over text
that is known to be TOML and notes where each key and each value begins.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Where
from zinepress.press.lines import Lines
from zinepress.press.tree import DEPTH, Entry, Items, Kind, Node, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 256 * 1024
"""Bytes of a settings file."""
_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_PAIR = 'write it as key = "value"'
_TWICE = "Cannot overwrite a value"
_KNOWN = {
    "Invalid value": ("not a value", 'put text in quotes, as in name = "text"'),
    "Invalid statement": ("not a key", "write key = value; begin comments with '#'"),
    "Expected '=' after a key in a key/value pair": ("no '=' behind the key", _PAIR),
    _TWICE: ("this key stands twice", "keep one"),
    "Unterminated string": ("a quote that never closes", "close it"),
    "Unclosed array": ("a list without its ']'", "close it"),
}
"""What tomllib says of common mistakes, and the message and hint in plain words."""
_CURLY = tuple("‘’‚“”„«»")

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the file down to a value."""
Place = tuple[int, int]


def parse(text: str, path: str) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table that the text holds; None, and why, when it is not TOML of ours."""
    if len(text.encode()) > LARGEST:
        return None, (_finding(f"more than {LARGEST // 1024} kB of settings", path, (1, 1)),)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax(str(error), text, path),)
    except RecursionError:
        return None, (_finding(f"lists nested more than {DEPTH} deep", path, (1, 1)),)
    except ValueError:  # the one other thing that tomllib leaves to Python
        return None, (_finding("a number of thousands of digits", path, (1, 1)),)
    if _depth(values) > DEPTH:
        return None, (_finding(f"lists nested more than {DEPTH} deep", path, (1, 1)),)
    finder = _Finder(text)
    finder.file()
    return _table(values, (), finder), ()


def _syntax(told: str, text: str, path: str) -> Finding:
    """The finding for what tomllib says, with the place it names."""
    at = re.search(_AT, told)
    message = told[: at.start()] if at else told
    if at is None or at[1] is None:
        lines = text.rstrip().split("\n")
        place = (len(lines), len(lines[-1]) + 1)
    else:
        place = (int(at[1]), int(at[2]))
    if message == _TWICE:  # told behind the value; the key is what people look for
        written = text.split("\n")[place[0] - 1]
        place = (place[0], len(written) - len(written.lstrip()) + 1)
    if message == "Invalid value" and text[_offset(text, place) :][:1] in _CURLY:
        return _finding("a curly quote", path, place, 'type straight quotes, as in name = "text"')
    if message in _KNOWN:
        return _finding(_KNOWN[message][0], path, place, _KNOWN[message][1])
    return _finding(f"not TOML: {message[0].lower()}{message[1:]}", path, place)


def _offset(text: str, place: Place) -> int:
    """How many signs stand before a place."""
    return sum(len(line) + 1 for line in text.split("\n")[: place[0] - 1]) + place[1] - 1


def _finding(message: str, path: str, place: Place, hint: str | None = None) -> Finding:
    """A finding about TOML at a place."""
    return Finding(message, Where(path, *place), hint, rule="toml")


def _depth(value: object) -> int:
    """How deep lists and tables stand in each other."""
    depth = 0
    level = [value]
    while level:
        below: list[object] = []
        for one in level:
            below += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        depth += 1
        level = below
    return depth


def _table(values: Mapping[str, object], at: Path, finder: _Finder) -> Table:
    """A table as a tree."""
    entries = tuple(
        Entry(
            key, *finder.keys.get((*at, key), finder.place_of(at)), _node(value, (*at, key), finder)
        )
        for key, value in values.items()
    )
    return Table(entries, *finder.place_of(at))


def _node(value: object, at: Path, finder: _Finder) -> Node:
    """A value as a tree."""
    if isinstance(value, dict):
        return _table(value, at, finder)
    if isinstance(value, list):
        nodes = tuple(_node(one, (*at, index), finder) for index, one in enumerate(value))
        return Items(nodes, *finder.place_of(at))
    return Scalar(_text(value), *finder.place_of(at), _kind(value))


def _text(value: object) -> str:
    """A single value as it would be written."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _kind(value: object) -> Kind:
    """What kind of single value it is."""
    if isinstance(value, str):
        return Kind.TEXT
    if isinstance(value, bool):
        return Kind.TRUTH
    return Kind.DATE if isinstance(value, date | datetime | time) else Kind.NUMBER


_BLANK = re.compile(r"(?:[ \t\n\r]|#[^\n]*)*")
_KEY = re.compile(r'[ \t]*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)[ \t]*')
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]+")


class _Finder:
    """Finds where keys and values begin, in a text known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines = Lines(text)
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.counts: dict[Path, int] = {}

    def place_of(self, path: Path) -> Place:
        """Where the value at a path begins; for a table, where its key stands."""
        return self.values.get(path) or self.keys.get(path) or (1, 1)

    def file(self) -> None:
        """Go through the whole text."""
        table: Path = ()
        while self.skip(_BLANK) < len(self.text):
            if self.takes("[["):
                table = self.header(repeats=True)
            elif self.takes("["):
                table = self.header(repeats=False)
            else:
                self.pair(table)

    def header(self, *, repeats: bool) -> Path:
        """The path that `[name]` or `[[name]]` opens."""
        table: Path = ()
        keys = self.dotted()
        for number, (key, place) in enumerate(keys, 1):
            table = (*table, key)
            self.keys.setdefault(table, place)
            if repeats and number == len(keys):
                self.counts[table] = self.counts.get(table, 0) + 1
            if table in self.counts:
                table = (*table, self.counts[table] - 1)
                self.values.setdefault(table, place)
        self.at += 1 + repeats
        return table

    def pair(self, table: Path) -> None:
        """A `key = value`, noted below its table."""
        path = table
        for key, place in self.dotted():
            path = (*path, key)
            self.keys.setdefault(path, place)
        self.at += 1
        self.skip(_BLANK)
        self.value(path)

    def dotted(self) -> list[tuple[str, Place]]:
        """The parts of a key such as `a."b c"`, each with its place."""
        parts = []
        while match := _KEY.match(self.text, self.at):
            written = match[1]
            key = written if written[0] not in "\"'" else tomllib.loads(f"k={written}")["k"]
            parts.append((key, self.lines.place(match.start(1))))
            self.at = match.end()
            if not self.takes("."):
                break
        return parts

    def value(self, path: Path) -> None:
        """A value, and whatever stands in it."""
        self.values.setdefault(path, self.lines.place(self.at))
        if self.takes("["):
            self.items(path)
        elif self.takes("{"):
            while not self.closed("}"):
                self.pair(path)
        elif self.text[self.at] in "\"'":
            self.skip(_QUOTED)
        else:
            self.skip(_BARE)

    def items(self, path: Path) -> None:
        """The values of a list, up to its bracket."""
        index = 0
        while not self.closed("]"):
            self.value((*path, index))
            index += 1

    def closed(self, bracket: str) -> bool:
        """Whether the list or table ends here; goes over the comma before the next value."""
        self.skip(_BLANK)
        if self.takes(","):
            self.skip(_BLANK)
        return self.takes(bracket)

    def takes(self, sign: str) -> bool:
        """Whether this sign stands here; if so, goes behind it."""
        stands = self.text.startswith(sign, self.at)
        self.at += len(sign) * stands
        return stands

    def skip(self, what: re.Pattern[str]) -> int:
        """Go behind what matches here."""
        match = what.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at
