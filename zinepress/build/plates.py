"""An edition for a risograph: plates, their sheets, the proof and the job card.

In: a `Job`, its pages and a target. Out: a `Piece` whose file is the proof, with the plates and the
card beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.build.plan import output, pass_file
from zinepress.build.sheets import sheet_options
from zinepress.errors import Finding, SettingsError, Severity, Where
from zinepress.handout.jobs.card import Card, Pass, as_json, as_text
from zinepress.impose import impose
from zinepress.impose.options import Mark, Options, Sides
from zinepress.impose.sheets import Edges
from zinepress.layout.manifest import MANIFEST, Type
from zinepress.prepress.coverage import coverage
from zinepress.prepress.paint import luma
from zinepress.prepress.plates import Plate
from zinepress.prepress.riso import SLUG, plate_pages, proof, slugged
from zinepress.press.inks import find_inks
from zinepress.units import MM, parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.build.job import Job, Piece
    from zinepress.build.target import Target
    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout
    from zinepress.press.inks import Ink

SCHEME = "saddle"
"""How the pages of a riso zine become sheets: folded into one another and stapled."""
HEAVY = 0.35
"""Ink on so much of a side dries slowly and sets off on the next sheet."""
_EDGE = 10 * MM
"""What a risograph does not print, or smears."""
_ROOM = SLUG + 7 * MM
"""What a slug needs between the pages and the edge of the paper."""
_MARKS = frozenset({Mark.REGISTRATION, Mark.CROP, Mark.FOLD, Mark.FLIP})
_SIDES = ((Sides.FRONTS, "front"), (Sides.BACKS, "back"))


def inks_of(job: Job, layout: Layout) -> tuple[Ink, ...]:
    """The inks of an edition, or else of its layout, or else of the press.

    Raises SettingsError for one that is not known.
    """
    front, settings = job.edition.front, job.press.settings
    if layout.inks and not front.inks:
        return find_inks(layout.inks, {"inks": Where(f"layouts/{layout.name}/{MANIFEST}")})
    own = front if front.inks else settings
    return find_inks(own.inks, own.places)


def picture_ink(job: Job, inks: tuple[Ink, ...]) -> int:
    """The place of the ink that pictures are printed in; raises SettingsError for another ink."""
    front, settings = job.edition.front, job.press.settings
    own = front if front.picture_ink else settings
    if not own.picture_ink:
        return 0
    where = own.places.get("picture-ink")
    (wanted,) = find_inks([own.picture_ink], own.places, "picture-ink")
    if wanted not in inks:
        listed = ", ".join(ink.name for ink in inks)
        raise SettingsError(f"'{wanted.name}' is not among the inks", where, f"they are {listed}")
    return inks.index(wanted)


def in_inks(job: Job, layout: Layout, inks: tuple[Ink, ...]) -> Job:
    """The job with its accent in the second ink, where its layout has an accent."""
    accent = layout.parameters.get("accent")
    if len(inks) < 2 or accent is None or accent.type is not Type.COLOUR:
        return job
    front = job.edition.front
    parameters = {**front.parameters, "accent": inks[1].colour}
    edition = replace(job.edition, front=replace(front, parameters=parameters))
    return replace(job, edition=edition)


@dataclass(frozen=True, slots=True)
class _Master:
    """The sheets that one ink prints on one side of, and how the name of their file ends."""

    done: Pass
    ending: str
    content: bytes
    sheets: int


def plated(job: Job, piece: Piece, form: Format, inks: tuple[Ink, ...]) -> Piece:
    """A piece as plates on sheets; raises PrepressError and ImposeError."""
    assert piece.content is not None
    paper = parse_size(piece.target.paper)
    room = (min(paper.width, paper.height) - form.size.height) / 2
    plates = [Plate(inks, at, picture_ink(job, inks)) for at in range(len(inks))]
    masters = list(_masters(job, piece, plates, has_room=room >= _ROOM))
    passes = [master.done for master in masters]
    names = [f"{ink.title} {_share(passes, ink):.0%}" for ink in inks]
    title = job.edition.front.title
    in_order = tuple(sorted(passes, key=lambda one: one.file))
    card = Card(title, job.edition.language, job.code, piece.target.paper, in_order)
    cards = {"-card.txt": as_text(card).encode(), "-card.json": as_json(card).encode()}
    return replace(
        piece,
        content=proof(piece.content, plates, names, title),
        sheets=masters[-1].sheets,
        passes={master.ending: master.content for master in masters} | cards,
        findings=(*piece.findings, *_told(passes, room, job, piece.target.paper)),
    )


def _masters(
    job: Job, piece: Piece, plates: Sequence[Plate], *, has_room: bool
) -> Iterator[_Master]:
    """Every side of the sheets from every plate, with a slug where there is room for one."""
    assert piece.content is not None
    paper, options = parse_size(piece.target.paper), _options(job)
    for plate in plates:
        pages = plate_pages(piece.content, plate)
        for sides, side in _SIDES:
            imposed = impose(pages, SCHEME, paper, replace(options, sides=sides))
            ending, shares = _ending(plate, side), coverage(imposed.pdf)
            done = Pass(plate.inks[plate.at], side, _name(piece.target, ending), shares)
            sheets = slugged(imposed.pdf, tuple(_slugs(job, done))) if has_room else imposed.pdf
            yield _Master(done, ending, sheets, imposed.sheets)


def _options(job: Job) -> Options:
    """How plates are put on sheets: as for any printer, with marks, and free at the edges."""
    edges = Edges(_EDGE, _EDGE, _EDGE, _EDGE)
    options = sheet_options(job.press.settings, job.edition.language)
    return replace(options, marks=_MARKS, printable=edges)


def _ending(plate: Plate, side: str) -> str:
    """How the name of a plate's file ends; files are named in the order of printing."""
    ink = plate.inks[plate.at]
    # light inks first, as a dark one hides what is laid over it
    light = sorted(plate.inks, key=lambda one: -luma(*one.rgb))
    number = 1 + light.index(ink) + (len(light) if side == "back" else 0)
    return f"-{number}-{ink.name}-{side}"


def _name(target: Target, ending: str) -> str:
    """The name of a file beside a target's."""
    return pass_file(output(target), ending).rpartition("/")[2]


def _slugs(job: Job, one: Pass) -> Iterator[str]:
    """What stands at the foot of each sheet."""
    many = len(one.shares)
    for number, share in enumerate(one.shares, 1):
        yield (
            f"TOP \N{UPWARDS ARROW}   {one.ink.title}   {one.side} of sheet {number} of {many}"
            f"   {share:.0%} ink   {job.edition.slug} {job.edition.language} {job.code}"
        )


def _share(passes: list[Pass], ink: Ink) -> float:
    """How much of all sides one ink covers."""
    shares = [share for one in passes if one.ink == ink for share in one.shares]
    return sum(shares) / len(shares)


def _told(passes: list[Pass], room: float, job: Job, paper: str) -> Iterator[Finding]:
    """Sides with so much ink that they dry slowly, and paper without room for marks."""
    where = Where(job.edition.path)
    for one in passes:
        for number, share in enumerate(one.shares, 1):
            if share > HEAVY:
                yield Finding(
                    f"{share:.0%} of sheet {number} ({one.side}) is {one.ink.name}",
                    where,
                    "let it dry for a day, or use less of it",
                    Severity.WARNING,
                    "riso-ink",
                )
    if room < _ROOM:
        yield Finding(
            f"no room on {paper} for the names of inks around the pages",
            where,
            "name a larger paper, such as a3 or tabloid",
            Severity.WARNING,
            "riso-room",
        )
