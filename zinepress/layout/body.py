"""The text of a document made ready for a page.

In: the HTML of a document. Out: the same HTML, its pictures led to where they are fetched, its
own words in the edition's language, no short word alone on a last line.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from markupsafe import Markup

from zinepress.layout.references import BASE
from zinepress.press.localised import localised
from zinepress.source.isolate import isolated
from zinepress.source.strings import STRINGS, say

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.layout.strings import Words

SOURCE = f"{BASE}source/"
_PICTURE = re.compile(r'(<img\b[^>]*?\ssrc=")([^"]*)(")')
# Spaces that lines may break at, and no others: a French mark has a space that holds before it.
# Behind a very long word none holds: the two would not go on a narrow line, and break anywhere.
_HOLDING = r"(?<![^ \t\n<>]{17})(?<=[^ \t\n>])[ \t\n]+"
_LAST_SPACE = re.compile(_HOLDING + r"([^ \t\n<>]{1,12}</h[1-6]>|[^ \t\n<>]{1,9}</(?:p|li)>)")
_LAST_OF_LINE = re.compile(_HOLDING + r"([^ \t\n]{1,9})$")
_MARK = re.compile(r"(?<=\S)[ \t\n]+(?=[;:!?»]+(?:\s|$))|(?<=«)[ \t\n]+(?=\S)")
_HEADING = re.compile(r"(<(h[1-6])\b[^>]*>)(.*?)(</\2>)", re.DOTALL)
_LABEL = re.compile(r'(\sdata-label=")([^"]*)(")')
# The last signs of a text without spaces; a line begins with no fewer.
_SIGN = r"[\u3040-\u30ff\u3400-\u9fff]"
_LAST_SIGNS = re.compile(rf"(?<={_SIGN}){_SIGN}{{2}}[。！？]?(?=</(?:h[1-6]|p|li)>|$)")
_TAG = re.compile(r"(<[^>]*>)")
_HANGUL_WORD = re.compile(r"[^\s<>]*[\uac00-\ud7a3][^\s<>]*")


def body(html: str, words: Words, folder: Path) -> Markup:
    """The HTML to stand in a template, in the language of the layout's words.

    `folder` is the publication's, where pictures of that language may be.
    """

    def shown(found: re.Match[str]) -> str:
        return f"{found[1]}{_address(found[2], folder, words.language)}{found[3]}"

    led = _PICTURE.sub(shown, html)
    held = _LAST_SPACE.sub("\N{NO-BREAK SPACE}\\1", led)
    # The words of a heading are an element of their own, for strips and underlines as long as they.
    wrapped = _HEADING.sub(r'\1<span class="words">\3</span>\4', held)
    wrapped = _LABEL.sub(
        lambda found: f"{found[1]}{isolated(found[2], words.language)}{found[3]}", wrapped
    )
    own = {key: words.say(key) for key in words.known & STRINGS.keys()}
    return Markup(say(keep_words(wrapped), own))  # noqa: S704 - made by our own renderer, raw HTML is off


def pieces(line: str) -> list[str]:
    """The words of a line as it may be broken: no mark stands at the beginning of one alone."""
    return re.findall(r"[^ \t\n]+", _MARK.sub("\N{NO-BREAK SPACE}", line))


def hold_last(line: str) -> str:
    """The line with its last two words held together when the last is short."""
    return _LAST_OF_LINE.sub("\N{NO-BREAK SPACE}\\1", line)


def keep_words(html: str) -> Markup:
    """The HTML with every Hangul word in an element of its own, which is not broken.

    The last two signs of a Chinese or Japanese text are too, so that none stands alone.

    The typesetter has no `word-break: keep-all`. A word joiner between syllables would keep them
    together too, but copying and searching would meet it.
    """
    # a plain string, as Markup would escape what is put in
    pieces = _TAG.split(_LAST_SIGNS.sub(r'<span class="word">\g<0></span>', f"{html}"))
    pieces[::2] = [_HANGUL_WORD.sub(r'<span class="word">\g<0></span>', one) for one in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - it was HTML before


def _address(path: str, folder: Path, language: str) -> str:
    """Where a picture named in a source is fetched; any other address stays for the fetcher."""
    if ":" in path:
        return path
    file = f"{folder}/{unquote(unescape(path))}"
    local = localised(file, language) if "\0" not in file else file
    if local != file:
        path = f"{path.rpartition('/')[0]}/{quote(local.rpartition('/')[2])}".removeprefix("/")
    return SOURCE + quote(path.removeprefix("./"), safe="/%&;")
