"""Whether the words are those of the language: left over, in another script, doubled, cut short.

In: a `Pair`. Out: mostly warnings; an error for a text in the wrong script.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zinepress.errors import Severity
from zinepress.press.languages import english_name, script
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELLING = {
    "en": "the and of to that is with you for this are your they have from we who be by not it "
    "their was been has will or when what can if our which would there were",
    "es": "el los las que del para una por con su como pero sus este esta son más nos usted "
    "cuando todo ser hay donde está muy también fue",
    "fr": "le les des est une dans que qui pour vous pas sur avec sont nous votre cette mais "
    "leur ont aux ses tout être",
    "de": "der die das und ist nicht mit sie den von für auf ein eine dem sich wir auch wenn "
    "werden sind haben oder aber",
    "pt": "os das que não uma com para você são mas pelo pela seu sua mais quando isso também foi",
}
"""Small words that tell a language, few of which stand in the others'."""
_SHARE = 0.2
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN_RUN = re.compile(r"(?:[A-Za-z'’]+[ ,;:]+){4,}[A-Za-z'’]+")
_DOUBLED = re.compile(r"(?<!\w)([^\W\d_]{2,})\s+\1(?!\w)", re.IGNORECASE)
_DOUBLE_OFTEN = frozenset(
    {
        *("am", "bn", "fa", "fil", "hi", "ht", "hy", "id", "ja", "ka", "km", "ko", "lo", "ms"),
        *("my", "ne", "pa", "ps", "sw", "th", "tr", "ur", "vi", "zh"),
    }
)
"""Languages that say a word twice on purpose."""
_MAY_DOUBLE = frozenset(("nous", "vous", "die", "der", "das", "sie", "que", "si", "bla"))
_SCRIPTS = {
    "Arab": "ARABIC",
    "Armn": "ARMENIAN",
    "Beng": "BENGALI",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Gujr": "GUJARATI",
    "Guru": "GURMUKHI",
    "Hans": "CJK",
    "Hant": "CJK",
    "Hebr": "HEBREW",
    "Jpan": "CJK|HIRAGANA|KATAKANA",
    "Khmr": "KHMER",
    "Knda": "KANNADA",
    "Kore": "HANGUL",
    "Laoo": "LAO",
    "Latn": "LATIN",
    "Mlym": "MALAYALAM",
    "Mymr": "MYANMAR",
    "Sinh": "SINHALA",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
    "Thai": "THAI",
}
"""How the Unicode names of the letters of a script begin."""
_LENGTHS = {
    "es": 1.12, "fr": 1.11, "it": 1.12, "pt": 1.04, "de": 1.12, "so": 1.09, "ru": 1.10, "uk": 1.05,
    "hy": 1.04, "vi": 1.22, "fil": 1.17, "my": 1.41, "fa": 0.85, "ar": 0.70, "he": 0.67, "ht": 0.98,
    "km": 0.99, "ja": 0.39, "ko": 0.44, "zh": 0.26,
}  # fmt: skip
"""Letters of a language to each letter of English, measured on one text."""
_LONG = 80
_SHORTEST, _LONGEST = 0.5, 1.9


def left_over(pair: Pair) -> Iterator[Trouble]:
    """A passage that is still in the language of the source."""
    telling = _TELLING.get(pair.source_language.split("-")[0])
    words = pair.target.words
    if script(pair.language) != "Latn" and script(pair.source_language) == "Latn":
        run = _LATIN_RUN.search(words)
        if run and any(word[0].islower() for word in run[0].split()):
            yield _left(pair, run[0])
        return
    if not telling or pair.language.split("-")[0] == pair.source_language.split("-")[0]:
        return
    known = set(telling.split(" ")) - set(_TELLING.get(pair.language.split("-")[0], "").split(" "))
    for passage in re.split(r"(?<=[.!?;:])\s+", words):
        found = [word.casefold() for word in _WORD.findall(passage)]
        count = sum(word in known for word in found)
        if len(found) >= 4 and count >= 2 and count >= _SHARE * len(found):
            yield _left(pair, passage)


def wrong_script(pair: Pair) -> Iterator[Trouble]:
    """A block in letters of another script than the language is written in."""
    name = _SCRIPTS.get(script(pair.language))
    letters = [sign for sign in _without_names(pair.target.words) if sign.isalpha()]
    if name is None or len(letters) < 10:
        return
    right = sum(bool(re.match(name, unicodedata.name(sign, ""))) for sign in letters)
    if right < 0.5 * len(letters):
        language = english_name(pair.language)
        message = f"this is not in the letters that {language} is written in"
        yield Trouble(message, "is it the right text, in the right file?", at=pair.target.words)


def doubled(pair: Pair) -> Iterator[Trouble]:
    """A word that stands twice in a row by mistake."""
    if pair.language.split("-")[0] in _DOUBLE_OFTEN or _DOUBLED.search(pair.source.words):
        return
    for match in _DOUBLED.finditer(pair.target.words):
        if match[1].casefold() not in _MAY_DOUBLE:
            message = f"'{match[1]}' stands twice"
            yield Trouble(message, "delete one", Severity.WARNING, match[0], is_in_source=False)


def length(pair: Pair) -> Iterator[Trouble]:
    """A paragraph that is far shorter or longer than usual: something may be cut off or doubled."""
    wanted, there = len(pair.source.words), len(pair.target.words)
    usual = _LENGTHS.get(pair.language.split("-")[0], 1.0)
    usual /= _LENGTHS.get(pair.source_language.split("-")[0], 1.0)
    if wanted < _LONG:
        return
    share = there / wanted / usual
    if not _SHORTEST <= share <= _LONGEST:
        message = f"{'shorter' if share < 1 else 'longer'} than such a paragraph usually is"
        hint = "see whether a sentence is missing" if share < 1 else "see whether something doubles"
        yield Trouble(f"{message}: {there} letters for {wanted}", hint, Severity.WARNING)


def _left(pair: Pair, passage: str) -> Trouble:
    """The trouble of a passage in the language of the source."""
    shown = passage if len(passage) <= 60 else passage[:57].rsplit(" ", 1)[0] + " ..."
    language = english_name(pair.source_language)
    message = f"still in {language}: '{shown}'"
    return Trouble(message, "translate it", Severity.WARNING, passage)


def _without_names(words: str) -> str:
    """A text without code, tags that begin with # or @, and names in capital letters."""
    return re.sub(r"`[^`]*`|[#@]\w+|\{\{[^}]*\}\}|\b[A-Z][\w.]*\b", "", words)
