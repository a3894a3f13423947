"""Fixtures that every test of this room shares."""

from __future__ import annotations

import pytest

from tests.build.stand_in import PROGRAMS
from zinepress.build import desk, survey


@pytest.fixture(autouse=True)
def _same_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs stay the same from build to build, even while somebody works on zinepress."""
    for room in (survey, desk):
        monkeypatch.setattr(room, "versions", lambda _: PROGRAMS)
