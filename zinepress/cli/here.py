"""Where a command runs: in a press, or anywhere else.

In: nothing. Out: a folder and the settings that hold there.
"""

from __future__ import annotations

from pathlib import Path

from zinepress.errors import SettingsError
from zinepress.press.model import Settings
from zinepress.press.read import find_press, open_press


def press_here() -> tuple[Path, Settings]:
    """The press one stands in and its settings; anywhere else the folder, and none."""
    try:
        root = find_press(Path.cwd())
    except SettingsError:
        return Path.cwd(), Settings()
    return root, open_press(root).settings
