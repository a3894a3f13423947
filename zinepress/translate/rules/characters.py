"""Characters that nobody sees, and signs that another language uses.

In: a `Pair`. Out: warnings; an error for what stands for a letter that was lost.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zinepress.errors import Severity
from zinepress.press.languages import direction, script
from zinepress.source.quotes import marks_of
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = re.compile("\ufffd")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_OPENED, _CLOSED = "\u2066\u2067\u2068", "\u2069"
_MARKS = re.compile("[\u200e\u200f\u061c]")
_INVISIBLE = re.compile(r"(?<=\w)[\u200b\u2060\ufeff\u00ad\u180e](?=\w)")
_JOINERS = re.compile(r"(?<=[A-Za-zÀ-ɏЀ-ӿ])[\u200c\u200d](?=[A-Za-zÀ-ɏЀ-ӿ])")
_KEPT = re.compile(r"(`[^`]*`|https?://\S+|www\.\S+|\]\([^)]*\)|\{[^}]*\})")
"""Code, addresses and braces."""
_QUOTES = "“”„«»「」『』"
_ARABIC = "؀-ۿ"
_SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "Arab": (
        (rf"(?<=[{_ARABIC}]),(?=\s|$)", "،"),
        (rf"(?<=[{_ARABIC}]);(?=\s|$)", "؛"),
        (rf"(?<=[{_ARABIC}])\?", "؟"),
    ),
    "Armn": ((r"(?<=[԰-֏])[.](?=\s+[Ա-Ֆ]|\s*$)", "։"), (r"(?<=[԰-֏])\?", "՞ on the vowel")),
    "Grek": ((r"(?<=[Ͱ-Ͽ])\?", ";"),),
    "Ethi": ((r"(?<=[ሀ-፿])[.](?=\s|$)", "።"),),
    "Hans": (
        (r"(?<=[㐀-鿿]),", "，"),
        (r"(?<=[㐀-鿿])\.(?=\s|$)", "。"),
        (r"(?<=[㐀-鿿])\?", "？"),
    ),
    "Hant": (
        (r"(?<=[㐀-鿿]),", "，"),
        (r"(?<=[㐀-鿿])\.(?=\s|$)", "。"),
        (r"(?<=[㐀-鿿])\?", "？"),
    ),
    "Jpan": ((r"(?<=[぀-鿿]),", "、"), (r"(?<=[぀-鿿])\.(?=\s|$)", "。")),
    "Kore": ((r"(?<=[가-힣])。", "."), (r"(?<=[가-힣])、", ",")),
    "Deva": ((r"(?<=[ऀ-ॿ])\.(?=\s+[ऀ-ॿ]|\s*$)", "।"),),
}
"""By script: a sign of another language, and the one that is usual."""


def invisible(pair: Pair) -> Iterator[Trouble]:
    """Characters that nobody sees and that break searching, hyphenation or the order of letters."""
    text = pair.target_text
    for match in _LOST.finditer(text):
        yield _at(text, match, "a letter was lost here", "type it again", Severity.ERROR)
    for pattern in (_INVISIBLE, _JOINERS):
        for match in pattern.finditer(text):
            message = f"an invisible character, U+{ord(match[0]):04X}, in a word"
            yield _at(text, match, message, "delete it", Severity.WARNING)


def direction_marks(pair: Pair) -> Iterator[Trouble]:
    """Marks that turn the direction of text; numbers and addresses are set right without them."""
    text = pair.target_text
    for match in _OVERRIDES.finditer(text):
        message = f"an invisible character, U+{ord(match[0]):04X}, turns the order of letters"
        yield _at(text, match, message, "delete it", Severity.WARNING)
    opened = sum(text.count(sign) for sign in _OPENED)
    if opened != text.count(_CLOSED):
        message = "an invisible mark of direction is opened and not closed, or the other way"
        yield Trouble(message, "delete the marks", Severity.WARNING, is_in_source=False)
    if direction(pair.language) == "ltr":
        for match in _MARKS.finditer(text):
            message = f"an invisible mark of direction, U+{ord(match[0]):04X}"
            yield _at(text, match, message, "delete it", Severity.WARNING)


def composed(pair: Pair) -> Iterator[Trouble]:
    """Letters and their accents are one character each (NFC), so that fonts and searches agree."""
    text = pair.target_text
    if unicodedata.normalize("NFC", text) != text:
        message = "some letters and their accents are two characters each"
        hint = "type them anew, or let 'zinepress translate check --fix' do it"
        yield Trouble(message, hint, Severity.WARNING, is_in_source=False)


def quotes(pair: Pair) -> Iterator[Trouble]:
    """Quotation marks of another language; straight ones become the right ones by themselves."""
    marks = marks_of(pair.language)
    if marks is None:
        return
    usual = f"{marks.opening}{marks.closing}{marks.inner_opening}{marks.inner_closing}"
    for sign in dict.fromkeys(sign for sign in pair.target_text if sign in _QUOTES):
        if sign not in usual:
            hint = 'write straight marks, "so"; they become the right ones by themselves'
            message = f"the quotation mark {sign} is of another language"
            yield Trouble(message, hint, Severity.WARNING, sign, is_in_source=False)


def signs(pair: Pair) -> Iterator[Trouble]:
    """Commas, stops and question marks of another script."""
    text = _without_code(pair.target_text)
    for pattern, usual in _SIGNS.get(script(pair.language), ()):
        match = re.search(pattern, text)
        if match:
            message = f"'{match[0]}' where '{usual}' is usual"
            at = text[max(0, match.start() - 12) : match.end()]
            yield Trouble(message, f"write {usual}", Severity.WARNING, at, is_in_source=False)


def opening_signs(pair: Pair) -> Iterator[Trouble]:
    """Spanish opens its questions and exclamations too."""
    if pair.language.split("-")[0] not in ("es", "gl", "ast"):
        return
    text = _without_code(pair.target.words)
    for opening, closing in ("¿?", "¡!"):
        if text.count(closing) > text.count(opening):
            message = f"'{closing}' without '{opening}'"
            hint = f"open it with '{opening}'"
            yield Trouble(message, hint, Severity.WARNING, closing, is_in_source=False)


def mended(text: str, language: str) -> str:
    """The text of a block with what is surely wrong set right; code and addresses stay."""
    text = unicodedata.normalize("NFC", text)
    for pattern in (_INVISIBLE, _JOINERS, _OVERRIDES):
        text = pattern.sub("", text)
    parts = _KEPT.split(text)
    for sign, usual in _SIGNS.get(script(language), ()):
        if len(usual) == 1:
            parts[::2] = [re.sub(sign, usual, part) for part in parts[::2]]
    return "".join(parts)


def _at(text: str, match: re.Match[str], message: str, hint: str, severity: Severity) -> Trouble:
    """A trouble at a place in a text, with a few letters before it to find it by."""
    at = text[max(0, match.start() - 12) : match.end()]
    return Trouble(message, hint, severity, at, is_in_source=False)


def _without_code(text: str) -> str:
    """A text without code and addresses."""
    return _KEPT.sub(" ", text)
