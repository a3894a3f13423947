"""The outputs that a source may speak of, and what of a text belongs to one of them.

In: attributes and the name of an output. Out: whether a passage, or a tweak of it, belongs there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import SourceError, nearest
from zinepress.source.roles import tweak

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = frozenset(
    [
        "booklet",
        "quarter",
        "mini",
        "leaflet",
        "handbill",
        "poster",
        "large-print",
        "ink-lite",
        "shop",
        "riso",
        "tiles",
    ]
)
SCREEN = frozenset(["read", "read-spreads", "web", "html", "epub", "text"])
GROUPS: Mapping[str, frozenset[str]] = {"print": PAPER, "screen": SCREEN}
"""Names for several outputs at once: all on paper, all on a screen."""
OUTPUTS = PAPER | SCREEN
"""Formats by name; those of `zinepress.layout.formats` are among them."""


def belongs(values: Mapping[str, str], output: str) -> bool:
    """Whether `when-output` and `unless-output` let a passage into an output.

    Raises SourceError for an output that does not exist.
    """
    only = _named(values.get("when-output"))
    never = _named(values.get("unless-output"))
    return (not only or output in only) and output not in never


def _named(value: str | None) -> frozenset[str]:
    """The outputs that a value names, with commas or spaces between them."""
    named: frozenset[str] = frozenset()
    for name in (value or "").replace(",", " ").split():
        if name not in OUTPUTS and name not in GROUPS:
            raise SourceError(
                f"there is no output '{name[:40]}'", hint=nearest(name, OUTPUTS | GROUPS.keys())
            )
        named |= GROUPS.get(name, frozenset({name}))
    return named


def without_suffix(name: str) -> tuple[str, str | None]:
    """A tweak and the output it is for: `tighten-5-mini` is `tighten-5` in `mini` only."""
    for output in sorted(OUTPUTS | GROUPS.keys(), key=len, reverse=True):
        bare = name.removesuffix(f"-{output}")
        if bare != name and tweak(bare) is not None:
            return bare, output
    return name, None
