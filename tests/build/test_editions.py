"""Versions: what was finished stays in the archive, and whoever holds it learns what changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build.stand_in import stand_in
from tests.build.works import Instead, Said, built, on_desk, outputs
from tests.press.shelf import press
from zinepress.build.changed import changes
from zinepress.build.editions import blocks_of, records_of
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "---\ntitle: Rent\nversion: {}\n---\n\nThe rent is **too high**.\n\nCall {{{{ hotline }}}}.\n"
)
SPANISH = "---\ntitle: Renta\nversion: {}\n---\n\nLa renta es muy alta.\n"
FILES = {
    "zinepress.toml": 'make = ["read"]\n',
    "sources/rent/en.md": TEXT.format("1.0"),
    "sources/rent/es.md": SPANISH.format("1.0"),
}
OLD = "rent/rent-en-read.pdf"
KEPT = "archive/rent/1.0/rent-en-read.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A press that was built once, in version 1.0."""
    press(tmp_path, FILES)
    build(tmp_path)
    return tmp_path


def build(root: Path) -> Said:
    return built(root, executor=Instead(stand_in))


def written(root: Path, version: str, more: str = "") -> None:
    press(root, {"sources/rent/en.md": TEXT.format(version) + more})


def test_a_format_that_a_new_version_dropped_does_not_stay_beside_the_new_files(root: Path) -> None:
    press(root, {"zinepress.toml": 'make = ["booklet"]\n'})
    written(root, "1.1")
    said = build(root)
    assert OLD not in outputs(root)
    assert KEPT in on_desk(root)
    assert [target for target, finding in said.warned if finding.rule == "left-over"] == ["rent:es"]


def test_what_nothing_asks_for_any_more_is_told_until_it_is_gone(root: Path) -> None:
    press(root, {"zinepress.toml": 'make = ["booklet"]\n'})
    for _ in range(2):
        (line, _) = [str(one) for _, one in build(root).warned if one.rule == "left-over"]
        assert "a file is not asked for any more and may be out of date: rent-en-read.pdf" in line
    assert OLD in outputs(root)
    (root / "out" / OLD).unlink()
    (line,) = [str(one) for _, one in build(root).warned if one.rule == "left-over"]
    assert "rent-es-read.pdf" in line


def test_settings_say_how_serious_a_left_over_file_is(root: Path) -> None:
    rule = 'make = ["booklet"]\n[check.rules.left-over]\nseverity = "{}"\nreason = "we sort it"\n'
    press(root, {"zinepress.toml": rule.format("off")})
    assert [one for _, one in build(root).warned if one.rule == "left-over"] == []
    press(root, {"zinepress.toml": rule.format("error")})
    assert set(build(root).failed) == {"rent:en", "rent:es"}


def test_what_a_broken_head_asks_for_is_not_known(root: Path) -> None:
    press(root, {"sources/rent/en.md": "---\ntitle: [\n---\n"})
    assert [one for _, one in build(root).warned if one.rule == "left-over"] == []


def test_a_new_version_moves_the_finished_files_of_the_old_one_to_the_archive(root: Path) -> None:
    before = outputs(root)[OLD]
    written(root, "1.1", "\nStill.\n")
    assert build(root).code == 0
    desk = on_desk(root)
    assert desk[KEPT] == before
    assert outputs(root)[OLD] != before
    line = ("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
    said = subprocess.run(line, cwd=root / "out", capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "")
    assert KEPT in desk["SHA256SUMS"].decode()


def test_the_page_of_the_old_version_says_so_and_leads_to_the_current_one(root: Path) -> None:
    written(root, "1.1", "\nStill.\n")
    build(root)
    desk = on_desk(root)
    old, now = (desk[name].decode() for name in ("archive/rent/1.0/en.html", "rent/index.html"))
    assert "Version 1.0 has been replaced" in old
    assert 'href="../../../rent/index.html"' in old
    assert "<ins>Still.</ins>" in old
    assert 'href="../archive/rent/1.0/en.html"' in now
    assert "<ins>Still.</ins>" in now
    told = json.loads(desk["catalog.json"])["editions"][0]
    assert (told["version"], told["earlier"][0]["version"]) == ("1.1", "1.0")


def test_an_edit_within_a_version_archives_nothing(root: Path) -> None:
    written(root, "1.0", "\nStill.\n")
    build(root)
    kept = [path for path in on_desk(root) if path.startswith("archive/")]
    assert kept == ["archive/rent/1.0/en.json", "archive/rent/1.0/es.json"]


def test_a_translation_has_a_version_of_its_own(root: Path) -> None:
    press(root, {"sources/rent/es.md": SPANISH.format("2").replace("muy", "demasiado")})
    build(root)
    desk = on_desk(root)
    assert "archive/rent/1.0/rent-es-read.pdf" in desk
    assert KEPT not in desk
    assert "La versión 1.0 ha sido sustituida" in desk["archive/rent/1.0/es.html"].decode()
    # the source language without a version gives it none
    press(root, {"sources/rent/es.md": SPANISH.replace("version: {}\n", "")})
    assert press(root, {}).publications[0].editions[1].front.version == ""


def test_every_version_there_ever_was_stays_whatever_comes_after(root: Path) -> None:
    seen, last = {}, "1.0"
    for version in ("1.10", "1.9", "b", "1.0"):
        seen[f"archive/rent/{last}/rent-en-read.pdf"] = outputs(root)[OLD]
        written(root, version, f"\nNow {version}.\n")
        build(root)
        last = version
        assert seen.items() <= on_desk(root).items()
        shown = json.loads(on_desk(root)["catalog.json"])["editions"][0]["earlier"]
        assert {one["version"] for one in shown} == {one.split("/")[2] for one in seen} - {version}
    edition = press(root, {}).publications[0].editions[0]
    assert [old.version for old in records_of(root, edition)] == ["b", "1.10", "1.9", "1.0"]


def test_what_is_no_longer_published_keeps_its_archive(root: Path) -> None:
    written(root, "1.1")
    build(root)
    before = on_desk(root)[KEPT]
    shutil.rmtree(root / "sources/rent")
    press(root, {"sources/vote/en.md": "---\ntitle: Vote\n---\n"})
    build(root)
    assert on_desk(root)[KEPT] == before


def test_nothing_but_out_is_needed_to_know_what_was_finished(root: Path) -> None:
    before = outputs(root)[OLD]
    shutil.rmtree(root / ".zinepress")
    written(root, "1.1")
    build(root)
    assert on_desk(root)[KEPT] == before


def test_a_version_that_cannot_be_made_takes_no_place(root: Path) -> None:
    before = outputs(root)[OLD]
    written(root, "1.1", "\n![A house](none.png)\n")
    assert built(root).code == 1
    desk = on_desk(root)
    assert outputs(root)[OLD] == before
    assert "archive/rent/1.0/en.html" not in desk
    assert json.loads(desk["catalog.json"])["editions"][0]["version"] is None


def test_a_damaged_record_is_passed_over(root: Path) -> None:
    for content in ("{", "[]", '{"version": 1}'):
        (root / "out/archive/rent/1.0/en.json").write_text(content)
        written(root, "1.1", content)
        assert build(root).code == 0
    assert "archive/rent/1.0/en.html" not in on_desk(root)


@pytest.mark.parametrize("version", ["../up", "1/2", "a b", ".", "1..2", "v" * 21])
def test_a_version_that_is_no_name_of_a_folder_is_a_mistake_with_its_place(
    tmp_path: Path, version: str
) -> None:
    made = press(tmp_path, {"sources/rent/en.md": TEXT.format(f'"{version}"')})
    (finding,) = made.findings
    assert str(finding).startswith(f"sources/rent/en.md:3:10: '{version}' is not a version")


def test_blocks_are_the_words_on_paper_facts_filled_in(tmp_path: Path) -> None:
    text = TEXT.replace("version", "facts: {{hotline: 555-01}}\nversion")
    made = press(tmp_path, {"sources/rent/en.md": text.format("1")})
    words = [said for _, said in blocks_of(made.publications[0].editions[0])]
    assert words[-2:] == ["The rent is too high.", "Call 555-01."]


def blocks(*paragraphs: str) -> tuple[tuple[str, str], ...]:
    """The blocks of a text of these paragraphs."""
    return tuple(("paragraph", said) for said in paragraphs)


def told(was: list[str], now: list[str], pages: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What changed between two texts of these paragraphs, old and new."""
    return [(one.was, one.now) for one in changes(blocks(*was), blocks(*now), pages)]


def test_each_passage_that_changed_is_told_once_in_the_order_of_the_text() -> None:
    was = ["One stays.", "The rent is too high here.", "This goes away entirely.", "Last words."]
    now = ["One stays.", "The rent is far too high here.", "Last words.", "And something new."]
    assert told(was, now) == [
        ("The rent is too high here.", "The rent is far too high here."),
        ("This goes away entirely.", ""),
        ("", "And something new."),
    ]


def test_what_only_moved_has_not_changed() -> None:
    assert told(["First of all.", "Then more."], ["Then more.", "First of all."]) == []


def test_long_passages_are_cut_down_to_where_they_differ() -> None:
    long = " ".join(f"word{number}" for number in range(100))
    ((was, now),) = told([long], [long.replace("word50", "other")])
    assert was.startswith("…word43 ")
    assert was.endswith(" word57…")
    assert "word50" in was
    assert "other" in now


def test_a_word_that_a_joiner_holds_together_changes_as_one() -> None:
    was, now = (blocks(f"بر همهٔ {word} سایه") for word in ("خانه‌ها", "کارگاه‌ها"))
    (change,) = changes(was, now)
    assert [piece.text for piece in change.pieces] == ["بر همهٔ ", "خانه‌ها", "کارگاه‌ها", " سایه"]


def test_the_page_is_named_where_one_page_alone_has_the_words() -> None:
    was, now = "The rent is too high in this town.", "The rent is too high in that town."
    pages = ("Contents", "1\nThe rent is too hi-\ngh in this town.", "The end")
    old, new = blocks(was), blocks(now)
    assert [one.page for one in changes(old, new, pages)] == [2]
    assert [one.page for one in changes(old, new, (*pages, was))] == [None]


PARAGRAPHS = st.lists(st.text("ab .\n\u0627", min_size=1, max_size=12), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_equal_texts_have_no_changes_and_others_tell_all_their_words(
    was: list[str], now: list[str]
) -> None:
    assert told(was, was) == []
    letters = "".join(one for pair in told(was, now) for one in pair)
    gone = set("".join(was)) ^ set("".join(now))
    assert {one for one in gone if one.isalpha()} <= set(letters)


def test_slips_lie_four_on_a_sheet_in_the_language_of_the_edition(root: Path) -> None:
    written(root, "1.1", "\nStill.\n")
    press(root, {"sources/rent/es.md": SPANISH.format("1.1").replace("muy", "demasiado")})
    build(root)
    said = {
        language: pages_of(root / f"out/archive/rent/1.0/rent-{language}-errata-a4.pdf")
        for language in ("en", "es")
    }
    assert [len(pages) for pages in said.values()] == [1, 1]
    assert said["en"][0].count("Corrects version 1.0; the current version is 1.1") == 4
    assert said["en"][0].count("New: Still.") == 4
    assert said["es"][0].count("Fe de erratas") == 4
    assert said["es"][0].count("La renta es demasiado alta.") == 4
    before = on_desk(root)
    (root / "out/index.html").unlink()
    build(root)
    assert on_desk(root) == before


def pages_of(pdf: Path) -> list[str]:
    """The words of each page as poppler reads them."""
    line = ("pdftotext", "-raw", str(pdf), "-")
    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    return said.split("\f")[:-1]


def test_versions_that_count_alike_have_an_order_that_no_file_system_decides(root: Path) -> None:
    folder = root / "out" / "archive" / "rent"
    for version in ("2-0", "2.0", "02.0", "2.00"):
        told = json.loads((folder / "1.0" / "en.json").read_bytes()) | {"version": version}
        (folder / version).mkdir()
        (folder / version / "en.json").write_text(json.dumps(told))
    edition = open_press(root).publications[0].editions[0]
    found = [one.version for one in records_of(root, edition)]
    assert found == ["2.00", "2.0", "2-0", "02.0", "1.0"]


def test_two_languages_in_one_zine_are_archived_each_by_itself(tmp_path: Path) -> None:
    both = TEXT.format("1.0").replace("title: Rent", "title: Rent\npair: [en, es]")
    press(tmp_path, FILES | {"sources/rent/en.md": both, "zinepress.toml": 'make = ["booklet"]\n'})
    assert build(tmp_path).code == 0
    assert any(name.startswith("rent/rent-en+es-") for name in outputs(tmp_path))
    records = (tmp_path / "out/archive/rent").rglob("*.json")
    assert sorted(one.name for one in records) == ["en.json", "es.json"]
