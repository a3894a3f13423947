"""What there is to make of a press.

In: a `Press`. Out: every `Target`, in order, and what asks for something that cannot be planned.
Cheap to import: listing and completion use it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build.suiting import suits
from zinepress.build.target import Target, select
from zinepress.errors import Finding, nearest
from zinepress.layout.formats import FORMATS, Machine
from zinepress.typeset.wanted import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zinepress.errors import Where
    from zinepress.press.model import Edition, Press

__all__ = ["Plan", "Target", "outline", "output", "pass_file", "plan", "select"]


LARGER = {"letter": "tabloid", "a4": "a3", "half-letter": "letter", "a5": "a4"}
"""What a risograph prints on: paper with room for marks around what is folded from the other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The targets of a press, and the names of those that cannot be, with what is wrong."""

    targets: tuple[Target, ...]
    refused: Mapping[str, tuple[Finding, ...]]


def plan(press: Press) -> tuple[Target, ...]:
    """Every target that can be planned: by publication, edition, format and paper."""
    return outline(press).targets


def outline(press: Press) -> Plan:
    """The targets, and the formats asked for that do not exist or share a file with another."""
    targets: list[Target] = []
    refused: dict[str, tuple[Finding, ...]] = {}
    for edition in _editions(press):
        wrong = tuple(misfits(edition.front))
        for name, where in _make(edition, press):
            if edition.parts and name in FORMATS and not suits(edition, FORMATS[name]):
                continue
            if name in FORMATS and wrong:
                refused |= {one.name: wrong for one in _ways(edition, name, press)}
            elif name in FORMATS:
                targets += _ways(edition, name, press)
            else:
                finding = Finding(f"there is no format '{name}'", where, nearest(name, FORMATS))
                refused[f"{edition.slug}:{edition.language}:{name}"] = (finding,)
    once = tuple(dict.fromkeys(targets))
    twins = _twins(once)
    kept = tuple(target for target in once if target.name not in twins)
    return Plan(kept, refused | twins)


def output(target: Target) -> str:
    """The file that a target becomes, relative to the press."""
    return target.output(FORMATS[target.format].medium.value)


def pass_file(path: str, ending: str) -> str:
    """The file of one pass beside an output: `rent-en-booklet-a4-1-fronts.pdf`.

    An ending may say another kind of file: `-ticket.txt`.
    """
    stem, dot, kind = path.rpartition(".")
    return f"{stem}{ending}" if "." in ending else f"{stem}{ending}{dot}{kind}"


def _editions(press: Press) -> Iterator[Edition]:
    """Every edition of every publication."""
    for publication in press.publications:
        yield from publication.printed


def _make(edition: Edition, press: Press) -> Iterator[tuple[str, Where | None]]:
    """The formats that an edition asks for, or the press where it is silent, and where."""
    own = edition.front if edition.front.make else press.settings
    for at, name in enumerate(own.make):
        yield name, own.places.get(f"make.{at}") or own.places.get("make")


def _ways(edition: Edition, form: str, press: Press) -> Iterator[Target]:
    """The targets of a format: one for each paper on sheets or plates, or each shop."""
    own, usual, machine = edition.front, press.settings, FORMATS[form].machine
    papers: Sequence[str] = ("",)
    if machine is Machine.SHOP:
        papers = own.shop or usual.shop
    elif machine is Machine.RISO:
        papers = [LARGER.get(paper.lower(), paper) for paper in own.papers or usual.papers]
    elif FORMATS[form].scheme is not None:
        papers = own.papers or usual.papers
    for paper in papers:
        yield Target(edition.slug, edition.language, form, "".join(paper.lower().split()))


def _twins(targets: Sequence[Target]) -> dict[str, tuple[Finding, ...]]:
    """The targets that would become one file, on any file system, with what is wrong."""
    by_file: dict[str, list[Target]] = {}
    for target in targets:
        name = unicodedata.normalize("NFC", output(target)).casefold()
        by_file.setdefault(name, []).append(target)
    return {
        target.name: (_twin(target, sharing),)
        for sharing in by_file.values()
        if len(sharing) > 1
        for target in sharing
    }


def _twin(target: Target, sharing: Sequence[Target]) -> Finding:
    """The finding for a target that shares its file with others."""
    others = ", ".join(f"'{other.name}'" for other in sharing if other != target)
    message = f"'{target.name}' and {others} would be one file, '{output(target)}'"
    return Finding(message, hint="rename one of them, or take it out of 'make' or 'papers'")
