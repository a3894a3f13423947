"""What there is to build, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FILES: dict[str, str | bytes] = {
    "sources/rent/en.md": "---\ntitle: Rent\npapers: a4\n---\n",
    "sources/rent/pt-BR.md": "---\ntitle: Aluguel\n---\n",
    "sources/march/es.md": "---\ntitle: Marcha\nmake: read\n---\n",
}


def test_each_edition_is_a_line_that_begins_with_its_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, FILES | {"zinepress.toml": 'name = "Hill Street press"'})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list"]) == 0
    assert capsys.readouterr().out == (
        "Hill Street press\n"
        "march  Marcha\n"
        "  march:es    Spanish               read\n"
        "rent  Rent\n"
        "  rent:en     English               read  booklet:a4\n"
        "  rent:pt-BR  Brazilian Portuguese  read  booklet:a4\n"
    )


def test_a_pattern_shows_only_what_it_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list", "*:*:booklet", "march"]) == 0
    assert capsys.readouterr().out == (
        "march  Marcha\n"
        "  march:es    Spanish               read\n"
        "rent  Rent\n"
        "  rent:en     English               booklet:a4\n"
        "  rent:pt-BR  Brazilian Portuguese  booklet:a4\n"
    )


def test_programs_get_every_target_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list", "--json", "rent:pt-BR:booklet"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "target": "rent:pt-BR:booklet:a4",
            "publication": "rent",
            "language": "pt-BR",
            "format": "booklet",
            "paper": "a4",
            "title": "Aluguel",
            "source": "sources/rent/pt-BR.md",
            "output": "out/rent/rent-pt-BR-booklet-a4.pdf",
        }
    ]


def test_what_is_wrong_is_told_beside_what_can_be_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "---\ntitle: Rent\nmake: [read, boklet]\n---\n"
    press(tmp_path, {"sources/rent/en.md": broken, "sources/rent/spanish.md": HEAD})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list"]) == 1
    shown = capsys.readouterr()
    assert shown.out == "rent  Rent\n  rent:en  English  read\n"
    assert shown.err == (
        "sources/rent/spanish.md: 'spanish' is not a language\n  hint: did you mean 'es.md'?\n"
        "sources/rent/en.md:3:14: there is no format 'boklet'\n  hint: did you mean 'booklet'?\n"
    )


def test_a_press_with_nothing_sound_tells_what_is_wrong_not_what_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, {"sources/rent/en.md": "# Rent"})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list", "rent"]) == 1
    assert capsys.readouterr().err.startswith("sources/rent/en.md:1:1: no title\n")


def test_a_warning_alone_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(tmp_path, {"sources/rent/en.md": HEAD, "sources/rent/es.md": "Renta"})
    monkeypatch.chdir(tmp_path)
    assert boundary.run(zinepress, ["list"]) == 0
    assert "warning: no title in Spanish" in capsys.readouterr().err
