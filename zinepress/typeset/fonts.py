"""The fonts that typesetting may use: the press's own and the shipped ones, no others.

In: folders. Out: a `FontSet`, small enough to send to another process. Cheap to import.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.errors import Finding, TypesetError, Where, nearest
from zinepress.typeset.sfnt import Face, read_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FONTS = (".ttf", ".otf", ".ttc")
WEB_FONTS = (".woff", ".woff2", ".eot")
GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji")
)
"""What CSS calls families that name no font; no such thing exists in a press."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file: its path, the faces in it, and a fingerprint of its tables."""

    path: str
    faces: tuple[Face, ...]
    fingerprint: str


@dataclass(frozen=True)
class FontSet:
    """Font files in a fixed order; equal sets typeset equally."""

    files: tuple[FontFile, ...]

    @cached_property
    def digest(self) -> str:
        """One fingerprint for the whole set; where the files lie does not count."""
        marks = sorted(file.fingerprint for file in self.files)
        return hashlib.sha256("\n".join(marks).encode()).hexdigest()

    @cached_property
    def families(self) -> Mapping[str, tuple[tuple[str, Face], ...]]:
        """The faces of each family with their files; families without regard to capitals."""
        found: dict[str, list[tuple[str, Face]]] = {}
        for file in self.files:
            for face in file.faces:
                found.setdefault(face.family.casefold(), []).append((file.path, face))
        return {family: tuple(faces) for family, faces in found.items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every family as it is written, in alphabetical order."""
        return tuple(sorted({face.family for file in self.files for face in file.faces}))

    def has(self, family: str) -> bool:
        """Whether a family is in the set."""
        return family.casefold() in self.families

    def covered(self, family: str) -> frozenset[int]:
        """The code points that the family's faces have between them."""
        return _covered(tuple(path for path, _ in self.families[family.casefold()]))

    def with_letter(self, letter: str) -> tuple[str, ...]:
        """The families that have this letter; reads every font once."""
        return tuple(name for name in self.names if ord(letter) in self.covered(name))


def find_fonts(folders: Sequence[Path]) -> FontSet:
    """Every font below the folders, the first folder's first.

    Raises TypesetError with one finding for each file that cannot be used: web fonts, damaged
    files, two files that answer to the same family, weight, width and slant, static and variable
    files of one family. A copy of a file already found is left out.
    """
    findings: list[Finding] = []
    files: dict[str, FontFile] = {}
    for path in _candidates(folders):
        if path.suffix.lower() in WEB_FONTS:
            findings.append(_web_font(path))
            continue
        try:
            facts = read_font(path)
        except (OSError, ValueError) as reason:
            findings.append(_unreadable(path, reason))
            continue
        files.setdefault(facts.fingerprint, FontFile(str(path), facts.faces, facts.fingerprint))
    findings += _clashes(files.values())
    if not files and not findings:
        findings.append(_no_fonts(folders))
    if findings:
        raise TypesetError.of(findings)
    return FontSet(tuple(files.values()))


def missing_family(family: str, fonts: FontSet, where: Where | None) -> Finding:
    """The finding for a family that is asked for and is in no file."""
    if family in GENERIC:
        return Finding(
            f"text is set in '{family}', which is no font",
            where,
            "name a family of fonts/",
            rule="font-family-missing",
        )
    hint = nearest(family, fonts.names) or "put its files into fonts/, or name one that is there"
    return Finding(f"there is no font family '{family}'", where, hint, rule="font-family-missing")


def _candidates(folders: Iterable[Path]) -> list[Path]:
    """Font files below the folders, each once, in an order that no file system decides."""
    seen: dict[Path, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.suffix.lower() in (*FONTS, *WEB_FONTS) and not hidden and path.is_file():
                seen.setdefault(path.resolve(), path)
    return list(seen.values())


def _clashes(files: Iterable[FontFile]) -> list[Finding]:
    """A finding for every file whose face another file also is.

    The typesetter tells fonts apart by these traits alone: of two alike, the letters of one
    would be drawn by their numbers in the other.
    """
    findings = []
    taken: dict[tuple[str, int, int, bool], str] = {}
    kinds: dict[str, tuple[bool, str]] = {}
    for file in files:
        for face in file.faces:
            family = face.family.casefold()
            other = taken.setdefault((family, face.weight, face.width, face.italic), file.path)
            variable, first = kinds.setdefault(family, (face.variable, file.path))
            if other != file.path:
                findings.append(_same_face(face, file.path, other))
            elif variable != face.variable:
                findings.append(_mixed(face, file.path, first))
    return findings


def _same_face(face: Face, path: str, other: str) -> Finding:
    slant = " italic" if face.italic else ""
    return Finding(
        f"'{face.family}' at weight {face.weight}{slant} is in two files, this one and {other}",
        Where(path),
        "keep one; pieces of one font cut up for the web must be joined first",
        rule="font-twice",
    )


def _mixed(face: Face, path: str, other: str) -> Finding:
    return Finding(
        f"'{face.family}' has both a variable file and static ones: this one and {other}",
        Where(path),
        "keep either the variable file or the static ones",
        rule="font-twice",
    )


def _web_font(path: Path) -> Finding:
    return Finding(
        f"{path.suffix[1:].lower()} is a font for the web, not for print",
        Where(str(path)),
        "bring the .ttf or .otf, or run: fonttools ttLib.woff2 decompress FILE",
        rule="font-web",
    )


def _unreadable(path: Path, reason: Exception) -> Finding:
    said = reason.strerror if isinstance(reason, OSError) else reason
    return Finding(
        f"the file is not a font that can be used: {said}",
        Where(str(path)),
        "fetch it again from where it came, or take it away",
        rule="font-damaged",
    )


def _no_fonts(folders: Sequence[Path]) -> Finding:
    places = ", ".join(str(folder) for folder in folders)
    return Finding(
        f"there are no fonts in {places or 'no folder at all'}",
        None,
        "put .ttf or .otf files there, or set zinepress up again",
        rule="no-fonts",
    )


@lru_cache(maxsize=256)
def _covered(paths: tuple[str, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 - slow to import

    letters: set[int] = set()
    for path in paths:
        if Path(path).suffix.lower() == ".ttc":
            with TTCollection(path, lazy=True) as collection:
                letters = letters.union(*(font.getBestCmap() for font in collection.fonts))
        else:
            with TTFont(path, lazy=True) as font:
                letters |= font.getBestCmap().keys()
    return frozenset(letters)
