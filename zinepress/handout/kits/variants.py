"""The files that one set of pages is printed from, for printers of each kind.

In: pages, how they become sheets, options. Out: `Variant`s; what each file is, and its bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.impose import Duplex, Finish, impose
from zinepress.impose.options import Bind, Part, Sides, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.impose import Options, Plan
    from zinepress.units import Size


class Kind(StrEnum):
    """What a print file is for; the word in the catalogue that names it."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"
    FRONTS = "fronts"
    BACKS = "backs"
    COVER = "cover"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages and how they become sheets."""

    pages: bytes
    scheme: str
    paper: Size
    options: Options
    title: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One print file."""

    kind: Kind
    content: bytes
    count: int
    """How many sheets of paper go through the printer for it."""


def variants(sheets: Sheets, plan: Plan, *, all_of_them: bool) -> tuple[Variant, ...]:
    """The usual file, the other edge; and all others where they are wanted."""
    return tuple(_imposed(sheets, kind) for kind in _kinds(plan, all_of_them=all_of_them))


def _kinds(plan: Plan, *, all_of_them: bool) -> Iterator[Kind]:
    """The kinds of file that a plan can be printed from."""
    if not plan.two_sided:
        yield Kind.ONE
        return
    yield Kind.LONG
    yield Kind.SHORT
    if not all_of_them:
        return
    if plan.work is Work.SHEETWISE:
        yield Kind.FRONTS
        yield Kind.BACKS
    if len(plan.sheets) > 1 and plan.making.bind is Bind.STAPLE and plan.pieces.cells == 1:
        yield Kind.COVER
        yield Kind.INSIDE


def _imposed(sheets: Sheets, kind: Kind) -> Variant:
    """The file of one kind."""
    once = replace(sheets.options, reverse=False, turn=False)
    options = {
        Kind.ONE: once,
        Kind.LONG: replace(once, duplex=Duplex.LONG),
        Kind.SHORT: replace(once, duplex=Duplex.SHORT),
        Kind.FRONTS: replace(once, duplex=Duplex.LONG, sides=Sides.FRONTS),
        Kind.BACKS: replace(sheets.options, duplex=Duplex.LONG, sides=Sides.BACKS),
        Kind.COVER: replace(once, duplex=Duplex.LONG, part=Part.COVER),
        Kind.INSIDE: replace(once, duplex=Duplex.LONG, part=Part.INSIDE),
    }[kind]
    finish = Finish(title=sheets.title)
    made = impose(sheets.pages, sheets.scheme, sheets.paper, options, finish=finish)
    return Variant(kind, made.pdf, made.sheets)
