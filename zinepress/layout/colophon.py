"""What an edition says of itself at its end: who made it, when, under which licence.

In: an edition, its press, a layout's words. Out: lines, as HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from markupsafe import Markup

from zinepress.layout.dates import spoken_date
from zinepress.press.languages import autonym, direction
from zinepress.press.licences import is_free_to_copy
from zinepress.source.isolate import isolated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.layout.strings import Words
    from zinepress.press.model import Edition, Press


@dataclass(frozen=True, slots=True)
class Issue:
    """Which state of its edition a copy is: the edition code, none when empty, and if a draft."""

    code: str = ""
    is_draft: bool = False


def colophon(edition: Edition, press: Press, words: Words, issue: Issue) -> tuple[Markup, ...]:
    """The lines below title and publisher."""
    return tuple(_lines(edition, press, words, issue))


def is_translation(edition: Edition, press: Press) -> bool:
    """Whether the edition is not in the language its publication is written in."""
    own = next((one for one in press.publications if one.slug == edition.slug), None)
    return own is not None and own.source_language != edition.language


def _lines(edition: Edition, press: Press, words: Words, issue: Issue) -> Iterator[Markup]:
    """The lines, those alone for which there is something to say."""
    slots, say = press.settings.slots, words.say
    if issue.is_draft:
        yield say("draft")
    yield from _local(slots.contact, edition)
    yield from _makers(edition, press, words)
    licence = edition.front.licence or press.settings.licence
    if licence:
        yield say("licence", licence=licence)
    if is_free_to_copy(licence):
        yield say("copy")
    yield from _local(slots.imprint, edition)
    named = Markup("{}").format(autonym(edition.language))
    code = " · ".join(filter(None, (edition.front.version, issue.code)))
    yield Markup(" · ").join([say("edition", code=code), named]) if code else named


def _makers(edition: Edition, press: Press, words: Words) -> Iterator[Markup]:
    """Who wrote, translated and read it, and when."""
    front, say = edition.front, words.say

    def listed(names: Sequence[str]) -> Markup:
        return say("separator").join(isolated(name, edition.language) for name in names)

    if front.authors:
        yield say("by", names=listed(front.authors))
    if front.date:
        yield Markup("{}").format(spoken_date(front.date, edition.language))
    if front.translators:
        yield say("translated", names=listed(front.translators))
    if front.reviewers:
        yield say("reviewed", names=listed(front.reviewers))
    elif is_translation(edition, press):
        yield say("unreviewed")


def _local(words: str, edition: Edition) -> Iterator[Markup]:
    """What those who print say of themselves, as they wrote it, in whatever language."""
    letters = {bidirectional(letter) for letter in words}
    if direction(edition.language) == "rtl" and "L" in letters and not letters & {"R", "AL"}:
        # an element keeps its direction in every line that it is broken over, a mark does not
        yield Markup('<span dir="ltr">{}</span>').format(words.strip())
    elif words.strip():
        yield Markup("{}").format(isolated(words.strip(), edition.language))
