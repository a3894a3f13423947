"""A printer is entered into the settings of a press, and nothing else in them changes.

In: a press, a name, a code. Out: the text of the settings file with the printer in it. A new
printer comes at the end; tomlkit puts a new code where an old one stood, and keeps comments,
order and form. It can put a table among dotted keys where those that follow fall into it, so
that what was written is read again by `tomllib` and has to say what was meant.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from zinepress.errors import SettingsError, UsageError, Where
from zinepress.press.read import settings_file
from zinepress.press.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PRINTERS = "printers"


def with_printer(root: Path, name: str, code: str) -> tuple[str, str]:
    """The settings file by its name, and its text once the printer is in it.

    A press without settings gets `zinepress.toml`. Raises UsageError for a name that cannot be,
    SettingsError for settings that cannot be read, or are written in a way that leaves no place.
    """
    if not _NAME.fullmatch(name):
        hint = "use small letters a to z, figures and '-', as in 'front-desk'"
        raise UsageError(f"'{name}' is not a name for a printer", hint=hint)
    file, *tables = settings_file(root)
    keys = (*tables, _PRINTERS, name)
    text = _text(root / file)
    meant = _with(_read(text, file), keys, code)
    for tried in _tries(text, keys, code):
        if _says(tried) == meant:
            return file, tried
    line = f"{'.'.join(keys)}.code = '{code}'"
    raise SettingsError("there is no place for a printer", Where(file), f"write by hand: {line}")


def _text(file: Path) -> str:
    """The file as it is, its ends of lines among it; one that is not there says nothing."""
    if not file.exists():
        return ""
    text, findings = read_text(file, file.name)
    if text is None:
        raise SettingsError.of(findings)
    return file.read_bytes().decode("utf-8-sig")


def _read(text: str, file: str) -> dict[str, Any]:
    """What the text says; raises SettingsError where it is no TOML."""
    said = _says(text)
    if said is None:
        raise SettingsError("not TOML", Where(file), "'zinepress list' shows where; mend it first")
    return said


def _says(text: str) -> dict[str, Any] | None:
    """What the text says, None where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _with(said: Any, keys: Sequence[str], code: str) -> dict[str, Any]:
    """The same with the code below these keys."""
    held = said if isinstance(said, dict) else {}
    if not keys:
        return {**held, "code": code}
    return {**held, keys[0]: _with(held.get(keys[0]), keys[1:], code)}


def _tries(text: str, keys: Sequence[str], code: str) -> Iterator[str]:
    """The text with the printer at its end, and in its place."""
    line = "\r\n" if "\r\n" in text else "\n"
    before = text.rstrip() + 2 * line if text.strip() else text
    yield f'{before}[{".".join(keys)}]{line}code = "{code}"{line}'
    try:
        settings = tomlkit.parse(text)
        place: Any = settings
        for key in keys:
            if key not in place:
                place[key] = tomlkit.inline_table()
            place = place[key]
        place["code"] = code
        yield tomlkit.dumps(settings)
    except (TOMLKitError, TypeError):  # what it cannot write is written by hand
        return
