"""What can be wrong, where it is, and what to do about it.

In: nothing. Out: `Where`, `Finding` and the few exceptions that carry findings.
A message says what is; a hint says what to do; both lower-case and without a full stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is: an error stops its target, a warning stops it under --strict."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: its path relative to the press, line and column counted from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """The form that editors jump to: `sources/rent/en.md:18:4`."""
        parts = (self.path, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix: what is, where, what to do, and the rule that found it."""

    message: str
    where: Where | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    rule: str = ""
    page: int | None = None

    def __str__(self) -> str:
        """The finding as printed: place, message, and the hint on a line of its own."""
        place = f"{self.where}: " if self.where else ""
        page = f"page {self.page}: " if self.page is not None else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        kind = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{place}{kind}{page}{self.message}{hint}"


class ZineError(Exception):
    """Something that a person has to fix; it may carry several findings at once."""

    findings: tuple[Finding, ...]

    def __init__(self, message: str, where: Where | None = None, hint: str | None = None) -> None:
        self.findings = (Finding(message, where, hint),)
        super().__init__(message, where, hint)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """One error that carries all these findings, of which there is at least one."""
        found = tuple(findings)
        first = found[0]
        error = cls(first.message, first.where, first.hint)
        error.findings = found
        return error

    def __str__(self) -> str:
        """Every finding, one below the other."""
        return "\n".join(str(finding) for finding in self.findings)


class UsageError(ZineError):
    """The command line asks for something that does not exist; exit code 2."""


class SettingsError(ZineError):
    """A mistake in settings, front matter or a layout's manifest."""


class SourceError(ZineError):
    """A mistake in a Markdown source."""


class LayoutError(ZineError):
    """A layout that cannot be used for this document."""


class TypesetError(ZineError):
    """Pages that cannot be made: a glyph, a picture or a limit."""


class ImposeError(ZineError):
    """Pages that cannot be put on sheets, or a PDF that cannot be read."""


class PrepressError(ZineError):
    """Pages that cannot be made ready for somebody else's press."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """A hint naming the allowed word closest to `word`, or all of them when they are few."""
    from difflib import get_close_matches  # noqa: PLC0415 - only wanted once something is wrong

    words = sorted(allowed)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"use one of: {', '.join(words)}" if 0 < len(words) <= 16 else None
