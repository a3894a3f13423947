"""What lies on the desk: each edition with its finished files.

In: what was built. Out: `File` and `Holding`.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from zinepress.handout.desk.pictures import Album
    from zinepress.impose import Options
    from zinepress.layout.formats import Format
    from zinepress.press.model import Edition


@dataclass(frozen=True, slots=True)
class File:
    """A finished file; `path` is its place in `out/`, `size` is in bytes."""

    path: str
    format: Format
    paper: str
    """The paper it is printed on, empty for single pages."""
    size: int
    digest: str
    """SHA-256 in hex."""
    pages: int | None = None
    sheets: int | None = None
    options: Options | None = None
    """How its pages were put on sheets, for a file that is printed on them."""
    passes: tuple[File, ...] = ()
    """What lies beside it: fronts and backs for a printer that is fed by hand, a job ticket."""

    @property
    def name(self) -> str:
        """The name of the file in its folder."""
        return self.path.rpartition("/")[2]

    @property
    def kind(self) -> str:
        """How its name ends: `pdf`, `txt`, `epub`."""
        return self.path.rpartition(".")[2]

    @property
    def is_on_sheets(self) -> bool:
        """Whether it is to be printed on sheets and folded or cut."""
        return self.options is not None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage that changed: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that changed, and the page of the old copy that it stands on, where known."""

    pieces: tuple[Piece, ...]
    page: int | None = None

    @property
    def was(self) -> str:
        """The passage as it was; empty for one that is new."""
        return "".join(one.text for one in self.pieces if one.kind != "new").strip()

    @property
    def now(self) -> str:
        """The passage as it is; empty for one that is gone."""
        return "".join(one.text for one in self.pieces if one.kind != "gone").strip()


@dataclass(frozen=True, slots=True)
class Slip:
    """A sheet of errata slips to cut and lay into copies of an old version."""

    path: str
    paper: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version of an edition that another has taken the place of.

    `files` lie in the archive; `changes` lead from it to the current version.
    """

    version: str
    code: str
    title: str
    date: str
    page: str
    """The path of its page in `out/`."""
    files: tuple[File, ...]
    changes: tuple[Change, ...]
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """An edition, the code its finished files carry, and these files.

    `version` is empty where the files were made from another text than there is now.
    """

    edition: Edition
    code: str
    is_source: bool
    """Whether the publication was first written in this language."""
    files: tuple[File, ...]
    album: Album | None = None
    """Its pictures, where they could be drawn."""
    version: str = ""
    earlier: tuple[Earlier, ...] = ()
    """The versions that lie in the archive, the newest first."""

    @property
    def page(self) -> str:
        """The path of its page in `out/`."""
        name = "index" if self.is_source else self.edition.language
        return f"{self.edition.slug}/{name}.html"

    @property
    def all_files(self) -> tuple[File, ...]:
        """Its files, each with those of its passes behind it."""
        return tuple(one for file in self.files for one in (file, *file.passes))

    def first(self, *formats: str) -> File | None:
        """The first file of the first of these formats that there is."""
        by_format = {file.format.name: file for file in reversed(self.files)}
        return next((by_format[name] for name in formats if name in by_format), None)


def link(path: str, start: str = "") -> str:
    """The relative address of a path in `out/`, as written on a page at `start`."""
    return quote(posixpath.relpath(f"/{path}", f"/{posixpath.dirname(start)}"))
