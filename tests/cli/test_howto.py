"""A how-to sheet is written beside each print file that was built."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from zinepress.build.howto import subject
from zinepress.build.remembered import at_hand
from zinepress.build.sheets import sheet_options
from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.impose.verify import verify
from zinepress.press.read import open_press

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


def test_a_sheet_in_front_leaves_fronts_in_front(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = said(["rent", "--in-front"], built, monkeypatch, capsys)
    assert code == 0
    sheets = pikepdf.open(built / "out/rent/rent-en-booklet-a4.pdf")
    whole = pikepdf.open(built / out.split()[2])
    assert len(whole.pages) == len(sheets.pages) + 2
    assert whole.Root.ViewerPreferences.Duplex == sheets.Root.ViewerPreferences.Duplex
    assert not whole.pages[1].obj.get("/Contents")
    assert [page.label for page in whole.pages[2:]] == [page.label for page in sheets.pages]
    assert whole.pages[0].label == "how-to"
    texts = pypdfium2.PdfDocument(built / out.split()[2])
    assert "Both sides" in texts[0].get_textpage().get_text_bounded()
    (receipt,) = verify(built / out.split()[2])
    assert receipt.reads
    assert receipt.habit is not None
    assert receipt.habit.edge == "long"


def test_what_is_not_printed_on_sheets_has_no_how_to(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = said(["rent:en:read"], built, monkeypatch, capsys)
    assert code == 2
    assert "there is nothing here that is printed on sheets" in err


def test_the_newest_version_is_where_the_text_says_and_nobody_is_followed(built: Path) -> None:
    press = open_press(built)
    site = "https://example.org/{slug}/{lang}?utm_source=paper"
    press = replace(press, settings=replace(press.settings, site=site))
    ((one,), _) = at_hand(press, ["rent:en:booklet"])
    about = subject(one, press, sheet_options(press.settings, "en"))
    assert about.address == "https://example.org/rent/en"
