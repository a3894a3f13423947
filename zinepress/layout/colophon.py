"""What an edition says of itself at its end: who made it, when, under which licence.

In: an edition, its press, a layout's words. Out: lines, as HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from zinepress.layout.dates import spoken_date
from zinepress.press.languages import autonym
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
    front, say = edition.front, words.say

    def listed(names: Sequence[str]) -> Markup:
        return say("separator").join(isolated(name, edition.language) for name in names)

    if issue.is_draft:
        yield say("draft")
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
    licence = front.licence or press.settings.licence
    if licence:
        yield say("licence", licence=licence)
    if is_free_to_copy(licence):
        yield say("copy")
    named = Markup("{}").format(autonym(edition.language))
    code = " · ".join(filter(None, (front.version, issue.code)))
    yield Markup(" · ").join([say("edition", code=code), named]) if code else named
