"""The programs that a page depends on, by name, each with its version.

In: nothing but what is installed. Out: names and versions, found without importing any of them.
Cheap to import, as every build asks; that is why paths are text here.
"""

# ruff: noqa: PTH118, PTH120, PTH208 - pathlib takes as long to import as all of this to run

from __future__ import annotations

import ctypes
import json
import os
import sys
from hashlib import sha256
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

import zinepress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.build.digests import Digests

PACKAGES = (
    *("babel", "cssselect2", "fonttools", "jinja2", "langcodes", "markdown-it-py", "markupsafe"),
    *("mdit-py-plugins", "pikepdf", "pillow", "polib", "pydyf", "pyphen", "pypdfium2", "pyyaml"),
    *("segno", "tinycss2", "tinyhtml5", "uharfbuzz", "weasyprint", "zopfli"),
)
"""Packages that decide what an output looks like, by the name they are installed under."""
APART = ("cli", "serve", "shipped")
"""Parts of zinepress that no page depends on; shipped files count one by one."""
CODE = (".py", ".dic", ".conf", ".html", ".css", ".po", ".toml", ".icc", ".csv")
"""Endings of files that decide what a page looks like: code, patterns, templates, words, shops."""
LIBRARIES = {
    "pango": (
        "pango_version_string",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ),
    "harfbuzz": (
        "hb_version_string",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ),
}
"""Libraries that break lines and shape letters: what tells the version, and their files."""


def versions(digests: Digests) -> dict[str, str]:
    """The version of every program.

    That of zinepress has a digest of its code in it, so that a change made in a checkout counts as
    much as a new release.
    """
    return {"zinepress": zinepress_version(digests)} | installed()


def installed() -> dict[str, str]:
    """The versions of all but zinepress itself."""
    return {"python": sys.version.split()[0]} | _packages() | _libraries()


def zinepress_version(digests: Digests) -> str:
    """The version, and a digest of the code that pages depend on."""
    package = package_folder()
    named = {file.removeprefix(package): digests.of(file) or "" for file in code_files()}
    told = json.dumps(named, sort_keys=True).encode()
    return f"{zinepress.__version__} {sha256(told).hexdigest()[:16]}"


def code_files() -> Iterator[str]:
    """Every file of zinepress itself that pages depend on."""
    for folder, folders, files in os.walk(package_folder()):
        folders[:] = sorted(name for name in folders if name not in (*APART, "__pycache__"))
        yield from (os.path.join(folder, name) for name in sorted(files) if name.endswith(CODE))


def package_folder() -> str:
    """Where zinepress's own code is."""
    return os.path.dirname(zinepress.__file__)


def _packages() -> dict[str, str]:
    """The versions of the packages, as the names of their metadata folders tell them.

    Reading those folders' names is two hundred times faster than importlib.metadata, which is
    asked only where a package was installed in another way.
    """
    told = {}
    spec = PathFinder.find_spec("weasyprint")
    if spec is not None and spec.origin is not None:
        told = dict(_metadata_folders(os.path.dirname(os.path.dirname(spec.origin))))
    return {name: told.get(name) or _asked(name) for name in PACKAGES}


def _metadata_folders(site: str) -> Iterator[tuple[str, str]]:
    """Names and versions from `name-version.dist-info`."""
    for name in os.listdir(site):
        package, dash, rest = name.partition("-")
        if dash and rest.endswith(".dist-info"):
            yield package.lower().replace("_", "-"), rest.removesuffix(".dist-info")


def _asked(package: str) -> str:
    """The version of a package as importlib.metadata tells it; empty when it is not there."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and rarely needed

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _libraries() -> dict[str, str]:
    """The versions of the libraries; empty for one that is not there."""
    return {
        library: _library_version(function, files)
        for library, (function, files) in LIBRARIES.items()
    }


def _library_version(function: str, files: tuple[str, ...]) -> str:
    """What a library says its version is."""
    for file in files:
        try:
            tell = getattr(ctypes.CDLL(file), function)
        except OSError:
            continue
        tell.restype = ctypes.c_char_p
        told: bytes = tell()
        return told.decode()
    return ""
