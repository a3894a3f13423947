"""What a publication sets of its layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.layout.press import FRONT, composed, layout
from zinepress.errors import LayoutError, Where
from zinepress.layout.manifest import find_layouts
from zinepress.layout.parameters import parameter_values, shown

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.layout.manifest import Layout

KNOBS = """
title = "Bold"
description = "x"
extends = "statement"
[parameters.gap]
type = "length"
default = "4mm"
smallest = "2mm"
largest = "10mm"
help = "x"
[parameters.weight]
type = "number"
default = 3
smallest = 1
largest = 9
help = "x"
[parameters.loud]
type = "flag"
default = false
help = "x"
[parameters.motto]
type = "text"
default = ""
help = "x"
"""


@pytest.fixture
def bold(tmp_path: Path) -> Layout:
    layout(tmp_path, "bold", KNOBS)
    return find_layouts(tmp_path)["bold"]


def test_a_parameter_nobody_sets_has_its_default(bold: Layout) -> None:
    values, findings = parameter_values(bold, FRONT)
    assert findings == ()
    assert values["gap"] == pytest.approx(11.34, abs=0.01)
    assert (values["weight"], values["loud"], values["accent"]) == (3.0, False, "#000000")


def test_values_are_read_as_their_type_says(bold: Layout) -> None:
    given = {"gap": "1cm", "weight": "4.5", "loud": "true", "accent": "#B12", "motto": "no: 10"}
    values, findings = parameter_values(bold, replace(FRONT, parameters=given))
    assert findings == ()
    assert values["gap"] == pytest.approx(28.35, abs=0.01)
    assert {name: values[name] for name in ("weight", "loud", "accent", "motto")} == {
        "weight": 4.5,
        "loud": True,
        "accent": "#bb1122",
        "motto": "no: 10",
    }


@pytest.mark.parametrize(
    ("name", "text", "message", "hint"),
    [
        ("accnt", "#b12", "the layout 'bold' has no parameter 'accnt'", "did you mean 'accent'?"),
        ("accent", "red", "'red' is not a colour", "write it as '#b3121d'"),
        ("gap", "1mm", "'gap' is 1mm", "2mm is the least"),
        ("gap", "11mm", "'gap' is 11mm", "10mm is the most"),
        ("gap", "wide", "'wide' is not a length", None),
        ("weight", "11", "'weight' is 11", "9 is the most"),
        ("loud", "yes", "'loud' is 'yes'", "write true or false"),
        ("setting", "plate", "'plate' is not a value of 'setting'", "did you mean 'plates'?"),
    ],
)
def test_a_mistaken_value_is_found_at_its_place(
    bold: Layout, name: str, text: str, message: str, hint: str | None
) -> None:
    where = Where("sources/rent/en.md", 4, 3)
    front = replace(FRONT, parameters={name: text}, places={f"parameters.{name}": where})
    (finding,) = parameter_values(bold, front)[1]
    assert (finding.message, finding.where) == (message, where)
    assert hint is None or finding.hint == hint


def test_every_mistake_of_a_publication_stops_it_at_once(tmp_path: Path) -> None:
    front = replace(FRONT, parameters={"accent": "red", "colour": "blue"})
    with pytest.raises(LayoutError) as caught:
        composed(tmp_path, front)
    assert len(caught.value.findings) == 2


def test_colours_lengths_and_numbers_reach_the_stylesheets_as_properties(tmp_path: Path) -> None:
    layout(tmp_path, "bold", KNOBS)
    front = replace(FRONT, layout="bold", parameters={"gap": "10pt", "motto": "</style>"})
    variables = composed(tmp_path, front).variables
    assert (variables["--gap"], variables["--weight"]) == ("10.000pt", "3.0")
    assert variables["--accent"] == "#000000"
    assert "--motto" not in variables


def test_a_list_of_parameters_says_what_each_takes(bold: Layout) -> None:
    assert [shown(bold.parameters[name]) for name in ("accent", "setting", "gap")] == [
        "color",
        "auto or plates or text",
        "2mm to 10mm",
    ]
