"""The desk is refreshed by a build: laid out when something is new, left alone when nothing is."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from tests.build.stand_in import stand_in
from tests.build.works import Instead, Said, built, on_desk, outputs
from tests.press.shelf import press
from zinepress.build.write import remove_output
from zinepress.errors import SettingsError
from zinepress.events import Laid
from zinepress.handout.desk import laying

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.handout.desk.laying import Laying

RENT = "---\ntitle: Rent\n---\n\nThe rent is too high.\n"
FILES = {
    "zinepress.toml": 'make = ["read"]\n',
    "sources/rent/en.md": RENT,
    "sources/vote/en.md": "---\ntitle: Vote\n---\n\nGo and vote.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A press that was built once."""
    press(tmp_path, FILES)
    build(tmp_path)
    return tmp_path


def build(root: Path) -> Said:
    return built(root, executor=Instead(stand_in))


def is_laid(said: Said) -> bool:
    return Laid("out/index.html") in said.events


def test_the_first_build_lays_it_out_and_the_next_leaves_it_alone(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    assert is_laid(build(tmp_path))
    assert sorted(on_desk(tmp_path)) == [
        "SHA256SUMS",
        "atom.xml",
        "catalog.csv",
        "catalog.json",
        "index.html",
        "opds.xml",
        "rent/index.html",
        "vote/index.html",
    ]
    assert not is_laid(build(tmp_path))


def test_a_press_with_nothing_finished_has_none(tmp_path: Path) -> None:
    press(tmp_path, {"sources/.keep": ""})
    assert not is_laid(build(tmp_path))
    assert on_desk(tmp_path) == {}


@pytest.mark.parametrize("deed", ["scribbled on", "removed"])
@pytest.mark.parametrize("name", ["index.html", "rent/index.html", "SHA256SUMS"])
def test_a_file_of_it_that_is_damaged_comes_back(root: Path, name: str, deed: str) -> None:
    before = on_desk(root)
    if deed == "removed":
        (root / "out" / name).unlink()
    else:
        (root / "out" / name).write_bytes(b"scribble")
    assert is_laid(build(root))
    assert on_desk(root) == before


def test_what_is_remembered_of_it_may_be_lost(root: Path) -> None:
    before = on_desk(root)
    (root / ".zinepress/desk.json").write_bytes(b"\0")
    build(root)
    assert on_desk(root) == before


def test_a_new_title_and_a_new_name_of_the_press_are_shown(root: Path) -> None:
    press(
        root,
        {"sources/rent/en.md": RENT.replace("Rent", "The rent"), "zinepress.toml": 'name = "Hill"'},
    )
    build(root)
    page = on_desk(root)["rent/index.html"].decode()
    assert "<title>The rent · Hill</title>" in page


def test_only_the_pages_of_what_changed_are_laid_out_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []
    layings = laying.layings

    def noted(*given: Any) -> dict[str, Laying]:
        def make(path: str, one: Laying) -> bytes:
            laid.append(path)
            return one.make()

        found = layings(*given)
        return {path: replace(one, make=partial(make, path, one)) for path, one in found.items()}

    monkeypatch.setattr(laying, "layings", noted)
    press(root, {"sources/rent/en.md": f"{RENT}More.\n"})
    build(root)
    whole = ["atom.xml", "catalog.csv", "catalog.json", "index.html", "opds.xml"]
    assert sorted(laid) == [*whole, "rent/index.html"]


def test_what_is_no_longer_published_leaves_it_and_empty_folders_go(root: Path) -> None:
    shutil.rmtree(root / "sources/vote")
    (root / "out/vote/vote-en-read.pdf").unlink()
    press(root, {"out/rent/notes.txt": "mine"})
    build(root)
    assert not (root / "out/vote").exists()
    assert b"Vote" not in on_desk(root)["index.html"]
    assert (root / "out/rent/notes.txt").read_text() == "mine"


def test_a_file_that_was_changed_by_hand_is_not_passed_on(root: Path) -> None:
    (root / "out/vote/vote-en-read.pdf").write_bytes(b"scribble")
    built(root, "rent", executor=Instead(stand_in))
    assert b"vote-en-read.pdf" not in on_desk(root)["SHA256SUMS"]


def test_the_checksums_are_those_of_every_file_but_the_list_itself(root: Path) -> None:
    told = on_desk(root)["SHA256SUMS"].decode().splitlines()
    found = outputs(root) | on_desk(root)
    del found["SHA256SUMS"]
    wanted = {f"{sha256(content).hexdigest()}  {name}" for name, content in found.items()}
    assert set(told) == wanted


def test_one_that_cannot_be_written_is_told_and_costs_no_file(tmp_path: Path) -> None:
    press(tmp_path, {**FILES, "out/index.html/a": "a file in a folder of this name"})
    said = build(tmp_path)
    assert said.code == 1
    assert said.failed == {
        "desk": [
            "out/index.html: cannot be written: there is a folder of this name\n"
            "  hint: move it away"
        ]
    }
    assert len(said.made) == len(outputs(tmp_path)) == 2
    assert list(tmp_path.rglob("*.part")) == []
    shutil.rmtree(tmp_path / "out/index.html")
    assert build(tmp_path).code == 0


def test_nothing_is_taken_away_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/index.html").write_text("mine")
    (root / "out/link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError, match="'out/link' is a link to another folder"):
        remove_output(root, "out/link/index.html")
    assert (tmp_path / "elsewhere/index.html").read_text() == "mine"


def test_a_printer_that_is_fed_by_hand_is_led_to_its_own_two_files(tmp_path: Path) -> None:
    head = RENT.replace("title: Rent", "title: Rent\nmake: [read, booklet]\npapers: [a4]")
    files = {"zinepress.toml": 'printer = "home-inkjet"\n', "sources/rent/en.md": head}
    press(tmp_path, files)
    assert built(tmp_path).code == 0
    desk = on_desk(tmp_path)
    page = desk["rent/index.html"].decode()
    answer = page[page.index('id="by-hand-a4"') :].split("</section>")[0]
    for name in ("rent-en-booklet-a4-1-fronts.pdf", "rent-en-booklet-a4-2-backs.pdf"):
        assert f'href="{name}"' in answer
        assert f"  rent/{name}\n" in desk["SHA256SUMS"].decode()
    assert "Print the second file: the backs." in answer


def test_the_ticket_of_a_print_shop_is_text_and_has_no_pages(tmp_path: Path) -> None:
    head = RENT.replace("title: Rent", "title: Rent\nmake: [shop]\nshop: [x4]")
    press(tmp_path, {"sources/rent/en.md": head})
    assert built(tmp_path).code == 0
    desk = on_desk(tmp_path)
    (edition,) = json.loads(desk["catalog.json"])["editions"]
    told = {file["path"].partition("x4")[2]: file["pages"] for file in edition["files"]}
    assert told.pop(".pdf") > 0
    assert told == {"-ticket.txt": None, "-ticket.json": None}
    assert b'type="text/plain"' in desk["atom.xml"]
