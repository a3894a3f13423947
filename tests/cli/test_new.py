"""A new press builds at once and harms nothing that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build.plan import output, plan
from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.press.languages import direction
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_new_press_is_without_mistakes_and_says_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["new", "our marches"]) == 0
    shown = capsys.readouterr().out
    assert "our marches/sources/welcome/en.md\n" in shown
    assert shown.endswith("\nNow build it: cd 'our marches' && zinepress build\n")
    made = open_press(tmp_path / "our marches")
    assert made.findings == ()
    assert len(plan(made)) == 6


def test_a_new_press_builds_at_once_and_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    boundary.run(zinepress, ["new", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert boundary.run(zinepress, ["build", "--strict"]) == 0
    shown = capsys.readouterr()
    assert shown.err == (
        "sources/welcome/fa.md: note: stamped a draft, as nobody has reviewed it\n"
        "  hint: add 'reviewers: [a name]' to its head when somebody has read it\n"
    )
    assert shown.out.count("  8 pages on 2 sheets  ") == 4
    made = {str(file.relative_to(tmp_path)) for file in (tmp_path / "out").rglob("*.pdf")}
    assert made == {output(target) for target in plan(open_press(tmp_path))}


def test_its_sample_is_in_two_languages_that_read_in_two_directions(tmp_path: Path) -> None:
    boundary.run(zinepress, ["new", str(tmp_path / "press")])
    (welcome,) = open_press(tmp_path / "press").publications
    languages = [edition.language for edition in welcome.editions]
    assert languages == ["en", "fa"]
    assert [direction(language) for language in languages] == ["ltr", "rtl"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert boundary.run(zinepress, ["new", str(tmp_path)]) == 0
    assert open_press(tmp_path).findings == ()


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/diary.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    assert boundary.run(zinepress, ["new", "full"]) == 2
    assert boundary.run(zinepress, ["new", "file"]) == 2
    assert capsys.readouterr().err == (
        "'full' is not empty\n  hint: name a folder that is not there yet, or an empty one\n"
        "'file' is a file\n  hint: name a folder that is not there yet\n"
    )
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["diary.txt", "file", "full"]
