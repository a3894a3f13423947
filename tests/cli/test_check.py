"""`zinepress check` and `zinepress scrub` as people run them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.check.test_pdf import BLACK_TEXT, page
from tests.check.test_scrub import SECRET, every_byte, talkative
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path

GREY = page(b".6 g BT /F 10 Tf 50 100 Td (a) Tj ET")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.pdf").write_bytes(page(BLACK_TEXT))
    (tmp_path / "grey.pdf").write_bytes(GREY)
    (tmp_path / "talkative.pdf").write_bytes(talkative())
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("good.pdf",), 0, "nothing to mend"),
        (("grey.pdf",), 0, "0 to mend, 1 to look at"),
        (("grey.pdf", "--strict"), 1, "0 to mend, 1 to look at"),
        (("grey.pdf", "--for", "photocopier"), 1, "grey.pdf: page 1: text in 40 % grey"),
        (("none.pdf",), 2, "there is no file 'none.pdf'"),
        (("good.pdf", "--for", "ship"), 2, "'ship' is not one of"),
    ],
)
def test_a_file_is_checked(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    assert run(zinepress, ("check", *arguments)) == code
    captured = capsys.readouterr()
    assert said in captured.out + captured.err


def test_machines_read_findings_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(zinepress, ("check", "grey.pdf", "--json"))
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["file"] == "grey.pdf"
    assert (finding["rule"], finding["severity"], finding["page"]) == ("light-text", "warning", 1)


def test_code_hosts_read_findings_as_sarif(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(zinepress, ("check", "grey.pdf", "--sarif"))
    log = json.loads(capsys.readouterr().out)
    (result,) = log["runs"][0]["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] == "light-text"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "grey.pdf"


def test_scrub_writes_a_clean_copy_beside_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "talkative.pdf").read_bytes()
    assert run(zinepress, ("scrub", "talkative.pdf")) == 0
    assert "removed Author" in capsys.readouterr().out
    assert SECRET not in every_byte((folder / "talkative-clean.pdf").read_bytes())
    assert (folder / "talkative.pdf").read_bytes() == before


def test_scrub_never_writes_over_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("scrub", "good.pdf", "-o", "good.pdf")) == 2
    assert "name another file" in capsys.readouterr().err
