"""Where a command runs: in a press, or anywhere else.

In: nothing. Out: a folder and the settings that hold there.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.errors import SettingsError
from zinepress.press.model import Settings
from zinepress.press.read import find_press, open_press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zinepress.press.model import Press


def press_here() -> tuple[Path, Settings]:
    """The press one stands in and its settings; anywhere else the folder, and none."""
    try:
        root = find_press(Path.cwd())
    except SettingsError:
        return Path.cwd(), Settings()
    return root, open_press(root).settings


@contextmanager
def held_press() -> Iterator[Press]:
    """The press one stands in, and no build in it until what is done with it is done.

    A build sweeps up half-written files, and what it makes would not fit to what was read before.
    """
    # slow to import, and not needed by every command
    from zinepress.build.lock import held  # noqa: PLC0415
    from zinepress.cli.telling import Teller  # noqa: PLC0415
    from zinepress.events import Waiting  # noqa: PLC0415

    root = find_press(Path.cwd())
    with held(root, lambda: Teller(why=False).tell(Waiting(root.name))):
        yield open_press(root)
