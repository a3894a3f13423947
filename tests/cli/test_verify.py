"""`zinepress verify` as people run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.impose.pdfs import numbered
from tests.impose.sheaves import anonymous, imposed, renumbered, written
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


def exchanged(number: int) -> int:
    return {1: 2, 2: 1}.get(number, number)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sheets that read, sheets that do not, and sheets of another tool."""
    monkeypatch.chdir(tmp_path)
    pages = written(8)
    good = imposed(pages, "saddle")
    wrong = imposed(pages, "saddle", spoil=lambda sides: renumbered(sides, exchanged))
    for name, content in (("good", good), ("wrong", wrong), ("theirs", anonymous(good))):
        (tmp_path / f"{name}.pdf").write_bytes(content)
    (tmp_path / "pages.pdf").write_bytes(pages)
    return tmp_path


def said(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command prints, on both streams."""
    assert run(zinepress, ("verify", *arguments)) == code
    captured = capfd.readouterr()
    return captured.out + captured.err


def test_a_good_file_gets_its_receipt(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "good.pdf")
    assert told == (
        "good.pdf: reads as 'saddle': pages 1 to 8 in order, all upright; 2 sheets of Letter; "
        "spine at the left; print both sides, turned about the long edge; "
        "fronts and backs lie on each other\n"
    )


def test_a_wrong_file_fails_and_says_where(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "wrong.pdf", code=1)
    assert "does not read as 'saddle': page 2 stands where page 1 belongs" in told


def test_the_files_of_others_are_folded_in_every_way(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = said(capfd, "theirs.pdf")
    assert "theirs.pdf: reads as 'saddle'" in told
    assert "quarto" not in told
    assert "does not read as 'quarto'" in said(capfd, "theirs.pdf", "--all")


def test_every_named_scheme_has_to_read(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "theirs.pdf", "--scheme", "saddle", "--scheme", "quarto", code=1)
    assert "reads as 'saddle'" in told
    assert "does not read as 'quarto'" in told


def test_pages_may_be_compared(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "theirs.pdf", "--scheme", "saddle", "--pages", "pages.pdf")
    assert "pages 1 to 8 in order" in told


def test_what_is_known_of_a_file_can_be_said(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ("theirs.pdf", "--scheme", "saddle", "--binding", "right")
    assert "does not read" in said(capfd, *arguments, code=1)


def test_nothing_read_is_said_in_one_line(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "mute.pdf").write_bytes(anonymous(imposed(written(8, folio=False), "quarto")))
    told = said(capfd, "mute.pdf", code=1)
    assert told.startswith("mute.pdf: reads as none of ")
    assert "single pages, to read on a screen, need no check" in told
    assert "--pages" in told


def test_receipts_as_json(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (receipt,) = json.loads(said(capfd, "good.pdf", "--json"))
    assert receipt["reads"] is True
    assert receipt["scheme"] == "saddle"
    assert len(receipt["sha256"]) == 64


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("none.pdf",), 2, "none.pdf"),
        (("junk.pdf",), 1, "junk.pdf: it is not a PDF"),
        (("good.pdf", "--scheme", "sadle"), 1, "did you mean 'saddle'?"),
    ],
)
def test_mistakes_get_one_sentence(
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    (folder / "junk.pdf").write_bytes(b"hello")
    words = said(capfd, *arguments, code=code)
    assert told in words
    assert "Traceback" not in words


def test_pages_that_were_never_imposed_are_single_leaves(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "pages.pdf").write_bytes(numbered(4, (396, 612)))
    assert "reads as 'duplex'" in said(capfd, "pages.pdf")


def test_what_a_person_would_hold_is_said_of_a_printer(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = said(capfd, "good.pdf", "--printer", "office")
    assert told == (
        "good.pdf: on office, which prints both sides, turned about the long edge, "
        "2 sheets come out; folded as 'saddle' they read 1 to 8, all upright; "
        "fronts and backs lie on each other\n"
    )
    told = said(capfd, "good.pdf", "--printer", "short-edge", code=1)
    assert "does not come out as 'saddle'" in told
    assert "hint: it reads when the printer turns the sheets about the long edge" in told


@pytest.mark.parametrize(
    "arguments",
    [["--backs", "good.pdf"], ["--printer", "office", "--binding", "left"]],
)
def test_what_a_printer_has_no_use_for_is_a_mistake_in_usage(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert "--printer" in said(capfd, "good.pdf", *arguments, code=2)
