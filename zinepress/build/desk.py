"""The desk in `out/` is refreshed: every build ends with it.

In: a press and what is recorded of its targets. Out: the pages that `zinepress.handout.desk` lays
out, written where they are not there or not as they would be laid out now.

The desk is one more output. `desk.json` in `.zinepress/` remembers from what it was laid out, the
digest of each of its files, and of every PDF which pictures were drawn from it, so that a changed
title draws nothing again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zinepress.build import OUT
from zinepress.build.checksum import read_checked, with_checksum
from zinepress.build.digests import combined, digest_of
from zinepress.build.inputs import Inputs, below, edition_code
from zinepress.build.plan import plan
from zinepress.build.programs import package_folder, versions
from zinepress.build.sheets import sheet_options, target_plan
from zinepress.build.write import put, put_output, remove_output, unwritable
from zinepress.layout.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zinepress.build.digests import Digests
    from zinepress.build.stale import Record
    from zinepress.build.target import Target
    from zinepress.handout.desk.holding import File, Holding
    from zinepress.handout.desk.pictures import Album
    from zinepress.press.model import Edition, Press

NAME = "desk.json"
DESK = "desk"
"""What the desk is called where a target is named."""
START = f"{OUT}/index.html"
"""The page that one begins at."""
_APART = ("digest", "output", "pages", "sheets")
"""What the desk shows of a record."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of the desk: its key, the digest of each file, pictures by their key."""

    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    albums: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


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
    known, key = _read(folder), _key(press, shown, digests)
    are_there = all(
        digests.of(press.root / OUT / path) == digest for path, digest in known.files.items()
    )
    if (known.key == key and are_there) or not (shown or known.files):
        return Desk(_paths(known), is_new=False)
    try:
        known = _laid_out(press, shown, known, key)
        put(folder / NAME, with_checksum(json.dumps(_told(known)).encode()))
    except OSError as error:
        raise unwritable(f"{OUT}/", error) from error
    return Desk(_paths(known), is_new=True)


def _paths(known: _Known) -> tuple[str, ...]:
    """The files of the desk, relative to the press."""
    return tuple(f"{OUT}/{path}" for path in known.files)


def _is_as_made(record: Record, root: Path, digests: Digests) -> bool:
    """Whether the file of a target is what was made: the desk tells its checksum."""
    return digests.of(root / record.output) == record.digest


def _key(press: Press, shown: Iterable[tuple[Target, Record]], digests: Digests) -> str:
    """The digest of everything that the desk is laid out from."""
    fronts = [
        (one.slug, edition.language, edition.front)
        for one in press.publications
        for edition in one.editions
    ]
    told = [(target.name, [getattr(record, name) for name in _APART]) for target, record in shown]
    own = Path(package_folder()) / "handout"
    code = combined({file: digests.of(file) or "" for file in below(own)})
    means = (code, versions(digests), version("pypdfium2"))
    return digest_of((press.settings, fronts, told, means))


def _laid_out(
    press: Press, shown: Iterable[tuple[Target, Record]], known: _Known, key: str
) -> _Known:
    """Write what is not there yet, take away what is no longer laid out."""
    # slow to import, and not needed when nothing has changed
    from zinepress.handout.desk.laying import SUMS, checksums, lay_out  # noqa: PLC0415

    albums: dict[str, Mapping[str, str]] = {}
    holdings = tuple(_pictured(one, press, known, albums) for one in _holdings(press, shown))
    files = {path: digest for album in albums.values() for path, digest in album.items()}
    for path, content in lay_out(press, holdings).items():
        files[path] = _put(press.root, path, content)
    finished = {file.path: file.digest for one in holdings for file in one.files}
    files[SUMS] = _put(press.root, SUMS, checksums(files | finished))
    for path in sorted(known.files.keys() - files.keys()):
        remove_output(press.root, f"{OUT}/{path}")
    return _Known(key, files, albums)


def _holdings(press: Press, shown: Iterable[tuple[Target, Record]]) -> Iterable[Holding]:
    """The editions that have finished files, in the order of the press."""
    from zinepress.handout.desk.holding import Holding  # noqa: PLC0415 - see _laid_out

    by_edition: dict[tuple[str, str], list[tuple[Target, Record]]] = {}
    for target, record in shown:
        by_edition.setdefault((target.slug, target.language), []).append((target, record))
    for publication in press.publications:
        for edition in publication.editions:
            made = by_edition.get((edition.slug, edition.language), [])
            if not made:
                continue
            files = tuple(_file(press, edition, *one) for one in made)
            code = edition_code(_inputs(made[0][1]))
            is_source = edition.language == publication.source_language
            yield Holding(edition, code, is_source, files)


def _inputs(record: Record) -> Inputs:
    """What a target was made from, as it was then."""
    return Inputs(**{name: dict(group) for name, group in record.inputs.items()})


def _file(press: Press, edition: Edition, target: Target, record: Record) -> File:
    """A finished file as the desk knows it."""
    from zinepress.handout.desk.holding import File  # noqa: PLC0415 - see _laid_out

    options = sheet_options(press.settings, edition.language)
    is_on_sheets = FORMATS[target.format].scheme is not None and record.sheets is not None
    return File(
        record.output.removeprefix(f"{OUT}/"),
        FORMATS[target.format],
        target.paper,
        (press.root / record.output).stat().st_size,
        record.digest,
        record.pages,
        record.sheets,
        target_plan(target, record.pages, options) if is_on_sheets and record.pages else None,
        options.duplex,
    )


def _pictured(
    holding: Holding, press: Press, known: _Known, albums: dict[str, Mapping[str, str]]
) -> Holding:
    """A holding with its pictures, drawn again where the PDF or a picture is not as it was.

    They are noted in `albums`.
    """
    from zinepress.handout.desk.pictures import album, draw  # noqa: PLC0415 - see _laid_out

    wanted = album(holding)
    if wanted is None:
        return holding
    key = _album_key(wanted)
    drawn = known.albums.get(key)
    if drawn is None or not _are_there(press.root, drawn):
        pdf = (press.root / OUT / wanted.source.path).read_bytes()
        pictures = draw(wanted, pdf)
        drawn = {path: _put(press.root, path, content) for path, content in pictures.items()}
    albums[key] = drawn
    return replace(holding, album=wanted) if drawn else holding


def _album_key(album: Album) -> str:
    """The digest of what pictures are drawn from: the file, the pictures wanted, the code."""
    from zinepress.handout.desk import pictures  # noqa: PLC0415 - see _laid_out

    code = sha256(Path(pictures.__file__).read_bytes()).hexdigest()
    return digest_of((album.source.digest, album.pictures, code, version("pypdfium2")))


def _are_there(root: Path, files: Mapping[str, str]) -> bool:
    """Whether files of `out/` are as they were written."""
    return all(_digest(root / OUT / path) == digest for path, digest in files.items())


def _put(root: Path, path: str, content: bytes) -> str:
    """Write a file of the desk unless it is there; gives its digest."""
    digest = sha256(content).hexdigest()
    if _digest(root / OUT / path) != digest:
        put_output(root, f"{OUT}/{path}", content)
    return digest


def _digest(path: Path) -> str | None:
    """The digest of a file; None when it is not there."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _read(folder: Path) -> _Known:
    """What is remembered; nothing when it is not there, damaged, or of another form."""
    body = read_checked(str(folder / NAME))
    try:
        told: dict[str, Any] = json.loads(body or b"{}")
        return _Known(told["key"], dict(told["files"]), dict(told["albums"]))
    except (ValueError, KeyError, TypeError):
        return _Known()


def _told(known: _Known) -> dict[str, object]:
    """What is remembered, as JSON holds it."""
    return {"key": known.key, "files": known.files, "albums": known.albums}
