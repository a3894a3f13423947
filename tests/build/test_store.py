"""Remembered pages: found again only when everything is as it was."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.build.shelf import names
from zinepress.build.checksum import with_checksum
from zinepress.build.store import keep, key_of, look_up, prune, sweep_store
from zinepress.errors import Finding, Severity, Where
from zinepress.layout.markup import Markup
from zinepress.pictures.treat import Tone, Treatment
from zinepress.typeset.pages import Pages
from zinepress.units import Size

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab" + "0" * 62
PAGES = Pages(
    b"%PDF-1.7\n\n\xff",
    8,
    (),
    (
        Finding(
            "a tight line", Where("sources/rent/en.md", 18, 4), "cut it", Severity.WARNING, "x", 3
        ),
    ),
    0.25,
    (Size(396.0, 595.25),),
    {"--body": "10.2pt"},
)


def markup(root: Path, **changed: object) -> Markup:
    plain = Markup(
        "<p>Rent</p>",
        ("p { color: red }",),
        {"source": root / "sources/rent"},
        "en",
        "Rent",
        ("Anton",),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def key(root: Path, **changed: object) -> str:
    return key_of(markup(root, **changed), ("fonts", "70.0"), root)


def test_pages_come_back_as_they_were(tmp_path: Path) -> None:
    keep(tmp_path, KEY, PAGES, tmp_path)
    assert look_up(tmp_path, KEY, tmp_path) == PAGES


def test_every_field_of_pages_is_remembered() -> None:
    empty = Pages(b"", 0)
    forgotten = [
        field.name
        for field in fields(Pages)
        if field.name != "read" and getattr(PAGES, field.name) == getattr(empty, field.name)
    ]
    assert forgotten == []


def test_pages_nobody_kept_are_not_there(tmp_path: Path) -> None:
    assert look_up(tmp_path, KEY, tmp_path) is None


def test_pages_count_only_while_the_files_they_were_made_from_are_the_same(tmp_path: Path) -> None:
    picture = tmp_path / "house.png"
    picture.write_bytes(b"one")
    pages = replace(PAGES, read=((str(picture), sha256(b"one").hexdigest()),))
    keep(tmp_path, KEY, pages, tmp_path)
    assert look_up(tmp_path, KEY, tmp_path) == pages
    picture.write_bytes(b"two")
    assert look_up(tmp_path, KEY, tmp_path) is None
    picture.unlink()
    assert look_up(tmp_path, KEY, tmp_path) is None


def test_a_press_may_be_moved_with_its_store(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "house.png").write_bytes(b"one")
    read = ((str(old / "house.png"), sha256(b"one").hexdigest()),)
    keep(old / ".zinepress", KEY, replace(PAGES, read=read), old)
    before = key(old)
    old.rename(new)
    assert key(new) == before
    found = look_up(new / ".zinepress", KEY, new)
    assert found is not None
    assert found.read == ((str(new / "house.png"), read[0][1]),)


@pytest.mark.parametrize("place", [0, 40, 70, 200, -1])
def test_damaged_pages_are_noticed(tmp_path: Path, place: int) -> None:
    keep(tmp_path, KEY, PAGES, tmp_path)
    (entry,) = tmp_path.glob("pages/*/*")
    content = bytearray(entry.read_bytes())
    content[place] ^= 1
    entry.write_bytes(content)
    assert look_up(tmp_path, KEY, tmp_path) is None


def test_cut_and_empty_entries_are_noticed(tmp_path: Path) -> None:
    keep(tmp_path, KEY, PAGES, tmp_path)
    (entry,) = tmp_path.glob("pages/*/*")
    whole = entry.read_bytes()
    for content in (b"", whole[:30], whole[:-1], whole + b"x"):
        entry.write_bytes(content)
        assert look_up(tmp_path, KEY, tmp_path) is None


def test_an_entry_of_another_form_is_not_there(tmp_path: Path) -> None:
    keep(tmp_path, KEY, PAGES, tmp_path)
    (entry,) = tmp_path.glob("pages/*/*")
    for body in (b"", b"{}\n", b"no json\n", b'{"count": 1}\n%PDF', b"[]\n"):
        entry.write_bytes(with_checksum(body))
        assert look_up(tmp_path, KEY, tmp_path) is None


def test_everything_that_pages_depend_on_is_in_their_key(tmp_path: Path) -> None:
    changed: dict[str, object] = {
        "html": "<p>rent</p>",
        "stylesheets": (),
        "roots": {"source": tmp_path / "sources/vote"},
        "language": "es",
        "title": "Vote",
        "families": (),
        "tagged": False,
        "source": "sources/rent/es.md",
        "variables": {"--body": "10pt"},
        "treatment": Treatment(Tone.LIGHT),
    }
    assert changed.keys() <= {field.name for field in fields(Markup)}
    keys = {key(tmp_path, **{name: value}) for name, value in changed.items()}
    keys |= {key(tmp_path), key_of(markup(tmp_path), ("fonts", "70.1"), tmp_path)}
    assert len(keys) == len(changed) + 2


def test_pruning_leaves_what_is_needed_and_the_latest_of_the_rest(tmp_path: Path) -> None:
    keys = [f"{number:064x}" for number in range(4)]
    for age, one in enumerate(keys):
        keep(tmp_path, one, PAGES, tmp_path)
        (entry,) = tmp_path.glob(f"pages/*/{one}")
        os.utime(entry, ns=(0, (100 - age) * 10**9))
    size = entry.stat().st_size
    prune(tmp_path, {keys[3]}, spare=2 * size)
    assert [one for one in keys if look_up(tmp_path, one, tmp_path)] == [keys[0], keys[1], keys[3]]


def test_pages_that_were_just_used_outlive_older_ones(tmp_path: Path) -> None:
    keys = [f"{number:064x}" for number in range(2)]
    for age, one in enumerate(keys):
        keep(tmp_path, one, PAGES, tmp_path)
        (entry,) = tmp_path.glob(f"pages/*/{one}")
        os.utime(entry, ns=(0, (100 - age) * 10**9))
    look_up(tmp_path, keys[1], tmp_path)
    prune(tmp_path, (), spare=entry.stat().st_size)
    assert [entry.name for entry in tmp_path.glob("pages/*/*")] == [keys[1]]


def test_pruning_and_sweeping_touch_nothing_else(tmp_path: Path) -> None:
    keep(tmp_path, KEY, PAGES, tmp_path)
    folder = tmp_path / "pages/ab"
    (folder / "mine.txt").write_text("")
    (folder / ".zinepress-00.part").write_text("")
    prune(tmp_path, (), spare=0)
    sweep_store(tmp_path)
    assert names(folder) == ["mine.txt"]
