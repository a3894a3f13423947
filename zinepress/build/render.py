"""The stages joined, for one edition, in a worker process: source, layout, typeset, impose.

In: a `Job`. Out: a `Piece` for each of its targets. One renderer for each medium; a new medium is
a function and a row in `RENDERERS`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from zinepress.build import store
from zinepress.build.bilingual import read_edition
from zinepress.build.binding import bound, placed
from zinepress.build.findings import in_press
from zinepress.build.job import Piece
from zinepress.build.orders import form_for, handed, order_of
from zinepress.build.patience import in_time
from zinepress.build.plan import output, pass_file
from zinepress.build.plates import in_inks, inks_of, plated
from zinepress.build.quick import page_findings, profile_of, sheet_findings, text_findings
from zinepress.build.screens import MAKERS
from zinepress.build.sheets import has_black_alone, is_finished, passes, sheet_options
from zinepress.check.settings import graded
from zinepress.errors import ZineError
from zinepress.impose import Finish, impose
from zinepress.layout.compose import choose_layout
from zinepress.layout.formats import FORMATS, Machine, Medium
from zinepress.prepress.black import in_black
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zinepress.build.job import Job
    from zinepress.build.target import Target
    from zinepress.check.profile import Profile
    from zinepress.impose.job import Imposed
    from zinepress.layout.formats import Format

    Renderer = Callable[[Job, Format, tuple[Target, ...]], Iterator[Piece]]


def work(job: Job) -> tuple[Piece, ...]:
    """What becomes of every target of a job; a mistake in one leaves the others alone."""
    pieces: list[Piece] = []
    for name, group in groupby(job.targets, key=lambda target: target.format):
        form, targets = FORMATS[name], tuple(group)
        try:
            pieces += _renderer(form)(job, form, targets)
        except ZineError as error:
            pieces += [_failed(job, target, error) for target in targets]
    return tuple(_graded(piece, job) for piece in pieces)


def _graded(piece: Piece, job: Job) -> Piece:
    """The piece with its findings as serious as the press takes them."""
    return replace(piece, findings=graded(piece.findings, job.press.settings))


def pdf(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of pages: as they are, or on sheets."""
    made = bound(job, form)
    pages, is_new = made.pages, made.is_new
    profile = profile_of(form, job.edition, job.press)
    found = (*made.findings, *page_findings(pages.pdf, form, profile))
    for target in targets:
        piece = Piece(
            target,
            pages.pdf,
            pages.count,
            findings=found,
            read=made.files,
            key=made.key,
            is_typeset=is_new,
        )
        is_new = False
        if form.scheme is not None:
            scheme = form.bound(job.edition.front.binding).scheme or form.scheme
            piece = _on_sheets(job, piece, scheme, profile)
        yield piece


def screen(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of what has no pages."""
    with in_time("composing it", job.edition.path):
        read = read_edition(job, form)
        content, taken, findings = MAKERS[form.medium](job, form, read)
    root = job.press.root
    files = {**read.included, **{store.relative(path, root): one for path, one in taken.items()}}
    of_text = text_findings(read.document, job.edition, job.press, form)
    found = read.found(of_text, (in_press(one, root) for one in findings))
    for target in targets:
        yield Piece(target, content, findings=found, read=files)


def shop(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of what goes to a print shop: pages of the shop's size, in its inks."""
    for target in targets:
        try:
            order = order_of(job, target.paper)
            sized = form_for(form, order.shop)
            (piece,) = pdf(job, sized, (target,))
            with in_time("putting it into inks", job.edition.path):
                yield handed(piece, order, sized)
        except ZineError as error:
            yield _failed(job, target, error)


def riso(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of plates: the accent in the second ink, a file for each ink and side."""
    layout = choose_layout(job.edition, job.press, form)
    inks = inks_of(job, layout)
    inked = in_inks(job, layout, inks)
    for target in targets:
        try:
            (piece,) = pdf(inked, form, (target,))
            with in_time("making plates of it", job.edition.path):
                yield plated(job, piece, form, inks)
        except ZineError as error:
            yield _failed(job, target, error)


RENDERERS: Mapping[Medium, Renderer] = {Medium.PDF: pdf, **dict.fromkeys(MAKERS, screen)}
MACHINES: Mapping[Machine, Renderer] = {Machine.SHOP: shop, Machine.RISO: riso}


def _renderer(form: Format) -> Renderer:
    """What makes a format: that of its machine, or else of its medium."""
    return MACHINES.get(form.machine) or RENDERERS[form.medium]


def _on_sheets(job: Job, piece: Piece, scheme: str, profile: Profile) -> Piece:
    """A piece with its pages put on sheets."""
    assert piece.content is not None
    paper, finish = parse_size(piece.target.paper), Finish(title=job.edition.front.title)
    try:
        options = sheet_options(job.press.settings, job.edition.language)
        with in_time("putting it on sheets", job.edition.path):
            pages = _as_printed(job, piece)
            imposed = impose(pages, scheme, paper, options, finish=finish)
            by_hand = {
                name: impose(pages, scheme, paper, chosen, finish=finish).pdf
                for name, chosen in passes(job.press.settings, options, imposed.plan).items()
            }
    except ZineError as error:
        return _failed(job, piece.target, error)
    return Piece(
        piece.target,
        imposed.pdf,
        piece.pages,
        imposed.sheets,
        _told(job, piece.target, tuple(by_hand), imposed),
        (
            *piece.findings,
            *imposed.findings,
            *placed(imposed.laid_out.notices, job.edition),
            *sheet_findings(imposed, piece.content, profile),
        ),
        piece.read,
        piece.key,
        by_hand,
        is_typeset=piece.is_typeset,
    )


def _as_printed(job: Job, piece: Piece) -> bytes:
    """The pages of a piece, in grey for a printer without colour; plates need theirs."""
    assert piece.content is not None
    if (
        not has_black_alone(job.press.settings)
        or FORMATS[piece.target.format].machine is not Machine.ANY
    ):
        return piece.content
    return in_black(piece.content)


def _told(job: Job, target: Target, names: tuple[str, ...], imposed: Imposed) -> str:
    """How to print a target on the printer of the press; `names` are the files of its passes."""
    instruction = imposed.instruction
    if is_finished(job.press.settings, imposed.plan):
        head, copy, _ = instruction.partition(" a copy.")
        return f"{head}{copy} The copier folds and staples; its own 'booklet' stays off."
    if not names:
        return instruction
    first, *others = (pass_file(output(target), name).rpartition("/")[2] for name in names)
    again = others[0] if others else "it"
    _, _, then = instruction.partition(", 100 %")
    return f"by hand, first {first}, then {again} on the backs of the same sheets, 100 %{then}"


def _failed(job: Job, target: Target, error: ZineError) -> Piece:
    """A target that cannot be made, and why."""
    return Piece(target, findings=tuple(in_press(one, job.press.root) for one in error.findings))
