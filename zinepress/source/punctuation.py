"""Smart punctuation by language: dashes, ellipses, quotation marks, French spaces, CJK lines.

Code, addresses and escaped signs stay as they were typed. Of signs that are typographic already
only the spaces around French ones are mended.

In: tokens and their language. Out: the same tokens with other words in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.source.addresses import ADDRESS
from zinepress.source.marks import turn_marks
from zinepress.source.pieces import pieces
from zinepress.source.quotes import THIN
from zinepress.source.scripts import CJK
from zinepress.source.tokens import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it.token import Token

    from zinepress.source.pieces import Piece

_TYPED = re.compile(r"[\"']|--|\.\.\.")
_DASHES = re.compile(
    rf"(?:{ADDRESS})"
    r"|(?<!-)(?P<em>---)(?!-)"
    r"|(?<![-\s])(?P<between>--)(?![-\s])|(?<=\s)(?P<spaced>--)(?=\s)"
    r"|(?<!\.)(?P<dots>\.\.\.)(?!\.)"
)
_SIGNS = {"em": "—", "between": "–", "spaced": "–", "dots": "…"}
_SPACE = "[ \u00a0\u2009\u202f]?"
_FRENCH = re.compile(
    rf"(?:{ADDRESS})|(?P<open>«){_SPACE}|{_SPACE}(?P<close>»)"
    rf"|{_SPACE}(?P<colon>:)(?=[\s»”’)\]…]|$)|{_SPACE}(?P<mark>[;!?]+)(?=[\s»”’)\]…,.]|$)"
)
_OPENING = "([{«“‘—–-"
_CJK = re.compile(f"[{CJK}]")
_NEAR = 4
"""Tokens on either side of a line end in which its neighbours are looked for."""


def punctuate(tokens: Iterable[Token], language: str) -> None:
    """Sets the punctuation of all running text."""
    for block, here in spoken(tokens, language):
        if block.type != "inline" or not block.children:
            continue
        children = block.children
        if any(child.type == "text" and _TYPED.search(child.content) for child in children):
            _rewrite(children, here, _dashed)
            _rewrite(children, here, turn_marks)
        if "fr" in (here[:2], *(str(child.attrs.get("lang", ""))[:2] for child in children)):
            _rewrite(children, here, _spaced)
        if here.split("-")[0] in ("zh", "ja", "yue"):
            _join_lines(children)


def _rewrite(
    children: Sequence[Token], language: str, rule: Callable[[Sequence[Piece]], list[str]]
) -> None:
    """Gives the text tokens the words that a rule makes of them."""
    found = pieces(children, language)
    for piece, words in zip(found, rule(found), strict=True):
        piece.token.content = words


def _dashed(found: Sequence[Piece]) -> list[str]:
    """`---`, `--` and `...` as the signs they stand for."""
    return [_replaced(_DASHES, piece, _dash) for piece in found]


def _dash(match: re.Match[str], _piece: Piece) -> str:
    """The sign for what was typed; an address as it is."""
    return _SIGNS.get(match.lastgroup or "", match[0])


def _spaced(found: Sequence[Piece]) -> list[str]:
    """The thin spaces of French; French of other languages' pieces is left alone."""
    return [
        _replaced(_FRENCH, piece, _space) if piece.language[:2] == "fr" else piece.text
        for piece in found
    ]


def _space(match: re.Match[str], piece: Piece) -> str:
    """A French sign with its space; `fr-CA` has none before `;`, `!` and `?`."""
    kind = match.lastgroup
    if kind is None:
        return match[0]
    sign = match[kind]
    if kind == "open":
        return sign + THIN
    before = match.string[match.start() - 1] if match.start() else " "
    if before.isspace() or before in _OPENING or before in ";:!?":
        return match[0]
    if kind == "mark" and piece.language.startswith("fr-CA"):
        return sign
    return THIN + sign


def _replaced(
    pattern: re.Pattern[str], piece: Piece, sign: Callable[[re.Match[str], Piece], str]
) -> str:
    """The words of a piece with each match replaced, seen with the characters around them."""
    whole = piece.before + piece.text + piece.after
    parts: list[str] = []
    end = 1
    for match in pattern.finditer(whole):
        if match.start() >= 1 and match.end() < len(whole):
            parts += (whole[end : match.start()], sign(match, piece))
            end = match.end()
    return "".join((*parts, whole[end:-1]))


def _join_lines(children: list[Token]) -> None:
    """Takes out line ends between two CJK characters, where a space would be wrong."""
    kept: list[Token] = []
    for index, child in enumerate(children):
        if child.type == "softbreak":
            before = "".join(one.content for one in kept[-_NEAR:])
            after = "".join(one.content for one in children[index + 1 : index + 1 + _NEAR])
            if _CJK.match(before[-1:]) and _CJK.match(after[:1]):
                continue
        kept.append(child)
    children[:] = kept
