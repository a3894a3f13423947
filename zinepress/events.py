"""What happened while building, as values that a terminal, a log or a test can read.

In: nothing. Out: the event types and `Report`, the callable that receives them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.errors import Finding


@dataclass(frozen=True, slots=True)
class Planned:
    """The build knows its work: every target by name, in order."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another build holds the press; this one starts when it ends."""

    press: str


@dataclass(frozen=True, slots=True)
class Started:
    """Work on a target has begun, and why it is needed."""

    target: str
    why: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """Pages of a target laid out so far."""

    target: str
    pages: int


@dataclass(frozen=True, slots=True)
class Made:
    """A target's file is whole in `out/`."""

    target: str
    path: str
    why: str
    pages: int | None = None
    sheets: int | None = None
    instruction: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A target's file is still right, and why."""

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
class Finished:
    """The build is over: how many targets were made, kept and failed."""

    made: int
    kept: int
    failed: int


Event = Planned | Waiting | Started | Typeset | Made | Kept | Failed | Warned | Finished
Report = Callable[[Event], None]
