"""Straight quotation marks become those of the language.

In: the pieces of a paragraph. Out: their words with marks turned.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.source.addresses import ADDRESS
from zinepress.source.pieces import OBJECT
from zinepress.source.quotes import marks_of
from zinepress.source.scripts import CJK, HANGUL, SOUTH_EAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.source.pieces import Piece
    from zinepress.source.quotes import Marks

_STRAIGHT = re.compile(rf"(?:{ADDRESS})|(?P<mark>[\"'])")
_LEFT_OUT = re.compile(
    r"'(?:\d\ds?\b|(?:tis|twas|twere|twill|em|cause|til|round|n)\b)", re.IGNORECASE
)
"""What begins with an apostrophe, for letters or figures are left out: '90s, 'tis."""


_UNSPACED = re.compile(f".?[{CJK}{HANGUL}{SOUTH_EAST}]", re.DOTALL)
"""A pair of which one is of a script that puts no spaces around quotations."""
_FARTHEST = 40
"""Marks that wait for a partner and are looked at; more are never meant, and cost."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A straight mark: the piece it is in, its offset there, and what stands around it."""

    piece: int
    at: int
    level: int
    sign: str
    opens: bool
    closes: bool
    between: bool
    """Letters or figures on both sides: within a word, or before an ending."""
    measure: bool
    """A figure before it: alone, it may mean inches or feet."""


def turn_marks(pieces: Sequence[Piece]) -> list[str]:
    """The words of each piece with its marks turned."""
    turned: list[dict[int, str]] = [{} for _piece in pieces]
    waiting: list[_Mark] = []
    for mark in _read_marks(pieces):
        marks = marks_of(pieces[mark.piece].language)
        if marks is None:
            continue
        while waiting and waiting[-1].level > mark.level:
            waiting.pop()
        partner = _partner(mark, waiting) if _may_close(mark, marks) else None
        if partner is None:
            turned[mark.piece][mark.at] = _alone(mark, marks)
            waiting += [mark] if mark.opens else []
            continue
        opening = waiting[partner]
        del waiting[partner:]
        double = mark.sign == '"'
        turned[opening.piece][opening.at] = marks.opening if double else marks.inner_opening
        turned[mark.piece][mark.at] = marks.closing if double else marks.inner_closing
    return [_rewritten(piece.text, signs) for piece, signs in zip(pieces, turned, strict=True)]


def _read_marks(pieces: Sequence[Piece]) -> Iterator[_Mark]:
    """Every straight mark of the pieces, in order, outside addresses."""
    for number, piece in enumerate(pieces):
        text = piece.text
        for match in _STRAIGHT.finditer(text):
            if not match["mark"]:
                continue
            at = match.start()
            before = text[at - 1] if at else piece.before
            after = text[at + 1] if at + 1 < len(text) else piece.after
            opens, closes = _flanks(before, after)
            if match["mark"] == "'" and _LEFT_OUT.match(text, at) and _is_left_out(piece, at):
                opens = False
            between = not opens and not closes and before.isalnum() and after.isalnum()
            if between and _UNSPACED.match(before + after):
                opens = closes = True
            measure = before.isdigit() and (closes or after.isdigit())
            level = piece.token.level
            yield _Mark(number, at, level, match["mark"], opens, closes, between, measure)


def _is_left_out(piece: Piece, at: int) -> bool:
    """Whether what looks like an elision is one: the words are English, the figures anyone's."""
    return piece.text[at + 1].isdigit() or piece.language.split("-")[0] == "en"


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark between two characters can open, and whether it can close."""
    opens = not after.isspace() and not (
        _is_punctuation(after) and not (before.isspace() or _is_punctuation(before))
    )
    closes = not before.isspace() and not (
        _is_punctuation(before) and not (after.isspace() or _is_punctuation(after))
    )
    if opens and closes:
        return _is_punctuation(before), _is_punctuation(after)
    return opens, closes


def _is_punctuation(character: str) -> bool:
    """Whether a character is punctuation or a symbol."""
    return character != OBJECT and unicodedata.category(character)[0] in "PS"


def _may_close(mark: _Mark, marks: Marks) -> bool:
    """Whether a mark may close another; a double one also before the ending of a word.

    Unless the language writes double marks within words.
    """
    return mark.closes or (mark.between and mark.sign == '"' and not marks.within)


def _partner(mark: _Mark, waiting: Sequence[_Mark]) -> int | None:
    """The index of the mark that waits for this one to close it."""
    for index in range(len(waiting) - 1, max(-1, len(waiting) - _FARTHEST), -1):
        if waiting[index].level < mark.level:
            return None
        if waiting[index].sign == mark.sign:
            return index
    return None


def _alone(mark: _Mark, marks: Marks) -> str:
    """What a mark becomes that has no partner, or none yet."""
    if mark.measure:
        return mark.sign
    if mark.sign == "'":
        return marks.apostrophe
    if mark.opens:
        return marks.opening
    if mark.closes:
        return marks.closing
    return marks.within or mark.sign


def _rewritten(text: str, signs: dict[int, str]) -> str:
    """The text with the signs at these offsets replaced."""
    parts: list[str] = []
    end = 0
    for at, sign in sorted(signs.items()):
        parts += (text[end:at], sign)
        end = at + 1
    return "".join((*parts, text[end:]))
