"""One build of a press at a time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.build.shelf import names
from zinepress.build.lock import held
from zinepress.errors import SettingsError, ZineError

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from zinepress.build.lock import held
with held(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("held", flush=True)
    sys.stdin.read()
print("free", flush=True)
"""


def holder(root: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until its standard input ends."""
    return subprocess.Popen(
        (sys.executable, "-c", HOLDER, root),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_folder_keeps_itself_out_of_version_control_and_backups(tmp_path: Path) -> None:
    with held(tmp_path, lambda: None) as (folder, _):
        assert folder == tmp_path / ".zinepress"
        assert (folder / ".gitignore").read_text() == "*\n"
        assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f")


def test_a_free_lock_is_taken_without_a_word_and_again_after_that(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path, lambda: pytest.fail("nobody else has it")):
            pass


def test_the_time_is_the_file_systems(tmp_path: Path) -> None:
    (tmp_path / "before").write_text("")
    with held(tmp_path, lambda: None) as (_, now):
        (tmp_path / "after").write_text("")
    assert (tmp_path / "before").stat().st_mtime_ns <= now
    assert now <= (tmp_path / "after").stat().st_mtime_ns


def test_a_second_build_says_that_it_waits_and_then_goes_on(tmp_path: Path) -> None:
    first = holder(tmp_path)
    assert heard(first) == "held"
    second = holder(tmp_path)
    assert heard(second) == "waiting"
    first.communicate()
    assert heard(second) == "held"
    assert second.communicate()[0] == "free\n"


def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    first = holder(tmp_path)
    assert heard(first) == "held"
    first.kill()
    first.communicate()
    with held(tmp_path, lambda: pytest.fail("nobody has it")):
        pass


def test_a_lock_that_was_cleared_away_while_waiting_is_taken_anew(tmp_path: Path) -> None:
    first = holder(tmp_path)
    assert heard(first) == "held"
    second = holder(tmp_path)
    assert heard(second) == "waiting"
    shutil.rmtree(tmp_path / ".zinepress")
    third = holder(tmp_path)
    assert heard(third) == "held"
    first.communicate()
    third.communicate()
    assert heard(second) == "held"
    second.communicate()
    assert (tmp_path / ".zinepress/lock").exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".zinepress").write_text("")
    with (
        pytest.raises(ZineError, match=r"\.zinepress/: cannot be written"),
        held(tmp_path, lambda: None),
    ):
        pass


def test_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press/.zinepress").symlink_to(tmp_path)
    with (
        pytest.raises(SettingsError, match="is a link to another folder"),
        held(tmp_path / "press", lambda: None),
    ):
        pass
    assert names(tmp_path) == ["press"]
