"""A how-to sheet is written beside each print file that was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from zinepress.cli import boundary
from zinepress.cli.main import zinepress

if TYPE_CHECKING:
    from pathlib import Path


def said(
    arguments: list[str], here: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    patch.chdir(here)
    code = boundary.run(zinepress, ["howto", *arguments])
    return (code, *capsys.readouterr())


def test_a_page_to_print_and_one_to_read_lie_beside_the_file(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = said(["rent"], built, monkeypatch, capsys)
    assert code == 0
    assert out.split() == [
        "out/rent/rent-en-booklet-a4-howto.pdf",
        "out/rent/rent-en-booklet-a4-howto.html",
    ]
    page = pypdfium2.PdfDocument(built / out.split()[0])[0]
    assert page.get_size() == pytest.approx((595.276, 841.89), abs=0.01)
    assert "Both sides, flip on LONG edge" in page.get_textpage().get_text_bounded()


def test_what_is_not_printed_on_sheets_has_no_how_to(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = said(["rent:en:read"], built, monkeypatch, capsys)
    assert code == 2
    assert "there is nothing here that is printed on sheets" in err
