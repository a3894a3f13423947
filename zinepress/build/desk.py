"""The desk in `out/` is refreshed: every build ends with it.

In: a press and what is recorded of its targets. Out: the pages that `zinepress.handout.desk` lays
out, written where they are not there or not as they would be laid out now.

The desk is one more output. `desk.json` in `.zinepress/` remembers from what it was laid out, the
digest of each of its files, and of every PDF which pictures were drawn from it, so that a changed
title draws nothing again.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zinepress.build import OUT
from zinepress.build.checksum import read_checked, with_checksum
from zinepress.build.digests import combined, digest_of
from zinepress.build.drawn import Drawn, put_page
from zinepress.build.editions import ARCHIVE
from zinepress.build.inputs import Inputs, below, edition_code
from zinepress.build.plan import plan
from zinepress.build.programs import package_folder, versions
from zinepress.build.remembered import is_of
from zinepress.build.sheets import sheet_options
from zinepress.build.write import put, remove_output, unwritable
from zinepress.layout.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zinepress.build.digests import Digests
    from zinepress.build.stale import Record
    from zinepress.build.target import Target
    from zinepress.handout.desk.holding import File, Holding
    from zinepress.handout.desk.laying import Laying
    from zinepress.handout.desk.pictures import Album
    from zinepress.press.model import Edition, Press

NAME = "desk.json"
DESK = "desk"
"""What the desk is called where a target is named."""
START = f"{OUT}/index.html"
"""The page that one begins at."""
_APART = ("digest", "output", "pages", "sheets", "passes")
"""What the desk shows of a record."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of the desk: its key, the digest of each file, what was drawn by key."""

    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """The files of a desk, relative to the press, and whether it was laid out just now."""

    files: tuple[str, ...]
    is_new: bool


def refresh(press: Press, records: Mapping[str, Record], folder: Path, digests: Digests) -> Desk:
    """Lay out the desk of a press where it is not as it should be.

    Raises ZineError when something cannot be written or read.
    """
    shown = [
        (target, records[target.name])
        for target in plan(press)
        if target.name in records and _is_as_made(records[target.name], press.root, digests)
    ]
    known = _read(folder)
    key = _key(press, shown, _archived(press.root, known.files, digests), digests)
    are_there = all(
        digests.of(press.root / OUT / path) == digest for path, digest in known.files.items()
    )
    if (known.key == key and are_there) or not (shown or known.files):
        return _desk(press.root, known, digests, is_new=False)
    try:
        known = _laid_out(press, shown, known, digests)
        put(folder / NAME, with_checksum(json.dumps(_told(known)).encode()))
    except OSError as error:
        raise unwritable(f"{OUT}/", error) from error
    return _desk(press.root, known, digests, is_new=True)


def _desk(root: Path, known: _Known, digests: Digests, *, is_new: bool) -> Desk:
    """A desk with the files that were laid out and those in the archive."""
    paths = (*known.files, *_archived(root, known.files, digests))
    return Desk(tuple(f"{OUT}/{path}" for path in paths), is_new)


def _archived(root: Path, laid: Mapping[str, str], digests: Digests) -> dict[str, str]:
    """The digests of what is kept in the archive, but for what is laid out anew."""
    out = str(root / OUT)
    found = {file: file[len(out) + 1 :] for file in below(root / OUT / ARCHIVE)}
    return {
        path.replace(os.sep, "/"): digests.of(file) or ""
        for file, path in found.items()
        if path.replace(os.sep, "/") not in laid
    }


def _is_as_made(record: Record, root: Path, digests: Digests) -> bool:
    """Whether the files of a target are what was made: the desk tells their checksums."""
    made = {record.output: record.digest, **record.passes}
    return all(digests.of(root / path) == digest for path, digest in made.items())


def _key(
    press: Press,
    shown: Iterable[tuple[Target, Record]],
    archived: Mapping[str, str],
    digests: Digests,
) -> str:
    """The digest of everything that the desk is laid out from."""
    fronts = [
        (one.slug, edition.language, replace(edition.front, places={}))
        for one in press.publications
        for edition in one.printed
    ]
    told = [(target.name, [getattr(record, name) for name in _APART]) for target, record in shown]
    return digest_of((replace(press.settings, places={}), fronts, told, archived, _means(digests)))


def _means(digests: Digests) -> tuple[object, ...]:
    """What the desk is laid out with: code, templates, programs."""
    own = Path(package_folder()) / "handout"
    code = combined({file: digests.of(file) or "" for file in below(own)})
    return (code, versions(digests))


@cache
def _pdfium() -> str:
    """The version of what draws pictures."""
    return version("pypdfium2")


def _laid_out(
    press: Press, shown: Sequence[tuple[Target, Record]], known: _Known, digests: Digests
) -> _Known:
    """Write what is not there yet, take away what is no longer laid out."""
    # slow to import, and not needed when nothing has changed
    from zinepress.build.superseded import with_earlier  # noqa: PLC0415
    from zinepress.handout.desk.laying import SUMS, checksums, layings  # noqa: PLC0415

    drawn, means = Drawn(press.root, known.drawn), digest_of(_means(digests))
    holdings = [_pictured(one, press.root, drawn) for one in _holdings(press, shown)]
    holdings = [with_earlier(one, press, drawn, digests, means) for one in holdings]
    for path, one in layings(press, holdings, digest_of).items():
        drawn.once(digest_of((path, one.signature, means)), partial(_made, path, one))
    files = drawn.files
    for path in sorted(known.files.keys() - files.keys() - {SUMS}):
        remove_output(press.root, f"{OUT}/{path}")
    finished = {file.path: file.digest for one in holdings for file in one.all_files}
    archived = _archived(press.root, files, digests)
    files[SUMS] = put_page(press.root, SUMS, checksums(files | finished | archived))
    return _Known(_key(press, shown, archived, digests), files, drawn.now)


def _made(path: str, one: Laying) -> Mapping[str, bytes]:
    """A file of the desk by its path."""
    return {path: one.make()}


def _holdings(press: Press, shown: Iterable[tuple[Target, Record]]) -> Iterable[Holding]:
    """The editions that have finished files, in the order of the press."""
    from zinepress.handout.desk.holding import Holding  # noqa: PLC0415 - see _laid_out

    by_edition: dict[tuple[str, str], list[tuple[Target, Record]]] = {}
    for target, record in shown:
        by_edition.setdefault((target.slug, target.language), []).append((target, record))
    for publication in press.publications:
        for edition in publication.printed:
            made = by_edition.get((edition.slug, edition.language), [])
            if not made:
                continue
            files = tuple(_file(press, edition, *one) for one in made)
            code = edition_code(_inputs(made[0][1]))
            is_source = edition.language == publication.source_language
            # of two languages each has a version of its own, and no archive holds both
            is_current = not edition.parts and all(is_of(edition, record) for _, record in made)
            number = edition.front.version if is_current else ""
            yield Holding(edition, code, is_source, files, version=number)


def _inputs(record: Record) -> Inputs:
    """What a target was made from, as it was then."""
    return Inputs(**{name: dict(group) for name, group in record.inputs.items()})


def _file(press: Press, edition: Edition, target: Target, record: Record) -> File:
    """A finished file as the desk knows it."""
    from zinepress.handout.desk.holding import File  # noqa: PLC0415 - see _laid_out

    options = sheet_options(press.settings, edition.language)
    is_on_sheets = FORMATS[target.format].scheme is not None and record.sheets is not None
    file = File(
        record.output.removeprefix(f"{OUT}/"),
        FORMATS[target.format].bound(edition.front.binding),
        target.paper,
        (press.root / record.output).stat().st_size,
        record.digest,
        record.pages,
        record.sheets,
        options if is_on_sheets else None,
    )
    passes = tuple(_pass(file, path, press.root) for path in record.passes)
    return replace(file, passes=passes)


def _pass(file: File, path: str, root: Path) -> File:
    """A file that lies beside another: one pass of a printer that is fed by hand, a ticket."""
    content = (root / path).read_bytes()
    digest = sha256(content).hexdigest()
    name = path.removeprefix(f"{OUT}/")
    pages = file.pages if name.endswith(".pdf") else None
    sheets = file.sheets if pages else None
    beside = replace(file, path=name, size=len(content), digest=digest, options=None)
    return replace(beside, pages=pages, sheets=sheets)


def _pictured(holding: Holding, root: Path, drawn: Drawn) -> Holding:
    """A holding with its pictures, drawn again where the PDF or a picture is not as it was."""
    from zinepress.handout.desk.pictures import album, draw  # noqa: PLC0415 - see _laid_out

    wanted = album(holding)
    if wanted is None:
        return holding
    pdf = root / OUT / wanted.source.path
    pictures = drawn.once(_album_key(wanted), lambda: draw(wanted, pdf.read_bytes()))
    return replace(holding, album=wanted) if pictures else holding


def _album_key(album: Album) -> str:
    """The digest of what pictures are drawn from: the file, the pictures wanted, the code."""
    from zinepress.handout.desk import pictures  # noqa: PLC0415 - see _laid_out

    code = sha256(Path(pictures.__file__).read_bytes()).hexdigest()
    return digest_of((album.source.digest, album.pictures, code, _pdfium()))


def _read(folder: Path) -> _Known:
    """What is remembered; nothing when it is not there, damaged, or of another form."""
    body = read_checked(str(folder / NAME))
    try:
        told: dict[str, Any] = json.loads(body or b"{}")
        return _Known(told["key"], dict(told["files"]), dict(told["drawn"]))
    except (ValueError, KeyError, TypeError):
        return _Known()


def _told(known: _Known) -> dict[str, object]:
    """What is remembered, as JSON holds it."""
    return {"key": known.key, "files": known.files, "drawn": known.drawn}
