"""What a settings file or a front matter says, before anybody asks what it means.

In: nothing. Out: `Scalar`, `Items` and `Table`, each with its place; lines and columns from 1.
`zinepress.press.yaml` and `zinepress.press.toml` grow such trees, `zinepress.press.typed` reads
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What the writing of a scalar says of it."""

    OPEN = "something"
    """Plain YAML: whatever is asked for."""
    TEXT = "text"
    """Between quotes."""
    NUMBER = "a number"
    TRUTH = "true or false"
    DATE = "a date"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written."""

    text: str
    line: int
    column: int
    kind: Kind = Kind.OPEN

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands there: `subtitle:` and the end of the line."""
        return not self.text and self.kind is Kind.OPEN


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values."""

    nodes: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, where it stands, and its value."""

    key: str
    line: int
    column: int
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values, in the order written; no key stands twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[Entry]:
        """The entries in the order written."""
        return iter(self.entries)

    def get(self, key: str) -> Entry | None:
        """The entry with this key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node = Scalar | Items | Table

DEPTH = 20
"""How deep lists and tables may stand in each other; hostile files go deeper, people never."""
