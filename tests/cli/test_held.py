"""What is made of a finished build is made while no other build can begin."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING

import pytest

from zinepress.build import FOLDER
from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "maker"), [("kit", "make_kits"), ("howto", "make_sheets"), ("proof", "proofs")]
)
def test_a_command_that_writes_to_out_holds_the_press(
    built: Path, monkeypatch: pytest.MonkeyPatch, command: str, maker: str
) -> None:
    found: list[bool] = []

    def try_the_lock(*_: object, **__: object) -> dict[str, bytes]:
        with (built / FOLDER / "lock").open("rb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                found.append(True)
        return {}

    monkeypatch.chdir(built)
    monkeypatch.setattr(f"zinepress.cli.{command}.{maker}", try_the_lock)
    assert boundary.run(zinepress, [command, "rent:en:booklet"]) == 0
    assert found == [True]
