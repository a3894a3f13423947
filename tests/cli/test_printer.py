"""A printer is tested, read, kept, listed and chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.cli.printer import command
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from pathlib import Path


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = boundary.run(zinepress, ["printer", *arguments])
    return (code, *capsys.readouterr())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A press one stands in, whose settings have a comment."""
    text = "# ours\npapers = ['a4']\nsource-language = 'es'\n"
    press(tmp_path, {"sources/rent/es.md": HEAD + "Text.\n", "zinepress.toml": text})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sheet_is_made_for_the_paper_and_language_of_the_press(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(["test"], capsys)
    assert code == 0
    assert out.startswith("printer-test-a4.pdf")
    assert (here / "printer-test-a4.pdf").read_bytes().startswith(b"%PDF")


def test_a_code_as_it_was_sent_is_kept_listed_and_known_to_settings(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(["add", "office", "LTR", "S", "4/4/4/6", "FG5", "M"], capsys)
    assert code == 0
    assert "turned about the short edge" in out
    assert "backs are moved 1.5 mm to the right" in out
    assert (here / "zinepress.toml").read_text("utf-8").startswith("# ours\n")
    assert open_press(here).settings.printers["office"].code == "LTR·S·4/4/4/6·+1.5/+0.0·M"
    _, out, _ = said(["list"], capsys)
    assert out.startswith("office  yours\n")
    assert out.count("office  ") == 1
    assert "home-inkjet  an inkjet at home" in out


def test_answers_become_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    answers = ["--paper", "a4", "--turn", "nr", "--edges", "4/4/4/6", "--cross", "e56"]
    code, out, _ = said(["read", *answers, "--colour", "c"], capsys)
    assert (code, out) == (0, "A4·NR·4/4/4/6·+0.0/−0.5·C\n")


def test_a_question_is_asked_again_until_its_answer_is_one() -> None:
    done = CliRunner().invoke(command, ["read", "--paper", "a4"], input="X\nL\n4/4/4/4\nE5\nM\n")
    assert done.exit_code == 0
    assert done.stdout == "A4·L·4/4/4/4·+0.0/+0.0·M\n"
    assert "'X' is not an answer" in done.stderr
    assert done.stderr.count("1 Turn: L, S") == 3  # asked, hinted, asked again


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "office", "A4"], "'A4' is not a printer code"),
        (["add", "Our Office", "A4·L·4/4/4/4·+0/+0·M"], "is not a name for a printer"),
        (["read", "--paper", "a9"], "'a9' is not a paper"),
        (["test", "--paper", "a6"], "there is no test sheet for 'a6'"),
    ],
)
def test_what_cannot_be_is_said(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    code, out, err = said(arguments, capsys)
    assert code != 0
    assert not out
    assert told in err
