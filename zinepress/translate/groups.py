"""What belongs together in a source, its ledger and its translation.

In: the blocks of both texts and the entries between them. Out: `Group`s in the order of the
source. The ledger is compared with the source by what was confirmed, and with the translation by
what it then said; where both lead to one entry, they meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.translate.compare import Became, Item
from zinepress.translate.kinds import HEAD, LITERAL, Block
from zinepress.translate.rows import compare_rows
from zinepress.translate.said import Said, literal, running, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.translate.compare import Link
    from zinepress.translate.ledger import Entry

Node = tuple[str, int]
_SOURCE, _ENTRY, _TARGET = "source", "entry", "target"


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks and entries that belong together, and what became of them since."""

    sources: tuple[Block, ...]
    entries: tuple[Entry, ...]
    targets: tuple[Block, ...]
    to_source: tuple[Link, ...] = ()
    to_target: tuple[Link, ...] = ()


def group(
    sources: Sequence[Block], entries: Sequence[Entry], targets: Sequence[Block]
) -> tuple[Group, ...]:
    """The groups, those with a source in its order, each other behind what stands before it."""
    was = [Item(*_keyed(said_of(one.source, one.kind), one.kind)) for one in entries]
    then = [Item(*_keyed(said_of(one.target or one.source, one.kind), one.kind)) for one in entries]
    to_source = compare_rows(was, [_item(block) for block in sources], by_place=False)
    found = compare_rows(then, [_item(block) for block in targets], by_place=True)
    to_target = _believable(found, to_source)
    joined = _Joined()
    for links, side in ((to_source, _SOURCE), (to_target, _TARGET)):
        for link in links:
            joined.join([(_ENTRY, n) for n in link.old] + [(side, n) for n in link.new])
    _pair_new(joined, sources, targets)
    return tuple(
        Group(
            tuple(sources[n] for side, n in nodes if side == _SOURCE),
            tuple(entries[n] for side, n in nodes if side == _ENTRY),
            tuple(targets[n] for side, n in nodes if side == _TARGET),
            tuple(link for link in to_source if (_ENTRY, link.old[0]) in nodes),
            tuple(link for link in to_target if (_ENTRY, link.old[0]) in nodes),
        )
        for nodes in _in_order(joined, len(sources), len(entries), len(targets))
    )


def said_of(text: str, kind: str) -> Said:
    """What an entry's text says; `kind` is the kind of its block."""
    return literal(text) if kind in LITERAL else running(text)


def _item(block: Block) -> Item:
    """A block to compare."""
    return Item(*_keyed(said(block), block.kind))


def _keyed(what: Said, kind: str) -> tuple[str, str]:
    """What a block is known by: its words, or what it shows; a title is no heading."""
    words = what.words or " ".join((*what.pictures, *what.links))
    return (f"{kind}: {words}" if kind in HEAD else words), kind


def _believable(to_target: Sequence[Link], to_source: Sequence[Link]) -> tuple[Link, ...]:
    """Links without those that only the place speaks for where the source is gone as well.

    What stands there is then the translation of what is new in the source.
    """
    present = {number for link in to_source for number in link.old}
    return tuple(
        link
        for link in to_target
        if link.became is not Became.REPLACED or present.issuperset(link.old)
    )


def _pair_new(joined: _Joined, sources: Sequence[Block], targets: Sequence[Block]) -> None:
    """Join a new source block and a new translated one of its kind that have one neighbour."""
    forth = range(len(sources))
    for step, numbers in ((1, forth), (-1, reversed(forth))):
        for number in numbers:
            node = (_SOURCE, number)
            if not joined.is_alone(node):
                continue
            found = _beside(joined, number, step, len(sources), len(targets))
            if not 0 <= found < len(targets) or not joined.is_alone((_TARGET, found)):
                continue
            if sources[number].kind == targets[found].kind:
                joined.join([node, (_TARGET, found)])


def _beside(joined: _Joined, number: int, step: int, sources: int, targets: int) -> int:
    """The number of the translated block beside the one that goes with a neighbour; -1 if none."""
    neighbour = number - step
    if not 0 <= neighbour < sources:
        return 0 if step == 1 else targets - 1
    there = [n for side, n in joined.group_of((_SOURCE, neighbour)) if side == _TARGET]
    return (max(there) if step == 1 else min(there)) + step if there else -1


def _in_order(joined: _Joined, sources: int, entries: int, targets: int) -> list[list[Node]]:
    """Groups by their first source; one that has none stands behind what it follows."""
    places: dict[Node, tuple[int, int, int]] = {}
    for number in range(sources):
        places.setdefault(joined.group_of((_SOURCE, number))[-1], (number, 0, 0))
    for rank, side, count in ((1, _TARGET, targets), (2, _ENTRY, entries)):
        before = -1
        for number in range(count):
            last = joined.group_of((side, number))[-1]
            before = places.setdefault(last, (before, rank, number))[0]
    return [joined.group_of(last) for last in sorted(places, key=lambda node: places[node])]


class _Joined:
    """Nodes that were joined, in groups."""

    def __init__(self) -> None:
        self.by_node: dict[Node, list[Node]] = {}

    def group_of(self, node: Node) -> list[Node]:
        """The group of a node, itself in it."""
        return self.by_node.setdefault(node, [node])

    def is_alone(self, node: Node) -> bool:
        """Whether nothing was joined to a node."""
        return len(self.group_of(node)) == 1

    def join(self, nodes: Sequence[Node]) -> None:
        """Make one group of the groups of all these nodes."""
        whole = sorted({other for node in nodes for other in self.group_of(node)})
        for node in whole:
            self.by_node[node] = whole
