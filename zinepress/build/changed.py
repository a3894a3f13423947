"""What changed from one version of a text to another, for people who hold the old one.

In: the blocks of both, and the old pages. Out: `Change`s: the words as they were and as they are,
cut down to where they differ, and the page of the old copy they stand on.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zinepress.handout.desk.holding import Change, Piece
from zinepress.translate.compare import Item, compare
from zinepress.translate.likeness import words
from zinepress.translate.said import together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.translate.compare import Link

NEAR = 14
"""Words and spaces that are shown on either side of what changed."""
_JOINING = "\u200c\u200d'’-‐‑"
"""What joins letters to one word."""
_SURE = 24
"""Letters by which a passage is found on a page."""

Blocks = tuple[tuple[str, str], ...]


def changes(old: Blocks, new: Blocks, pages: Sequence[str] = ()) -> tuple[Change, ...]:
    """The changes in the order of the old text; `pages` are the words of each old page."""
    before = [Item(said, kind) for kind, said in old]
    after = [Item(said, kind) for kind, said in new]
    links = compare(before, after, by_place=True)
    known_old = {number for link in links for number in link.old}
    known_new = {number for link in links for number in link.new}
    pairs = [(link.old, link.new) for link in links if not link.is_same]
    pairs += [((number,), ()) for number in range(len(old)) if number not in known_old]
    pairs += [((), (number,)) for number in range(len(new)) if number not in known_new]
    letters = [_letters(page) for page in pages]
    told = []
    for here, there in pairs:
        was = together(before[number].words for number in here)
        now = together(after[number].words for number in there)
        if was == now:
            continue
        # what is new stands behind the last old block before it
        place = here[0] if here else _place_of(there[0], links)
        told.append((place, there, Change(_pieces(was, now), _page(was, letters))))
    return tuple(change for *_, change in sorted(told, key=lambda one: one[:2]))


def _place_of(new: int, links: Sequence[Link]) -> float:
    """Between which old blocks a new one stands."""
    before = [link.old[-1] for link in links if link.new[0] < new]
    return max(before, default=-1) + 0.5


def _pieces(was: str, now: str) -> tuple[Piece, ...]:
    """What stays, goes and comes, word by word; long stretches that stay are cut down."""
    here, there = _tokens(was), _tokens(now)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    codes = matcher.get_opcodes()
    if matcher.ratio() < 0.4:
        codes = [("replace", 0, len(here), 0, len(there))]
    pieces: list[Piece] = []
    for at, (kind, start, end, start_now, end_now) in enumerate(codes):
        if kind == "equal":
            shown = _cut(here[start:end], behind=at > 0, before=at < len(codes) - 1)
            pieces.append(Piece("same", shown))
            continue
        pieces.append(Piece("gone", "".join(here[start:end])))
        pieces.append(Piece("new", "".join(there[start_now:end_now])))
    return tuple(piece for piece in pieces if piece.text)


def _tokens(text: str) -> list[str]:
    """Words and what stands between them; what a joiner, an apostrophe or a dash joins is one."""
    tokens: list[str] = []
    for word in words(text):
        if tokens and not word.isspace() and (word in _JOINING or tokens[-1][-1] in _JOINING):
            tokens[-1] += word
        else:
            tokens.append(word)
    return tokens


def _cut(told: Sequence[str], *, behind: bool, before: bool) -> str:
    """What stays, shown only near what changed behind and before it."""
    least = NEAR * (behind + before)
    if len(told) <= least + 4:
        return "".join(told)
    head = "".join(told[:NEAR]).rstrip() if behind else ""
    tail = "".join(told[-NEAR:]).lstrip() if before else ""
    return f"{head} … {tail}" if head and tail else f"{head}…{tail}"


def _letters(text: str) -> str:
    """Letters and digits alone: pages break words, and blocks do not."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _page(was: str, pages: Sequence[str]) -> int | None:
    """The number of the page that a passage begins on, where one page alone has it."""
    sought = _letters(was)[:_SURE]
    found = [number for number, page in enumerate(pages, 1) if sought and sought in page]
    return found[0] if len(found) == 1 else None
