"""A press is read from disk.

In: a folder. Out: a `Press`, with every mistake in it as a finding; reading stops at none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.errors import Finding, SettingsError, Where
from zinepress.press import toml, typed
from zinepress.press.model import Press, Settings
from zinepress.press.publications import read_publications
from zinepress.press.slots import read_slots
from zinepress.press.text import read_text
from zinepress.press.tree import Table

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "zinepress.toml"
_TABLE = ("tool", "zinepress")


def find_press(start: Path) -> Path:
    """The press that a folder is in: the nearest folder upwards that is one.

    Raises SettingsError when there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if _is_press(folder):
            return folder
    raise SettingsError(
        f"'{start}' is not in a press: no folder here or above has '{SETTINGS}' or 'sources/'",
        hint="go to the press's folder, or make a new one with 'zinepress new marches'",
    )


def open_press(root: Path) -> Press:
    """The press in a folder; `findings` say what is wrong with it."""
    root = root.resolve()
    settings, wrong = _settings(root)
    slots, more = read_slots(root, settings.slots, settings.places)
    settings, wrong = replace(settings, slots=slots), (*wrong, *more)
    publications, findings = read_publications(root, settings)
    return Press(root, settings, publications, (*wrong, *findings))


def settings_file(root: Path) -> tuple[str, ...]:
    """The file that holds the settings of a press, or would, and the tables they stand below."""
    project = root / "pyproject.toml"
    if (root / SETTINGS).exists() or not _has_table(project):
        return (SETTINGS,)
    return (project.name, *_TABLE)


def _is_press(folder: Path) -> bool:
    """Whether a folder says of itself that it is a press."""
    if (folder / SETTINGS).is_file() or (folder / "sources").is_dir():
        return True
    return _has_table(folder / "pyproject.toml")


def _has_table(project: Path) -> bool:
    """Whether a project's file says something of a press."""
    return project.is_file() and b"[tool.zinepress" in project.read_bytes()


def _settings(root: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a press: its own file, or a table in the project's file."""
    own, found = _table(root, SETTINGS)
    shared, shared_found = _project_table(root)
    if own is None:
        table, path, findings = shared, "pyproject.toml", (*found, *shared_found)
    else:
        table, path, findings = own, SETTINGS, (*found, *_twice(shared))
    if table is None:
        return Settings(), findings
    settings, wrong = typed.read(Settings, table, path)
    return settings or Settings(), (*findings, *wrong)


def _table(root: Path, name: str) -> tuple[Table | None, tuple[Finding, ...]]:
    """What a TOML file at the top of the press says; None when there is no such file."""
    if not (root / name).exists():
        return None, ()
    text, findings = read_text(root / name, name)
    return (None, findings) if text is None else toml.parse(text, name)


def _project_table(root: Path) -> tuple[Table | None, tuple[Finding, ...]]:
    """`[tool.zinepress]` of the project's file; what is wrong elsewhere in it is not ours."""
    project = root / "pyproject.toml"
    if not _has_table(project):
        return None, ()
    table, findings = _table(root, project.name)
    for key in _TABLE:
        entry = table.get(key) if table else None
        table = entry.value if entry and isinstance(entry.value, Table) else None
    return table, findings


def _twice(shared: Table | None) -> tuple[Finding, ...]:
    """The finding for settings that stand in two files."""
    if shared is None:
        return ()
    where = Where("pyproject.toml", shared.line, shared.column)
    message = f"[tool.zinepress] beside '{SETTINGS}'"
    return (Finding(message, where, "keep one of the two", rule="settings"),)
