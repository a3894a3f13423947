"""The stages joined, for one edition, in a worker process: source, layout, typeset, impose.

In: a `Job`. Out: a `Piece` for each of its targets. One renderer for each medium; a new medium is
a function and a row in `RENDERERS`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from zinepress.build import store
from zinepress.build.digests import file_digest
from zinepress.build.findings import in_press, stopping
from zinepress.build.job import Piece
from zinepress.build.patience import in_time
from zinepress.build.screens import MAKERS
from zinepress.build.sheets import sheet_options
from zinepress.errors import Finding, Severity, SourceError, ZineError
from zinepress.impose import Finish, impose
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS, Medium
from zinepress.press.shipped import shipped_folder
from zinepress.press.text import read_text
from zinepress.source.read import read_document
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import fit, typeset
from zinepress.typeset.wanted import Wanted
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from zinepress.build.job import Job
    from zinepress.build.target import Target
    from zinepress.layout.formats import Format
    from zinepress.layout.markup import Markup
    from zinepress.source.document import Document
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.pages import Pages

    Renderer = Callable[[Job, Format, tuple[Target, ...]], Iterator[Piece]]


def work(job: Job) -> tuple[Piece, ...]:
    """What becomes of every target of a job; a mistake in one leaves the others alone."""
    pieces: list[Piece] = []
    for name, group in groupby(job.targets, key=lambda target: target.format):
        form, targets = FORMATS[name], tuple(group)
        try:
            pieces += RENDERERS[form.medium](job, form, targets)
        except ZineError as error:
            pieces += [_failed(job, target, error) for target in targets]
    return tuple(pieces)


def pdf(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of pages: as they are, or on sheets."""
    with in_time("composing it", job.edition.path):
        document, included = read_source(job, form)
        markup = compose(document, job.edition, job.press, form, code=job.code)
    root = job.press.root
    key, pages, findings, is_new = _pages(job, markup, form)
    read = included | {store.relative(path, root): digest for path, digest in pages.read}
    told = (*document.findings, *markup.findings, *pages.findings, *findings)
    found = tuple(in_press(one, root) for one in told)
    for target in targets:
        piece = Piece(
            target, pages.pdf, pages.count, None, None, found, read, key, is_typeset=is_new
        )
        is_new = False
        if form.scheme is not None:
            piece = _on_sheets(job, piece, form.scheme)
        yield piece


def screen(job: Job, form: Format, targets: tuple[Target, ...]) -> Iterator[Piece]:
    """The renderer of what has no pages."""
    with in_time("composing it", job.edition.path):
        document, included = read_source(job, form)
        content, files, findings = MAKERS[form.medium](job, form, document)
    root = job.press.root
    read = included | {store.relative(path, root): digest for path, digest in files.items()}
    found = tuple(in_press(one, root) for one in (*document.findings, *findings))
    for target in targets:
        yield Piece(target, content, findings=found, read=read)


RENDERERS: Mapping[Medium, Renderer] = {Medium.PDF: pdf, **dict.fromkeys(MAKERS, screen)}


def read_source(job: Job, form: Format) -> tuple[Document, dict[str, str]]:
    """The document of an edition for a format, and the files taken in, with their digests.

    Raises SourceError with everything that is wrong in it.
    """
    included: dict[str, str] = {}
    root, edition = job.press.root, job.edition
    folder = (root / edition.path).parent

    def include(path: str) -> str | None:
        file = (folder / path).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return None
        name = store.relative(file, root)
        # the digest before the text: if the file changes in between, the next build sees it
        included[name] = file_digest(file)
        text, findings = read_text(file, name)
        if stopping(findings, strict=False):
            raise SourceError.of(findings)
        return text

    document = read_document(
        edition.text,
        edition.path,
        edition.language,
        output=form.name,
        facts=edition.front.facts,
        include=include,
    )
    if stopping(document.findings, strict=False):
        raise SourceError.of(document.findings)
    return document, included


def _pages(job: Job, markup: Markup, form: Format) -> tuple[str, Pages, Iterable[Finding], bool]:
    """The key of a markup's pages, the pages, what to say of the store, and if they are new."""
    root = job.press.root
    fonts = _fonts((root / "fonts", shipped_folder("fonts")))
    key = store.key_of(markup, (fonts.digest, job.programs, form.most), root)
    remembered = store.look_up(job.store, key, root)
    if remembered is not None:
        return key, remembered, (), False
    pages = _typeset(markup, fonts, form)
    try:
        store.keep(job.store, key, pages, root)
    except OSError as error:
        told = f"the pages could not be remembered: {(error.strerror or str(error)).lower()}"
        return key, pages, (Finding(told, severity=Severity.NOTE, rule="store"),), True
    return key, pages, (), True


def _typeset(markup: Markup, fonts: FontSet, form: Format) -> Pages:
    """The pages of a markup, in smaller type where they would be too many for the format."""
    pages = typeset(markup, fonts)
    if form.most is None or pages.count <= form.most:
        return pages
    return fit(markup, fonts, Wanted(pages=form.most))


@lru_cache(maxsize=1)
def _fonts(folders: tuple[Path, ...]) -> FontSet:
    """The fonts of a press; a worker lives no longer than a build, so they are found once."""
    return find_fonts([folder for folder in folders if folder.is_dir()])


def _on_sheets(job: Job, piece: Piece, scheme: str) -> Piece:
    """A piece with its pages put on sheets."""
    assert piece.content is not None
    paper, finish = parse_size(piece.target.paper), Finish(title=job.edition.front.title)
    try:
        options = sheet_options(job.press.settings, job.edition.language)
        with in_time("putting it on sheets", job.edition.path):
            imposed = impose(piece.content, scheme, paper, options, finish=finish)
    except ZineError as error:
        return _failed(job, piece.target, error)
    return Piece(
        piece.target,
        imposed.pdf,
        piece.pages,
        imposed.sheets,
        imposed.instruction,
        (*piece.findings, *imposed.findings),
        piece.read,
        piece.key,
        is_typeset=piece.is_typeset,
    )


def _failed(job: Job, target: Target, error: ZineError) -> Piece:
    """A target that cannot be made, and why."""
    return Piece(target, findings=tuple(in_press(one, job.press.root) for one in error.findings))
