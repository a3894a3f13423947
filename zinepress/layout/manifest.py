"""Layouts as values: what each folder's `layout.toml` says, with what it extends taken in.

In: the press's own `layouts/` and the shipped ones. Out: `Layout`s by name, with findings.
Cheap to import: no template engine, no font reader.
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - the typed reader looks at annotations
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where, nearest
from zinepress.layout.formats import FORMATS
from zinepress.press import forms, toml, typed
from zinepress.press.shipped import shipped_folder
from zinepress.press.tree import Scalar  # noqa: TC001 - the typed reader looks at annotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = "layout.toml"


class Pictures(StrEnum):
    """How a layout prints pictures: as they are, in grey, in dots, or in black and white alone."""

    FULL = "full"
    GREY = "grey"
    HALFTONE = "halftone"
    LINE = "line"


class Type(StrEnum):
    """What kind of value a parameter takes."""

    COLOUR = "color"
    LENGTH = "length"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A knob of a layout that a publication may turn."""

    type: Type = field(metadata=typed.rule("What kind of value it takes."))
    default: Scalar = field(metadata=typed.rule("The value when nobody gives one."))
    help: str = field(metadata=typed.rule("What it does, in a few words."))
    choices: tuple[str, ...] = field(
        default=(), metadata=typed.rule("The values of a choice, each a word.")
    )
    smallest: Scalar | None = field(
        default=None, metadata=typed.rule("The least a number or length may be.")
    )
    largest: Scalar | None = field(
        default=None, metadata=typed.rule("The most a number or length may be.")
    )


UNSAID = math.nan
"""A length that a manifest leaves to the layout it extends."""


@dataclass(frozen=True, slots=True)
class PageDesign:
    """The margins of a page and the size and leading of its text and notes, in points.

    What a manifest leaves unsaid is that of the layout it extends.
    """

    top: float = field(
        default=UNSAID, metadata=typed.rule("Trim to text at the head.", form=forms.LENGTH)
    )
    bottom: float = field(
        default=UNSAID, metadata=typed.rule("Text to trim at the foot.", form=forms.LENGTH)
    )
    inner: float = field(default=UNSAID, metadata=typed.rule("Spine to text.", form=forms.LENGTH))
    outer: float = field(
        default=UNSAID, metadata=typed.rule("Text to the outer edge.", form=forms.LENGTH)
    )
    body: float = field(default=UNSAID, metadata=typed.rule("Size of the text.", form=forms.LENGTH))
    line: float = field(
        default=UNSAID, metadata=typed.rule("Leading of the text.", form=forms.LENGTH)
    )
    body_least: float = field(
        default=UNSAID,
        metadata=typed.rule("The smallest the text may be made to fit.", form=forms.LENGTH),
    )
    body_most: float = field(
        default=UNSAID,
        metadata=typed.rule("The largest the text may be made to fit.", form=forms.LENGTH),
    )
    note: float = field(
        default=UNSAID, metadata=typed.rule("Size of notes and captions.", form=forms.LENGTH)
    )
    note_line: float = field(
        default=UNSAID, metadata=typed.rule("Leading of notes.", form=forms.LENGTH)
    )
    line_least: float | None = field(
        default=None,
        metadata=typed.rule("The closest the leading may be made to fit.", form=forms.LENGTH),
    )
    line_most: float | None = field(
        default=None,
        metadata=typed.rule("The widest the leading may be made to fit.", form=forms.LENGTH),
    )
    top_least: float | None = field(
        default=None,
        metadata=typed.rule("The least the margin at the head may be to fit.", form=forms.LENGTH),
    )
    outer_least: float | None = field(
        default=None,
        metadata=typed.rule("The least the outer margin may be to fit.", form=forms.LENGTH),
    )


@dataclass(frozen=True, slots=True)
class Faces:
    """Font families for one script or language by the part they play, and how they are set."""

    body: tuple[str, ...] = field(default=(), metadata=typed.rule("Families of the text."))
    display: tuple[str, ...] = field(default=(), metadata=typed.rule("Families of titles."))
    sans: tuple[str, ...] = field(
        default=(), metadata=typed.rule("Families of feet, boxes and labels.")
    )
    mono: tuple[str, ...] = field(default=(), metadata=typed.rule("Families of code."))
    display_weight: int = field(
        default=400, metadata=typed.rule("Weight of titles.", low=100, high=900)
    )
    display_leading: float = field(
        default=1.0, metadata=typed.rule("Leading of titles by their size.", low=0.5, high=3)
    )
    size: float = field(
        default=1.0, metadata=typed.rule("Size of the text by that of Latin.", low=0.5, high=2)
    )
    leading: float = field(
        default=1.0, metadata=typed.rule("Leading of the text by that of Latin.", low=0.5, high=3)
    )


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a `layout.toml` may say."""

    title: str = field(metadata=typed.rule("The layout's name for people."))
    description: str = field(metadata=typed.rule("What it is for, in one sentence."))
    extends: str = field(default="", metadata=typed.rule("The layout it takes the rest from."))
    formats: tuple[str, ...] = field(
        default=(), metadata=typed.rule("What it can make.", allowed=tuple(FORMATS))
    )
    pictures: Pictures | None = field(
        default=None, metadata=typed.rule("How pictures are printed.")
    )
    inks: tuple[str, ...] = field(
        default=(),
        metadata=typed.rule("Inks of the risograph where a publication names none."),
    )
    fonts: Mapping[str, Faces] = field(
        default_factory=dict, metadata=typed.rule("Faces by script (ISO 15924) or language tag.")
    )
    pages: Mapping[str, PageDesign] = field(
        default_factory=dict, metadata=typed.rule("Page designs by name.")
    )
    parameters: Mapping[str, Parameter] = field(
        default_factory=dict, metadata=typed.rule("What a publication may set.")
    )
    places: Mapping[str, Where] = field(default_factory=dict, metadata=typed.PLACES)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with everything that it extends taken in.

    `folders` are its own and those it extends, the most basic first. A layout without formats
    only carries others. `findings` hold what is wrong with any of the manifests.
    """

    name: str
    title: str
    description: str
    folders: tuple[Path, ...]
    formats: tuple[str, ...] = ()
    pictures: Pictures = Pictures.FULL
    inks: tuple[str, ...] = ()
    fonts: Mapping[str, Faces] = field(default_factory=dict)
    pages: Mapping[str, PageDesign] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing in its manifests has to be mended first."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def find_layouts(root: Path) -> Mapping[str, Layout]:
    """Every layout by name: the shipped ones, and those of the press, which go before."""
    manifests: dict[str, tuple[Path, Manifest | None, tuple[Finding, ...]]] = {}
    for shelf in (shipped_folder("layouts"), root / "layouts"):
        for file in sorted(shelf.glob(f"*/{MANIFEST}")):
            about = file.stat()
            found = read_manifest(file, about.st_mtime_ns, about.st_size)
            manifests[file.parent.name] = (file.parent, *found)
    return {name: _inherit(name, manifests) for name in manifests}


@lru_cache(maxsize=256)
def read_manifest(
    file: Path,
    changed: int,  # noqa: ARG001 - it is part of the key
    size: int,  # noqa: ARG001 - it is part of the key
) -> tuple[Manifest | None, tuple[Finding, ...]]:
    """What a manifest says and what is wrong with it; None where it cannot be used at all.

    It is remembered while neither the time of its last change nor its size are others.
    """
    from zinepress.layout.parameters import check_defaults  # noqa: PLC0415 - it needs this module

    path = f"layouts/{file.parent.name}/{file.name}"
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        return None, (Finding("not UTF-8", Where(path), "save the file as UTF-8"),)
    table, mistakes = toml.parse(text, path)
    if table is None:
        return None, mistakes
    manifest, more = typed.read(Manifest, table, path)
    own = tuple(check_defaults(manifest, path)) if manifest else ()
    return manifest, (*mistakes, *more, *own)


def _inherit(
    name: str, manifests: Mapping[str, tuple[Path, Manifest | None, tuple[Finding, ...]]]
) -> Layout:
    """The layout of a name, built upon those it extends."""
    layout = Layout(name, name, "", ())
    for step, finding in _line(name, manifests):
        folder, manifest, findings = manifests[step]
        found = (*layout.findings, *findings, *([finding] if finding else []))
        layout = replace(layout, findings=found, folders=(*layout.folders, folder))
        if manifest is not None:
            layout = _overlay(layout, manifest)
    return replace(layout, findings=(*layout.findings, *_gaps(layout)))


def _gaps(layout: Layout) -> Iterator[Finding]:
    """What a layout lacks for the formats that it says it makes."""
    where = Where(f"layouts/{layout.name}/{MANIFEST}")
    hint = "add it, or extend a layout that has it, such as 'base'"
    for name in layout.formats:
        page = FORMATS[name].page
        if page not in layout.pages and page.partition("-")[0] not in layout.pages:
            yield Finding(f"there is no page design '{page}' for '{name}'", where, hint)
    for name, design in layout.pages.items():
        told = {one.name.replace("_", "-"): getattr(design, one.name) for one in fields(PageDesign)}
        for key in (key for key, value in told.items() if value is not None and math.isnan(value)):
            yield Finding(f"the page design '{name}' has no '{key}'", where, hint)
    if layout.formats and not layout.fonts.get("Latn", Faces()).body:
        yield Finding(
            "there are no fonts for 'Latn', which every script falls back to", where, hint
        )


def _line(
    name: str, manifests: Mapping[str, tuple[Path, Manifest | None, tuple[Finding, ...]]]
) -> Iterator[tuple[str, Finding | None]]:
    """The names from the most basic layout down to this one, each with what breaks the line."""
    line: list[tuple[str, Finding | None]] = [(name, None)]
    while True:
        step = line[-1][0]
        manifest = manifests[step][1]
        if manifest is None or not manifest.extends:
            break
        problem = None
        if manifest.extends not in manifests:
            hint = nearest(manifest.extends, manifests.keys() - {step})
            problem = Finding(f"there is no layout '{manifest.extends}'", hint=hint)
        elif manifest.extends in {one for one, _ in line}:
            problem = Finding(f"'{step}' extends itself", hint="take 'extends' out")
        if problem is not None:
            line[-1] = (step, replace(problem, where=manifest.places.get("extends")))
            break
        line.append((manifest.extends, None))
    return reversed(line)


def _laid_over(
    pages: Mapping[str, PageDesign], more: Mapping[str, PageDesign]
) -> Mapping[str, PageDesign]:
    """Page designs with what more of them say; a variant such as `half-lite` begins from `half`."""
    laid = dict(pages)
    for name in sorted(more):
        beneath = laid.get(name) or laid.get(name.partition("-")[0])
        said = {
            one.name: value
            for one in fields(PageDesign)
            if (value := getattr(more[name], one.name)) is not None and not math.isnan(value)
        }
        laid[name] = replace(beneath, **said) if beneath else more[name]
    return laid


def _overlay(layout: Layout, manifest: Manifest) -> Layout:
    """A layout with what one more manifest says laid over it."""
    return replace(
        layout,
        title=manifest.title,
        description=manifest.description,
        formats=manifest.formats or layout.formats,
        pictures=manifest.pictures or layout.pictures,
        inks=manifest.inks or layout.inks,
        fonts={**layout.fonts, **manifest.fonts},
        pages=_laid_over(layout.pages, manifest.pages),
        parameters={**layout.parameters, **manifest.parameters},
    )
