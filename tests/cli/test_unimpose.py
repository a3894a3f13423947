"""`zinepress unimpose` as people run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.impose.sheaves import anonymous, imposed, patterned, written
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sheets of ours, of another tool, and of another tool without numbers."""
    monkeypatch.chdir(tmp_path)
    ours = imposed(written(8), "saddle")
    (tmp_path / "ours.pdf").write_bytes(ours)
    (tmp_path / "theirs.pdf").write_bytes(anonymous(ours))
    (tmp_path / "mute.pdf").write_bytes(anonymous(imposed(patterned(8), "saddle")))
    return tmp_path


def said(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command prints, on both streams."""
    assert run(zinepress, ("unimpose", *arguments)) == code
    captured = capfd.readouterr()
    return captured.out + captured.err


def count(path: Path) -> int:
    with pikepdf.open(path) as file:
        return len(file.pages)


def test_our_sheets_give_their_pages_back(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert said(capfd, "ours.pdf") == "ours-pages.pdf  8 pages, as they went in\n"
    assert count(folder / "ours-pages.pdf") == 8


def test_the_sheets_of_others_are_cut(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "theirs.pdf", "-o", "cut.pdf")
    assert told == "cut.pdf  8 pages, cut out as 'saddle'\n"
    assert count(folder / "cut.pdf") == 8


def test_a_scheme_taken_at_its_word_is_a_warning(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = said(capfd, "mute.pdf", "--scheme", "saddle")
    assert "no page numbers confirm it" in told


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("mute.pdf",), 1, "no scheme is known by which its pages read"),
        (("ours.pdf", "-o", "ours.pdf"), 2, "the pages would replace the sheets"),
        (("none.pdf",), 2, "none.pdf"),
        (("junk.pdf",), 1, "junk.pdf: it is not a PDF"),
    ],
)
def test_what_cannot_be_leaves_no_file(
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    (folder / "junk.pdf").write_bytes(b"hello")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert told in said(capfd, *arguments, code=code)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
