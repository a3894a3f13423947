"""One desk for all tests of this room: laying it out draws every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.handout.desk.shelf import laid_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a desk lies in, not to be written to."""
    root = tmp_path_factory.mktemp("desk")
    laid_out(root)
    return root / "out"
