"""Every way of making pages into sheets, by name; each a programme of folds and cuts.

In: a name or a fold list. Out: `Scheme`; others come from the entry points `zinepress.schemes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError, nearest
from zinepress.impose.blanks import Policy
from zinepress.impose.book import Book
from zinepress.impose.options import Assemble, Collate, Work
from zinepress.impose.paper import parse_folds
from zinepress.impose.sheets import Grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.impose.book import Programme


WHOLE_SHEET = Grid(1, 1)


class Bind(StrEnum):
    """What holds the thing together."""

    NOTHING = "nothing"
    STAPLE = "staple"
    THREAD = "thread"
    GLUE = "glue"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of making pages into sheets.

    `signature` is the fewest and the most slips that are folded together, None for all of them;
    `several` says that each sheet is a thing of its own, which holds no more pages than that.
    """

    name: str
    title: str
    programme: Programme
    cut: Grid = WHOLE_SHEET
    collate: Collate = Collate.STACK
    signature: tuple[int, int] | None = None
    assemble: Assemble = Assemble.GATHER
    bind: Bind = Bind.NOTHING
    blanks: Policy = Policy.END
    work: Work = Work.SHEETWISE
    sample: int = 8
    """How many pages to show it with."""


_BUILT_IN = (
    Scheme(
        "saddle",
        "a booklet: sheets folded together in the middle and stapled",
        Book(parse_folds("LR-")),
        bind=Bind.STAPLE,
        blanks=Policy.BEFORE_BACK,
    ),
)
SCHEMES: Mapping[str, Scheme] = {scheme.name: scheme for scheme in _BUILT_IN}


def find_scheme(name: str) -> Scheme:
    """The scheme of this name; raises ImposeError for an unknown one."""
    if name not in SCHEMES:
        raise ImposeError(f"there is no scheme '{name}'", hint=nearest(name, SCHEMES))
    return SCHEMES[name]
