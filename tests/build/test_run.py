"""A press is built, with the real stages: what is made, kept, and left alone."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.build import crew
from tests.build.shelf import names
from tests.build.works import Instead, built, outputs
from tests.press.shelf import press
from zinepress.build import run
from zinepress.build.run import build
from zinepress.errors import UsageError
from zinepress.events import Finished, Kept, Laid, Made, Planned, Started, Typeset
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "---\ntitle: Rent\n---\n\nThe rent is too high.\n"
HOUSE = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"
BOTH = {
    "zinepress.toml": 'make = ["read"]\n',
    "sources/rent/en.md": TEXT,
    "sources/vote/en.md": "---\ntitle: Vote\n---\n\nGo and vote.\n",
}


def test_a_first_build_makes_everything_and_says_so_step_by_step(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    said = built(tmp_path)
    assert said.code == 0
    first = said.events[:5]
    assert first[0] == Planned(("rent:en:read", "rent:en:booklet:letter", "rent:en:booklet:a4"))
    assert first[1:4] == [Started(name, "first build") for name in first[0].targets]
    assert isinstance(first[4], Typeset)
    assert first[4].target == "rent:en:read"
    pages = first[4].pages
    read, letter, a4 = said.events[5:8]
    assert read == Made(
        "rent:en:read", "out/rent/rent-en-read.pdf", "first build", pages, None, None
    )
    assert isinstance(letter, Made)
    assert isinstance(a4, Made)
    assert (a4.path, a4.pages) == ("out/rent/rent-en-booklet-a4.pdf", pages)
    assert a4.sheets == letter.sheets == -(-pages // 4)
    assert a4.instruction is not None
    assert "both sides" in a4.instruction
    assert said.events[8:] == [Laid("out/index.html"), Finished(3, 0, 0)]


def test_outputs_are_pdfs_of_pages_and_of_sheets(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    built(tmp_path)
    made = outputs(tmp_path)
    assert list(made) == [
        "rent/rent-en-booklet-a4.pdf",
        "rent/rent-en-booklet-letter.pdf",
        "rent/rent-en-read.pdf",
    ]
    sizes = {
        name: sorted(PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]) for name, pdf in made.items()
    }
    assert sizes["rent/rent-en-booklet-a4.pdf"] == pytest.approx([595.28, 841.89], abs=0.1)
    assert sizes["rent/rent-en-booklet-letter.pdf"] == pytest.approx([612, 792], abs=0.1)
    assert sizes["rent/rent-en-read.pdf"] == pytest.approx([396, 595.28], abs=0.1)


def test_the_formats_of_an_edition_share_their_pages_and_its_code(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    assert built(tmp_path).typeset == ["rent:en:read"]
    assert len(list(tmp_path.glob(".zinepress/pages/*/*"))) == 1
    codes = [code_of(pdf) for pdf in outputs(tmp_path).values()]
    assert len(codes) == 3
    assert len(set(codes)) == 1


def code_of(pdf: bytes) -> str:
    """The edition code printed in a file."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    codes = set(re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{2}\b", text))
    assert len(codes) == 1
    return str(codes.pop())


def test_a_second_build_keeps_everything_and_tells_the_same_of_it(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    made = [one for one in built(tmp_path).events if isinstance(one, Made)]
    before = outputs(tmp_path)
    said = built(tmp_path)
    assert said.events[1:] == [
        *(
            Kept(one.target, one.path, "nothing changed", one.pages, one.sheets, one.instruction)
            for one in sorted(made, key=lambda one: ("booklet" in one.target, "a4" in one.target))
        ),
        Finished(0, 3, 0),
    ]
    assert outputs(tmp_path) == before


def test_an_edit_makes_its_own_edition_again_and_no_other(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    press(tmp_path, {"sources/rent/en.md": f"{TEXT}\nStill.\n"})
    said = built(tmp_path)
    assert said.made == {"rent:en:read": "because sources/rent/en.md changed"}
    assert said.kept == ["vote:en:read"]


def test_output_that_is_gone_or_changed_comes_back_from_the_remembered_pages(
    tmp_path: Path,
) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    before = outputs(tmp_path)
    (tmp_path / "out/rent/rent-en-read.pdf").unlink()
    (tmp_path / "out/vote/vote-en-read.pdf").write_bytes(b"scribble")
    said = built(tmp_path)
    assert said.made == {
        "rent:en:read": "because out/rent/rent-en-read.pdf is gone",
        "vote:en:read": "because out/vote/vote-en-read.pdf was changed by hand",
    }
    assert said.typeset == []
    assert outputs(tmp_path) == before


def test_cleared_and_moved_presses_give_the_same_files(tmp_path: Path) -> None:
    press(tmp_path / "old", BOTH)
    built(tmp_path / "old")
    before = outputs(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")
    assert sorted(built(tmp_path / "new").kept) == ["rent:en:read", "vote:en:read"]
    shutil.rmtree(tmp_path / "new/out")
    assert built(tmp_path / "new").typeset == []
    shutil.rmtree(tmp_path / "new/out")
    shutil.rmtree(tmp_path / "new/.zinepress")
    assert len(built(tmp_path / "new").typeset) == 2
    assert outputs(tmp_path / "new") == before


def test_going_back_to_an_earlier_wording_sets_no_type(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    press(tmp_path, {"sources/rent/en.md": f"{TEXT}\nStill.\n"})
    built(tmp_path)
    press(tmp_path, BOTH)
    said = built(tmp_path)
    assert list(said.made) == ["rent:en:read"]
    assert said.typeset == []


def test_force_makes_what_is_right(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    assert built(tmp_path, "rent", force=True).made == {"rent:en:read": "asked for by --force"}


def test_a_mistake_fails_its_target_and_keeps_its_old_file(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    before = outputs(tmp_path)
    press(tmp_path, {"sources/rent/en.md": f"{TEXT}\n![A house](house.png)\n"})
    press(tmp_path, {"sources/vote/en.md": "---\ntitle: Vote\n---\n\nGo, vote.\n"})
    said = built(tmp_path)
    assert said.code == 1
    assert list(said.made) == ["vote:en:read"]
    assert list(said.failed) == ["rent:en:read"]
    assert said.failed["rent:en:read"][0].startswith("sources/rent/en.md:7")
    assert "house.png" in said.failed["rent:en:read"][0]
    after = outputs(tmp_path)
    assert after["rent/rent-en-read.pdf"] == before["rent/rent-en-read.pdf"]
    assert after["vote/vote-en-read.pdf"] != before["vote/vote-en-read.pdf"]


def test_all_mistakes_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    files = {
        "sources/rent/en.md": "---\ntitel: Rent\nmake: [read]\n---\n",
        "sources/vote/en.md": "---\ntitle: Vote\nmake: [reed, read]\n---\n",
        "sources/walk/en.md": "---\ntitle: Walk\nmake: [read]\nlayout: statemnt\n---\nA text.\n",
        "sources/work/en.md": "---\ntitle: Work\nmake: [read]\n---\n![](no.png)\n",
    }
    press(tmp_path, files)
    said = built(tmp_path)
    assert said.code == 1
    assert sorted(said.failed) == ["rent", "vote:en:reed", "walk:en:read", "work:en:read"]
    assert list(said.made) == ["vote:en:read"]
    text = "\n".join(line for lines in said.failed.values() for line in lines)
    for word in ("'titel'", "'reed'", "'statemnt'", "no.png"):
        assert word in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sources/rent/en.md", f"{TEXT}More.\n"),
        ("sources/rent/house.svg", HOUSE.replace("8", "9")),
        ("layouts/own/style.css", "p { color: red }"),
        ("layouts/own/new.css", ""),
    ],
)
def test_what_changes_in_mid_build_is_refused_and_not_mixed(
    tmp_path: Path, name: str, content: str
) -> None:
    files = {
        "zinepress.toml": 'make = ["read"]\nlayout = "own"\n',
        "layouts/own/layout.toml": 'title = "O"\ndescription = "d"\nextends = "statement"\n',
        "layouts/own/style.css": "p { color: black }",
        "sources/rent/en.md": f"{TEXT}\n![A house](house.svg)\n",
        "sources/rent/house.svg": HOUSE,
    }
    press(tmp_path, files)
    said = built(tmp_path, executor=Instead(before=lambda: press(tmp_path, {name: content})))
    assert said.code == 1
    (finding,) = said.failed["rent:en:read"]
    assert re.match(
        rf"sources/rent/en\.md: {re.escape(name)} (changed|is new) while this was being made\n"
        "  hint: build again",
        finding,
    )
    assert outputs(tmp_path) == {}
    assert list(built(tmp_path).made) == ["rent:en:read"]


def test_damaged_pages_are_noticed_and_made_again(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    built(tmp_path)
    before = outputs(tmp_path)
    (entry,) = tmp_path.glob(".zinepress/pages/*/*")
    content = bytearray(entry.read_bytes())
    content[len(content) // 2] ^= 1
    entry.write_bytes(content)
    said = built(tmp_path, force=True)
    assert said.typeset == ["rent:en:read"]
    assert outputs(tmp_path) == before
    assert built(tmp_path, force=True).typeset == []


def test_a_damaged_ledger_costs_time_and_nothing_else(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    before = outputs(tmp_path)
    (tmp_path / ".zinepress/ledger.json").write_bytes(b"\0" * 100)
    assert set(built(tmp_path).made.values()) == {"first build"}
    assert outputs(tmp_path) == before
    assert len(built(tmp_path).kept) == 2


def test_pages_that_cannot_be_remembered_are_a_note(tmp_path: Path) -> None:
    press(tmp_path, {"sources/rent/en.md": TEXT})
    built(tmp_path)
    shutil.rmtree(tmp_path / ".zinepress/pages")
    (tmp_path / ".zinepress/pages").write_text("")
    said = built(tmp_path, force=True, strict=True)
    assert said.code == 0
    assert len(said.made) == 3
    assert {finding.message for _, finding in said.warned} == {
        "the pages could not be remembered: not a directory"
    }


def test_a_ledger_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    (tmp_path / ".zinepress/ledger.json").mkdir(parents=True)
    said = built(tmp_path)
    assert said.code == 0
    assert len(said.made) == 2
    assert (".zinepress/: cannot be written: there is a folder of this name") in {
        str(finding).split("\n")[0] for _, finding in said.warned
    }


def test_an_output_that_cannot_be_put_fails_its_target_alone(tmp_path: Path) -> None:
    press(tmp_path, {**BOTH, "out/rent": "a file"})
    said = built(tmp_path)
    assert said.failed == {
        "rent:en:read": [
            "out/rent/rent-en-read.pdf: cannot be written: a file stands where a folder has to be"
            "\n  hint: move it away"
        ]
    }
    assert list(said.made) == ["vote:en:read"]


def test_warnings_are_told_again_of_what_is_kept_and_stop_it_where_they_count(
    tmp_path: Path,
) -> None:
    # too small to print: a warning of the typesetter
    files: dict[str, str | bytes] = {
        "sources/rent/en.md": (
            "---\ntitle: Rent\nmake: [read]\n---\n\n![A dot](dot.png){width=50mm}\n"
        ),
        "sources/rent/dot.png": dot(),
    }
    press(tmp_path, files)
    first = built(tmp_path)
    assert first.code == 0
    assert first.warned != []
    again = built(tmp_path)
    assert again.kept == ["rent:en:read"]
    assert again.warned == first.warned
    strict = built(tmp_path, strict=True)
    assert strict.code == 1
    assert list(strict.failed) == ["rent:en:read"]
    shutil.rmtree(tmp_path / "out")
    assert list(built(tmp_path, strict=True).failed) == ["rent:en:read"]
    assert outputs(tmp_path) == {}


def dot() -> bytes:
    """A picture of one pixel."""
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "PNG")
    return file.getvalue()


def test_a_worker_that_dies_fails_its_targets_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_work", crew.die_for_rent)
    monkeypatch.setattr(run, "_STAGES", "zinepress.build.job")
    press(tmp_path, BOTH)
    events: list[object] = []
    code = build(open_press(tmp_path), (), events.append, jobs=2, force=False, strict=False)
    assert code == 1
    assert events[-1] == Finished(1, 0, 1)
    assert list(outputs(tmp_path)) == ["vote/vote-en-read.pdf"]


def test_an_unknown_target_is_the_command_lines_mistake_and_nothing_is_made(
    tmp_path: Path,
) -> None:
    press(tmp_path, BOTH)
    with pytest.raises(UsageError, match="there is no target 'rnt'\n  hint: did you mean 'rent'"):
        built(tmp_path, "rnt")
    assert outputs(tmp_path) == {}


def test_what_killed_builds_left_is_swept_away(tmp_path: Path) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    for folder in ("out/rent", "out/rent/pictures", ".zinepress", ".zinepress/pages/00"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / ".zinepress-0011.part").write_bytes(b"half")
    built(tmp_path)
    assert list(tmp_path.rglob("*.part")) == []
    assert names(tmp_path / "out/rent") == ["index.html", "pictures", "rent-en-read.pdf"]


def test_records_of_targets_that_are_no_more_are_forgotten_with_their_files(
    tmp_path: Path,
) -> None:
    press(tmp_path, BOTH)
    built(tmp_path)
    shutil.rmtree(tmp_path / "sources/vote")
    built(tmp_path, force=True)
    assert b"vote:en:read" in (tmp_path / ".zinepress/ledger.json").read_bytes()
    shutil.rmtree(tmp_path / "out/vote")
    built(tmp_path, force=True)
    assert b"vote:en:read" not in (tmp_path / ".zinepress/ledger.json").read_bytes()
