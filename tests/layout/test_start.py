"""A layout of one's own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.layout.press import FRONT, composed
from zinepress.errors import UsageError
from zinepress.layout.manifest import find_layouts
from zinepress.layout.start import start_layout

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_layout_extends_the_one_it_begins_from_and_builds_at_once(tmp_path: Path) -> None:
    files = start_layout(tmp_path, "our-own", "statement")
    assert [str(file) for file in files] == [
        "layouts/our-own/layout.toml",
        "layouts/our-own/style.css",
    ]
    layout = find_layouts(tmp_path)["our-own"]
    assert layout.findings == ()
    assert (layout.title, layout.folders[1].name) == ("Our own", "statement")
    sheets = composed(tmp_path, replace(FRONT, layout="our-own")).stylesheets
    assert "--bar: 9pt" in sheets[-1]


def test_a_copied_layout_owes_the_original_nothing(tmp_path: Path) -> None:
    start_layout(tmp_path, "ours", "statement", copy=True)
    layout = find_layouts(tmp_path)["ours"]
    assert [folder.name for folder in layout.folders] == ["base", "ours"]
    assert layout.title == "Ours"
    copied, original = (
        composed(tmp_path, replace(FRONT, layout=name)) for name in ("ours", "statement")
    )
    assert copied.html == original.html


def test_what_the_new_manifest_shows_as_examples_can_be_taken_as_it_stands(tmp_path: Path) -> None:
    start_layout(tmp_path, "ours", "zine")
    manifest = tmp_path / "layouts" / "ours" / "layout.toml"
    lines = manifest.read_text("utf-8").split("for example:\n#\n")[1].splitlines()
    head = manifest.read_text("utf-8").partition("\n\n")[0]
    manifest.write_text("\n".join([head, *(line[2:] for line in lines)]), "utf-8")
    assert set(tomllib.loads(manifest.read_text("utf-8"))) >= {"formats", "fonts", "parameters"}
    assert find_layouts(tmp_path)["ours"].findings == ()


@pytest.mark.parametrize(
    ("name", "parent", "message"),
    [
        ("ours", "statment", "there is no layout 'statment'"),
        ("../ours", "statement", "'../ours' is not a name for a layout"),
        ("Our Own", "statement", "'Our Own' is not a name for a layout"),
    ],
)
def test_a_layout_that_cannot_be_made_is_refused(
    tmp_path: Path, name: str, parent: str, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        start_layout(tmp_path, name, parent)
    assert caught.value.findings[0].message == message
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    start_layout(tmp_path, "ours", "statement")
    with pytest.raises(UsageError):
        start_layout(tmp_path, "ours", "zine")
