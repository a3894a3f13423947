"""What became of each block between an older and a newer state of one text.

In: the blocks of both, by their words and kinds. Out: `Link`s; each block is in at most one.
Equal words are found first, in order and then out of it; then blocks that were split or merged;
then, among what is left between the same neighbours, what is alike or stands in the same place;
last, what is alike anywhere.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zinepress.translate.likeness import Bag, likeness
from zinepress.translate.said import together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

ALIKE = 0.5
"""Likeness from which a block between the same neighbours may be an older one, changed."""
_FAR = 0.6
"""Likeness from which a block elsewhere may be."""
_PARTED = 0.75
"""Likeness from which several blocks together may be one that was changed and split."""
_MANY_TO_COMPARE, _MANY_TO_ALIGN = 10_000, 250_000
"""Pairs beyond which a text counts as another text, so that a rewritten book stays quick."""
_PARTS = 6
"""Blocks that one may have been split into."""


class Became(StrEnum):
    """What became of a block, apart from whether its words changed."""

    STAYED = "stayed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REPLACED = "replaced"
    """Other words stand in its place."""


class Item(NamedTuple):
    """A block to compare: its words and its kind, empty where that is not known."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Blocks of the older state and what they are in the newer, by their numbers from 0."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    became: Became
    is_same: bool
    """Whether the words are the same."""


def compare(old: Sequence[Item], new: Sequence[Item], *, by_place: bool) -> tuple[Link, ...]:
    """The links between two states.

    With `by_place`, what is left between the same neighbours is linked even where one side has
    more of it; else only where both have as many blocks, of the same kinds.
    """
    matching = _Matching(old, new)
    matching.link_equal()
    matching.link_parted()
    matching.link_alike()
    matching.link_placed(strictly=not by_place)
    matching.link_far()
    return tuple(sorted(matching.links, key=lambda link: (link.old, link.new)))


class _Matching:
    """One comparison: the links so far, and what is still without one."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.links: list[Link] = []
        self.left_old = set(range(len(old)))
        self.left_new = set(range(len(new)))
        self.bags_old = [Bag(item.words) for item in old]
        self.bags_new = [Bag(item.words) for item in new]

    def link(self, link: Link) -> None:
        """Take a link up, unless one of its blocks has one already."""
        if self.left_old.issuperset(link.old) and self.left_new.issuperset(link.new):
            self.links.append(link)
            self.left_old.difference_update(link.old)
            self.left_new.difference_update(link.new)

    def link_equal(self) -> None:
        """Link equal words: first those in order, then those that moved."""
        here, there = [one.words for one in self.old], [one.words for one in self.new]
        matcher = SequenceMatcher(None, here, there, autojunk=False)
        for start, start_new, size in matcher.get_matching_blocks():
            for step in range(size):
                pair = (start + step,), (start_new + step,)
                self.link(Link(*pair, Became.STAYED, is_same=True))
        places: dict[str, list[int]] = {}
        for number in sorted(self.left_new):
            places.setdefault(there[number], []).append(number)
        for number in sorted(self.left_old):
            if places.get(here[number]):
                place = places[here[number]].pop(0)
                self.link(Link((number,), (place,), Became.MOVED, is_same=True))

    def link_parted(self) -> None:
        """Link blocks whose words are exactly those of several neighbours on the other side."""
        for whole in sorted(self.left_old):
            for parts in _parts(self.old[whole].words, self.new, self.left_new):
                self.link(Link((whole,), parts, Became.SPLIT, is_same=True))
        for whole in sorted(self.left_new):
            for parts in _parts(self.new[whole].words, self.old, self.left_old):
                self.link(Link(parts, (whole,), Became.MERGED, is_same=True))

    def link_alike(self) -> None:
        """Link what is alike between the same neighbours, the most alike first."""
        for old, new in list(self.gaps()):
            if len(old) * len(new) > _MANY_TO_COMPARE:
                continue
            found = [*self.pairs(old, new, ALIKE), *self.nearly_parted(old, new)]
            for _, link in sorted(found, key=lambda one: (-one[0], one[1].old, one[1].new)):
                self.link(link)

    def link_placed(self, *, strictly: bool) -> None:
        """Link what stands between the same neighbours, whatever it says."""
        for old, new in list(self.gaps()):
            if strictly and [self.old[n].kind for n in old] != [self.new[n].kind for n in new]:
                continue
            for here, there in self.aligned(old, new):
                self.link(Link((here,), (there,), Became.REPLACED, is_same=False))

    def link_far(self) -> None:
        """Link what is alike anywhere: moved, and changed as well."""
        if len(self.left_old) * len(self.left_new) > _MANY_TO_COMPARE:
            return
        found = self.pairs(sorted(self.left_old), sorted(self.left_new), _FAR)
        for _, link in sorted(found, key=lambda one: (-one[0], one[1].old, one[1].new)):
            self.link(Link(link.old, link.new, Became.MOVED, is_same=False))

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left of both states between the same two neighbours, where both have some."""
        anchors = self.anchors()
        for (old, new), (end, end_new) in pairwise(anchors):
            here = [number for number in range(old + 1, end) if number in self.left_old]
            there = [number for number in range(new + 1, end_new) if number in self.left_new]
            if here and there:
                yield here, there

    def anchors(self) -> list[tuple[int, int]]:
        """Linked pairs whose order is the same in both states, between two ends."""
        anchors = [(-1, -1), (len(self.old), len(self.new))]
        for link in sorted(self.links, key=lambda one: (one.became != Became.STAYED, one.old)):
            for pair in ((link.old[0], link.new[0]), (link.old[-1], link.new[-1])):
                at = bisect(anchors, pair)
                if anchors[at - 1][0] < pair[0] and anchors[at - 1][1] < pair[1] < anchors[at][1]:
                    anchors.insert(at, pair)
        return anchors

    def pairs(
        self, old: Collection[int], new: Collection[int], least: float
    ) -> Iterator[tuple[float, Link]]:
        """Links of what is alike at least that much, each with the likeness."""
        for here in old:
            for there in new:
                if self.bags_old[here].at_most(self.bags_new[there]) >= least:
                    share = likeness(self.old[here].words, self.new[there].words)
                    if share >= least:
                        yield share, Link((here,), (there,), Became.STAYED, is_same=False)

    def nearly_parted(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[float, Link]]:
        """Links of blocks that were split or merged and changed a little as well."""
        for share, whole, parts in _nearly_parts(old, self.old, new, self.new):
            yield share, Link((whole,), parts, Became.SPLIT, is_same=False)
        for share, whole, parts in _nearly_parts(new, self.new, old, self.old):
            yield share, Link(parts, (whole,), Became.MERGED, is_same=False)

    def aligned(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
        """As many pairs as there can be, in order, that fit the best together."""
        if len(old) == len(new) or len(old) * len(new) > _MANY_TO_ALIGN:
            yield from zip(old, new, strict=False)
        elif len(old) < len(new):
            yield from _best(old, new, self.fit)
        else:
            pairs = _best(new, old, lambda there, here: self.fit(here, there))
            yield from ((here, there) for there, here in pairs)

    def fit(self, old: int, new: int) -> float:
        """How well a newer block fits in the place of an older: by words, kind and length."""
        here, there = self.old[old], self.new[new]
        lengths = sorted((len(here.words) + 8, len(there.words) + 8))
        same_kind = 0.3 * (here.kind == there.kind)
        return (
            self.bags_old[old].at_most(self.bags_new[new])
            + same_kind
            + 0.2 * lengths[0] / lengths[1]
        )


def _best(
    few: Sequence[int], many: Sequence[int], fit: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """All of the few in order, each with one of the many in order, that fit the best together."""
    spare = len(many) - len(few)
    best = [0.0] * (spare + 1)
    taken: list[list[bool]] = []
    for count, here in enumerate(few):
        row: list[float] = []
        chose: list[bool] = []
        for skipped in range(spare + 1):
            here_now = best[skipped] + fit(here, many[count + skipped])
            earlier = row[-1] if row else float("-inf")
            chose.append(here_now > earlier)
            row.append(max(here_now, earlier))
        best = row
        taken.append(chose)
    pairs: list[tuple[int, int]] = []
    skipped = spare
    for count in range(len(few) - 1, -1, -1):
        while not taken[count][skipped]:
            skipped -= 1
        pairs.append((few[count], many[count + skipped]))
    return pairs[::-1]


def _parts(whole: str, items: Sequence[Item], left: Collection[int]) -> Iterator[tuple[int, ...]]:
    """Numbers of neighbours among `left` whose words together are those of `whole`."""
    for start in sorted(left):
        if not items[start].words or not whole.startswith(items[start].words):
            continue
        for stop in range(start + 2, min(start + _PARTS, len(items)) + 1):
            if stop - 1 not in left:
                break
            if together(item.words for item in items[start:stop]) == whole:
                yield tuple(range(start, stop))


def _nearly_parts(
    wholes: Sequence[int], items: Sequence[Item], parts: Sequence[int], others: Sequence[Item]
) -> Iterator[tuple[float, int, tuple[int, int]]]:
    """Blocks that are more like two neighbours together than like either, and how much."""
    for one, next_one in pairwise(parts):
        if next_one != one + 1:
            continue
        pair = (others[one].words, others[next_one].words)
        for whole in wholes:
            words = items[whole].words
            if Bag(words).at_most(Bag(together(pair))) < _PARTED:
                continue
            share = likeness(words, together(pair))
            if share >= _PARTED and share > max(likeness(words, part) for part in pair) + 0.1:
                yield share, whole, (one, next_one)
