"""The press as values: settings, publications and their editions.

In: nothing. Out: frozen dataclasses; `zinepress.press.read` fills them from disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zinepress.errors import Finding, Where

DEFAULT_MAKE = ("read", "booklet")
DEFAULT_PAPERS = ("letter", "a4")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `zinepress.toml` or `[tool.zinepress]` says of the whole press."""

    name: str = ""
    make: tuple[str, ...] = DEFAULT_MAKE
    papers: tuple[str, ...] = DEFAULT_PAPERS
    layout: str = "statement"
    organisation: str = ""
    licence: str = ""
    duplex: str = "long-edge"
    site: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a source file says; a translation inherits what it leaves out."""

    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    organisation: str = ""
    date: str = ""
    description: str = ""
    licence: str = ""
    layout: str = ""
    make: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    status: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Where] = field(default_factory=dict)
    """Where each key stands, dotted for nested ones (`parameters.accent`)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication in one language: its file, and its front matter with inheritance done."""

    slug: str
    language: str
    """Canonical BCP 47 tag."""
    path: str
    """The Markdown file relative to the press, '/'-separated."""
    front: FrontMatter


@dataclass(frozen=True, slots=True)
class Publication:
    """A folder `sources/<slug>/`: its editions, the source language first."""

    slug: str
    source_language: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """A folder with `sources/`, and what it says; `findings` holds every mistake in it."""

    root: Path
    settings: Settings
    publications: tuple[Publication, ...]
    findings: tuple[Finding, ...] = ()
