"""What happened while building, as values that a terminal, a log or a test can read.

In: nothing. Out: the event types, `Report`, the callable that receives them, and their JSON form.

A target is named as people type it, `why-we-march:en:booklet:a4`. What a mistake keeps from being
planned at all has a shorter name: an edition `why-we-march:en`, a publication `why-we-march`, or
nothing for the whole press. The desk is called `desk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.errors import Finding


@dataclass(frozen=True, slots=True)
class Planned:
    """The build knows its work: every target asked for by name, in order."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another build holds the press; this one starts when it ends."""

    press: str
    """The name of its folder."""


@dataclass(frozen=True, slots=True)
class Started:
    """Work on a target has begun, and why it is needed."""

    target: str
    why: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """The pages of a target are laid out; a target that shares them is not told of again."""

    target: str
    pages: int


@dataclass(frozen=True, slots=True)
class Made:
    """A target's file is whole in `out/`.

    `path` is relative to the press; `why` ends the sentence "made: ..."; `sheets` counts the
    sheets of paper of one copy and `instruction` says how to print it, both None for a file that
    is not printed on sheets.
    """

    target: str
    path: str
    why: str
    pages: int | None = None
    sheets: int | None = None
    instruction: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A target's file is still right, and why; the rest as in `Made`."""

    target: str
    path: str
    why: str
    pages: int | None = None
    sheets: int | None = None
    instruction: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A target could not be made; what was in `out/` stays."""

    target: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at that does not stop its target."""

    target: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Laid:
    """The desk was laid out anew, over everything that is finished; `path` is where it begins."""

    path: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The build is over: how many targets were made, kept and failed."""

    made: int
    kept: int
    failed: int


Event = Planned | Waiting | Started | Typeset | Made | Kept | Failed | Warned | Laid | Finished
Report = Callable[[Event], None]


def as_json(event: Event) -> dict[str, object]:
    """An event as JSON holds it: its kind in small letters under `event`, then its fields."""
    return {"event": type(event).__name__.lower()} | _fields(event)


def _fields(value: object) -> dict[str, object]:
    """The fields of a dataclass by name."""
    assert is_dataclass(value)
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def plain(value: object) -> object:
    """A value as JSON holds it: dataclasses and mappings as objects, tuples as lists."""
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value
