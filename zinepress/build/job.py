"""What goes to a worker process and what comes back; values that travel.

In: nothing. Out: `Job` and `Piece`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.build.target import Target
    from zinepress.errors import Finding
    from zinepress.press.model import Edition, Press


@dataclass(frozen=True, slots=True)
class Job:
    """Targets of one edition that share a page design, and all that a worker needs for them."""

    edition: Edition
    press: Press
    """As much of the press as the edition may see."""
    targets: tuple[Target, ...]
    code: str
    """The edition code."""
    programs: Mapping[str, str]
    store: Path

    @property
    def name(self) -> str:
        """The job as a person knows it: its edition."""
        return f"{self.edition.slug}:{self.edition.language}"


@dataclass(frozen=True, slots=True)
class Piece:
    """What became of a target: a whole file, or findings that say why there is none."""

    target: Target
    content: bytes | None = field(default=None, repr=False)
    pages: int | None = None
    sheets: int | None = None
    instruction: str | None = None
    findings: tuple[Finding, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict)
    """Every file read on the way with the SHA-256 of what was read; relative where it is in the
    press, so that a press may be moved."""
    key: str = ""
    """The remembered pages that it was made from."""
    passes: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """For a printer by hand the same sheets as a file for each pass, by what its name ends with."""
    is_typeset: bool = False
    """Whether its pages were laid out for it, rather than remembered or shared."""
