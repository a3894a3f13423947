"""The sandbox: the one way by which anything but text and stylesheets reaches the pages.

In: the roots of a `Markup`. Out: the bytes of files below them, a record of every file read, and a
finding for everything that was asked for in vain; for drawings, the fonts that their text wants.
No network, nothing outside the roots.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import DataHandler, Request

from weasyprint.urls import URLFetcher, URLFetcherResponse

from zinepress.errors import Finding, TypesetError, nearest
from zinepress.pictures.treat import treat
from zinepress.pictures.whole import PictureError
from zinepress.typeset import assets
from zinepress.typeset.limits import too_large_a_file, too_much_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zinepress.pictures.treat import Treatment
    from zinepress.typeset.limits import Limits

DRAWING = "image/svg+xml"
BASE = "http://press.invalid/"
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
OTHERS = {".css": "text/css", ".icc": "application/vnd.iccprofile"}
"""What else a page may take in, by the end of its name; the system's own table is not asked."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was asked for and not given, and why; `path` is how a person writes it."""

    url: str
    path: str
    finding: Finding


class PressFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads files below the roots, and keeps account."""

    def __init__(
        self, roots: Mapping[str, Path], limits: Limits, treatment: Treatment | None = None
    ) -> None:
        """The account starts empty: one fetcher for one text."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.roots = {name: root.resolve() for name, root in roots.items()}
        self.treatment = treatment
        self.limits = limits
        self.read: dict[str, str] = {}
        self.refusals: dict[str, Refusal] = {}
        self.drawn: dict[str, tuple[tuple[str, ...], ...]] = {}

    def fetch(
        self,
        url: str,
        headers: object = None,  # noqa: ARG002 - WeasyPrint gives them
    ) -> URLFetcherResponse:
        """The response for an address; TypesetError, noted, for one that may not be read."""
        try:
            data, kind = self._data(url) if url.startswith("data:") else self._file(url)
        except (TypesetError, MemoryError) as error:
            found = (
                error.findings[0]
                if isinstance(error, TypesetError)
                else too_much_memory(self.limits, None)
            )
            self.refusals[url] = Refusal(url, spoken(url), found)
            raise
        if kind == DRAWING:
            self.drawn[url] = assets.families(data)
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    def _data(self, url: str) -> tuple[bytes, str]:
        """A picture that is written out in its address."""
        try:
            with DataHandler().data_open(Request(url)) as response:  # noqa: S310 - no network
                data = response.read()
        except ValueError as reason:
            raise TypesetError(f"an address beginning 'data:' is broken: {reason}") from None
        return self._picture(data)

    def _file(self, url: str) -> tuple[bytes, str]:
        path = self._path(url)
        end = path.suffix.lower()
        if end not in (*PICTURES, *OTHERS):
            raise TypesetError(
                f"'{spoken(url)}' is not a picture", hint=f"use {', '.join(PICTURES)}"
            )
        data = _regular(path, spoken(url), self.limits)
        self.read[str(path)] = hashlib.sha256(data).hexdigest()
        return (data, OTHERS[end]) if end in OTHERS else self._picture(data)

    def _picture(self, data: bytes) -> tuple[bytes, str]:
        if self.treatment is None:
            return assets.picture(data, self.limits)
        try:
            treated = treat(data, self.treatment)
        except PictureError as error:
            raise TypesetError.of(error.findings) from None
        return treated.data, treated.media_type

    def _path(self, url: str) -> Path:
        """The file an address names, links resolved and inside its root."""
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) != ("http", urlsplit(BASE).netloc):
            raise TypesetError(
                f"'{url[:80]}' is asked of the world outside",
                hint="put the file beside the text and name it by its path",
            )
        root, within = self._root(parts.path)
        path = (root / within).resolve()
        if not path.is_relative_to(root):
            raise TypesetError(
                f"'{spoken(url)}' lies outside the folder it is looked for in",
                hint="put the file beside the text",
            )
        if not path.exists():
            raise TypesetError(f"there is no file '{spoken(url)}'", hint=_alike(root, within))
        return path

    def _root(self, path: str) -> tuple[Path, str]:
        """The root that a path begins with, and the rest, decoded once."""
        name, _, rest = path.lstrip("/").partition("/")
        try:
            within = unquote_to_bytes(rest).decode("utf-8")
        except UnicodeDecodeError:
            within = "\0"
        if "\0" in within or "\\" in within or within.startswith("/") or name not in self.roots:
            raise TypesetError(f"'{path[:80]}' names no file of this press")
        return self.roots[name], within


def _regular(path: Path, spoken: str, limits: Limits) -> bytes:
    """The bytes of a regular file; a pipe or device would never end."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise TypesetError(f"'{spoken}' is not a file")
            if about.st_size > limits.file * 1_000_000:
                raise TypesetError.of([too_large_a_file(limits, about.st_size)])
            return file.read()
    except OSError as reason:
        raise TypesetError(f"'{spoken}' cannot be read: {reason.strerror}") from None


def spoken(url: str) -> str:
    """An address as the person wrote it: its path below the root."""
    if url.startswith("data:"):
        return url[:40]
    if not url.startswith(BASE):
        return url[:200]
    path = urlsplit(url).path.lstrip("/").partition("/")[2]
    return unquote_to_bytes(path).decode("utf-8", "replace")[:200]


def _alike(root: Path, within: str) -> str:
    """A hint naming the file most like the one that is not there."""
    files = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.suffix.lower() in PICTURES and path.is_file()
    ]
    twins = [file for file in files if PurePosixPath(file).stem == PurePosixPath(within).stem]
    if twins:
        return f"there is '{twins[0]}'"
    return nearest(within, files) or "put the picture beside the text, and mind capital letters"
