"""The rules on a text and its head: what readers would stumble over, or could not use.

In: a document, its edition, the press, and the colours of the layout. Out: findings.
What cannot be understood at all was found when the text was read (`zinepress.source`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from zinepress.check.reading import TEXT, passages
from zinepress.errors import Finding, Severity, Where
from zinepress.press.trackers import trackers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zinepress.check.reading import Passage
    from zinepress.press.model import Edition, Press
    from zinepress.source.document import Document

LONGEST = 250
"""Letters of alternative text that a listener has patience for."""
LEAST_CONTRAST = 3.0
"""Of a large shape with its ground (WCAG 2.2, 1.4.11)."""
_PICTURE_WORDS = re.compile(
    r"(an? )?(image|picture|photo(graph)?|bild|foto|imagen|fotograf[ií]a|photographie)"
    r"( of| von| de(l| la)?)?\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S+\.(jpe?g|png|svg|webp|gif|tiff?)|(img|dsc|image|screenshot)[ _-]?\d*")
_PLACEHOLDER = re.compile(r"\b(TODO|TBD|TBA|FIXME|XXX+|[Ll]orem ipsum)\b|\[\s*\.\.\.\s*\]|\?\?\?")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as the rules see it: its passages, and what it belongs to."""

    passages: tuple[Passage, ...]
    edition: Edition
    press: Press
    colours: Mapping[str, str]
    """Parameters of the layout that are colours, as `#rrggbb`."""


def look_at_source(
    document: Document, edition: Edition, press: Press, colours: Mapping[str, str]
) -> tuple[Finding, ...]:
    """What is found in a text, each thing once, in the order of its lines."""
    written = Written(passages(document.html, edition.path), edition, press, colours)
    found = dict.fromkeys(finding for rule in SOURCE_RULES for finding in rule(written))
    return tuple(sorted(found, key=lambda one: (one.where or Where("")).line or 0))


def alternative_text(written: Written) -> Iterator[Finding]:
    """Words for a picture that tell nothing of it."""
    for picture in written.passages:
        alt = picture.attributes.get("alt", "").strip() if picture.tag == "img" else ""
        stem = PurePosixPath(unquote(picture.attributes.get("src", ""))).stem.lower()
        if not alt:
            continue
        if _FILE.fullmatch(alt.lower()) or alt.lower() == stem:
            said = f"'{alt[:40]}' is the name of a file and tells nothing of the picture"
        elif _PICTURE_WORDS.match(alt):
            said = f"'{alt[:40]}' says that it is a picture, which listeners know"
        elif len(alt) > LONGEST:
            said = f"a picture is told in {len(alt)} letters; {LONGEST} are what ears hold"
        else:
            continue
        hint = "say in a sentence what it shows and why it stands here"
        yield _warning("poor-alternative-text", said, picture.where, hint)


def addresses(written: Written) -> Iterator[Finding]:
    """Links that tell who follows them, and links that anybody on the way can read."""
    for link in written.passages:
        address = link.attributes.get("href", "") if link.tag == "a" else ""
        if trackers(address):
            hint = f"take {' and '.join(trackers(address))} out of it: that names who shared it"
            yield _warning("tracking-link", f"'{address[:60]}' tracks", link.where, hint)
        if address.lower().startswith("http://"):
            said = f"'{address[:60]}' can be read and changed on its way"
            yield _warning("plain-http", said, link.where, "write https:// if the site answers")


def placeholders(written: Written) -> Iterator[Finding]:
    """Words that were to be replaced before anybody prints."""
    for passage in written.passages:
        match = _PLACEHOLDER.search(passage.text) if passage.tag == TEXT else None
        if match is not None:
            said = f"'{match[0]}' was to be replaced"
            yield _warning("placeholder", said, passage.where, "write what belongs there")


def headings(written: Written) -> Iterator[Finding]:
    """Headings that skip a level: who listens goes from one to the next."""
    before = 0
    for passage in written.passages:
        if not re.fullmatch("h[1-6]", passage.tag):
            continue
        level = int(passage.tag[1])
        if before and level > before + 1:
            yield _warning(
                "heading-skipped",
                f"a heading of level {level} stands where one of level {before + 1} is due",
                passage.where,
                "use the levels in order; the layout decides how large they are",
            )
        before = level


def imprint(written: Written) -> Iterator[Finding]:
    """Nobody is named who answers for the text."""
    front, settings = written.edition.front, written.press.settings
    if not (front.authors or front.organisation or settings.organisation):
        yield Finding(
            "nobody is named who publishes it",
            Where(written.edition.path, 1),
            "write 'organisation:' or 'authors:' at its head; in many places the law asks for it",
            Severity.NOTE,
            "imprint",
        )


def licence(written: Written) -> Iterator[Finding]:
    """Nothing says whether readers may copy it."""
    if not (written.edition.front.licence or written.press.settings.licence):
        yield Finding(
            "nothing says whether readers may copy it",
            Where(written.edition.path, 1),
            "write 'licence: CC BY-SA 4.0' at its head, or whatever you allow",
            Severity.NOTE,
            "licence",
        )


def contrast(written: Written) -> Iterator[Finding]:
    """Colours of the layout that hardly stand out from the paper."""
    front = written.edition.front
    for name, colour in written.colours.items():
        ratio = against_white(colour)
        if ratio < LEAST_CONTRAST:
            yield _warning(
                "contrast",
                f"{name} {colour} stands out {ratio:.1f} to 1 from white paper",
                front.places.get(f"parameters.{name}") or Where(written.edition.path),
                f"make it darker; {LEAST_CONTRAST:g} to 1 is the least",
            )


SOURCE_RULES: tuple[Callable[[Written], Iterator[Finding]], ...] = (
    imprint,
    licence,
    contrast,
    headings,
    alternative_text,
    addresses,
    placeholders,
)


def against_white(colour: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


def _warning(rule: str, message: str, where: Where, hint: str) -> Finding:
    return Finding(message, where, hint, Severity.WARNING, rule)
