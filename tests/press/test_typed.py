"""A tree becomes a record; every mistake in it is told at once, with its place and a hint."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the annotations are read at run time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import jsonschema
import pytest
import yaml as pyyaml

from tests.press.shelf import lines
from zinepress.errors import Where
from zinepress.press import toml, yaml
from zinepress.press.forms import ADDRESS, COLOUR, DATE, LANGUAGE, LENGTH, PAPER
from zinepress.press.schema import Writing, schema
from zinepress.press.tree import Scalar
from zinepress.press.typed import PLACES, read, rule


class Binding(StrEnum):
    """A StrEnum to read."""

    STAPLE = "staple"
    SEWN = "sewn"


@dataclass(frozen=True, slots=True)
class Fold:
    """A record within a record."""

    depth: float = field(metadata=rule("How deep.", form=LENGTH))
    times: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record with one of everything."""

    title: str
    copies: int = field(default=1, metadata=rule("How many.", low=1, high=500))
    scale: float = field(default=1.0, metadata=rule("How large.", low=0.1))
    is_colour: bool = False
    binding: Binding = Binding.STAPLE
    edge: Literal["long", "short"] = "long"
    makes: tuple[str, ...] = field(default=(), metadata=rule("What.", allowed=("read", "booklet")))
    papers: tuple[str, ...] = field(default=("a4",), metadata=rule("On what.", form=PAPER))
    accent: str = field(default="#000000", metadata=rule("Ink.", form=COLOUR))
    margin: float | None = field(default=None, metadata=rule("Margin.", form=LENGTH))
    day: str = field(default="", metadata=rule("When.", form=DATE))
    spoken: str = field(default="", metadata=rule("Language.", form=LANGUAGE))
    site: str = field(default="", metadata=rule("Where to find us.", form=ADDRESS))
    facts: Mapping[str, str] = field(default_factory=dict)
    folds: Mapping[str, Fold] = field(default_factory=dict)
    fit: Mapping[str, int] = field(
        default_factory=dict, metadata=rule("Pages.", low=1, alone="booklet")
    )
    cover: Fold | None = None
    anything: Scalar | None = None
    from_: str = ""
    places: Mapping[str, Where] = field(default_factory=dict, metadata=PLACES)


def from_yaml(text: str) -> tuple[Sheet | None, list[str]]:
    """A sheet from YAML, and what is wrong with it."""
    table, findings = yaml.parse(text, "s")
    assert table is not None, findings
    sheet, wrong = read(Sheet, table, "s")
    return sheet, lines(wrong)


def from_toml(text: str) -> tuple[Sheet | None, list[str]]:
    """A sheet from TOML, and what is wrong with it."""
    table, findings = toml.parse(text, "s")
    assert table is not None, findings
    sheet, wrong = read(Sheet, table, "s")
    return sheet, lines(wrong)


GOOD = """\
title: 1984
copies: 12
scale: 1.5
is-colour: true
binding: sewn
edge: short
makes: read
papers: [Letter, 148mm x 210mm]
accent: "#B3d"
margin: 1in
day: 2026-05
spoken: zh_TW
site: https://example.org/a
facts: {hotline: 0142, when: 12:30}
folds:
  first: {depth: 2pt, times: 3}
cover:
  depth: 1pt
anything: 010
from: no
fit: 8
"""


def test_each_kind_of_field_is_read_as_its_annotation_says() -> None:
    sheet, wrong = from_yaml(GOOD)
    assert wrong == []
    assert sheet is not None
    assert sheet == Sheet(
        title="1984",
        copies=12,
        scale=1.5,
        is_colour=True,
        binding=Binding.SEWN,
        edge="short",
        makes=("read",),
        papers=("letter", "148mm x 210mm"),
        accent="#bb33dd",
        margin=72.0,
        day="2026-05",
        spoken="zh-TW",
        site="https://example.org/a",
        facts={"hotline": "0142", "when": "12:30"},
        folds={"first": Fold(2.0, 3)},
        cover=Fold(1.0),
        anything=Scalar("010", 19, 11),
        from_="no",
        fit={"booklet": 8},
        places=sheet.places,
    )


def test_one_value_alone_is_that_of_its_usual_key() -> None:
    sheet, wrong = from_yaml("title: x\nfit: 8\n")
    assert (sheet and sheet.fit, wrong) == ({"booklet": 8}, [])
    sheet, wrong = from_yaml("title: x\nfit: {mini: 8, quarter: 16}\n")
    assert (sheet and sheet.fit, wrong) == ({"mini": 8, "quarter": 16}, [])
    _, wrong = from_yaml("title: x\nfit: many\n")
    assert wrong == ["s:2:6: 'fit' is 'many' -> write a whole number, such as 1"]


def test_places_are_kept_for_keys_and_list_positions() -> None:
    sheet, _ = from_yaml(GOOD)
    assert sheet is not None
    assert sheet.places["papers"] == Where("s", 8, 1)
    assert sheet.places["papers.1"] == Where("s", 8, 18)
    assert sheet.places["folds.first.times"] == Where("s", 16, 23)
    assert "copies" not in from_yaml("title: a")[0].places  # type: ignore[union-attr]


def test_nothing_behind_a_key_leaves_the_default() -> None:
    sheet, wrong = from_yaml("title: a\nmakes:\npapers:\nfacts:\nmargin:\nday:\ncover:\nfrom:\n")
    assert sheet is not None
    assert (sheet, wrong) == (Sheet("a", places=sheet.places), [])
    assert "papers" in sheet.places


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    sheet, wrong = from_yaml(
        "copies: many\npaper: a4\npapers: [a4, a44]\nbinding: stable\nis-colour: yes\n"
    )
    assert sheet is None
    assert wrong == [
        "s:1:1: no title -> add 'title' with text",
        "s:1:9: 'copies' is 'many' -> write a whole number, such as 1",
        "s:2:1: there is no key 'paper' here -> did you mean 'papers'?",
        "s:3:14: 'a44' is not a paper size -> did you mean 'a4'?",
        "s:4:10: 'stable' is not a value of 'binding' -> did you mean 'staple'?",
        "s:5:12: 'is-colour' is 'yes' -> write true or false",
    ]


def test_a_wrong_value_leaves_its_default_where_there_is_one() -> None:
    sheet, wrong = from_yaml("title: a\ncopies: 0")
    assert sheet is not None
    assert (sheet.copies, wrong) == (1, ["s:2:9: 'copies' is 0 -> 1 is the least"])


WRONG = {
    "copies: 501": "'copies' is 501 -> 500 is the most",
    "copies: 010": "'copies' is '010' -> write a whole number, such as 1",
    "copies: '4'": "'copies' is \"4\" in quotes -> write a whole number, such as 1",
    "folds: {a: {depth: }}": "'' is not a length -> write a number and a unit, such as '12mm' "
    "or '0.5in'",
    "copies: [1]": "'copies' is a list -> write only a whole number, such as 1",
    "copies: " + "9" * 20: f"'copies' is '{'9' * 20}' -> write a whole number, such as 1",
    "scale: .5": "'scale' is '.5' -> write a number, such as 0.1",
    "scale: nan": "'scale' is 'nan' -> write a number, such as 0.1",
    "is-colour: 'true'": "'is-colour' is \"true\" in quotes -> write true or false",
    "edge: lung": "'lung' is not a value of 'edge' -> did you mean 'long'?",
    "makes: [read, boklet]": "'boklet' is not a value of 'makes' -> did you mean 'booklet'?",
    "makes: {read: 1}": "'makes' is a group of keys -> write 'booklet' or 'read', or a list",
    "accent: red": "'red' is not a colour -> write it as '#b3121d'",
    "margin: 12": "'12' is not a length -> write a number and a unit, such as '12mm' or '0.5in'",
    "day: 2026-13": "there is no day '2026-13' -> write it as year-month-day, such as "
    "'2026-05-01', or as '2026-05' or '2026'",
    "day: May 1": "'May 1' is not a date -> write it as year-month-day, such as '2026-05-01', "
    "or as '2026-05' or '2026'",
    "spoken: spanish": "'spanish' is not a language tag -> did you mean 'es'?",
    "site: example.org": "'example.org' is not an address of the web -> write it as "
    "'https://example.org'",
    "facts: x": "'facts' is 'x' -> give it keys and values",
    "facts: {a: [b]}": "'facts.a' is a list -> write only text",
    "folds: {a: {times: 2}}": "no depth -> add 'depth' with '12mm'",
    "folds: {a: {depth: 1pt, tims: 2}}": "there is no key 'tims' here -> did you mean 'times'?",
    "cover: thick": "'cover' is 'thick' -> give it keys and values",
    "from-: a": "there is no key 'from-' here -> did you mean 'from'?",
    "is_colour: true": "there is no key 'is_colour' here -> did you mean 'is-colour'?",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_mistake_says_what_is_and_what_would_be_right(text: str, told: str) -> None:
    _, wrong = from_yaml(f"title: a\n{text}")
    assert [line.split(": ", 1)[1] for line in wrong] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "copies = true": "'copies' is 'true' -> write a whole number, such as 1",
        'copies = "4"': "'copies' is \"4\" in quotes -> write a whole number, such as 1",
        "from = 4": "'from' is a number, not text -> put it in quotes: \"4\"",
        "day = 2026": "'day' is a number, not text -> put it in quotes: \"2026\"",
        "from = 2026-05-01": "'from' is a date, not text -> put it in quotes: \"2026-05-01\"",
    }.items(),
)
def test_toml_says_of_itself_what_is_text_and_what_is_not(text: str, told: str) -> None:
    _, wrong = from_toml(f'title = "a"\n{text}')
    assert [line.split(": ", 1)[1] for line in wrong] == [told]


def test_a_date_of_tomls_own_is_a_date() -> None:
    sheet, wrong = from_toml('title = "a"\nday = 2026-05-01\ncopies = 2\nis-colour = true')
    assert wrong == []
    assert sheet is not None
    assert (sheet.day, sheet.copies, sheet.is_colour) == ("2026-05-01", 2, True)


def agrees(value: object) -> bool:
    """Whether the JSON schema accepts what an editor takes the YAML for."""
    made = schema(Sheet, "Sheet", Writing.YAML)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made).is_valid(value)


class _Plain12(pyyaml.SafeLoader):
    """What an editor makes of YAML: numbers, truths and nothing, the rest is text."""


_Plain12.yaml_implicit_resolvers = {
    first: [one for one in resolvers if not one[0].endswith(("timestamp", "merge"))]
    for first, resolvers in pyyaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schema_accepts_what_the_model_accepts() -> None:
    assert agrees(pyyaml.load(GOOD, Loader=_Plain12))
    assert agrees(dict.fromkeys(("title", "makes", "facts", "edge", "copies", "cover")))


@pytest.mark.parametrize(
    "text",
    [
        "copies: 501",
        "copies: '4'",
        "is-colour: 'true'",
        "edge: lung",
        "makes: [read, boklet]",
        "makes: {read: 1}",
        "accent: red",
        "margin: '12'",
        "day: May 1",
        "facts: x",
        "folds: {a: {times: 2}}",
        "folds: {a: {depth: 1pt, tims: 2}}",
        "site: example.org",
        "unknown: 1",
    ],
)
def test_the_schema_refuses_what_the_model_refuses(text: str) -> None:
    assert from_yaml(f"title: a\n{text}")[1] != []
    assert not agrees(pyyaml.load(f"title: a\n{text}", Loader=_Plain12))


def test_the_schema_tells_people_what_a_key_is() -> None:
    properties = schema(Sheet, "Sheet", Writing.TOML)["properties"]
    assert isinstance(properties, dict)
    assert properties["papers"] == {
        "description": "On what.",
        "anyOf": [
            {"type": "string", "examples": ["a4"]},
            {"type": "array", "items": {"type": "string", "examples": ["a4"]}},
        ],
    }
    assert properties["copies"] == {
        "description": "How many.",
        "type": "integer",
        "minimum": 1,
        "maximum": 500,
    }
