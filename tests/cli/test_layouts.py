"""Layouts on the command line: shown, sampled, begun."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from zinepress.build.catalogue import catalogue, catalogue_text
from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.layout.manifest import find_layouts


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A press, stood in."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "zinepress.toml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, what is printed, what is complained of."""
    code = boundary.run(zinepress, list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_every_layout_is_a_line_but_the_bones(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "layouts")
    names = [line.split()[0] for line in out.splitlines()[:-2]]
    assert code == 0
    assert names == ["leaflet", "photocopier", "poster", "statement", "zine"]


def test_a_layout_says_what_it_makes_and_takes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "layouts", "zine")
    assert code == 0
    assert "builds on base" in out
    assert "  booklet" in out
    assert "  contents  auto or yes or no, if not set auto: a list of sections" in out


def test_an_unknown_layout_is_answered_with_the_nearest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, "layouts", "zines")
    assert (code, out) == (2, "")
    assert "did you mean 'zine'?" in err


def test_what_is_wrong_with_a_layout_of_the_press_is_said_and_fails(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "layout", "new", "ours")
    manifest = root / "layouts" / "ours" / "layout.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("title", "titel"), "utf-8")
    code, _, err = said(capsys, "layouts")
    assert code == 1
    assert "layouts/ours/layout.toml:1:1" in err
    assert "did you mean 'title'?" in err


def test_a_specimen_shows_the_pages_of_every_format_by_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "layouts", "poster", "--specimen", "poster.pdf")
    assert code == 0
    assert out.endswith("poster.pdf\n")
    (page,) = list(pypdfium2.PdfDocument(root / "poster.pdf"))
    text = " ".join(page.get_textpage().get_text_range().split())
    assert all(f"{name}: " in text for name in ("poster", "handbill", "read", "large-print"))
    assert text.upper().count("READ ALOUD") == 4


def test_a_specimen_needs_a_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "layouts", "--specimen", "x.pdf")[0] == 2
    assert not (root / "x.pdf").exists()


def test_a_new_layout_is_listed_and_says_what_to_do_next(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "layout", "new", "ours", "--from", "zine")
    assert code == 0
    assert out.splitlines() == [
        "layouts/ours/layout.toml",
        "layouts/ours/style.css",
        "",
        "Now write 'layout: ours' at the head of a text, and: zinepress build",
    ]
    assert "ours" in find_layouts(root)
    assert said(capsys, "layout", "new", "ours")[0] == 2
    assert said(capsys, "layout", "new", "other", "--from", "zines")[0] == 2


def test_outside_a_press_the_shipped_layouts_are_shown_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(capsys, "layouts")[0] == 0
    assert said(capsys, "layout", "new", "ours")[0] != 0
    assert list(tmp_path.iterdir()) == []


def test_the_handbook_has_the_catalogue_of_today() -> None:
    parts = Path(__file__).parents[2] / "sources" / "handbook" / "parts"
    told = catalogue_text(Path())
    assert (parts / "catalogue.md").read_text("utf-8") == told, (
        "run 'zinepress layouts --catalogue sources/handbook/parts'"
    )
    for picture in re.findall(r"\((pictures/[\w-]+\.png) ", told):
        assert (parts / picture).read_bytes().startswith(b"\x89PNG")


def test_a_catalogue_shows_the_layouts_of_the_press_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "layout", "new", "loud", "--from", "poster")[0] == 0
    manifest = root / "layouts" / "loud" / "layout.toml"
    manifest.write_text(manifest.read_text("utf-8") + 'formats = ["handbill"]\n', "utf-8")
    files = catalogue(root)
    assert "pictures/layout-loud.png" in files
    assert "layout: loud" in files["catalogue.md"].decode()


def test_a_catalogue_is_of_all_layouts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, "layouts", "zine", "--catalogue", "shown")
    assert code == 2
    assert "a catalogue shows every layout" in err
