"""Numbers and addresses in right-to-left text, and right-to-left facts in other text.

In a line of Arabic script `213-555-0142` would be printed `0142-555-213`, and `#MeToo` as `MeToo#`.
Telephone numbers, dates, times, ranges, sums, and Latin words with a sign before or behind them
are therefore put in elements with a direction of their own, and so are facts, addresses and code.

In: tokens and their language, or plain text. Out: tokens with `<bdi dir="ltr">` around such runs,
or text with the invisible signs that do the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from zinepress.press.languages import direction
from zinepress.source.addresses import ADDRESS
from zinepress.source.tokens import closing, opening, spoken, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

_HYPHENS = r"‐‑‒–—−\-"
_SPACES = " \u00a0\u202f"
_RUN = re.compile(
    rf"(?P<whole>{ADDRESS}"
    r"|(?<![\w#@])[#@][A-Za-z][A-Za-z\d_]*"
    r"|(?<![A-Za-z\d])[A-Za-z][A-Za-z\d]{,30}(?:\++|#)(?!\w)"
    r"|(?<![A-Za-z.])(?:[A-Za-z]\.){2,9}(?![A-Za-z])"
    r"|[$£€¥₪₹]\d[\d.,]*(?<=\d)|(?<![\d.,])\d[\d.,]*[$£€¥₪₹])"
    rf"|(?<![A-Za-z\d])\+?(?:\(\+?\d+\)[{_SPACES}]?)?"
    rf"\d(?:[\d./:{_HYPHENS}{_SPACES}]|\(\d+\))*\d(?![A-Za-z\d])"
)
"""An address, `#MeToo`, `@name`, `C++`, `U.S.`, `$20`, or figures with signs between them, where
brackets stand only in pairs."""
_SEPARATOR = re.compile(rf"[()/:{_HYPHENS}+]")
_SPACE = re.compile(f"[{_SPACES}]+")
_CODE = ("code_inline", "fence", "code_block")


def isolate(tokens: Iterable[Token], language: str) -> None:
    """Gives runs that must not be reordered an element of their own."""
    for block, here in spoken(tokens, language):
        if block.type in _CODE and _is_rtl(here):
            block.attrs.setdefault("dir", "ltr")
        if block.children and (_is_rtl(here) or any(map(_is_foreign, block.children))):
            block.children = list(_isolated(block.children, here))


def isolated(text: str, language: str) -> str:
    """A plain text for a line of the language, what must not be reordered kept apart.

    One that has only Latin letters, such as a name, is kept apart whole.
    """
    if not _is_rtl(language):
        return text
    letters = [one for one in text if one.isalpha()]
    if letters and all(unicodedata.bidirectional(one) == "L" for one in letters):
        return _bracketed(text)
    parts, end = [], 0
    for start, stop in _runs(text):
        parts += [text[end:start], _bracketed(text[start:stop])]
        end = stop
    return "".join((*parts, text[end:]))


def _bracketed(text: str) -> str:
    """A text that runs from left to right whatever stands around it."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


@cache
def _is_rtl(language: str) -> bool:
    """Whether the lines of a language run from right to left."""
    return direction(language) == "rtl"


def _is_foreign(token: Token) -> bool:
    """Whether a token may have a direction that is not that of the text around it."""
    return "lang" in token.attrs or "fact" in token.meta


def _isolated(children: Sequence[Token], language: str) -> Iterator[Token]:
    """Inline tokens with elements around runs."""
    bare = False
    for token, here in spoken(children, language):
        rtl = _is_rtl(here)
        if token.info == "auto":
            bare = token.nesting == 1
            if bare and rtl:
                token.attrs["dir"] = "ltr"
        elif token.type == "code_inline" and rtl:
            token.attrs.setdefault("dir", "ltr")
        if token.type != "text" or bare:
            yield token
        elif "fact" in token.meta:
            yield from _fact(token, rtl=rtl)
        elif rtl:
            yield from _divided(token)
        else:
            yield token


def _fact(token: Token, *, rtl: bool) -> Iterator[Token]:
    """A fact in an element of its own, when its direction is not that of the text around it."""
    runs = _direction_of(token.content)
    if runs == ("rtl" if rtl else "ltr"):
        yield token
    else:
        yield from _apart(token.content, runs)


def _direction_of(text: str) -> str:
    """The direction of the first letter that has one; that of figures where none has."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def _apart(text: str, runs: str) -> tuple[Token, Token, Token]:
    """Words in an element with a direction of its own."""
    return opening("isolate", "bdi", dir=runs), words(text), closing("isolate", "bdi")


def _divided(token: Token) -> Iterator[Token]:
    """A text token with its runs apart."""
    end = 0
    for start, stop in _runs(token.content):
        if start > end:
            yield words(token.content[end:start])
        yield from _apart(token.content[start:stop], "ltr")
        end = stop
    if end < len(token.content):
        yield words(token.content[end:]) if end else token


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where runs of figures that a right-to-left line would reorder begin and end."""
    for match in _RUN.finditer(text):
        if match["whole"] or _is_telephone(match[0]):
            yield match.span()
            continue
        start = match.start()
        for part in _SPACE.split(match[0]):
            at = text.index(part, start)
            start = at + len(part)
            if _SEPARATOR.search(part):
                yield at, start


def _is_telephone(run: str) -> bool:
    """Whether figures with spaces between them are one number, and not several numbers."""
    groups = _SPACE.split(run)
    sizes = [sum(character.isdigit() for character in group) for group in groups]
    if len(groups) == 1:
        return bool(_SEPARATOR.search(run))
    if run[0] in "+(":
        return True
    return sum(sizes) >= 7 and (len(groups) > 2 or sizes == [3, 4])
