"""How much a source may ask for, so that a hostile one is answered and not worked on for ever.

In: text and tokens. Out: nothing; a SourceError or a marked token where there is too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from zinepress.errors import SourceError, Where
from zinepress.source.mistakes import note_mistake
from zinepress.source.places import where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.rules_core import StateCore

SOURCE_LIMIT = 2_000_000
"""Bytes of a source with all it includes, and of all that its facts print."""
PARAGRAPH_LIMIT = 200_000
"""Characters of one block of running text."""
MARKS_LIMIT = 20_000
"""Signs in one block of running text that may begin markup; what they cost can add up."""
BRACKETS_LIMIT = 40_000
"""Opening brackets in one source: a link that is never finished costs more than other signs."""
TOKENS_LIMIT = 300_000
"""Block tokens of one source; a paragraph takes three."""
BLOCK_LEVELS = 60
"""Blocks inside blocks; a list takes two levels, itself and its item."""
INLINE_LEVELS = 100
"""Elements inside elements of running text."""
PARSER_LEVELS = 100
"""Where the parser stops reading; text beyond is lost, so it must lie above both limits."""
_MARKS = "[]*_`<{}^~&"


def check_size(size: int, path: str) -> None:
    """Raises SourceError when a source of `size` bytes is larger than the limit."""
    if size > SOURCE_LIMIT:
        raise SourceError(
            f"the text is {size / 1e6:.1f} MB, more than {SOURCE_LIMIT // 1_000_000} MB",
            Where(path),
            "make several publications of it",
        )


def short_enough(state: StateCore) -> None:
    """The core rule after blocks: what is beyond the limits is not read, and marked."""
    if len(state.tokens) > TOKENS_LIMIT:
        message = f"more than {TOKENS_LIMIT // 3:,} paragraphs, headings, items and cells"
        state.tokens = [_too_much(message)]
        return
    brackets = 0
    for token in state.tokens:
        if token.type != "inline":
            continue
        before = brackets
        brackets += token.content.count("[")
        message = _wrong(token.content, brackets)
        if message and before <= BRACKETS_LIMIT:
            note_mistake(token, message, "divide it with empty lines, or make several texts of it")
        token.content = "" if message else token.content


def _too_much(message: str) -> Token:
    """A mistake that stands in place of the whole text."""
    meta = {"message": message, "hint": "make several publications of it", "column": 1}
    return Token("mistake", "", 0, map=[0, 1], meta=meta)


def _wrong(content: str, brackets: int) -> str:
    """What is too much in a block of running text, empty where nothing is."""
    if brackets > BRACKETS_LIMIT:
        return f"up to here there are {brackets:,} opening square brackets"
    if len(content) > PARAGRAPH_LIMIT:
        return f"a paragraph of {len(content):,} characters is too long"
    marks = sum(map(content.count, _MARKS)) if len(content) > MARKS_LIMIT else 0
    return f"a paragraph with {marks:,} signs of markup is too much" if marks > MARKS_LIMIT else ""


def check_levels(tokens: Iterable[Token]) -> None:
    """Raises SourceError where blocks or inline elements are nested deeper than the limits."""
    place, depth = None, 0
    for token in tokens:
        place = where(token) if token.map else place
        depth += token.nesting
        deepest = max((child.level for child in token.children or ()), default=0)
        if depth > BLOCK_LEVELS or deepest >= INLINE_LEVELS:
            raise SourceError(
                "too many blocks or words inside one another",
                place,
                f"{BLOCK_LEVELS} levels of blocks and {INLINE_LEVELS} of words are the limit",
            )
