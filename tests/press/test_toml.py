"""TOML: tomllib's values, and the place of every key and value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.shelf import lines
from zinepress.press import toml
from zinepress.press.tree import Items, Node, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERYTHING = '''\
# "no" = "key"
name = "x # y"  # z = 1
make = ["read",
  "booklet", # ] not yet
  'z']
"quoted key" = 0x10
a.b."c d" = true
day = 1979-05-27 07:32:00Z
long = """a
[x]
y = 1""""
[press.x]
k = { a = 1, "b" = [1, [2], {c = 3}] }
[[shelf]]
n = 1
[[shelf]]
n = 2
[shelf.sub]
q = inf
[[shelf.deep]]
z = -1.5
'''


def places(node: Node, name: str = "") -> Iterator[str]:
    """Every key with its place, and every value with its own."""
    if isinstance(node, Table):
        for entry in node:
            below = f"{name}.{entry.key}".strip(".")
            yield f"{below} {entry.line}:{entry.column}"
            yield from places(entry.value, below)
    elif isinstance(node, Items):
        for number, one in enumerate(node.nodes):
            yield from places(one, f"{name}.{number}")
    else:
        yield f"{name} = {node.text!r} {node.kind.name} {node.line}:{node.column}"


def test_every_key_and_value_knows_its_place() -> None:
    table, findings = toml.parse(EVERYTHING, "zinepress.toml")
    assert table is not None
    assert findings == ()
    assert [line for line in places(table) if "=" in line] == [
        "name = 'x # y' TEXT 2:8",
        "make.0 = 'read' TEXT 3:9",
        "make.1 = 'booklet' TEXT 4:3",
        "make.2 = 'z' TEXT 5:3",
        "quoted key = '16' NUMBER 6:16",
        "a.b.c d = 'true' TRUTH 7:13",
        "day = '1979-05-27T07:32:00+00:00' DATE 8:7",
        "long = 'a\\n[x]\\ny = 1\"' TEXT 9:8",
        "press.x.k.a = '1' NUMBER 13:11",
        "press.x.k.b.0 = '1' NUMBER 13:21",
        "press.x.k.b.1.0 = '2' NUMBER 13:25",
        "press.x.k.b.2.c = '3' NUMBER 13:34",
        "shelf.0.n = '1' NUMBER 15:5",
        "shelf.1.n = '2' NUMBER 17:5",
        "shelf.1.sub.q = 'inf' NUMBER 19:5",
        "shelf.1.deep.0.z = '-1.5' NUMBER 21:5",
    ]
    assert [line for line in places(table) if "=" not in line and "press" in line] == [
        "press 12:2",
        "press.x 12:8",
        "press.x.k 13:1",
        "press.x.k.a 13:7",
        "press.x.k.b 13:14",
        "press.x.k.b.2.c 13:30",
    ]


MISTAKES = {
    "a = no": 'z.toml:1:5: not a value -> put text in quotes, as in name = "text"',
    "a = 1\na = 2": "z.toml:2:1: this key stands twice -> keep one",
    'a = "x': "z.toml:1:7: a quote that never closes -> close it",
    "a = [1, 2": "z.toml:1:10: a list without its ']' -> close it",
    "é = 1": "z.toml:1:1: not a key -> write key = value; begin comments with '#'",
    "a": "z.toml:1:2: no '=' behind the key -> write it as key = \"value\"",
    "a: zine": "z.toml:1:2: no '=' behind the key -> write it as key = \"value\"",
    "b = 1\na = [“x”]": 'z.toml:2:6: a curly quote -> type straight quotes, as in name = "text"',
    "a = " + "[" * 5000: "z.toml:1:1: lists nested more than 20 deep",
    "a = " + "[" * 30 + "]" * 30: "z.toml:1:1: lists nested more than 20 deep",
    "a = " + "1" * 5000: "z.toml:1:1: a number of thousands of digits",
    "#" * 300_000: "z.toml:1:1: more than 256 kB of settings",
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_a_mistake_is_told_at_its_place(text: str, told: str) -> None:
    table, findings = toml.parse(text, "z.toml")
    assert table is None
    assert lines(findings) == [told]


KEYS = st.text("ab-_1", min_size=1, max_size=3) | st.text('é ."\\]=#', max_size=3)
VALUES = st.recursive(
    st.integers(-99, 99) | st.booleans() | st.text("x\"'\\#[]{}=,\n é", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    """A value as TOML; JSON's strings and keys are TOML's."""
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {written(one)}" for key, one in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[ # ]\n " + ",\n ".join(written(one) for one in value) + "\n]"
    return json.dumps(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
def test_every_place_is_where_the_key_or_value_is_written(
    settings: dict[str, object], in_table: bool
) -> None:
    head = "[ table ] # a = 1\n" if in_table else ""
    text = head + "".join(f"{json.dumps(key)}={written(one)}\n" for key, one in settings.items())
    table, findings = toml.parse(text, "z.toml")
    assert table is not None, findings
    rows = text.split("\n")
    for node, spelled in spellings(table):
        assert rows[node[0] - 1][node[1] - 1 :].startswith(spelled)


def spellings(node: Node) -> Iterator[tuple[tuple[int, int], str]]:
    """Each place, and what begins there."""
    if isinstance(node, Table):
        for entry in node:
            key = entry.key if entry.key == "table" else json.dumps(entry.key)
            yield (entry.line, entry.column), key
            yield from spellings(entry.value)
    elif isinstance(node, Items):
        yield (node.line, node.column), "["
        for one in node.nodes:
            yield from spellings(one)
    elif isinstance(node, Scalar):
        spelled = json.dumps(node.text) if node.kind.name == "TEXT" else node.text
        yield (node.line, node.column), spelled
