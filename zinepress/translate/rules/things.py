"""What has to be in the translation as it is in the source: addresses, notes, facts, pictures.

In: a `Pair`. Out: an error for each that is missing or not in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from zinepress.errors import Severity, nearest
from zinepress.translate.rules.pair import Pair, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DEAD_LINK = re.compile(r"\[[^\]\n]+\]\s+[^\[\]\n]{0,40}\((?:https?://|www\.|#|/)[^)\s]*\)")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")


def addresses(pair: Pair) -> Iterator[Trouble]:
    """Addresses of the web are the same, or the same page in the translation's language."""
    there = Counter(_bare(link, pair.language) for link in pair.target.links)
    wanted = Counter(_bare(link, pair.source_language) for link in pair.source.links)
    shown = {_bare(link, pair.source_language): link for link in pair.source.links}
    for link in (wanted - there).elements():
        yield Trouble(f"the address {shown[link]} is missing", "copy it from the source")
    written = {_bare(link, pair.language): link for link in pair.target.links}
    for link in (there - wanted).elements():
        hint = "copy the address of the source, unless this is the same page in your language"
        message = f"the address {written[link]} is not in the source"
        yield Trouble(message, hint, Severity.WARNING, at=written[link])


def mails(pair: Pair) -> Iterator[Trouble]:
    """Mail addresses are the same."""
    there = set(_MAIL.findall(pair.target_text.casefold()))
    for mail in dict.fromkeys(_MAIL.findall(pair.source_text)):
        if mail.casefold() not in there:
            yield Trouble(f"the address {mail} is missing", "copy it from the source")


def dead_links(pair: Pair) -> Iterator[Trouble]:
    """A link is `[words](address)` with nothing in between; anything else leads nowhere."""
    if not _DEAD_LINK.search(pair.source_text):
        for match in _DEAD_LINK.finditer(pair.target_text):
            hint = "write it as [words](address), the address touching the bracket"
            yield Trouble("this link leads nowhere", hint, at=match[0])


def notes(pair: Pair) -> Iterator[Trouble]:
    """The same footnotes are called."""
    wanted, there = Counter(pair.source.notes), Counter(pair.target.notes)
    for label in (wanted - there).elements():
        yield Trouble(f"the call of footnote [^{label}] is missing", f"put [^{label}] back")
    for label in (there - wanted).elements():
        hint = nearest(label, (wanted - there).keys()) or "copy the calls of the source"
        yield Trouble(f"footnote [^{label}] is not called in the source", hint, at=f"[^{label}]")


def facts(pair: Pair) -> Iterator[Trouble]:
    """The same facts are named."""
    wanted, there = Counter(pair.source.facts), Counter(pair.target.facts)
    for name in (wanted - there).elements():
        shown = f"{{{{ {name} }}}}"
        yield Trouble(f"{shown} is missing", f"put {shown} back; it prints itself in your language")
    for name in (there - wanted).elements():
        hint = nearest(name, (wanted - there).keys()) or "copy the names of the source"
        yield Trouble(f"{{{{ {name} }}}} is not in the source", hint, at=name)


def pictures(pair: Pair) -> Iterator[Trouble]:
    """The same pictures are shown, perhaps the one of the translation's language."""
    wanted = Counter(pair.source.pictures)
    there = Counter(_unlocalised(path, pair.language) for path in pair.target.pictures)
    there |= Counter(path for path in pair.target.pictures if path in wanted)
    for path in (wanted - there).elements():
        hint = "copy it; a picture in your language is found by its name, such as map.es.png"
        yield Trouble(f"the picture {path} is missing", hint)


def attributes(pair: Pair) -> Iterator[Trouble]:
    """Names in braces, such as `{#top .box}`, are the same."""
    missing = Counter(pair.source.attributes) - Counter(pair.target.attributes)
    for braces in missing.elements():
        yield Trouble(f"{{{braces}}} is missing", "copy the braces and what is in them")


def _bare(address: str, language: str) -> str:
    """An address without what names a language in it."""
    bare = _HOST.sub("", address.casefold()).rstrip("/")
    tag = re.escape(language.casefold())
    short = re.escape(language.split("-", maxsplit=1)[0].casefold())
    tag = f"(?:{tag}|{short})"
    return re.sub(rf"(?:^{tag}\.|(?<=/){tag}(?:/|$)|[?&]lang={tag}$)", "", bare).rstrip("/")


def _unlocalised(path: str, language: str) -> str:
    """The name of a picture without the language in it: `map.png` for `map.es.png`."""
    return re.sub(rf"\.{re.escape(language)}(?=\.\w+$)", "", path)
