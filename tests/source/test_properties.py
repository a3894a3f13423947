"""Laws that hold for every text, however it was meant."""

from __future__ import annotations

import re
import string

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.source.reading import errors, printed, read, texts
from zinepress.errors import SourceError

LANGUAGES = ("en", "es", "fr", "fr-CH", "de", "fa", "he", "ar", "ja", "zh-Hant", "ko", "th", "qu")
MARKS = (
    *(":::", "::: box", "::: {.verse}", "::: note Title", "::: pagebreak", "::: include x", "::"),
    *(
        "{.lead}",
        "{#a}",
        "{lang=fa}",
        "{.redact}",
        "{{ fact }}",
        "{{ none }}",
        "{{",
        "}}",
        "{",
        "}",
    ),
    *("{{< pagebreak >}}", "{{< include x >}}", "{{<", "{漢|かん}", "{when-output=mini}", "|", "="),
    *(
        "[^a]",
        "[^a]: ",
        "[^b]",
        "[^",
        "^[",
        "[",
        "]",
        "](",
        "![",
        "![x](y.png)",
        ")",
        "(",
        "#a",
        ".x",
    ),
    *(
        "*",
        "**",
        "_",
        "~",
        "~~",
        "^",
        "#",
        "# ",
        "> ",
        "> [!NOTE]",
        "- ",
        "- [ ] ",
        "1. ",
        ": ",
        "---",
    ),
    *(
        "\n",
        "\n",
        "\n\n",
        "    ",
        "  ",
        " ",
        "\t",
        "\r\n",
        "\f",
        "\v",
        "\u2028",
        "\u0085",
        "\ufeff",
    ),
    *(
        '"',
        "'",
        "--",
        "...",
        "«",
        "»",
        "!",
        "?",
        ";",
        "a",
        "Be",
        "é",
        "漢",
        "ا",
        "ש",
        "213-555-0142",
    ),
    *(
        "https://example.org/a--b",
        "a@example.org",
        "<https://a.b>",
        "<",
        "<b>",
        "<!--",
        "-->",
        "\u202e",
    ),
)
ESCAPING = (
    "\\",
    "\\newpage",
    "&amp;",
    "&#12;",
    "&#123;",
    "&",
    "`",
    "```",
    "\x00",
    "\ud800",
    "\ufffe",
)
HOSTILE = st.lists(st.sampled_from((*MARKS, *ESCAPING)), max_size=40).map("".join)
UNESCAPED = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
LEAKED = re.compile(r":::|\{\{|\}\}|\{\s*[.#]|\{[\w-]+=|\[\^|\^\[|\\newpage|\]\(#")
WORD = re.compile(r"\w+")
PROSE = st.lists(
    st.tuples(
        st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=9),
        st.sampled_from((" ", " ", ", ", ". ", "; ", "! ", " — ", "\n", "\n\n", " (", ") ")),
    ),
    max_size=30,
).map(lambda pairs: "".join(word + space for word, space in pairs))


@given(HOSTILE, st.sampled_from(LANGUAGES), st.sampled_from(("read", "mini")))
def test_any_text_becomes_xml_or_an_error_with_its_place(
    text: str, language: str, output: str
) -> None:
    try:
        document = read(text, language, output=output, facts={"fact": "1-2"}, files={"x": text})
    except SourceError:
        return
    lines = max(1, len(re.split(r"\r\n?|\n", text)))
    list(texts(document))
    for finding in document.findings:
        assert finding.where is not None
        assert finding.where.line is None or 1 <= finding.where.line <= lines
        assert finding.hint


@given(UNESCAPED, st.sampled_from(LANGUAGES))
def test_a_text_without_errors_prints_no_markup(text: str, language: str) -> None:
    document = read(text, language, facts={"fact": "1-2"}, files={"x": "included"})
    assume(not errors(document))
    leaked = [part for part in texts(document) if LEAKED.search(part)]
    assert leaked == []


@given(PROSE, st.sampled_from(LANGUAGES))
def test_every_word_of_prose_is_printed_in_order(prose: str, language: str) -> None:
    assert WORD.findall(printed(read(prose, language))) == WORD.findall(prose)


@given(st.text(string.ascii_letters + string.punctuation + " é漢א", max_size=40))
def test_escaped_signs_are_printed_as_they_are(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)
    document = read("x " + escaped, "fr")
    assert printed(document) == " ".join(("x " + text).split())
    assert document.findings == ()


@given(
    st.lists(st.sampled_from(("*", "**", " ", "`", "~", "^", "secretword")), max_size=12),
    st.sampled_from(
        (
            "[{}]{{.redact}}",
            "{{.redact}}\n{}",
            "::: redact\n{}\n:::",
            "# {} {{.redact}}",
            "> [{}]{{.redact}}",
        )
    ),
)
def test_nothing_of_a_redacted_word_is_left(parts: list[str], around: str) -> None:
    document = read(around.format("secretword " + "".join(parts)))
    assume(not errors(document))
    assert "secret" not in document.html
    assert "secret" not in repr(document.headings)


@given(
    st.sampled_from(("", "> ", "- ", "1. ", "> - ", "# ", ": x\n: ", "| a |\n|---|\n| ", "    > ")),
    st.sampled_from(("", "words ", "*words* `{{ x }}` ", "é漢ا ", "two\n", "[a](https://b.c) ")),
    st.integers(0, 3),
)
def test_an_unknown_fact_is_found_at_its_line_and_column(
    container: str, before: str, blank: int
) -> None:
    assume("\n" not in before or not set("#|") & set(container))
    text = "\n" * blank + container + before + "{{ nobody }} after"
    places = [one.where for one in read(text).findings if "nobody" in one.message]
    assume(places)
    lines = text.split("\n")
    assert [
        lines[place.line - 1][place.column - 1 :].startswith("{{ nobody }}")
        for place in places
        if place and place.line and place.column
    ] == [True]


@given(HOSTILE)
def test_a_text_is_read_the_same_way_each_time(text: str) -> None:
    try:
        document = read(text)
    except SourceError:
        return
    assert read(text) == document
