"""Tables are compared row by row, then cell by cell within a row.

In: the blocks of two states of a text. Out: `Link`s, as of `compare`. A cell belongs to its row:
a 'yes' and a 'no' that changed places are two changes, though both words are still there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.translate.compare import Became, Item, Link, compare
from zinepress.translate.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Numbers = tuple[int, ...]


def compare_rows(old: Sequence[Item], new: Sequence[Item], *, by_place: bool) -> tuple[Link, ...]:
    """The links between two states; see `compare` for `by_place`."""
    rows_old, rows_new = _rows(old), _rows(new)
    links: list[Link] = []
    for link in compare(
        [_whole(old, row) for row in rows_old],
        [_whole(new, row) for row in rows_new],
        by_place=by_place,
    ):
        here = tuple(number for row in link.old for number in rows_old[row])
        there = tuple(number for row in link.new for number in rows_new[row])
        if len(here) == len(link.old) and len(there) == len(link.new):
            links.append(Link(here, there, link.became, link.is_same))
        else:
            links += _cells(old, new, here, there, link.became)
    return tuple(links)


def _rows(items: Sequence[Item]) -> list[Numbers]:
    """The numbers of the items, those of the cells of one row together."""
    rows: list[Numbers] = []
    for number, item in enumerate(items):
        if item.kind == Kind.CELL and rows:
            rows[-1] = (*rows[-1], number)
        else:
            rows.append((number,))
    return rows


def _whole(items: Sequence[Item], row: Numbers) -> Item:
    """A row as one item."""
    if len(row) == 1:
        return items[row[0]]
    return Item(" | ".join(items[number].words for number in row), Kind.ROW)


def _cells(
    old: Sequence[Item], new: Sequence[Item], here: Numbers, there: Numbers, became: Became
) -> Iterator[Link]:
    """The links between the cells of two rows: by their columns, where there are as many."""
    if len(here) == len(there):
        for one, other in zip(here, there, strict=True):
            yield Link((one,), (other,), became, old[one].words == new[other].words)
        return
    items, others = [old[number] for number in here], [new[number] for number in there]
    for link in compare(items, others, by_place=True):
        yield Link(
            tuple(here[number] for number in link.old),
            tuple(there[number] for number in link.new),
            link.became,
            link.is_same,
        )
