"""Finished pages in reading order.

In: nothing. Out: `Pages`, the one value that the store remembers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.errors import Finding
    from zinepress.units import Size


@dataclass(frozen=True, slots=True)
class Pages:
    """A reading PDF, how many pages it has, what was read to make it, what was noticed.

    `read` holds the absolute path of every file fetched while typesetting and its SHA-256.
    """

    pdf: bytes
    count: int
    read: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    last_fill: float = 1.0
    """How full the last page with text is, from 0 to 1; what copy-fitting reasons with."""
    sizes: tuple[Size, ...] = ()
    """The trim size of each page."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """CSS custom properties that copy-fitting chose."""
