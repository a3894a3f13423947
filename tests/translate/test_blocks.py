"""Cutting a text into blocks and joining it again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translate import identity
from zinepress.translate.blocks import cut, join
from zinepress.translate.kinds import Kind

ROOT = Path(__file__).parents[2]
MARKDOWN = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", "out", ".pytest_cache", ".zinepress"} & {*path.relative_to(ROOT).parts}
)
LINE_ENDS = ("\n", "\r\n", "\r")
NOT_LINE_ENDS = "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"
PARTS = (
    *LINE_ENDS,
    *NOT_LINE_ENDS,
    *("\n\n", "\ufeff", "\0", "\t", " ", "    ", "  \n"),
    *("---\n", "title: a\n", "title: 'it''s' # c\n", "subtitle: |\n  x\n", "+++\n"),
    *("# ", "## a ##\n", "=\n", "> ", "- ", "1. ", "911. ", ": ", "- [ ] ", "* * *\n"),
    *("[^a]: ", "[^a]", "^[note]", "[a]: /u 'x'\n", "![](", "](", "[", "]", "<!--", "-->"),
    *(":::", "::: box\n", "::: box Title :::\n", "::: {.a #b}\n", "{.lead}\n", "{", "}"),
    *("```\n", "~~~ py\n", "`", "|", "\\|", "\\", "| a | b |\n|---|:-:|\n| 1 |\n"),
    *("<div>\n", "</div>\n", "<b>", "> [!NOTE] T\n", "\\newpage\n", "{{< include x >}}\n"),
    *("a", "word", "x_y", "*", "_", "é", "中文", "سلام", "\U0001f600", "\u200f", "\u00a0"),
)
hostile = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
anything = st.text(max_size=200)
WHOLE = tuple(text for path in MARKDOWN if (text := path.read_text("utf-8", "surrogateescape")))
torn = st.builds(
    lambda text, start, length: text[start % len(text) :][:length],
    st.sampled_from(WHOLE),
    st.integers(0, 100_000),
    st.integers(1, 1500),
)
strangers = st.builds(
    lambda parts, end: "".join(parts).replace("\n", end),
    st.lists(torn | hostile, min_size=1, max_size=4),
    st.sampled_from(LINE_ENDS),
)
"""What people have written, torn apart anywhere and put together again, with any line ends."""


@given(hostile | anything | strangers)
def test_joining_gives_every_character_back(text: str) -> None:
    sliced = cut(text)
    assert join(sliced) == text
    assert (
        "".join(p if isinstance(p, str) else text[p.start : p.end] for p in sliced.pieces()) == text
    )


@given(hostile | strangers)
def test_the_words_of_a_block_laid_out_again_are_where_they_were(text: str) -> None:
    assert identity.every_block_writes_itself(text)


@given(hostile)
def test_blocks_stand_in_order_share_nothing_and_say_something(text: str) -> None:
    blocks = cut(text).blocks
    for before, after in pairwise(blocks):
        assert before.end <= after.start
        assert before.line <= after.line
    assert all(block.text.strip() for block in blocks)


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_markdown_file_here_comes_back_byte_for_byte(path: Path) -> None:
    assert identity.tried(path).is_same


def test_blocks_hold_nearly_all_that_the_files_here_say() -> None:
    made_up = {"presses", "fuzz"}
    written = [path for path in MARKDOWN if made_up.isdisjoint(path.parts)]
    trials = [identity.tried(path) for path in written]
    assert sum(one.covered for one in trials) >= 0.95 * sum(one.letters for one in trials)


def test_bytes_that_are_no_utf_8_come_back(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"\xef\xbb\xbf# Caf\xe9\r\n\r\n- caf\xe9\x0c\x85\r")
    assert identity.tried(tmp_path / "latin.md").is_same
    assert identity.main(str(tmp_path)) == 0


def said(text: str) -> list[tuple[Kind, str]]:
    """The blocks of a text by kind."""
    return [(block.kind, block.text) for block in cut(text).blocks]


def test_a_block_is_named_by_what_it_stands_in() -> None:
    text = (
        "---\ntitle: Rights\nmake: [read]\n---\n# Head\n\nText\n\n- item\n\n> quote\n\n"
        "[^a]: note\n\nTerm\n: meaning\n\n::: box Mind *this*\ninside\n:::\n\n"
        "| a | b \\| c |\n|---|---|\n| 1 | |\n\n```\ncode\n\n code\n```\n"
    )
    assert said(text) == [
        (Kind.TITLE, "Rights"),
        (Kind.HEADING, "Head"),
        (Kind.PARAGRAPH, "Text"),
        (Kind.ITEM, "item"),
        (Kind.QUOTE, "quote"),
        (Kind.NOTE, "note"),
        (Kind.TERM, "Term"),
        (Kind.DEFINITION, "meaning"),
        (Kind.BOX_TITLE, "Mind *this*"),
        (Kind.PARAGRAPH, "inside"),
        (Kind.ROW, "a"),
        (Kind.CELL, "b \\| c"),
        (Kind.ROW, "1"),
        (Kind.CODE, "code\n\n code"),
    ]


def test_markers_of_every_line_are_left_out() -> None:
    text = "> - You may\n>   stay silent\n\n1. call\n   911. Then wait\n"
    assert said(text) == [
        (Kind.ITEM, "You may\nstay silent"),
        (Kind.ITEM, "call\n911. Then wait"),
    ]


def test_an_alert_keeps_its_mark_and_gives_its_title() -> None:
    assert said("> [!NOTE] Mind\n> the fold\n\n> [!WARNING]\n> now\n") == [
        (Kind.BOX_TITLE, "Mind"),
        (Kind.QUOTE, "the fold"),
        (Kind.QUOTE, "now"),
    ]


def test_notes_that_nobody_calls_and_doubled_ones_are_blocks_too() -> None:
    assert said("Text\n\n[^a]: one\n\n[^a]: two\n") == [
        (Kind.PARAGRAPH, "Text"),
        (Kind.NOTE, "one"),
        (Kind.NOTE, "two"),
    ]


def test_signs_that_look_like_line_ends_are_none() -> None:
    text = f"one{NOT_LINE_ENDS}two\n\nthree\n"
    assert [block.line for block in cut(text).blocks] == [1, 3]


def rewritten(text: str, new: str) -> str:
    """The text with its last block saying something else."""
    sliced = cut(text)
    return join(sliced, {sliced.blocks[-1]: new})


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("> - a\n>   b\n", "x\ny\nz", "> - x\n>   y\n>   z\n"),
        ("- a\r\n", "x\ny", "- x\r\n  y\r\n"),
        ("> 1. a\n", "x\ny", "> 1. x\n>    y\n"),
        ("[^a]: n\n", "x\ny", "[^a]: x\n      y\n"),
        ("## a ##\n", "x\ny", "## x y ##\n"),
        ("| a |\n|---|\n| b |\n", "x | y\nz", "| a |\n|---|\n| x \\| y z |\n"),
        ("---\ntitle: a # c\n---\n", "b", "---\ntitle: b # c\n---\n"),
        ("---\ntitle: a\n---\n", 'Know: "this"', '---\ntitle: "Know: \\"this\\""\n---\n'),
        ("---\ntitle: a\n---\n", "#MeToo", '---\ntitle: "#MeToo"\n---\n'),
    ],
)
def test_new_words_are_laid_out_with_the_old_markers(text: str, new: str, wanted: str) -> None:
    assert rewritten(text, new) == wanted


def test_what_a_head_says_otherwise_is_no_block() -> None:
    head = "---\ntitle: >\n  Know\n  this\nsubtitle: At: noon\ndescription: [a]\nauthors: x\n---\n"
    assert said(head) == []


def test_a_head_value_is_read_as_yaml_reads_it() -> None:
    assert said("---\ntitle: 'it''s' # yes\nsubtitle: \"a\\tb\"\n---\n") == [
        (Kind.TITLE, "it's"),
        (Kind.SUBTITLE, "a\tb"),
    ]
