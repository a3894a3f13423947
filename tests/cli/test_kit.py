"""Somebody who has never seen a kit picks the right file from it, for any printer."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pikepdf
import pytest

from tests.press.shelf import HEAD, press
from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.impose.options import Duplex
from zinepress.impose.verify import verify
from zinepress.press.printers import PRINTERS, Habit

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "\n\n".join(f"## Part {n}\n\n" + "Pay less rent, together. " * 90 for n in range(1, 6))
FOLDER = "out/kits/Rent - English - A4"
IN_SIGHT = [
    "1 START HERE.html",
    "1 START HERE.pdf",
    "2 PRINT on A4 - both sides, normal - 2 sheets.pdf",
    "3 READ on a screen.pdf",
    "more",
]
ANSWERS = {
    "office": ("A4", "Yes", "A printer or copier"),
    "short-edge": ("A4", "Yes, but backs come out upside down"),
    "home-inkjet": ("A4", "No"),
    "finisher": ("A4", "Yes", "A copier that folds and staples"),
    "riso-a3": ("A4", "Yes", "A risograph"),
}
"""What one answers who has that printer."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press that is built, with its kits."""
    folder = tmp_path_factory.mktemp("kits")
    head = HEAD.replace("---\n", "---\nmake: [read, booklet, mini, text]\npapers: [a4]\n", 1)
    press(folder, {"sources/rent/en.md": head + TEXT})
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        boundary.run(zinepress, ["build", "rent:en:read", "rent:en:booklet", "rent:en:text"])
        assert boundary.run(zinepress, ["kit", *MADE]) == 0
    return folder


MADE = ["rent:en:read", "rent:en:booklet", "rent:en:text"]


class Page(HTMLParser):
    """A page as a visitor sees it: its sections by name, and the links in each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places: dict[str, list[tuple[str, str]]] = {}
        self.here, self.link = "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag != "script"
        if given.get("id"):
            self.here = given["id"] or ""
            self.places[self.here] = []
        self.link = (given.get("href") or "") if tag == "a" else self.link

    def handle_data(self, data: str) -> None:
        if self.link and data.strip():
            self.places[self.here].append((data.strip(), self.link))

    def handle_endtag(self, tag: str) -> None:
        self.link = "" if tag == "a" else self.link


def walk(page: Page, answers: tuple[str, ...]) -> list[str]:
    """The files that one comes to who begins at the first question and gives these answers."""
    place = "paper"
    for answer in answers:
        (link,) = [to for text, to in page.places[place] if text == answer]
        place = link.removeprefix("#")
    return [unquote(to) for _, to in page.places[place] if not to.startswith("#")]


def through(files: list[bytes]) -> bytes:
    """The sides of the sheets, one after the other, as they come out: fronts and backs in turn."""
    if len(files) == 1:
        return files[0]
    fronts, backs = (pikepdf.open(BytesIO(file)) for file in files)
    whole, result = pikepdf.new(), BytesIO()
    for front, back in zip(fronts.pages, backs.pages, strict=True):
        whole.pages.extend([front, back])
    whole.save(result)
    return result.getvalue()


@pytest.mark.parametrize("printer", ANSWERS)
def test_three_answers_lead_to_a_file_that_reads_from_one_to_n(built: Path, printer: str) -> None:
    folder = built / FOLDER
    found = walk(Page((folder / IN_SIGHT[0]).read_text("utf-8")), ANSWERS[printer])
    *files, fold = found
    assert "HOW TO" in fold
    habit = PRINTERS[printer].duplex
    assert len(files) == (2 if habit is Habit.NONE else 1)
    sheets = through([(folder / file).read_bytes() for file in files])
    (receipt,) = verify(sheets, ["saddle"], reading=built / "out/rent/rent-en-read.pdf")
    assert receipt.reads, receipt.words
    assert receipt.habit is not None
    # by hand one turns the pile on its long edge, as the card says
    wanted = Duplex.SHORT if habit is Habit.SHORT else Duplex.LONG
    assert receipt.habit.edge is wanted
    assert not receipt.habit.words


def test_few_things_are_in_sight(built: Path) -> None:
    assert sorted(path.name for path in (built / FOLDER).iterdir()) == IN_SIGHT


def test_every_link_of_start_here_leads_to_something(built: Path) -> None:
    folder = built / FOLDER
    page = Page((folder / IN_SIGHT[0]).read_text("utf-8"))
    links = {to for links in page.places.values() for _, to in links}
    assert {to.removeprefix("#") for to in links if to.startswith("#")} <= set(page.places)
    for to in links:
        assert to.startswith("#") or (folder / unquote(to)).is_file()


def test_the_zip_holds_the_folder_and_is_the_same_each_time(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = built / f"{FOLDER}.zip"
    before = archive.read_bytes()
    monkeypatch.chdir(built)
    assert boundary.run(zinepress, ["kit", *MADE]) == 0
    assert archive.read_bytes() == before
    assert not [path for path in (built / "out/kits").iterdir() if path.name.startswith(".")]
    for path in (built / FOLDER).rglob("*"):
        assert unicodedata.normalize("NFC", path.name) == path.name


def test_a_kit_too_large_for_the_mail_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built)
    monkeypatch.setattr("zinepress.build.kit.MAIL", 1000)
    assert boundary.run(zinepress, ["kit", *MADE]) == 0
    assert f"{FOLDER}.zip: note: it has 0." in capsys.readouterr().err


def test_a_kit_for_a_printer_shows_the_files_for_it(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built)
    assert boundary.run(zinepress, ["kit", "--printer", "home-inkjet", *MADE]) == 0
    folder = built / capsys.readouterr().out.splitlines()[0]
    names = sorted(path.name for path in folder.iterdir())
    assert names[2:4] == [
        "2 By hand 1 - fronts on A4 - 2 sheets.pdf",
        "2 By hand 2 - backs on A4 - 2 sheets.pdf",
    ]
    start = (folder / "1 START HERE.html").read_text("utf-8")
    assert '<a class="answer" href="#hand">' in start.split("ask-paper")[0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rent:en:read"], "there is nothing here that is printed on sheets"),
        (["rent:en:mini"], "run 'zinepress build rent:en:mini:a4'"),
        (["rent", "--printer", "riso-a3"], "rent:en:mini:a4: warning: it has not been built"),
        (["--printer", "riso-a3", *MADE], "add 'a3' to 'papers' in zinepress.toml"),
        (["--printer", "ofice", *MADE], "office"),
    ],
)
def test_what_cannot_be_packed_is_said(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(built)
    assert boundary.run(zinepress, ["kit", *arguments]) != 0
    assert told in capsys.readouterr().err


def test_publications_of_one_title_have_kits_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = HEAD.replace("---\n", "---\nmake: [booklet]\npapers: [a4]\n", 1)
    press(tmp_path, {f"sources/{slug}/en.md": f"{head}Pay less.\n" for slug in ("rent", "rise")})
    monkeypatch.chdir(tmp_path)
    boundary.run(zinepress, ["build", "--jobs", "1"])
    assert boundary.run(zinepress, ["kit", "rent"]) == 0
    told = capsys.readouterr().out
    assert "out/kits/Rent - rent - English - A4\n" in told


def test_a_kit_of_a_text_that_has_changed_since_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = HEAD.replace("---\n", "---\nmake: [booklet]\npapers: [a4]\n", 1)
    press(tmp_path, {"sources/rent/en.md": head + "Pay less.\n"})
    monkeypatch.chdir(tmp_path)
    boundary.run(zinepress, ["build", "--jobs", "1"])
    said = "its text has changed since it was built"
    boundary.run(zinepress, ["kit"])
    assert said not in capsys.readouterr().err
    press(tmp_path, {"sources/rent/en.md": head + "Pay nothing.\n"})
    assert boundary.run(zinepress, ["kit"]) == 0
    assert f"rent:en:booklet:a4: warning: {said}" in capsys.readouterr().err
