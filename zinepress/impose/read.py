"""Any stranger's PDF as pages we can trust.

In: bytes or a path, and a password where one is needed. Out: `Source`, the open file with its
pages in reading order: every box sorted and within its page, every turn a quarter turn.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import settings

from zinepress.errors import Finding, ImposeError, Severity, Where
from zinepress.impose.access import ASK_NOTHING, Access
from zinepress.impose.annotations import draw_annotations
from zinepress.impose.door import REPRINT, door, plain
from zinepress.impose.mend import regrown
from zinepress.impose.shape import SHAPE, Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zinepress.impose.door import Limits
    from zinepress.impose.sheets import PageGeometry

_NO_SIZE = re.compile(r"object (\d+ \d+) .*MediaBox is undefined")
_TREE_LOST = re.compile(
    "unable to find (trailer|page tree|/Root)|root of pages tree has no|no pages found"
)
_SHAPES = re.compile(rb"/(MediaBox|CropBox|BleedBox|TrimBox|Rotate|UserUnit) (\[[^]]*\]|[^/>]*)")
"""What the dictionary of a page says of its shape, at the top or by chance further inside."""
_KEYS = frozenset(SHAPE)
_HARMLESS = re.compile(r"MediaBox is undefined|Resources is missing")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page as its file draws it: its number from 1, its shape, and its dictionary there."""

    number: int
    shape: Shape
    geometry: PageGeometry
    leaf: pikepdf.Object


@dataclass(frozen=True, slots=True)
class Source:
    """An open PDF: its pages in reading order, and what was noticed while reading."""

    name: str
    pdf: pikepdf.Pdf
    pages: tuple[SourcePage, ...]
    findings: tuple[Finding, ...]
    limits: Limits
    said: tuple[str, ...] = ()
    """What the reader complained of while opening it."""


@contextmanager
def opened(pdf: bytes | Path, name: str = "", access: Access = ASK_NOTHING) -> Iterator[Source]:
    """The PDF opened for reading, closed again when the block ends.

    Raises ImposeError when the file is no PDF, needs another password, has no pages or outgrows
    the limits.
    """
    name = name or (pdf.name if isinstance(pdf, Path) else "the PDF")
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())
    limits = access.limits
    before = settings.set_qpdf_limits(
        flate_max_memory=limits.unpacked or 0,
        run_length_max_memory=limits.unpacked or 0,
        doc_max_warnings=0 if limits.pages is None else 10_000,
    )
    try:
        with door(name):
            file = _open(pdf, access.password, name)
        with file:
            with door(name):
                source = _source(file, name, access)
                drawn = draw_annotations(file, name)
            yield replace(source, findings=(*source.findings, *drawn))
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # the values it gave


def mended(source: Source) -> tuple[Finding, ...]:
    """What the reader had to mend so far, as one warning; nothing for a sound file."""
    said = (*source.said, *source.pdf.get_warnings())
    faults = [plain(each) for each in said if not _HARMLESS.search(each)]
    if not faults:
        return ()
    more = f" and {len(faults) - 1} more faults" if len(faults) > 1 else ""
    return (
        Finding(
            f"the file is damaged and was mended: {faults[0]}{more}",
            Where(source.name),
            "look at every page of the result before you print it",
            Severity.WARNING,
            "mended",
        ),
    )


def _open(pdf: bytes | Path, password: str, name: str) -> pikepdf.Pdf:
    if isinstance(pdf, Path) and pdf.exists() and not pdf.is_file():
        raise ImposeError("it is not a file", Where(name))
    try:
        stream = pdf if isinstance(pdf, Path) else BytesIO(pdf)
        return pikepdf.open(stream, password=password)
    except pikepdf.PasswordError as error:
        said = "this password does not open it" if password else "it is locked with a password"
        raise ImposeError(said, Where(name), "give the right one with --password") from error
    except pikepdf.PdfError as error:
        if b"%PDF-" not in (pdf[:1024] if isinstance(pdf, bytes) else _start(pdf)):
            raise ImposeError("it is not a PDF", Where(name)) from error
        if not _TREE_LOST.search(str(error)):
            raise
        return _regrown(pdf, name)


def _regrown(pdf: bytes | Path, name: str) -> pikepdf.Pdf:
    """The file opened with a page tree made of the pages that are left in it."""
    data = regrown(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
    try:
        if data is not None:
            return pikepdf.open(BytesIO(data))
    except pikepdf.PdfError:
        pass  # what is left of it is no page either
    raise ImposeError("it is damaged beyond repair, no pages are left in it", Where(name), REPRINT)


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1024)


def _source(file: pikepdf.Pdf, name: str, access: Access) -> Source:
    limits = access.limits
    if file.is_encrypted and not (access.any_use or _may_be_printed(file)):
        raise ImposeError(
            "its owner does not allow printing",
            Where(name),
            "give the owner's password with --password, or --any-use if you have the right",
        )
    count = len(file.pages)
    if count == 0:
        raise ImposeError("it has no pages", Where(name))
    if limits.pages is not None and count > limits.pages:
        raise ImposeError(
            f"it has {count} pages, more than {limits.pages}",
            Where(name),
            "if you trust the file, lift the limits with --no-limits",
        )
    said = tuple(file.get_warnings())
    pages, troubles = _pages(file, said)
    findings = (*_told(troubles, name), *_silent(file, name))
    return Source(name, file, pages, findings, limits, said)


def _may_be_printed(file: pikepdf.Pdf) -> bool:
    return file.owner_password_matched or file.allow.print_lowres or file.allow.print_highres


def _pages(
    file: pikepdf.Pdf, said: Iterable[str]
) -> tuple[tuple[SourcePage, ...], dict[str, list[int]]]:
    """The pages, and what is odd about them with the numbers of the pages that it is odd about."""
    unsized = {found[1] for each in said if (found := _NO_SIZE.search(each))}
    shapes: dict[object, tuple[Shape, PageGeometry]] = {}
    pages: list[SourcePage] = []
    troubles: dict[str, list[int]] = {}
    for number, page in enumerate(file.pages, 1):
        leaf = page.obj
        sized = not unsized or "{} {}".format(*leaf.objgen) not in unsized
        written = _SHAPES.findall(leaf.unparse(resolved=True))
        if len(written) != len(_KEYS.intersection(leaf.keys())):
            written = [leaf.objgen]  # something further inside is written like a box
        known = sized, *written
        if known not in shapes:  # nearly all pages of a file are alike
            shape = shape_of(leaf, sized=sized)
            shapes[known] = shape, shape.geometry
        shape, geometry = shapes[known]
        for trouble in shape.troubles:
            troubles.setdefault(trouble, []).append(number)
        pages.append(SourcePage(number, shape, geometry, leaf))
    return tuple(pages), troubles


def _told(troubles: Mapping[str, list[int]], name: str) -> Iterable[Finding]:
    """One warning for each kind of trouble, naming the first pages that have it."""
    for message, numbers in troubles.items():
        more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
        pages = f" (pages {', '.join(map(str, numbers[:5]))}{more})" if len(numbers) > 1 else ""
        yield Finding(
            f"{message}{pages}",
            Where(name),
            severity=Severity.WARNING,
            rule="page-size",
            page=numbers[0] if len(numbers) == 1 else None,
        )


def _silent(file: pikepdf.Pdf, name: str) -> Iterable[Finding]:
    """What the file does on a screen and paper cannot do."""
    root = file.Root
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield Finding(
            "it is an XFA form, what a viewer would fill in is not printed",
            Where(name),
            "fill it in and print it to a new PDF first",
            Severity.WARNING,
            "xfa",
        )
    names, action = root.get("/Names"), root.get("/OpenAction")
    if (isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names) or (
        isinstance(action, pikepdf.Dictionary) and action.get("/S") == pikepdf.Name.JavaScript
    ):
        yield Finding(
            "its scripts are left out", Where(name), severity=Severity.NOTE, rule="scripts"
        )
