"""Slots reach every format, and those of one build do not stay behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.build.works import built
from tests.press.shelf import press
from zinepress.build.run import build
from zinepress.build.seal import tell_unchanged
from zinepress.press.read import open_press
from zinepress.press.slots import with_slots

if TYPE_CHECKING:
    from pathlib import Path

TOML = 'make = ["text", "web", "epub"]\n'
TEXT = "---\ntitle: Rent\n---\n\nThe rent is too high.\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2"/></svg>'
OUT = "out/rent/rent-en"


def test_a_required_slot_that_is_empty_stamps_a_draft_where_that_is_wanted(tmp_path: Path) -> None:
    toml = f'{TOML}required-slots = "imprint"\nempty-slots = "draft"\n'
    press(tmp_path, {"zinepress.toml": toml, "sources/rent/en.md": TEXT})
    said = built(tmp_path, "rent:en:text")
    assert (said.code, len(said.warned)) == (0, 1)
    text = tmp_path / f"{OUT}-text.txt"
    assert text.read_text("utf-8").startswith("Draft")
    (tmp_path / "slots.toml").write_text('imprint = "Printed by us"\n', "utf-8")
    assert built(tmp_path, "rent:en:text").warned == []
    assert not text.read_text("utf-8").startswith("Draft")
    assert "Printed by us" in text.read_text("utf-8")


def test_slots_of_one_build_are_gone_in_the_next(tmp_path: Path) -> None:
    press(tmp_path, {"zinepress.toml": TOML, "sources/rent/en.md": TEXT})
    built(tmp_path)
    text = tmp_path / f"{OUT}-text.txt"
    ordinary = text.read_bytes()
    local = with_slots(open_press(tmp_path), ["contact=us@example.org"])
    with ThreadPoolExecutor(1) as one:
        build(local, (), lambda _: None, jobs=1, force=False, strict=False, executor=one)
    assert b"us@example.org" in text.read_bytes()
    assert not tell_unchanged(str(tmp_path), (), lambda _: None, strict=False)
    again = built(tmp_path)
    assert again.made["rent:en:text"] == "because the setting 'slots' changed"
    assert text.read_bytes() == ordinary


def test_a_logo_is_seen_on_screens_and_makes_its_editions_again(tmp_path: Path) -> None:
    slots = '[slots]\nlogo = "our logo.svg"\ncontact = "us"\n'
    press(
        tmp_path,
        {"zinepress.toml": TOML + slots, "our logo.svg": DRAWING, "sources/rent/en.md": TEXT},
    )
    built(tmp_path)
    page = tmp_path / f"{OUT}-web.html"
    before = page.read_text("utf-8")
    assert 'class="logo"' in before
    assert "our%20logo" not in before  # the picture is in the page
    (tmp_path / "our logo.svg").write_text(DRAWING.replace("2 1", "3 1"), "utf-8")
    again = built(tmp_path)
    assert set(again.made.values()) == {"because our logo.svg changed"}
    assert page.read_text("utf-8") != before
