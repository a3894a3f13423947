"""Two texts as HTML, block beside block.

In: the HTML of two documents and which lines go together. Out: one HTML with a row for each group
of blocks, each side in its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zinepress.press.languages import direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.source.document import Document

    Lines = Sequence[tuple[tuple[int, ...], tuple[int, ...]]]

_TAG = re.compile(r"<(/?)([a-z][\w-]*)((?:\s[^<>]*?)?)(/?)>")
_LINE = re.compile(r'(\sdata-line="(\d+)")(?! data-source)')
_NAME = re.compile(r'(\s(?:id="|href="#))([^"]+")')
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "wbr"))


@dataclass(slots=True)
class _Row:
    """Blocks that stand beside each other."""

    first: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)


def beside(first: Document, second: Document, lines: Lines, path: str, style: str) -> str:
    """The HTML of both, in rows; `path` is the file of the second, `style` that of the pair."""
    here, there = tuple(_blocks(first.html)), tuple(_blocks(_marked(second.html, path)))
    rows = _rows(here, there, lines)
    sides = [(one.language, direction(one.language)) for one in (first, second)]
    parts = [f'<div class="pair {style}">']
    for row in rows:
        parts.append('<div class="beside">')
        for (language, way), side, name in zip(
            sides, (row.first, row.second), ("here", "there"), strict=True
        ):
            parts.append(f'<div class="{name}" lang="{language}" dir="{way}">')
            parts += [*side, "</div>"]
        parts.append("</div>")
    return "\n".join((*parts, "</div>"))


def _blocks(html: str) -> Iterator[str]:
    """The elements at the top of an HTML, one after the other."""
    depth, start = 0, 0
    for tag in _TAG.finditer(html):
        closes, name, _, is_whole = tag.groups()
        if closes:
            depth -= 1
        elif not is_whole and name not in _VOID:
            depth += 1
        if depth == 0 and html[start : tag.end()].strip():
            yield html[start : tag.end()].strip()
            start = tag.end()


def _marked(html: str, path: str) -> str:
    """The second text: its lines those of its own file, its names not those of the first."""
    return _NAME.sub(r"\1second-\2", _LINE.sub(rf'\1 data-source="{path}"', html))


def _rows(here: Sequence[str], there: Sequence[str], lines: Lines) -> list[_Row]:
    """The rows: as few blocks in each as lets none stand before one that it goes with."""
    goes_with = _partners(here, there, lines)
    rows: list[_Row] = []
    start = 0
    done = [0]
    for at, block in enumerate(here):
        last = max(goes_with.get(at, ()), default=-1)
        if rows and last >= 0 and min(goes_with[at]) < done[0]:
            rows[-1].first.append(block)
        else:
            rows.append(_Row([block]))
        if last >= start:
            # what goes with nothing stays behind what it follows in its own text
            first = min(goes_with[at])
            if first > start and len(rows) > 1:
                rows[-2].second += there[start:first]
                start = first
            rows[-1].second += there[start : last + 1]
            start = done[0] = last + 1
    if start < len(there):
        rows = rows or [_Row()]
        rows[-1].second += there[start:]
    return rows


def _partners(here: Sequence[str], there: Sequence[str], lines: Lines) -> dict[int, set[int]]:
    """For a block of the first text by its place, the places of those of the second."""
    of_line = {line: at for at, block in enumerate(there) for line in _lines(block)}
    by_line = {
        line: {of_line[one] for one in other if one in of_line}
        for own, other in lines
        for line in own
    }
    found = {
        at: set().union(*(by_line.get(line, set()) for line in _lines(block)))
        for at, block in enumerate(here)
    }
    return {at: places for at, places in found.items() if places}


def _lines(block: str) -> Iterator[int]:
    """The lines that the elements of a block begin on."""
    return (int(one[2]) for one in re.finditer(r'(\sdata-line=")(\d+)"', block))
