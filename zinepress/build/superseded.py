"""Versions of an edition that others have taken the place of, as the desk shows them.

In: an edition as it is now, and the archive. Out: `Earlier` versions with what changed since, and
slips to lay into printed copies.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.digests import digest_of
from zinepress.build.drawn import put_page
from zinepress.build.editions import blocks_of, files_of_archive, record, records_of
from zinepress.build.sheets import sheet_options
from zinepress.handout.desk.catalogue import file_told
from zinepress.handout.desk.holding import Earlier, File, Slip
from zinepress.impose import Finish, impose
from zinepress.layout.formats import FORMATS, Medium
from zinepress.press.shipped import shipped_folder
from zinepress.units import parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from zinepress.build.digests import Digests
    from zinepress.build.drawn import Drawn
    from zinepress.build.editions import Old
    from zinepress.handout.desk.holding import Change, Holding
    from zinepress.press.model import Press

PAPERS = ("letter", "a4")
"""Papers that four slips go on."""


def with_earlier(
    holding: Holding, press: Press, drawn: Drawn, digests: Digests, means: object
) -> Holding:
    """A holding with its earlier versions; the record of its present one is written.

    `means` is what slips are made with besides.
    """
    if not holding.version:
        return holding
    path, content = record(holding.edition, holding.code, map(file_told, holding.all_files))
    put_page(press.root, path, content)
    now = blocks_of(holding.edition)
    earlier = []
    for old in records_of(press.root, holding.edition):
        files = _files(old, press.root, digests)
        if old.version != holding.version and files:
            from zinepress.build.changed import changes  # noqa: PLC0415 - slow to import

            told = changes(old.blocks, now, _pages(files, press.root))
            earlier.append(_slipped(_earlier(old, files, told), holding, press, drawn, means))
    return replace(holding, earlier=tuple(earlier))


def _earlier(old: Old, files: tuple[File, ...], told: tuple[Change, ...]) -> Earlier:
    page = f"{old.folder}/{old.language}.html"
    return Earlier(old.version, old.code, old.title, old.date, page, files, told)


def _files(old: Old, root: Path, digests: Digests) -> tuple[File, ...]:
    """The files of an old version that lie in the archive."""
    return tuple(
        File(
            old.kept(told),
            FORMATS[told["format"]],
            told["paper"] or "",
            told["bytes"],
            told["sha256"],
            told["pages"],
            told["sheets"],
        )
        for told in files_of_archive(root, old, digests)
        if told["format"] in FORMATS
    )


def _pages(files: Sequence[File], root: Path) -> tuple[str, ...]:
    """The words of each page of an old version, from its file of single pages."""
    single = [
        file for file in files if file.format.medium is Medium.PDF and file.format.scheme is None
    ]
    first = min(single, key=lambda file: file.format.name != "read", default=None)
    return tuple(_words_of_pages((root / OUT / first.path).read_bytes())) if first else ()


def _slipped(old: Earlier, holding: Holding, press: Press, drawn: Drawn, means: object) -> Earlier:
    """An old version with its slips on the papers of the edition; none where no word changed."""
    if not old.changes:
        return old
    asked = holding.edition.front.papers or press.settings.papers
    papers = tuple(paper for paper in PAPERS if paper in asked) or PAPERS
    folder, slug = old.page.rpartition("/")[0], holding.edition.slug
    stem = f"{folder}/{slug}-{holding.edition.language}-errata"
    paths = {f"{stem}-{paper}.pdf": paper for paper in papers}
    key = digest_of((old.changes, old.title, old.version, holding.version, paths, means))
    made = drawn.once(key, lambda: _sheets(old, holding, press, paths))
    slips = tuple(
        Slip(path, paths[path], (press.root / OUT / path).stat().st_size, digest)
        for path, digest in made.items()
    )
    return replace(old, slips=slips)


def _sheets(
    old: Earlier, holding: Holding, press: Press, paths: Mapping[str, str]
) -> Mapping[str, bytes]:
    """The slips of an old version, four on a sheet, by path."""
    # slow to import, and only for a text that changed
    from zinepress.handout.desk.errata import SCHEME, slip  # noqa: PLC0415
    from zinepress.typeset.fonts import find_fonts  # noqa: PLC0415

    folders = (press.root / "fonts", shipped_folder("fonts"))
    fonts = find_fonts([folder for folder in folders if folder.is_dir()])
    pdf = slip(old, holding, press.root, fonts)
    options = sheet_options(press.settings, holding.edition.language)
    finish = Finish(title=old.title)
    return {
        path: impose(pdf, SCHEME, parse_size(paper), options, finish=finish).pdf
        for path, paper in paths.items()
    }


def _words_of_pages(pdf: bytes) -> Iterator[str]:
    """The words of each page of a file; none of one that cannot be read."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return
    try:
        for page in document:
            yield page.get_textpage().get_text_range()
    finally:
        document.close()
