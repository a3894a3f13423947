"""The seal: nothing to do is known without reading the press, and never wrongly."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.build.works import Instead, built
from tests.press.shelf import press
from zinepress.build import run, seal, sealing
from zinepress.build.checksum import read_checked, with_checksum
from zinepress.build.job import Job, Piece
from zinepress.build.ledger import Ledger, read_ledger
from zinepress.build.seal import tell_unchanged
from zinepress.errors import Finding, Severity
from zinepress.events import Event, Finished, Kept, Planned, Warned

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "zinepress.toml": 'make = ["read", "booklet"]\npapers = ["a4"]\n',
    "sources/rent/en.md": "---\ntitle: Rent\n---\nText.\n",
    "sources/rent/house.png": "house",
    "layouts/own/layout.toml": 'title = "O"\ndescription = "d"\nextends = "base"\n',
}
WARNING = Finding("a tight line", severity=Severity.WARNING)


def makes(job: Job) -> tuple[Piece, ...]:
    return tuple(Piece(target, b"made", 4, 1, "both sides") for target in job.targets)


def warns(job: Job) -> tuple[Piece, ...]:
    return tuple(Piece(target, b"made", findings=(WARNING,)) for target in job.targets)


@pytest.fixture(autouse=True)
def _all_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test age as soon as they are written; `test_digests` has the real rule."""
    monkeypatch.setattr(sealing, "is_settled", lambda *_: True)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A press that was found right."""
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(makes))
    built(tmp_path)
    return tmp_path


def told(start: Path, *wanted: str, strict: bool = False) -> list[Event] | None:
    """What is told of a press that is as it was left; None if it is not."""
    events: list[Event] = []
    is_unchanged = tell_unchanged(str(start), wanted, events.append, strict=strict)
    assert is_unchanged or events == []
    return events if is_unchanged else None


def test_what_is_told_is_what_the_build_told(sealed: Path) -> None:
    assert told(sealed) == built(sealed).events
    kept = Kept("rent:en:read", "out/rent/rent-en-read.pdf", "nothing changed", 4, 1, "both sides")
    assert told(sealed, "rent:en:read") == [Planned(("rent:en:read",)), kept, Finished(0, 1, 0)]


def test_it_is_found_from_any_folder_of_the_press(sealed: Path) -> None:
    assert told(sealed / "sources/rent") == told(sealed)


def test_a_folder_that_is_no_press_or_one_not_built_is_not_sealed(tmp_path: Path) -> None:
    assert told(tmp_path) is None
    press(tmp_path, FILES)
    assert told(tmp_path) is None
    built(tmp_path, executor=Instead(makes))
    assert told(tmp_path) is None


def test_a_press_inside_a_sealed_one_is_its_own(sealed: Path) -> None:
    press(sealed / "inner", FILES)
    assert told(sealed / "inner/sources") is None


@pytest.mark.parametrize(
    "name",
    [
        "zinepress.toml",
        "sources/rent/en.md",
        "sources/rent/house.png",
        "layouts/own/layout.toml",
        "out/rent/rent-en-read.pdf",
        "out/index.html",
        "out/SHA256SUMS",
    ],
)
@pytest.mark.parametrize("deed", ["written", "touched", "gone"])
def test_any_file_that_looks_different_breaks_it(sealed: Path, name: str, deed: str) -> None:
    file = sealed / name
    match deed:
        case "written":
            file.write_bytes(file.read_bytes() + b" ")
        case "touched":
            os.utime(file, ns=(1, 1))
        case "gone":
            file.unlink()
    assert told(sealed) is None


@pytest.mark.parametrize(
    "name",
    ["pyproject.toml", "sources/rent/es.md", "sources/a", "layouts/b/c", "fonts/d", "sources/.e"],
)
def test_any_new_file_breaks_it(sealed: Path, name: str) -> None:
    press(sealed, {name: ""})
    assert told(sealed) is None


def test_files_that_do_not_matter_leave_it_alone(sealed: Path) -> None:
    press(sealed, {"notes.txt": "", "out/rent/notes.txt": "", "layouts/own/__pycache__/a.pyc": ""})
    assert told(sealed) is not None


def test_another_version_of_a_program_breaks_it(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "installed", lambda: {"weasyprint": "71.0"})
    assert told(sealed) is None


def test_another_zinepress_breaks_it(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "package_folder", lambda: str(sealed))
    assert told(sealed) is None


def test_damage_and_other_forms_break_it(sealed: Path) -> None:
    file = sealed / ".zinepress/seal.json"
    body = read_checked(str(file))
    assert body is not None
    for content in (
        file.read_bytes()[:-1],
        b"",
        with_checksum(b"no json"),
        with_checksum(b"[]"),
        with_checksum(json.dumps({**json.loads(body), "kept": [{"a": 1}]}).encode()),
    ):
        file.write_bytes(content)
        assert told(sealed) is None


def test_an_unknown_target_is_for_the_long_way_to_tell(sealed: Path) -> None:
    assert told(sealed, "rent", "rnt") is None


def test_a_build_that_makes_something_breaks_it_and_the_next_one_seals_again(
    sealed: Path,
) -> None:
    built(sealed, force=True, executor=Instead(makes))
    assert not (sealed / ".zinepress/seal.json").exists()
    built(sealed)
    assert told(sealed) is not None


def test_a_build_of_a_part_seals_nothing(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(makes))
    built(tmp_path, "rent:en:read")
    assert told(tmp_path) is None


def test_warnings_are_told_and_where_they_count_the_long_way_is_taken(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(warns))
    built(tmp_path)
    events = told(tmp_path)
    assert events is not None
    assert [event for event in events if isinstance(event, Warned)] == [
        Warned("rent:en:read", WARNING),
        Warned("rent:en:booklet:a4", WARNING),
    ]
    assert told(tmp_path, strict=True) is None


def test_a_press_with_a_mistake_is_not_sealed(tmp_path: Path) -> None:
    press(tmp_path, {**FILES, "sources/vote/en.md": "---\ntitel: Vote\n---\n"})
    built(tmp_path, executor=Instead(makes))
    built(tmp_path)
    assert told(tmp_path) is None


def test_a_press_that_was_edited_after_it_was_opened_is_not_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(makes))
    # the build waits for another one, in which time the text changes
    text = tmp_path / "sources/rent/en.md"

    def edited(folder: Path) -> Ledger:
        text.write_text(f"{text.read_text()}More.\n")
        return read_ledger(folder)

    monkeypatch.setattr(run, "read_ledger", edited)
    assert built(tmp_path).kept == ["rent:en:read", "rent:en:booklet:a4"]
    assert told(tmp_path) is None


def test_a_young_file_keeps_a_press_from_being_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "is_settled", lambda stamp, _: stamp[0] != len("house"))
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(makes))
    built(tmp_path)
    assert told(tmp_path) is None


def test_a_moved_press_is_looked_at_again(sealed: Path) -> None:
    shutil.copytree(sealed, sealed.parent / "moved")
    assert told(sealed.parent / "moved") is None
