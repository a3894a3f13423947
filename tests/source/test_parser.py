"""The parser that translation cuts blocks with: every block knows its lines."""

from __future__ import annotations

from zinepress.source.parser import parser

TEXT = """\
---
title: x
---
# Heading {#id}

::: warning Mind the fold
First paragraph
in two lines.

- item
- other

  ::: box
  inner
  :::
:::

{.lead}
> [!NOTE] Its title
> Words of the note.

Term
: Definition[^n]

[^n]: Note.

    Second paragraph.

\\newpage

| a | b |
|---|---|
| c | d |
"""


def blocks(text: str) -> list[tuple[str, list[int]]]:
    """Every block of running text with its lines, and what opened it."""
    tokens = parser().parse(text)
    return [
        (tokens[index - 1].type, list(token.map or ()))
        for index, token in enumerate(tokens)
        if token.type == "inline"
    ]


def test_every_block_of_words_has_its_lines() -> None:
    assert blocks(TEXT) == [
        ("heading_open", [3, 4]),
        ("title_open", [5, 6]),
        ("paragraph_open", [6, 8]),
        ("paragraph_open", [9, 10]),
        ("paragraph_open", [10, 11]),
        ("paragraph_open", [13, 14]),
        ("title_open", [18, 19]),
        ("paragraph_open", [19, 20]),
        ("dt_open", [21, 21]),
        ("paragraph_open", [22, 23]),
        ("paragraph_open", [24, 25]),
        ("paragraph_open", [26, 27]),
        ("th_open", [30, 31]),
        ("th_open", [30, 31]),
        ("td_open", [32, 33]),
        ("td_open", [32, 33]),
    ]


def test_the_front_matter_is_a_token() -> None:
    first = parser().parse(TEXT)[0]
    assert (first.type, first.map, first.content) == ("front_matter", [0, 3], "title: x")


def test_a_note_that_is_not_called_and_a_doubled_one_are_in_the_tokens() -> None:
    tokens = parser().parse("[^a]: one\n\n[^a]: two\n\n[^b]: three")
    assert [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"] == [
        "a",
        "a",
        "b",
    ]


def test_the_parser_is_one() -> None:
    assert parser() is parser()
