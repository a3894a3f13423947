"""The folders below `sources/` become publications.

In: the press's folder and settings. Out: `Publication`s and findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where
from zinepress.press.bilingual import pairs_of
from zinepress.press.front import inherit, no_title, read_front, untranslated
from zinepress.press.model import Edition, FrontMatter, Publication
from zinepress.press.names import language_of, odd_slug, shown, slug_of
from zinepress.press.text import read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from zinepress.press.model import Settings

SOURCES = "sources"
_PLAIN = {".markdown", ".mdown", ".mkd", ".txt"}
_PROCESSED = {".doc", ".docx", ".odt", ".rtf"}
_OTHER_TEXTS = {".docx", ".htm", ".html", ".markdown", ".mdown", ".mkd", ".muse", ".odt", ".txt"}

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A source file that can be used."""

    language: str
    path: str
    text: str
    front: FrontMatter


def read_publications(root: Path, settings: Settings) -> tuple[tuple[Publication, ...], Findings]:
    """Every publication of the press that can be used, by slug, and all that is wrong."""
    folder = root / SOURCES
    linked = _outside(folder, root, SOURCES)
    if linked:
        return (), linked
    entries = _entries(folder) if folder.is_dir() else ()
    names = [entry.name for entry in entries if entry.is_dir()]
    publications: list[Publication] = []
    findings: list[Finding] = []
    for entry in entries:
        path = f"{SOURCES}/{shown(entry.name)}"
        wrong = _outside(entry, root, path)
        if not entry.is_dir():
            wrong += _stray_text(entry, path)
        else:
            wrong += odd_slug(entry.name, names, path)
            publication, found = (None, ()) if wrong else _publication(entry, root, settings)
            publications += [publication] if publication else []
            wrong += found
        findings += wrong
    if not publications and not findings:
        findings.append(_no_sources(folder))
    return tuple(publications), tuple(findings)


def _publication(
    folder: Path, root: Path, settings: Settings
) -> tuple[Publication | None, Findings]:
    """The publication in a folder; None when the source that the others lean on is not usable."""
    files, findings = _by_language(folder, settings)
    sources: dict[str, _Source] = {}
    for language, file in files.items():
        source, found = _read(file, language, root)
        findings += found
        if source is not None:
            sources[language] = source
    if not files:
        return None, findings or _no_text(folder)
    findings += _not_read(folder, files, settings)
    chosen, wrong = _source_language(folder.name, files, sources, settings)
    findings += wrong
    if chosen not in sources:
        return None, findings
    original = sources.pop(chosen)
    if not original.front.title.strip():
        return None, (*findings, no_title(original.text, original.path))
    editions = [_edition(folder.name, original, original.front)]
    for _, source in sorted(sources.items()):
        editions.append(_edition(folder.name, source, inherit(source.front, original.front)))
        findings += untranslated(source.front, original.front, source.language, source.path)
    pairs, wrong = pairs_of(folder.name, editions)
    return Publication(folder.name, chosen, tuple(editions), pairs), (*findings, *wrong)


def _by_language(folder: Path, settings: Settings) -> tuple[dict[str, Path], Findings]:
    """The Markdown files of a publication by language; of two for one language, neither."""
    found: dict[str, list[Path]] = {}
    findings: list[Finding] = []
    for file in _entries(folder):
        path = f"{SOURCES}/{folder.name}/{shown(file.name)}"
        if file.suffix.lower() != ".md" or file.name[0] == "_":
            continue
        language = language_of(file.stem, settings.languages, path)
        if isinstance(language, Finding):
            findings.append(language)
        else:
            found.setdefault(language, []).append(file)
    for language, files in found.items():
        if len(files) > 1:
            names = " and ".join(f"'{file.name}'" for file in files)
            where = Where(f"{SOURCES}/{folder.name}/{files[-1].name}")
            message = f"{names} are one language, {language}"
            findings.append(Finding(message, where, "keep one of them", rule="names"))
    return {language: files[0] for language, files in found.items() if len(files) == 1}, tuple(
        findings
    )


def _read(file: Path, language: str, root: Path) -> tuple[_Source | None, Findings]:
    """A source file with its head read; None, and why, when it cannot be used."""
    path = f"{SOURCES}/{file.parent.name}/{file.name}"
    outside = _outside(file, root, path)
    if outside:
        return None, outside
    text, findings = read_text(file, path)
    if text is None:
        return None, findings
    front, wrong = read_front(text, path, language)
    findings += wrong
    if front is None or any(finding.severity == "error" for finding in findings):
        return None, findings
    return _Source(language, path, text, front), findings


def _source_language(
    slug: str, files: Mapping[str, Path], sources: Mapping[str, _Source], settings: Settings
) -> tuple[str, Findings]:
    """The language a publication was written in; empty, and why, when that is not said."""
    declared = {
        source.front.source_language: source.front.places["source-language"]
        for source in sources.values()
        if source.front.source_language
    }
    if len(declared) > 1:
        where = max(declared.values())
        message = f"the source language is said to be {' and '.join(sorted(declared))}"
        return "", (Finding(message, where, "say one and the same", rule="settings"),)
    for language, where in declared.items():
        if language not in files:
            message = f"the source language is {language}, but there is no '{language}.md'"
            return "", (Finding(message, where, "add the file, or name another", rule="settings"),)
        return language, ()
    if len(files) == 1:
        return next(iter(files)), ()
    for language in (settings.source_language, "en"):
        if language in files:
            return language, ()
    message = f"nothing says which of {', '.join(sorted(files))} it was written in"
    hint = f"add 'source-language: {min(files)}' to the head of one of them"
    return "", (Finding(message, Where(f"{SOURCES}/{slug}"), hint, rule="settings"),)


def _edition(slug: str, source: _Source, front: FrontMatter) -> Edition:
    """The edition of a source file."""
    return Edition(slug, source.language, source.path, front, source.text)


def _entries(folder: Path) -> tuple[Path, ...]:
    """What is in a folder, by name; what begins with a dot is the system's."""
    entries = (entry for entry in folder.iterdir() if entry.name[0] != ".")
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _outside(entry: Path, root: Path, path: str) -> Findings:
    """The finding for a link that leads out of the press."""
    if not entry.is_symlink() or entry.resolve().is_relative_to(root):
        return ()
    hint = "put a copy here in place of the link"
    return (Finding("a link to outside the press", Where(path), hint, rule="names"),)


def _stray_text(file: Path, path: str) -> Findings:
    """The finding for a text that is not in a publication's folder."""
    ending = file.suffix.lower()
    if ending not in {".md", *_PROCESSED}:
        return ()
    verb = "move it to" if ending == ".md" else "save its words as plain text in"
    hint = f"{verb} '{SOURCES}/{slug_of(file.stem) or 'my-zine'}/en.md'"
    return (Finding("a text outside a publication's folder", Where(path), hint, rule="names"),)


def _no_text(folder: Path) -> Findings:
    """The finding for a folder whose texts are no Markdown; pictures alone are fine."""
    others = [entry for entry in _entries(folder) if entry.suffix.lower() in _OTHER_TEXTS]
    if not others:
        return ()
    where = Where(f"{SOURCES}/{folder.name}/{shown(others[0].name)}")
    message = "no Markdown in this folder"
    hint = "save the text as Markdown, such as 'en.md'"
    if others[0].suffix.lower() in _PLAIN:
        hint = "rename it after its language, such as 'en.md'"
    return (Finding(message, where, hint, rule="names"),)


def _not_read(folder: Path, languages: Collection[str], settings: Settings) -> Findings:
    """Warnings of translations in the form of a word processor, which a build does not read."""
    findings = []
    for file in _entries(folder):
        if file.suffix.lower() not in _PROCESSED:
            continue
        path = f"{SOURCES}/{folder.name}/{shown(file.name)}"
        stem = file.stem.removeprefix(f"{folder.name}-")
        language = language_of(stem, settings.languages, path)
        if isinstance(language, Finding) or language in languages:
            continue
        taken_in = f"'zinepress translate import {folder.name} {language} --from {path}'"
        hint = (
            f"save its words as plain text in '{language}.md'"
            if stem == file.stem
            else f"{taken_in} takes in what was exported"
        )
        message = f"a build does not read '{file.suffix}'"
        findings.append(Finding(message, Where(path), hint, Severity.WARNING, "names"))
    return tuple(findings)


def _no_sources(folder: Path) -> Finding:
    """The finding for a press with nothing to print."""
    message = "no publications here" if folder.is_dir() else f"no folder '{SOURCES}'"
    hint = (
        f"write a text to '{SOURCES}/my-zine/en.md'; 'zinepress new DIR' shows what one looks like"
    )
    return Finding(message, Where(f"{SOURCES}/"), hint, rule="names")
