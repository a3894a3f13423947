"""What of the typesetting engine is on this machine, and how this system brings the rest.

In: a way to load a library and to find a program. Out: `Check`s, and one command.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Load = Callable[[str], ctypes.CDLL]
    Which = Callable[[str], str | None]

LIBRARIES = {
    "Pango": {
        "gobject-2.0": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
        "pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "pangoft2-1.0": (
            "libpangoft2-1.0.so.0",
            "libpangoft2-1.0.dylib",
            "libpangoft2-1.0-0.dll",
        ),
    },
    "HarfBuzz": {
        "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        "harfbuzz-subset": (
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
        ),
    },
    "fontconfig": {
        "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    },
}
"""The libraries that WeasyPrint opens, under the names of Linux, macOS and Windows."""
_INSTALL = {
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango harfbuzz",
    "pacman": "pacman -S pango",
    "zypper": "zypper install libpango-1_0-0 libharfbuzz-subset0",
    "apk": "apk add pango harfbuzz-subset fontconfig",
}
_MSYS2 = Path("C:/msys64")
_OLDEST_PANGO = 14400
"""Pango's own number for 1.44, the first that WeasyPrint works with."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what mends it when it is not right."""

    name: str
    said: str
    mend: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether nothing has to be mended."""
        return self.mend is None


def engine(load: Load = ctypes.CDLL, install: str | None = None) -> tuple[Check, ...]:
    """Whether Pango, HarfBuzz and fontconfig are there; `install` is what would bring them."""
    install = install or install_command()
    _open_windows_folders()
    return tuple(_library(name, install, load) for name in LIBRARIES)


def install_command(
    platform: str = sys.platform, which: Which = shutil.which, *, is_root: bool | None = None
) -> str:
    """The one command that brings Pango and what it needs on this system."""
    if platform == "win32":
        if not _MSYS2.is_dir():
            return "winget install MSYS2.MSYS2"
        return f"{_MSYS2}/usr/bin/pacman -S mingw-w64-ucrt-x86_64-pango"
    if which("brew") and (platform == "darwin" or not any(map(which, _INSTALL))):
        return "brew install pango"
    if platform == "darwin":
        return "install Homebrew (https://brew.sh), then: brew install pango"
    manager = next((name for name in _INSTALL if which(name)), None)
    if manager is None:
        return "install Pango 1.44 or newer with the package manager of your system"
    root = os.geteuid() == 0 if is_root is None else is_root
    return _INSTALL[manager] if root else f"sudo {_INSTALL[manager]}"


def _library(name: str, install: str, load: Load) -> Check:
    """Whether the libraries that go by one name are there and new enough."""
    found = {part: _open(files, load) for part, files in LIBRARIES[name].items()}
    libraries = {part: library for part, library in found.items() if library is not None}
    missing = [part for part in found if part not in libraries]
    if missing:
        return Check(name, f"not there: {', '.join(missing)}", install)
    if "pango-1.0" in libraries:
        pango = libraries["pango-1.0"]
        version = _version(pango.pango_version_string)
        if pango.pango_version() < _OLDEST_PANGO:
            return Check(name, f"{version} is too old", install)
        return Check(name, version)
    if "harfbuzz" in libraries:
        return Check(name, _version(libraries["harfbuzz"].hb_version_string))
    return Check(name, "there")


def _open(files: Sequence[str], load: Load) -> ctypes.CDLL | None:
    """The library that can be loaded under one of these names."""
    for file in files:
        try:
            return load(file)
        except OSError:
            continue
    return None


def _version(function: ctypes._NamedFuncPointer) -> str:
    """What a library says its version is."""
    function.restype = ctypes.c_char_p
    return bytes(function()).decode()


def _open_windows_folders() -> None:
    """Let Windows find libraries where WeasyPrint looks for them."""
    if sys.platform == "win32":
        named = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", f"{_MSYS2}/ucrt64/bin")
        for folder in filter(os.path.isdir, named.split(";")):
            os.add_dll_directory(folder)
