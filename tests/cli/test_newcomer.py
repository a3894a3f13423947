"""A language is added in the three steps of the handbook, and nobody types a command for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from collections.abc import Callable

HANDBOOK = Path(__file__).parents[2] / "sources" / "handbook" / "parts" / "translate.md"
HEADING = "# You are holding the manual"
PARAGRAPH = "Put your own text in a folder of its own beside this one: `sources/my-zine/en.md`."


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """What a command says in a fresh press that makes plain texts, run by whoever builds it."""
    boundary.run(zinepress, ["new", str(tmp_path / "press")])
    monkeypatch.chdir(tmp_path / "press")
    Path("zinepress.toml").write_text('make = ["text"]\n', "utf-8")
    capsys.readouterr()

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = boundary.run(zinepress, [*arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return ran


def head_of_the_handbook() -> str:
    """The head that the third step of the handbook shows."""
    return HANDBOOK.read_text("utf-8").split("```\n")[1]


def test_a_file_that_is_dropped_in_becomes_a_draft_that_says_what_is_open(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    folder = Path("sources/welcome")
    shutil.copy(folder / "en.md", folder / "es.md")  # the first step
    text = (folder / "en.md").read_text("utf-8").split("---\n", 2)[2]
    text = text.replace(HEADING, "# Tienes el manual en las manos")
    text = text.replace(PARAGRAPH, "Pon tu propio texto en una carpeta: `sources/my-zine/en.md`.")
    (folder / "es.md").write_text(head_of_the_handbook() + text, "utf-8")  # the other two
    code, _, said = run("build", "welcome:es")
    assert code == 0
    assert "sources/welcome/es.md:8: warning: still in English: " in said
    assert re.search(r"\d\d blocks, lines 8, \d+, ", said)
    assert "sources/welcome/es.md: note: there is no ledger yet" in said
    page = Path("out/welcome/welcome-es-text.txt").read_text("utf-8")
    assert page.startswith("Borrador\n\nHaz este zine\n")
    assert "Tienes el manual en las manos" in page
    assert "This booklet was made from a plain text file" in page
    assert "Traducción: Rosa" in page


def test_a_translation_is_told_of_in_one_command(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    folder = Path("sources/welcome")
    (folder / "es.md").write_text(f"{head_of_the_handbook()}\n{HEADING}\n", "utf-8")
    code, shown, _ = run("translate", "status")
    assert code == 0
    names, numbers, *_ = shown.splitlines()
    assert names.split() == ["es", "fa"]
    assert numbers.split()[:2] == ["welcome", "1/49"]
    assert "words to español, about" in shown


def test_what_changes_in_the_source_from_then_on_is_flagged_by_line(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    source = Path("sources/welcome/en.md")
    text = source.read_text("utf-8")
    source.write_text(text.replace("Print **one** copy", "Print **two** copies"), "utf-8")
    code, _, said = run("build", "welcome:fa")
    assert code == 0
    assert "sources/welcome/fa.md:126: warning: out of date and set in English: 1 block" in said
    page = Path("out/welcome/welcome-fa-text.txt").read_text("utf-8")
    assert "1. Print two copies, and fold it in the middle, the cover outside." in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_sample_is_confirmed_block_by_block(
    run: Callable[..., tuple[int, str, str]], language: str
) -> None:
    code, _, said = run("build", f"welcome:{language}")
    assert code == 0
    assert "warning" not in said
