"""The schemas that editors use are schemas, and agree with what the press accepts."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from zinepress.cli import boundary
from zinepress.cli.main import zinepress
from zinepress.cli.schema import KINDS, of
from zinepress.press.shipped import shipped_folder
from zinepress.press.start import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path


def accepts(kind: str, value: object) -> bool:
    """Whether the schema of one kind of file takes this value."""
    return jsonschema.Draft202012Validator(of(kind)).is_valid(value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_and_every_key_of_it_has_a_meaning(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary.run(zinepress, ["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [key for key, one in schema["properties"].items() if not one.get("description")] == []


def test_without_a_kind_all_are_printed_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert boundary.run(zinepress, ["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == {kind: of(kind) for kind in KINDS}


def test_the_sample_press_fits_the_schemas() -> None:
    assert accepts("settings", tomllib.loads((SAMPLE / "zinepress.toml").read_text("utf-8")))
    for source in SAMPLE.rglob("*.md"):
        head = source.read_text("utf-8").split("---\n")[1]
        assert accepts("front-matter", yaml.safe_load(head)), source


@pytest.mark.parametrize(
    "manifest",
    sorted(shipped_folder("layouts").glob("*/layout.toml")),
    ids=lambda one: one.parent.name,
)
def test_every_shipped_layout_fits_its_schema(manifest: Path) -> None:
    assert accepts("layout", tomllib.loads(manifest.read_text("utf-8")))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("settings", {"paper": "a4"}),
        ("settings", {"duplex": "longedge"}),
        ("settings", {"name": 4}),
        ("settings", {"site": "example.org"}),
        ("front-matter", {"titel": "x"}),
        ("front-matter", {"status": "aproved"}),
        ("front-matter", {"date": "soon"}),
        ("front-matter", {"authors": {"a": "b"}}),
        ("layout", {"title": "x"}),
    ],
)
def test_what_the_press_would_refuse_an_editor_underlines(kind: str, value: object) -> None:
    assert not accepts(kind, value)
