"""Proofs are made of what was built: a dummy to fold, and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


def proof(arguments: list[str], built: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as here:
        here.chdir(built)
        code = boundary.run(zinepress, ["proof", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_booklet_gets_a_dummy_and_pictures_beside_it(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = proof(["rent"], built, capsys)
    folder = "out/rent/proof/"
    assert code == 0
    assert told.split() == [
        f"{folder}rent-en-read-pages.png",
        f"{folder}rent-en-booklet-a4-dummy.pdf",
        f"{folder}rent-en-booklet-a4-pages.png",
        f"{folder}rent-en-booklet-a4-sheets.png",
    ]
    first = {name: (built / name).read_bytes() for name in told.split()}
    assert all(content.startswith((b"%PDF", b"\x89PNG")) for content in first.values())
    proof(["rent"], built, capsys)
    assert {name: (built / name).read_bytes() for name in first} == first


def test_proofs_go_where_they_are_asked_for(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = proof(["rent:en:read", "-o", str(tmp_path / "new")], built, capsys)
    assert (code, told) == (0, f"{tmp_path}/new/rent-en-read-pages.png\n")
    assert (tmp_path / "new" / "rent-en-read-pages.png").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rent:en:text"], "nothing here that has pages"),
        (["rant"], "there is no target 'rant'"),
        (["rent", "--printer", "ofice"], "did you mean 'office'?"),
    ],
)
def test_what_has_no_proof_is_said(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, told = proof(arguments, built, capsys)
    assert code != 0
    assert said in told
