"""A hostile text is answered: with one error that names the limit, or with its size bounded."""

from __future__ import annotations

import pytest

from tests.source.reading import PATH, errors, read
from zinepress.errors import Severity, SourceError, Where
from zinepress.source import limits
from zinepress.source.mistakes import MOST
from zinepress.source.parser import parser


def test_a_source_larger_than_two_megabytes_is_refused() -> None:
    with pytest.raises(SourceError, match=r"2\.1 MB, more than 2 MB"):
        read("a " * 1_050_000)


def test_the_size_counts_bytes() -> None:
    with pytest.raises(SourceError, match=r"2\.4 MB"):
        read("漢" * 800_000)


def test_a_paragraph_larger_than_the_limit_is_not_read_but_the_rest_is() -> None:
    document = read(f"{'a' * 200_001}\n\nafter *it*")
    assert errors(document) == ["a paragraph of 200,001 characters is too long"]
    assert document.html.endswith('<p data-line="3">after <em>it</em></p>\n')


@pytest.mark.parametrize("mark", ["*a **a ", "`a``", "[a](<b", "^a ", "{.a ", "&amp;", "<b", "~a"])
def test_a_paragraph_of_too_many_marks_is_not_read(mark: str) -> None:
    document = read(mark * (20_001 // sum(map(mark.count, limits._MARKS)) + 1))
    assert len(errors(document)) == 1
    assert "signs of markup is too much" in errors(document)[0]


def test_brackets_are_counted_over_the_whole_source() -> None:
    document = read(("[x] " * 4_100 + "\n\n") * 12)
    assert errors(document) == ["up to here there are 41,000 opening square brackets"]
    assert document.findings[0].where == Where(PATH, 19)


def test_a_source_of_too_many_blocks_is_answered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TOKENS_LIMIT", 3000)
    assert errors(read("a\n\n" * 1000)) == []
    document = read("a\n\n" * 1001)
    assert errors(document) == ["more than 1,000 paragraphs, headings, items and cells"]
    assert document.html == ""


@pytest.mark.parametrize(
    "text",
    [
        "> " * 61 + "a",
        "- " * 31 + "a",
        "".join(f"{'  ' * level}- a\n" for level in range(31)),
        "::: box\n" * 61 + "a",
        "> " * 25_000 + "a",
        "- " * 2000 + "a",
    ],
    ids=["quotes", "lists in a line", "lists", "blocks", "very many quotes", "very many lists"],
)
def test_blocks_nested_too_deep_are_refused_and_none_is_lost_silently(text: str) -> None:
    with pytest.raises(SourceError, match="inside one another"):
        read(text)


def test_words_nested_too_deep_are_refused() -> None:
    with pytest.raises(SourceError, match="inside one another"):
        read("*a " * 101 + "b" + "*" * 101)


def test_notes_nested_too_deep_are_errors() -> None:
    assert errors(read("^[" * 101 + "a" + "]" * 101))


def test_levels_count_through_included_files() -> None:
    with pytest.raises(SourceError, match="inside one another"):
        read("> " * 40 + "{{< include deep.md >}}", files={"deep.md": "> " * 40 + "a"})


def test_what_is_just_within_the_levels_is_read() -> None:
    document = read("> " * 59 + "a")
    assert document.findings == ()
    assert document.html.count("<blockquote") == 59


def test_facts_cannot_print_more_than_a_source_may_hold() -> None:
    with pytest.raises(SourceError, match="facts print too much"):
        read("{{ long }} " * 2000, facts={"long": "x" * 2000})


def test_included_files_count_to_the_size_of_the_source() -> None:
    with pytest.raises(SourceError, match="more than 2 MB"):
        read("::: include big.md\n\n" * 30, files={"big.md": "a " * 50_000})


def test_not_more_than_so_many_files_are_taken_in() -> None:
    document = read("::: include a.md\n" * 600, files={"a.md": "a"})
    assert document.html.count("<p ") == 500
    assert errors(document)[0] == "more than 10 files inside one another, or 500 in all"


def test_files_are_not_taken_in_deeper_than_ten() -> None:
    files = {f"{number}.md": f"::: include {number + 1}.md" for number in range(30)}
    document = read("::: include 0.md", files=files)
    assert len(document.included) == 10
    assert errors(document) == ["more than 10 files inside one another, or 500 in all"]


def test_the_lines_of_a_poem_do_not_multiply_what_is_around_them() -> None:
    document = read("::: verse\n" + "*a " * 90 + "\n".join("b" * 2000) + "*" * 90 + "\n:::")
    assert len(document.html) < 100_000


def test_findings_are_told_up_to_a_number_and_then_counted() -> None:
    document = read("{{ none }}\n\n" * (MOST + 50))
    assert len(document.findings) == MOST + 1
    assert document.findings[-1].message == "and 50 more"
    assert document.findings[-1].severity is Severity.ERROR


def test_warnings_that_are_only_counted_stay_warnings() -> None:
    document = read("half *bold\n\n" * (MOST + 50))
    assert {one.severity for one in document.findings} == {Severity.WARNING}
    worse = read("half *bold\n\n" * (MOST + 50) + "{{ none }}")
    assert worse.findings[-1].severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "![[]()" * 3000,
        "<!--" + "a " * 500_000,
        "[a" * 5000,
        "[ (](" * 6000,
        "[ a_ " * 2000,
        "^[" * 2000,
        '{a="' * 9_000,
        "{{ " * 9000,
        " 'a b\"" * 30_000,
        "a@" * 90_000,
        "www." * 49_000,
        "a." * 90_000,
        "1-" * 90_000,
        "".join(f"[^{number}]: x [^{number + 1}]\n\n" for number in range(5000)) + "[^0]",
        "".join(f"[{number}]: b\n" for number in range(20_000)),
        "|".join("a" * 200) + "\n" + "|".join("-" * 200) + "\n" + "|\n" * 100,
    ],
    ids=range(16),
)
def test_a_pathological_text_comes_to_an_end(text: str) -> None:
    """Each took a time that grew with the square of its length in some rule or other."""
    read(text, "fa")


def test_the_parser_reads_a_text_it_cannot_work_on_without_raising() -> None:
    assert parser().parse("> " * 500 + "a")
