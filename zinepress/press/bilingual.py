"""Bilingual editions: two editions of a publication that become one zine.

In: the editions of a publication. Out: an edition for each pair that its head asks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding
from zinepress.press.model import PAIR_STYLES, Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.press.model import FrontMatter


def pairs_of(
    slug: str, editions: Sequence[Edition]
) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The bilingual editions that the head of the first asks for, and what is wrong with it."""
    front = editions[0].front
    by_language = {one.language: one for one in editions}
    findings = []
    for at, language in enumerate(front.pair):
        if language not in by_language:
            where = front.places.get(f"pair.{at}") or front.places.get("pair")
            message = f"there is no '{language}.md' for a bilingual edition"
            findings.append(Finding(message, where, "add the file, or name another language"))
        elif language in front.pair[:at]:
            where = front.places.get(f"pair.{at}") or front.places.get("pair")
            message = f"'{language}' is there twice"
            findings.append(Finding(message, where, "name two or more languages"))
    if len(front.pair) == 1:
        message = f"'{front.pair[0]}' has no language beside it"
        findings.append(Finding(message, front.places.get("pair"), "name two or more languages"))
    if findings:
        return (), tuple(findings)
    first, *others = (by_language[one] for one in front.pair) if front.pair else (editions[0],)
    source = editions[0]
    return tuple(_beside(slug, first, other, source) for other in others), ()


def _beside(slug: str, first: Edition, second: Edition, source: Edition) -> Edition:
    """The edition of two others; what it says in one language alone it says in the first."""
    language = f"{first.language}+{second.language}"
    translated = [one.front for one in (first, second) if one != source]
    front = _front(first.front, second.front)
    if not all(one.reviewers for one in translated):
        front = replace(front, reviewers=())
    text = f"{first.text}\n{second.text}"
    return Edition(slug, language, first.path, front, text, (first, second))


def _front(first: FrontMatter, second: FrontMatter) -> FrontMatter:
    """The head of a bilingual edition: both titles, and everybody who made either."""
    style = first.pair_style or PAIR_STYLES[0]
    below = (second.title, first.subtitle, second.subtitle)
    front = replace(
        first,
        subtitle=" · ".join(dict.fromkeys(one for one in below if one and one != first.title)),
        translators=tuple(dict.fromkeys((*first.translators, *second.translators))),
        reviewers=tuple(dict.fromkeys((*first.reviewers, *second.reviewers))),
        pair_style=style,
    )
    # pages that face each other are set as spreads, which are not counted by fours
    return replace(front, fit={}, multiple_of=1) if style == "facing" else front
