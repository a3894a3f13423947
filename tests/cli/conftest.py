"""A press that is built once for the commands that only read what was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = '[estimate]\nper-side = 0.05\nper-sheet = 0\ncurrency = "EUR"\n'


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press whose one publication is built; nothing in it is to be changed."""
    folder = tmp_path_factory.mktemp("built")
    head = HEAD.replace("---\n", "---\nmake: [read, booklet, text]\npapers: a4\n", 1)
    press(folder, {"sources/rent/en.md": head + "Pay less.\n", "zinepress.toml": SETTINGS})
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        assert boundary.run(zinepress, ["build", "--jobs", "1"]) == 0
    return folder
