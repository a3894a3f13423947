"""YAML 1.2: strings stay strings, every mistake has a place, nothing hostile gets far."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from tests.press.shelf import lines
from zinepress.press import yaml
from zinepress.press.tree import Items, Kind, Node, Scalar, Table


def values(node: Node | None) -> object:
    """A tree without its places."""
    if isinstance(node, Table):
        return {entry.key: values(entry.value) for entry in node}
    if isinstance(node, Items):
        return [values(one) for one in node.nodes]
    return node.text if isinstance(node, Scalar) else None


def test_what_is_written_without_quotes_stays_text() -> None:
    table, findings = yaml.parse("a: no\nb: [010, 12:30, 1.10, 2026-13-45, ~]\nc: true", "en.md")
    assert values(table) == {
        "a": "no",
        "b": ["010", "12:30", "1.10", "2026-13-45", "~"],
        "c": "true",
    }
    assert findings == ()


def test_every_key_and_value_knows_its_place_in_the_file() -> None:
    table, _ = yaml.parse('title: "Rent"\nfacts:\n  hotline: 555', "en.md", first_line=2)
    assert table is not None
    title, facts = table
    assert (title.line, title.column, title.value.line, title.value.column) == (2, 1, 2, 8)
    assert isinstance(facts.value, Table)
    assert [(entry.line, entry.column) for entry in facts.value] == [(4, 3)]


def test_quotes_make_a_value_text() -> None:
    table, _ = yaml.parse("a: 'true'\nb: true\nc: |\n  true\n", "en.md")
    assert table is not None
    kinds = [entry.value.kind for entry in table if isinstance(entry.value, Scalar)]
    assert kinds == [Kind.TEXT, Kind.OPEN, Kind.TEXT]


def test_nothing_at_all_is_an_empty_table() -> None:
    for text in ("", "\n\n", "# only a comment\n"):
        table, findings = yaml.parse(text, "en.md")
        assert (values(table), findings) == ({}, ())


MISTAKES = Path(__file__).with_name("yaml_mistakes.txt").read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told_in_plain_words_at_its_place(case: str) -> None:
    text, _, told = case.partition("\n=> ")
    text = text.replace("<tab>", "\t").replace("<nul>", "\0")
    findings = yaml.parse(text, "en.md", first_line=2)[1]
    assert "\n".join(map(str, findings)) == told.rstrip()


def test_line_ends_that_only_yaml_knows_do_not_move_the_count() -> None:
    findings = yaml.parse("a: b\u2028\u2028 c\nd: [1", "en.md")[1]
    assert [line.split(" ")[0] for line in lines(findings)] == ["en.md:2:4:"]


def test_several_mistakes_are_told_at_once() -> None:
    _, findings = yaml.parse("a: &x 1\nb: *x\nb: *y\nc: !z 2", "en.md")
    assert [line.partition(":")[2][:4] for line in lines(findings)] == [
        "1:4:",
        "3:4:",
        "3:1:",
        "4:4:",
    ]


def test_a_comment_set_off_by_a_space_is_just_a_comment() -> None:
    table, findings = yaml.parse("title: Strike # the second\n#x\nmake: 'read' #x", "en.md")
    assert (values(table), findings) == ({"title": "Strike", "make": "read"}, ())


BOMBS = {
    "aliases": "a: &a [x,x]\n" + "".join(f"a{n}: &a{n} [*a,*a]\n" for n in range(9)),
    "brackets": "a: " + "[" * 50_000,
    "braces": "a: " + "{" * 50_000,
    "a long line": "a: " + "x" * 70_000,
    "a number": "a: " + "9" * 5_000,
    "a merge": "a: {<<: {<<: {b: 1}}}",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_or_stays_as_small_as_it_is(bomb: str) -> None:
    table, findings = yaml.parse(BOMBS[bomb], "en.md")
    assert findings or len(repr(table)) < 4 * len(BOMBS[bomb]) + 1000


@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.text(":-'\"[]{}#&*!|>%@` \n\tab1"))
def test_any_text_gives_a_table_or_a_finding_in_the_file(text: str) -> None:
    table, findings = yaml.parse(text, "en.md")
    assert table is not None or findings
    for finding in findings:
        assert finding.where is not None
        assert 1 <= (finding.where.line or 0) <= len(text.splitlines()) + 1


def test_a_head_as_long_as_a_chapter_is_refused() -> None:
    assert yaml.parse("a: " + "x" * (yaml.LARGEST - 3), "en.md")[1] == ()
    assert lines(yaml.parse("a: " + "x" * (yaml.LARGEST - 2), "en.md")[1]) == [
        "en.md:1:1: more than 64 kB of front matter"
    ]


SCALARS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=8)
TREES = st.dictionaries(
    SCALARS, st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(SCALARS, inner))
)


@given(TREES)
def test_what_another_program_writes_in_quotes_is_read_as_it_was(tree: dict[str, object]) -> None:
    written = pyyaml.safe_dump(tree, allow_unicode=True, default_style="'")
    assert values(yaml.parse(written, "en.md")[0]) == tree
