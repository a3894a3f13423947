"""YAML 1.2 as far as front matter needs it.

In: text. Out: a `Table` with places, and findings.

Only the events of PyYAML are used, none of its types: what is written without quotes stays text
(`no`, `010`, `12:30`, `1.10`) until a field says what it wants. Aliases and tags are refused,
since they let a small file grow without bound or name Python objects.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from zinepress.errors import Finding, Severity, Where
from zinepress.press.lines import Lines
from zinepress.press.tree import DEPTH, Entry, Items, Kind, Node, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST = 64 * 1024
"""Bytes of front matter; hundreds of times what people write."""
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's parser is ten times faster
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_HASH = re.compile(r"[ \t]*#(?=[^\s#])")


class _Known(NamedTuple):
    """A mistake that people make: what PyYAML says of it, and what it is in plain words."""

    sign: str
    message: str
    hint: str
    at_start: bool = False
    """Whether its place is where the broken value begins, not where PyYAML gave up."""


_KNOWN = (
    _Known("found character '\\t'", "a tab at the start of a line", "indent with spaces"),
    _Known("that cannot start any", "a text may not begin with this sign", "put it in quotes"),
    _Known("end of stream", "a quote that never closes", "close it", at_start=True),
    _Known(
        "expected ',' or",
        "a list without a ',' between its values or a bracket at its end",
        "write it as [one, two]",
        at_start=True,
    ),
    _Known("'<scalar>'", "more text behind the value", "put all of it in one pair of quotes"),
    _Known("could not find expected ':'", "a line without ': '", "write 'key: value'"),
    _Known("<block mapping start>", "a line indented unlike its neighbours", "line the keys up"),
    _Known("sequence entries", "a list behind its key", "write it as [one, two]"),
    _Known("an alias", "'*' names an alias", "put a text that begins with '*' in quotes"),
    _Known("an anchor", "'&' names an anchor", "put a text that begins with '&' in quotes"),
)


def parse(text: str, path: str, first_line: int = 1) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table that the text holds; None, and why, when it is not YAML of ours.

    `first_line` is the line of the file that the text begins on.
    """
    grower = _Grower(path, first_line, text)
    try:
        return grower.table(_events(text)), tuple(grower.findings)
    except yaml.MarkedYAMLError as error:
        return None, (grower.syntax(error),)
    except yaml.YAMLError as error:
        return None, (grower.fault(_first_line(str(error))),)
    except _BeyondError as error:
        return None, (grower.fault(str(error)),)


class _BeyondError(Exception):
    """Larger or deeper than anybody writes front matter."""


def _events(text: str) -> list[yaml.Event]:
    """The events of the text; a mistake is told in the words of PyYAML's own parser."""
    if len(text.encode()) > LARGEST:
        raise _BeyondError(f"more than {LARGEST // 1024} kB of front matter")
    try:
        return list(_shallow(yaml.parse(text, Loader=_QUICK)))
    except yaml.YAMLError:
        return list(_shallow(yaml.parse(text, Loader=yaml.SafeLoader)))


def _shallow(events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
    """The events of values; PyYAML's time grows with the square of the depth, so stop early."""
    depth = 0
    for event in events:
        depth += isinstance(event, _STARTS)
        depth -= isinstance(event, _ENDS)
        if depth > DEPTH:
            raise _BeyondError(f"lists nested more than {DEPTH} deep")
        if isinstance(event, (yaml.NodeEvent, *_ENDS)):
            yield event


_CURLY = r":[ \t]+[‘-‟«‹「『]"
"""A value that begins with a quote that is none to YAML."""


class _Grower:
    """Grows a tree from events, and keeps what is wrong on the way."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.lines = Lines(text, first_line)
        self.text = text
        self.findings: list[Finding] = []
        self.anchors: set[str | None] = set()

    def table(self, events: list[yaml.Event]) -> Table | None:
        """The one table of a document; None when there is anything else."""
        if not events:
            return Table((), *self.lines.place(0))
        stream = iter(events)
        node = self.node(next(stream), stream)
        extra = next(stream, None)
        if extra is not None:
            self.find("a second document", extra, "keep one block of 'key: value' lines")
            return None
        if isinstance(node, Table):
            return node
        self.find("front matter without keys", events[0], "write lines of 'key: value'")
        return None

    def node(self, event: yaml.Event, stream: Iterator[yaml.Event]) -> Node:
        """The node that begins with this event; takes its events off the stream."""
        line, column = self.place(event)
        self.refuse(event)
        if isinstance(event, yaml.MappingStartEvent):
            return Table(self.entries(stream), line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self.node(start, stream) for start in _inside(stream)), line, column)
        if isinstance(event, yaml.ScalarEvent):
            if event.value and not event.style:
                self.warn_of_hash(event)
            return Scalar(event.value, line, column, Kind.TEXT if event.style else Kind.OPEN)
        return Scalar("", line, column)

    def entries(self, stream: Iterator[yaml.Event]) -> tuple[Entry, ...]:
        """The entries of a table up to its end; a key that stands twice is a finding."""
        seen: dict[str, Entry] = {}
        for event in _inside(stream):
            key = self.node(event, stream)
            value = self.node(next(stream), stream)
            if not isinstance(key, Scalar):
                self.find("a list in the place of a key", event, "write 'key: value'")
            elif key.text in seen:
                first = seen[key.text].line
                self.find(f"'{key.text}' stands twice", event, f"keep one; line {first} has it too")
            else:
                seen[key.text] = Entry(key.text, key.line, key.column, value)
        return tuple(seen.values())

    def refuse(self, event: yaml.Event) -> None:
        """Find fault with tags, and with each anchor or alias where its name is first met."""
        anchor = event.anchor if isinstance(event, yaml.NodeEvent) else None
        if anchor in self.anchors:
            return
        if isinstance(event, yaml.AliasEvent):
            self.find("'*' names an alias", event, "write the value again, or put it in quotes")
        elif anchor:
            self.find("'&' names an anchor", event, "leave it out, or put the text in quotes")
        elif getattr(event, "tag", None):
            self.find("'!' names a type", event, "leave it out, or put the text in quotes")
        self.anchors |= {anchor} - {None}

    def warn_of_hash(self, event: yaml.ScalarEvent) -> None:
        """Warn when a text lost its end: in `title: Strike #2` YAML takes '#2' for a comment."""
        sign = _HASH.match(self.text, event.end_mark.index) if event.end_mark else None
        if sign:
            where = Where(self.path, *self.lines.place(sign.end() - 1))
            hint = "put the text in quotes to keep it, or write '# ' before a comment"
            message = "what follows ' #' is left out as a comment"
            self.findings.append(Finding(message, where, hint, Severity.WARNING, "yaml"))

    def syntax(self, error: yaml.MarkedYAMLError) -> Finding:
        """What is wrong with the YAML, in plain words where the mistake is a known one."""
        told = f"{error.problem} {error.context or ''}"
        known = next((known for known in _KNOWN if known.sign in told), None)
        starts = known is not None and known.at_start and error.context_mark
        mark = error.context_mark if starts else error.problem_mark
        offset = mark.index if mark else 0
        where = Where(self.path, *self.lines.place(offset))
        if known is not None:
            return Finding(known.message, where, known.hint, rule="yaml")
        if "mapping values are not allowed" in told:
            return _second_colon(self.text[:offset].rpartition("\n")[2], where)
        return Finding(f"not YAML: {_first_line(str(error.problem))}", where, rule="yaml")

    def fault(self, message: str) -> Finding:
        """A finding about all of the text."""
        return Finding(message, Where(self.path, *self.lines.place(0)), rule="yaml")

    def find(self, message: str, event: yaml.Event, hint: str) -> None:
        """Note a mistake at the start of an event."""
        self.findings.append(
            Finding(message, Where(self.path, *self.place(event)), hint, rule="yaml")
        )

    def place(self, event: yaml.Event) -> tuple[int, int]:
        """Line and column of an event's start in the file."""
        return self.lines.place(event.start_mark.index if event.start_mark else 0)


def _inside(stream: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """The events that begin what stands in a list or table, up to its end."""
    for event in stream:
        if isinstance(event, _ENDS):
            return
        yield event


def _second_colon(before: str, where: Where) -> Finding:
    """Why a ': ' is where none may be, given what stands before it on its line."""
    if re.search(_CURLY, before):
        hint = 'type straight quotes, as in title: "one: two"'
        return Finding("curly quotes do not hold a text together", where, hint, rule="yaml")
    if ": " in before:
        hint = 'put the text in quotes, as in title: "one: two"'
        return Finding("a second ': ' on this line", where, hint, rule="yaml")
    hint = "begin every key at the start of its line, and write 'key: value'"
    return Finding("a key inside the value of the line above", where, hint, rule="yaml")


def _first_line(text: str) -> str:
    """The first line of what PyYAML says."""
    return text.partition("\n")[0]
