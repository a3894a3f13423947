"""`zinepress schemes` as people run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import ShellComplete

from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress
from zinepress.impose.schemes import SCHEMES

if TYPE_CHECKING:
    import click
    import pytest


def test_a_scheme_is_drawn_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("schemes", "quarto")) == 0
    assert (
        capsys.readouterr().out
        == """\
quarto: 8 pages from each sheet, folded twice

8 pages

sheet 1 front   sheet 1 back
+-----+-----+   +-----+-----+
| 5r  | 4r  |   | 3r  | 6r  |
+-----+-----+   +-----+-----+
|  8  |  1  |   |  2  |  7  |
+-----+-----+   +-----+-----+

  1. print 1 sheet
  2. fold the top half behind
  3. fold the left half behind
  4. open it, staple through the fold at the left, and close it
  5. cut the folds open at the top
"""
    )


def test_without_a_name_all_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("schemes",)) == 0
    shown = capsys.readouterr().out
    for name, scheme in SCHEMES.items():
        assert f"{name}: {scheme.title}" in shown
    assert shown.count("1. print") == len(SCHEMES)


def test_names_and_titles_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("schemes", "--short")) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(SCHEMES)


def test_a_family_of_schemes_is_shown_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("schemes", "accordion-6")) == 0
    assert "| 8  | 9  | 10 | 11 | 12 | 1  |" in capsys.readouterr().out


def test_an_unknown_scheme_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("schemes", "origami")) == 1
    assert "there is no scheme 'origami'" in capsys.readouterr().err


def test_the_shell_completes_schemes_and_printers() -> None:
    from zinepress.cli import impose, schemes  # noqa: PLC0415 - only here

    def completed(command: click.Command, *words: str, begun: str) -> list[str]:
        told = ShellComplete(command, {}, "zinepress", "_ZINEPRESS_COMPLETE")
        return [item.value for item in told.get_completions(list(words), begun)]

    assert completed(schemes.command, begun="mini") == ["mini8", "mini8-corner", "mini16"]
    assert completed(impose.command, "--scheme", begun="qu") == ["quarto"]
    assert completed(impose.command, "--printer", begun="o") == ["office"]
    assert completed(impose.command, "--fit", begun="s") == ["shrink"]
