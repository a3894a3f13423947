"""A tree becomes a frozen dataclass, and every mistake in it a finding with its place.

In: a dataclass and a tree of what is written (`zinepress.press.tree`). Out: an instance and
findings. The dataclass is the model: a field's annotation says what its value is, its default
whether it may be left out, `rule` what else is asked of it. A field `translated_from` is written
`translated-from`. `zinepress.press.schema` makes the JSON schema from the same dataclass.

Annotations understood: `str`, `bool`, `int`, `float`, a `StrEnum`, `Literal`, `Scalar` (the
value as written), `X | None`, `tuple[X, ...]` (a list, or one X), `Mapping[str, X]` (with `alone`
also one X, which is that key's), and another such dataclass.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, TypeVar

from zinepress.errors import Finding, SettingsError, Where, nearest
from zinepress.press import values
from zinepress.press.text import CONTROL
from zinepress.press.tree import Entry, Items, Node, Scalar, Table
from zinepress.press.values import Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from _typeshed import DataclassInstance

    from zinepress.press.forms import Form

Record = TypeVar("Record", bound="DataclassInstance")

PLACES: Mapping[str, bool] = {"places": True}
"""Metadata of the field, if any, that receives where each key stands, dotted (`a.b`, `make.0`)."""


def rule(
    meaning: str,
    *,
    allowed: Collection[str] = (),
    low: float | None = None,
    high: float | None = None,
    form: Form | None = None,
    alone: str = "",
) -> Mapping[str, Rule]:
    """Metadata of a field: `field(default="", metadata=rule("What it is.", form=PAPER))`."""
    return {"rule": Rule(meaning, allowed, low, high, form, alone)}


@dataclass(frozen=True, slots=True)
class Slot:
    """A field as a key in a file."""

    name: str
    key: str
    type: object
    rule: Rule
    is_required: bool


@cache
def slots(cls: type[DataclassInstance]) -> tuple[Slot, ...]:
    """The keys that a dataclass is written with."""
    types = typing.get_type_hints(cls)
    return tuple(
        Slot(
            name=field.name,
            key=field.name.rstrip("_").replace("_", "-"),
            type=types[field.name],
            rule=field.metadata.get("rule", Rule()),
            is_required=field.default is field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(cls)
        if "places" not in field.metadata
    )


def read(cls: type[Record], tree: Table, path: str) -> tuple[Record | None, tuple[Finding, ...]]:
    """The record that a tree spells, and every mistake in it.

    A value that is wrong leaves its field at the default, and so does a key with nothing behind
    it; without a default there is no record, nor where an escape writes what no text has.
    """
    hidden = tuple(_controls(tree, path))
    if hidden:
        return None, hidden[:10]
    reading = _Reading(path)
    try:
        record = reading.record(cls, tree, "")
    except _WrongError:
        record = None
    return record, tuple(sorted(reading.findings, key=_place))


def _controls(node: Node, path: str) -> Iterator[Finding]:
    """The control characters and halves of characters that escapes write in keys and values."""
    if isinstance(node, Table):
        for entry in node:
            yield from _controls(Scalar(entry.key, entry.line, entry.column), path)
            yield from _controls(entry.value, path)
    elif isinstance(node, Items):
        for one in node.nodes:
            yield from _controls(one, path)
    elif sign := CONTROL.search(node.text):
        message = f"the control character U+{ord(sign[0]):04X}, written as an escape"
        yield Finding(message, Where(path, node.line, node.column), "delete it", rule="encoding")


def without_optional(kind: object) -> object:
    """`X` for an annotation `X | None`; any other annotation as it is."""
    if typing.get_origin(kind) not in {UnionType, typing.Union}:
        return kind
    return next(one for one in typing.get_args(kind) if one is not NoneType)


class _WrongError(Exception):
    """A value that cannot be used; its finding is noted already."""


class _Reading:
    """One reading of one file: what is wrong so far, and where each key stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.places: dict[str, Where] = {}

    def record(self, cls: type[Record], table: Table, name: str) -> Record:
        """The record that a table spells; `name` is the dotted name of the table."""
        known = slots(cls)
        self.refuse_unknown(table, [slot.key for slot in known])
        given: dict[str, object] = {}
        lacking = False
        for slot in known:
            entry = table.get(slot.key)
            try:
                if entry is not None and not slot.is_required and _is_nothing(entry.value):
                    self.keep_place(entry, name)
                elif entry is not None:
                    given[slot.name] = self.entry(entry, slot.type, slot.rule, name)
                elif slot.is_required:
                    hint = f"add '{slot.key}' with {values.example(slot.type, slot.rule)}"
                    self.find(f"no {slot.key}", table, hint)
                    lacking = True
            except _WrongError:
                lacking = lacking or slot.is_required
        if lacking:
            raise _WrongError
        places = [field.name for field in dataclasses.fields(cls) if "places" in field.metadata]
        return cls(**given, **dict.fromkeys(places, self.places))

    def entry(self, entry: Entry, kind: object, limits: Rule, within: str) -> object:
        """The value of an entry, whose place is kept under its dotted name."""
        return self.value(entry.value, kind, limits, self.keep_place(entry, within))

    def keep_place(self, entry: Entry, within: str) -> str:
        """The dotted name of an entry, once its place is kept under it."""
        name = f"{within}.{entry.key}" if within else entry.key
        self.places[name] = Where(self.path, entry.line, entry.column)
        return name

    def value(self, node: Node, kind: object, limits: Rule, name: str) -> object:
        """The value that a node spells under an annotation; raises _WrongError."""
        kind = without_optional(kind)
        origin = typing.get_origin(kind)
        if origin is tuple:
            return self.items(node, kind, limits, name)
        if origin is Mapping:
            if limits.alone and isinstance(node, Scalar):
                return {limits.alone: self.value(node, typing.get_args(kind)[1], limits, name)}
            return self.mapping(self.table(node, name), kind, limits, name)
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind is not Scalar:
            return self.record(kind, self.table(node, name), name)
        if not isinstance(node, Scalar):
            hint = f"write only {values.example(kind, limits)}"
            raise self.find(f"'{_spoken(name)}' is {_shape(node)}", node, hint)
        try:
            return values.read(node, kind, limits, _spoken(name))
        except SettingsError as error:
            raise self.find(error.findings[0].message, node, error.findings[0].hint) from None

    def items(self, node: Node, kind: object, limits: Rule, name: str) -> tuple[object, ...]:
        """A list; one value alone is a list of one."""
        if isinstance(node, Table):
            hint = f"write {values.example(typing.get_args(kind)[0], limits)}, or a list"
            raise self.find(f"'{_spoken(name)}' is {_shape(node)}", node, hint)
        nodes = node.nodes if isinstance(node, Items) else (node,)
        entries = (
            Entry(str(number), one.line, one.column, one) for number, one in enumerate(nodes)
        )
        return tuple(self.each(entries, kind, limits, name))

    def mapping(self, table: Table, kind: object, limits: Rule, name: str) -> Mapping[str, object]:
        """Keys of the writer's own choosing, each with a value."""
        found = self.each(table, kind, limits, name)
        return dict(zip((entry.key for entry in table), found, strict=True))

    def each(self, entries: Iterable[Entry], kind: object, limits: Rule, name: str) -> list[object]:
        """The values of a list or mapping, all of them looked at before any mistake counts."""
        inner = [one for one in typing.get_args(kind) if one is not Ellipsis][-1]
        found: list[object] = []
        failed = False
        for entry in entries:
            try:
                found.append(self.entry(entry, inner, limits, name))
            except _WrongError:
                failed = True
        if failed:
            raise _WrongError
        return found

    def table(self, node: Node, name: str) -> Table:
        """A node that has to be a table."""
        if isinstance(node, Table):
            return node
        raise self.find(f"'{_spoken(name)}' is {_shape(node)}", node, "give it keys and values")

    def refuse_unknown(self, table: Table, keys: Collection[str]) -> None:
        """Find fault with keys that the record does not have."""
        for entry in table:
            if entry.key not in keys:
                hint = nearest(entry.key, keys) or f"the keys are {', '.join(sorted(keys))}"
                self.find(f"there is no key '{entry.key}' here", entry, hint)

    def find(self, message: str, at: Node | Entry, hint: str | None) -> _WrongError:
        """Note a mistake; gives the error to raise where no value can be had."""
        where = Where(self.path, at.line, at.column)
        self.findings.append(Finding(message, where, hint, rule="settings"))
        return _WrongError(message)


def _is_nothing(node: Node) -> bool:
    """Whether nothing stands behind a key."""
    return isinstance(node, Scalar) and node.is_nothing


def _place(finding: Finding) -> tuple[int, int]:
    """Line and column of a finding."""
    where = finding.where
    return (where.line or 0, where.column or 0) if where else (0, 0)


def _spoken(name: str) -> str:
    """A dotted name as people say it: the second of `make` is still `make`."""
    return re.sub(r"\.\d+", "", name)


def _shape(node: Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, Scalar):
        return f"'{node.text}'"
    return "a list" if isinstance(node, Items) else "a group of keys"
