"""A run is reckoned from what was built, for people and for programs."""

from __future__ import annotations

import json
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


def said(
    arguments: list[str], built: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    patch.chdir(built)
    code = boundary.run(zinepress, ["estimate", *arguments])
    return (code, *capsys.readouterr())


def test_paper_time_and_money_of_a_run(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(["rent", "--copies", "60"], built, monkeypatch, capsys)
    assert code == 0
    assert "rent:en:booklet:a4\n" in out
    assert "60, and 2 spare: 1 ream of 500" in out
    assert "6.00 EUR" in out


def test_a_copier_that_folds_and_staples_leaves_nothing_to_do_by_hand(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, by_hand, _ = said(["rent"], built, monkeypatch, capsys)
    code, out, _ = said(["rent", "--printer", "finisher"], built, monkeypatch, capsys)
    assert code == 0
    assert "by hand" in by_hand
    assert "by hand" not in out
    assert "staples" not in out


def test_programs_get_the_same_as_json(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said(["rent", "--json"], built, monkeypatch, capsys)
    (run,) = json.loads(out)
    assert (run["target"], run["copies"], run["sheets"]) == ("rent:en:booklet:a4", 100, 100)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rent:en:read"], "there is nothing here that is printed on sheets"),
        (["rent", "--printer", "ofice"], "office"),
        (["rent", "--copies", "0"], "--copies"),
        (["rant"], "rent"),
    ],
)
def test_what_cannot_be_reckoned_is_said(
    arguments: list[str],
    told: str,
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = said(arguments, built, monkeypatch, capsys)
    assert code != 0
    assert not out
    assert told in err


def test_what_is_not_built_is_told_and_the_rest_is_reckoned(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    press = copytree(built, tmp_path / "press")
    (press / "out/rent/rent-en-read.pdf").unlink()
    code, out, err = said(["rent"], press, monkeypatch, capsys)
    assert code == 0
    assert "rent:en:booklet:a4\n" in out
    assert "rent:en:read: warning: it has not been built" in err
