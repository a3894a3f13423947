"""What stands in braces: `{.box #id key=value key="two words"}`.

In: text and a position in it. Out: `Attributes`, or nothing where the braces hold no such thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[\w:-]+)
      | \.(?P<class>[\w-]+)
      | (?P<key>[A-Za-z][\w-]*)\s*=\s*
        (?: "(?P<double>[^"\n]*)" | '(?P<single>[^'\n]*)' | (?P<bare>[^\s"'{}]+) )
    )(?=[\s}.\#])""",
    re.VERBOSE,
)
_END = re.compile(r"\s*\}")


@dataclass(frozen=True, slots=True)
class Attributes:
    """An id, classes and named values; `line` and `column` from 1, or an offset `at` in a text."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None
    column: int | None = None
    at: int | None = None


def read_attributes(text: str, start: int) -> tuple[Attributes, int] | None:
    """The attributes that begin with the brace at `start`, and where the text goes on."""
    if not text.startswith("{", start):
        return None
    identifier, classes, values = "", [], {}
    position = start + 1
    while (match := _ITEM.match(text, position)) is not None:
        position = match.end()
        if match["id"]:
            identifier = match["id"]
        elif match["class"]:
            classes.append(match["class"])
        else:
            values[match["key"]] = match["double"] or match["single"] or match["bare"] or ""
    end = _END.match(text, position)
    if end is None or position == start + 1:
        return None
    return Attributes(identifier, tuple(classes), values), end.end()
