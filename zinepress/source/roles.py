"""The words a source may say about its own text: roles, and tweaks of the setting.

In: nothing. Out: `ROLES`, and the CSS of a tweak. A source names what a passage is, never its
colour or size; a layout decides how that looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Role:
    """What a class says of a passage, and the element that a fenced block of it becomes."""

    tag: str
    says: str


ALERTS = ("note", "tip", "important", "warning", "caution")
"""Blocks that bring their own title; in HTML they have the class `alert` too."""

ROLES: Mapping[str, Role] = {
    "aside": Role("aside", "words beside the main text"),
    "bleed": Role("div", "a picture that runs off the page"),
    "box": Role("div", "words set apart in a frame"),
    "contact": Role("div", "where to turn: names, numbers, addresses"),
    "dedication": Role("div", "to whom the text is dedicated"),
    "epigraph": Role("blockquote", "words of others before a text begins"),
    "full-page": Role("div", "a picture that has a page of its own"),
    "lead": Role("div", "the paragraph that leads into a text"),
    "letter": Role("div", "a letter"),
    "line-art": Role("div", "a picture of lines, with no greys"),
    "phone": Role("div", "a telephone number"),
    "photo": Role("div", "a photograph"),
    "pullquote": Role("aside", "words of the text, repeated large"),
    "redact": Role("div", "words that must not be read"),
    "show-url": Role("div", "a link whose address is printed"),
    "sidenote": Role("aside", "a note beside the line it belongs to"),
    "smallcaps": Role("div", "words in small capitals"),
    "source": Role("div", "who said it, or where it comes from"),
    "steps": Role("div", "what to do, one step after another"),
    "valediction": Role("div", "the close of a letter"),
    "verse": Role("div", "a poem; every line of the source is a line"),
} | {name: Role("aside", "words that the reader must not miss") for name in ALERTS}

OWN = "x-"
"""Classes that begin so are a layout's own, and pass."""

_TWEAKS = {
    "keep-together": "break-inside: avoid",
    "keep-with-next": "break-after: avoid",
    "page-break-after": "break-after: page",
    "page-break-before": "break-before: page",
    "start-on-right": "break-before: recto",
}
_MEASURED = re.compile(r"(tighten|loosen|shift-up|shift-down)-(\d{1,2})")
_MEASURES = {
    "tighten": "letter-spacing: -{:.3f}em",
    "loosen": "letter-spacing: {:.3f}em",
    "shift-up": "position: relative; top: -{}pt",
    "shift-down": "position: relative; top: {}pt",
}


def tweak(name: str) -> str | None:
    """The CSS of a tweak, None for any other class.

    `tighten-5` takes 5/1000 em from between letters, `shift-up-2` lifts by 2 points.
    """
    match = _MEASURED.fullmatch(name)
    if match is None:
        return _TWEAKS.get(name)
    amount = int(match[2])
    return _MEASURES[match[1]].format(amount / 1000 if "spacing" in _MEASURES[match[1]] else amount)


def vocabulary() -> tuple[str, ...]:
    """Every class a source may write, for hints."""
    return (*ROLES, *_TWEAKS, "tighten-5", "loosen-5", "shift-up-2", "shift-down-2")
