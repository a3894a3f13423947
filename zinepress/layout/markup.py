"""What typesetting is given.

In: nothing. Out: `Markup`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.errors import Finding
    from zinepress.pictures.treat import Treatment


@dataclass(frozen=True, slots=True)
class Markup:
    """A whole page description: HTML, stylesheets in cascade order, and where files are.

    A reference in the HTML or a stylesheet is resolved against `http://press.invalid/`, and the
    first part of its path names a root: `http://press.invalid/source/map.png` is `map.png`
    below `roots["source"]`. Nothing outside the roots exists for the typesetter.
    """

    html: str
    stylesheets: tuple[str, ...]
    roots: Mapping[str, Path]
    language: str
    title: str
    families: tuple[str, ...]
    """Font families that the stylesheets ask for, by name."""
    tagged: bool = True
    source: str = ""
    """The Markdown file, relative to the press, that `data-line` attributes speak of."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """CSS custom properties set on `:root`, such as the body size found by copy-fitting."""
    ranges: tuple[tuple[str, float, float, float], ...] = ()
    """What copy-fitting may change: a custom property, its least, usual and most, in points."""
    treatment: Treatment | None = None
    """What is done to pictures; None only takes out what cameras and editors wrote beside them."""
    findings: tuple[Finding, ...] = ()
    """What composing noticed, such as words that the layout lacks in this language."""
