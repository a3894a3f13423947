"""Every way of making pages into sheets, by name; each a programme of folds and cuts.

In: a name or a fold list. Out: `Scheme`; others come from the entry points `zinepress.schemes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError, nearest
from zinepress.impose.blanks import Policy
from zinepress.impose.book import Book
from zinepress.impose.options import Assemble, Bind, Collate, Work
from zinepress.impose.panels import Panels, accordion, roll
from zinepress.impose.paper import parse_folds
from zinepress.impose.ring import Ring
from zinepress.impose.sheets import Edge, Grid
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.metadata import EntryPoint

    from zinepress.impose.book import Programme

ENTRY_POINTS = "zinepress.schemes"
"""The group in which an installed package offers a `Scheme` under its name."""
WHOLE_SHEET = Grid(1, 1)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of making pages into sheets."""

    name: str
    title: str
    programme: Programme
    cut: Grid = WHOLE_SHEET
    """The rows and columns of slips that a sheet is cut into."""
    copies: int = 0
    """How many copies a sheet carries, in whatever grid they fit best; 0 is as `cut` says."""
    fill: bool = False
    """Whether a sheet carries as many copies as it has room for."""
    collate: Collate = Collate.STACK
    signature: tuple[int, int] | None = None
    """The fewest and the most slips that are folded together; None for all of them."""
    assemble: Assemble = Assemble.GATHER
    bind: Bind = Bind.NOTHING
    binding: Edge | None = None
    """The edge it is always bound at; None where the language says."""
    blanks: Policy = Policy.END
    work: Work = Work.SHEETWISE
    allowance: float = 0.0
    """How much narrower a panel is that is folded in, in points."""
    tiled: bool = False
    """Whether each page is spread over many sheets."""
    punched: bool = False
    """Whether each piece gets a hole to hang it by."""
    sample: int = 8
    """How many pages to show it with."""


def _folded(name: str, title: str, folds: str, sample: int) -> Scheme:
    """A sheet folded several times, its folds opened; sheets go into one another."""
    return Scheme(
        name,
        title,
        Book(parse_folds(folds)),
        signature=(1, 1),
        assemble=Assemble.NEST,
        bind=Bind.STAPLE,
        blanks=Policy.BEFORE_BACK,
        sample=sample,
    )


def _cut_fold(name: str, title: str, collate: Collate) -> Scheme:
    """Half sheets folded into a booklet."""
    return Scheme(
        name,
        title,
        Book(parse_folds("LR-")),
        Grid(2, 1),
        collate=collate,
        bind=Bind.STAPLE,
        blanks=Policy.BEFORE_BACK,
        sample=8 if collate is Collate.COPIES else 16,
    )


def _leaflet(
    name: str, title: str, panels: Panels, allowance: float, blanks: Policy = Policy.BEFORE_BACK
) -> Scheme:
    """One sheet of panels."""
    sample = panels.faces_per_slip
    return Scheme(name, title, panels, blanks=blanks, allowance=allowance * MM, sample=sample)


def _zine(name: str, title: str, ring: Ring) -> Scheme:
    """A zine from one slit sheet; the back of the sheet is free."""
    return Scheme(name, title, ring, blanks=Policy.BEFORE_BACK, sample=ring.faces_per_slip)


def _gang(name: str, title: str, copies: int) -> Scheme:
    """So many copies of one leaf on a sheet."""
    return Scheme(name, title, Book(), copies=copies, collate=Collate.COPIES, sample=2)


def _accordion(count: int) -> Scheme:
    """An accordion of so many panels."""
    title = f"{count} panels folded to and fro"
    return _leaflet(f"accordion-{count}", title, accordion(count), 0, Policy.END)


def _roll(count: int) -> Scheme:
    """A roll of so many panels."""
    return _leaflet(f"roll-{count}", f"{count} panels rolled up from one end", roll(count), 2)


_LEAF = Book()
_BUILT_IN = (
    Scheme(
        "saddle",
        "a booklet: sheets folded together in the middle and stapled",
        Book(parse_folds("LR-")),
        bind=Bind.STAPLE,
        blanks=Policy.BEFORE_BACK,
    ),
    Scheme(
        "sections",
        "a thick booklet or a book: several folded signatures, sewn or glued",
        Book(parse_folds("LR-")),
        signature=(1, 4),
        bind=Bind.THREAD,
        blanks=Policy.BEFORE_BACK,
        sample=24,
    ),
    Scheme(
        "folios",
        "a booklet for an ordinary stapler: sheets folded singly, laid on one another",
        Book(parse_folds("LR-")),
        signature=(1, 1),
        bind=Bind.SIDE,
        blanks=Policy.BEFORE_BACK,
    ),
    Scheme(
        "pad",
        "a booklet bound at the top, as a pad or a wall calendar",
        Book(parse_folds("TB-"), Edge.TOP),
        bind=Bind.STAPLE,
        binding=Edge.TOP,
        blanks=Policy.BEFORE_BACK,
    ),
    _folded("quarto", "8 pages from each sheet, folded twice", "TB- LR-", 8),
    _folded("octavo", "16 pages from each sheet, folded three times", "LR- TB- LR-", 16),
    _folded("sextodecimo", "32 pages from each sheet, folded four times", "TB- LR- TB- LR-", 32),
    _cut_fold(
        "cut-fold",
        "a quarter-size booklet: the pile is cut, one half goes inside the other, folded",
        Collate.STACK,
    ),
    _cut_fold(
        "cut-fold-sheetwise",
        "a quarter-size booklet: each sheet is cut and collected, then all are folded",
        Collate.SHEETWISE,
    ),
    _cut_fold(
        "cut-fold-copies",
        "two quarter-size booklets at once: the pile is cut, each half is folded",
        Collate.COPIES,
    ),
    Scheme(
        "cut-stack",
        "loose leaves: the pile is cut, the piles are laid on one another",
        _LEAF,
        Grid(1, 2),
        sample=16,
    ),
    Scheme("duplex", "single leaves, printed on both sides", _LEAF, sample=4),
    Scheme(
        "n-up",
        "several different leaves on each sheet, in order",
        _LEAF,
        Grid(2, 2),
        collate=Collate.SHEETWISE,
    ),
    Scheme(
        "gang",
        "as many copies of one leaf as a sheet has room for",
        _LEAF,
        fill=True,
        collate=Collate.COPIES,
        sample=2,
    ),
    _gang("handbill-2up", "two half-sheet handbills on each sheet", 2),
    _gang("handbill-4up", "four quarter-sheet handbills on each sheet", 4),
    _gang("cards-10up", "ten cards on each sheet", 10),
    Scheme(
        "door-hangers-2up",
        "two door hangers on each sheet",
        _LEAF,
        Grid(1, 2),
        collate=Collate.COPIES,
        punched=True,
        sample=2,
    ),
    _zine("mini8", "an 8-page zine from one sheet and one slit", Ring(Grid(2, 4), (1, 1))),
    _zine(
        "mini8-corner",
        "an 8-page zine from one sheet and one slit, its cover in the corner",
        Ring(Grid(2, 4), (1, 3)),
    ),
    _zine("mini16", "a 16-page zine from one sheet and five slits", Ring(Grid(4, 4), (3, 3))),
    _leaflet("half", "one sheet folded in half: 4 pages", roll(2), 0),
    _leaflet("trifold", "a letter fold: one end goes inside", roll(3), 3),
    _leaflet("zfold", "three panels to and fro", accordion(3), 0, Policy.END),
    _leaflet("accordion", "four panels to and fro", accordion(4), 0, Policy.END),
    _leaflet(
        "gate",
        "two wings that open like a gate",
        Panels((1, 2, 1), (parse_folds("LR-@1 RL-@2"),), closed_below=True),
        2,
    ),
    _leaflet("roll", "four panels rolled up from one end", roll(4), 2),
    _leaflet(
        "double-parallel",
        "four panels, folded in half and in half again",
        Panels((1, 1, 1, 1), (parse_folds("LR-"), parse_folds("LR-"))),
        1.5,
    ),
    Scheme(
        "french",
        "one sheet printed on one side, folded in four: 4 pages without a cut",
        Book(parse_folds("TB- LR-"), front_only=True),
        blanks=Policy.BEFORE_BACK,
        sample=4,
    ),
    Scheme(
        "work-and-turn",
        "one master for both sides: print, turn like a page, print again, cut",
        _LEAF,
        work=Work.TURN,
        sample=2,
    ),
    Scheme(
        "work-and-tumble",
        "one master for both sides: print, turn head over heels, print again, cut",
        _LEAF,
        work=Work.TUMBLE,
        sample=2,
    ),
    Scheme(
        "poster",
        "a poster of many sheets, glued at the overlaps",
        _LEAF,
        tiled=True,
        sample=1,
    ),
)
SCHEMES: Mapping[str, Scheme] = {scheme.name: scheme for scheme in _BUILT_IN}
_FAMILIES: Mapping[str, Callable[[int], Scheme]] = {"accordion": _accordion, "roll": _roll}
"""Schemes that come in any number of panels, such as `accordion-6`."""


def find_scheme(name: str) -> Scheme:
    """The scheme of this name, built in or installed; raises ImposeError for an unknown one."""
    if name in SCHEMES:
        return SCHEMES[name]
    family = re.fullmatch(r"([a-z]+)-([2-9]|1[0-9]|20)", name)
    if family and family[1] in _FAMILIES:
        return _FAMILIES[family[1]](int(family[2]))
    installed = _installed()
    if name not in installed:
        hint = nearest(name, (*SCHEMES, *installed)) or "'zinepress schemes' shows them all"
        raise ImposeError(f"there is no scheme '{name}'", hint=hint)
    return _load(installed[name])


def all_schemes() -> tuple[Scheme, ...]:
    """Every scheme, the built-in ones first; raises ImposeError for a broken installed one."""
    installed = _installed()
    return (*_BUILT_IN, *(_load(installed[name]) for name in sorted(installed)))


def custom(folds: str) -> Scheme:
    """A signature from a fold list such as `TB- LR-`; raises SettingsError for a wrong one."""
    programme = Book(parse_folds(folds))
    leaves = len(programme.faces((1,))) // 2
    return Scheme(
        f"folds {folds}",
        f"{2 * leaves} pages from each sheet, folded {len(programme.folds)} times",
        programme,
        signature=(1, 1),
        assemble=Assemble.NEST,
        bind=Bind.STAPLE,
        blanks=Policy.BEFORE_BACK,
        sample=2 * leaves,
    )


def _installed() -> Mapping[str, EntryPoint]:
    """The entry points of installed packages, by name; a built-in name cannot be taken."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom wanted

    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    return {name: point for name, point in found.items() if name not in SCHEMES}


def _load(point: EntryPoint) -> Scheme:
    """The scheme that an installed package offers."""
    try:
        scheme = point.load()
    except Exception as error:  # a stranger's package may fail in any way
        raise ImposeError(
            f"the scheme '{point.name}' of an installed package cannot be loaded: {error}",
            hint=f"mend or remove the package that offers '{point.value}'",
        ) from error
    if not isinstance(scheme, Scheme) or scheme.name != point.name:
        raise ImposeError(
            f"the installed scheme '{point.name}' is not a Scheme of that name",
            hint=f"'{point.value}' has to be a zinepress.impose.schemes.Scheme",
        )
    return scheme
