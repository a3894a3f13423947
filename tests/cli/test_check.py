"""`zinepress check` and `zinepress scrub` as people run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.check.test_pdf import BLACK_TEXT, page
from tests.check.test_scrub import SECRET, every_byte, talkative
from tests.press.shelf import press
from zinepress.check.catalogue import CATALOGUE
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress

ROOT = Path(__file__).parents[2]
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


def test_scrub_says_nothing_of_metadata_that_are_none(folder: Path) -> None:
    line = (sys.executable, "-m", "zinepress", "scrub", "talkative.pdf")
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(line, cwd=folder, env=around, capture_output=True, text=True, check=True)
    assert said.stderr == ""


def test_scrub_never_writes_over_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("scrub", "good.pdf", "-o", "good.pdf")) == 2
    assert "name another file" in capsys.readouterr().err


PRESS = {
    "zinepress.toml": 'make = ["read", "text"]\n',
    "sources/rent/en.md": "---\ntitle: Rent\n---\n\n# One\n\n### Three\n\nTBD [on](http://a.org)\n",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A press whose text has faults, built."""
    press(tmp_path, PRESS)
    monkeypatch.chdir(tmp_path)
    assert run(zinepress, ("build",)) == 0
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, int | None]]:
    """Severity, rule and line of every finding."""
    capsys.readouterr()
    run(zinepress, ("check", "--json", *arguments))
    found = json.loads(capsys.readouterr().out)
    return [(one["severity"], one["rule"], one["line"]) for one in found]


def test_a_press_is_checked_from_its_texts_to_its_files(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys) == [
        ("note", "imprint", 1),
        ("note", "licence", 1),
        ("warning", "heading-skipped", 7),
        ("warning", "plain-http", 9),
        ("warning", "placeholder", 9),
    ]
    toml = PRESS["zinepress.toml"]
    toml += '[check.rules]\nplaceholder = { severity = "error" }\n'
    toml += 'plain-http = { severity = "off", reason = "the site is old" }\n'
    press(built, {"zinepress.toml": toml})
    graded = told(capsys)
    assert ("error", "placeholder", 9) in graded
    assert "plain-http" not in {rule for _, rule, _ in graded}
    assert ("warning", "not-built", None) in graded
    press(built, {"zinepress.toml": toml.replace(', reason = "the site is old"', "")})
    assert ("error", "settings", 4) in told(capsys)


def test_a_build_tells_what_its_quick_checks_find_and_remembers_it(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(zinepress, ("build", "--strict")) == 1
    assert "sources/rent/en.md:9: warning: 'TBD' was to be replaced" in capsys.readouterr().err


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(zinepress, ("check", "--rules")) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in CATALOGUE)
    assert run(zinepress, ("check", "--rules", "--json")) == 0
    assert {rule["name"] for rule in json.loads(capsys.readouterr().out)} == set(CATALOGUE)


def test_a_file_is_checked_for_a_printer_that_the_press_knows_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "[printers]\nattic.code = 'A4·L·200/4/4/4·+0/+0·M'\n"
    press(folder, {"zinepress.toml": settings})
    assert run(zinepress, ["check", "good.pdf"]) == 0
    assert "unprintable" not in capsys.readouterr().err
    run(zinepress, ["check", "good.pdf", "--printer", "attic"])
    told = capsys.readouterr()
    assert "200" in told.err, told
