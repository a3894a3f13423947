"""What there is to make of a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.press.shelf import HEAD, lines, press
from zinepress.build import plan as planning
from zinepress.build.plan import outline, output, plan
from zinepress.layout.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def names(root: Path, files: dict[str, str]) -> list[str]:
    return [target.name for target in plan(press(root, files))]


def test_a_press_that_says_nothing_makes_reading_pages_and_booklets_on_two_papers(
    tmp_path: Path,
) -> None:
    assert names(tmp_path, {"sources/rent/en.md": HEAD}) == [
        "rent:en:read",
        "rent:en:booklet:letter",
        "rent:en:booklet:a4",
    ]


def test_the_front_matter_goes_before_the_settings_and_a_translation_inherits_it(
    tmp_path: Path,
) -> None:
    files = {
        "zinepress.toml": 'make = ["booklet"]\npapers = ["a3"]\n',
        "sources/rent/en.md": "---\ntitle: Rent\nmake: [read]\n---\n",
        "sources/rent/es.md": "---\ntitle: Renta\n---\n",
        "sources/vote/en.md": "---\ntitle: Vote\npapers: [a5]\n---\n",
        "sources/walk/en.md": "---\ntitle: Walk\n---\n",
    }
    assert names(tmp_path, files) == [
        "rent:en:read",
        "rent:es:read",
        "vote:en:booklet:a5",
        "walk:en:booklet:a3",
    ]


def test_a_format_and_a_paper_named_twice_are_made_once(tmp_path: Path) -> None:
    head = "---\ntitle: Rent\nmake: [booklet, booklet]\npapers: [a4, A4]\n---\n"
    assert names(tmp_path, {"sources/rent/en.md": head}) == ["rent:en:booklet:a4"]


def test_a_paper_given_by_its_size_has_a_name_without_spaces(tmp_path: Path) -> None:
    head = "---\ntitle: Rent\nmake: [booklet]\npapers: [300mm x 220mm]\n---\n"
    made = press(tmp_path, {"sources/rent/en.md": head})
    (target,) = plan(made)
    assert target.name == "rent:en:booklet:300mmx220mm"
    assert output(target) == "out/rent/rent-en-booklet-300mmx220mm.pdf"


def test_a_format_that_does_not_exist_is_refused_where_it_is_written(tmp_path: Path) -> None:
    files = {
        "zinepress.toml": 'make = ["reed"]\n',
        "sources/rent/en.md": "---\ntitle: Rent\nmake: [read, bookelt]\n---\n",
        "sources/vote/en.md": "---\ntitle: Vote\n---\n",
    }
    found = outline(press(tmp_path, files))
    assert [target.name for target in found.targets] == ["rent:en:read"]
    assert {name: lines(findings) for name, findings in found.refused.items()} == {
        "rent:en:bookelt": [
            "sources/rent/en.md:3:14: there is no format 'bookelt' -> did you mean 'booklet'?"
        ],
        "vote:en:reed": ["zinepress.toml:1:9: there is no format 'reed' -> did you mean 'read'?"],
    }


def test_two_targets_that_would_be_one_file_are_both_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # no two formats of today collide; a format named 'booklet-a4' would
    twin = "booklet-a4"
    monkeypatch.setattr(planning, "FORMATS", {**FORMATS, twin: FORMATS["read"]})
    head = f"---\ntitle: Rent\nmake: [booklet, {twin}, read]\npapers: [a4]\n---\n"
    found = outline(press(tmp_path, {"sources/rent/en.md": head}))
    assert [target.name for target in found.targets] == ["rent:en:read"]
    assert list(found.refused) == ["rent:en:booklet:a4", "rent:en:booklet-a4"]
    assert "would be one file, 'out/rent/rent-en-booklet-a4.pdf'" in str(
        found.refused["rent:en:booklet:a4"][0]
    )
