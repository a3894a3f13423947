"""A press on disk: what is a publication, what is an edition, and all that is wrong at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import HEAD, languages, lines, press
from zinepress.errors import SettingsError
from zinepress.press.model import Settings
from zinepress.press.read import find_press, open_press

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_of_markdown_files_is_a_publication_with_its_source_first(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "sources/rent/ar.md": HEAD,
            "sources/rent/en.md": HEAD,
            "sources/rent/ZH_tw.md": HEAD,
            "sources/rent/_part.md": "no head",
            "sources/rent/map.png": b"",
            "sources/march/es.md": HEAD,
            "sources/glossary.csv": "",
            "sources/.hidden/en.md": "",
        },
    )
    assert made.findings == ()
    assert languages(made) == {"march": ["es"], "rent": ["en", "ar", "zh-TW"]}
    assert [edition.path for edition in made.publications[1].editions] == [
        "sources/rent/en.md",
        "sources/rent/ar.md",
        "sources/rent/ZH_tw.md",
    ]


def test_an_edition_carries_its_whole_text(tmp_path: Path) -> None:
    made = press(tmp_path, {"sources/rent/en.md": f"\ufeff{HEAD}One\r\ntwo"})
    assert made.publications[0].editions[0].text == f"{HEAD}One\ntwo"


def test_a_translation_inherits_what_it_leaves_out(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "sources/rent/en.md": "---\ntitle: Rent\norganisation: Union\nmake: [read, booklet]\n"
            "translators: nobody\nfacts: {hotline: 555, open: '9:00'}\n"
            "parameters: {accent: red}\n---\n",
            "sources/rent/es.md": "---\ntitle: Renta\nmake: read\nfacts: {open: '10:00'}\n---\n",
        },
    )
    spanish = made.publications[0].editions[1].front
    assert spanish.title == "Renta"
    assert spanish.organisation == "Union"
    assert spanish.make == ("read",)
    assert spanish.translators == ()
    assert spanish.facts == {"hotline": "555", "open": "10:00"}
    assert spanish.parameters == {"accent": "red"}
    places = {key: str(where) for key, where in spanish.places.items()}
    assert places["organisation"] == "sources/rent/en.md:3:1"
    assert places["make.0"] == "sources/rent/es.md:3:7"
    assert "make.1" not in places
    assert "translators" not in places
    assert places["facts.hotline"] == "sources/rent/en.md:6:9"
    assert places["facts.open"] == "sources/rent/es.md:4:9"


def test_words_of_the_cover_that_nobody_translated_are_warned_of(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "sources/rent/en.md": "---\ntitle: Rent\nsubtitle: Now\ndescription: Why\n---\n",
            "sources/rent/es.md": "---\ntitle: Renta\nsubtitle:\n---\n",
            "sources/rent/fr.md": "Le loyer",
        },
    )
    assert lines(made.findings) == [
        "sources/rent/es.md:1:1: warning: no description in Spanish; the source's is printed "
        "-> add 'description' to the head",
        "sources/rent/fr.md:1:1: warning: no title and no subtitle and no description in French; "
        "the source's is printed -> add 'title' and 'subtitle' and 'description' to the head",
    ]
    titles = [(one.front.title, one.front.subtitle) for one in made.publications[0].editions]
    assert titles == [("Rent", "Now"), ("Renta", ""), ("Rent", "Now")]


@pytest.mark.parametrize(
    ("files", "settings", "source"),
    [
        (["es"], "", "es"),
        (["es", "en"], "", "en"),
        (["es", "en", "fa"], 'source-language = "fa"', "fa"),
        (["es", "en"], 'source-language = "fa"', "en"),
    ],
)
def test_the_source_is_the_only_language_or_the_one_set_or_english(
    tmp_path: Path, files: list[str], settings: str, source: str
) -> None:
    made = press(
        tmp_path,
        {f"sources/rent/{name}.md": HEAD for name in files} | {"zinepress.toml": settings},
    )
    assert made.publications[0].source_language == source
    assert made.publications[0].editions[0].language == source


def test_a_head_may_say_what_its_publication_was_written_in(tmp_path: Path) -> None:
    declared = "---\ntitle: Renta\nsource-language: es\n---\n"
    made = press(tmp_path, {"sources/rent/en.md": declared, "sources/rent/es.md": HEAD})
    assert languages(made) == {"rent": ["es", "en"]}


WRONG_SOURCES = {
    ("es", "fa"): "sources/rent: nothing says which of es, fa it was written in "
    "-> add 'source-language: es' to the head of one of them",
    ("es", "fa>pl"): "sources/rent/fa.md:3:1: the source language is pl, but there is no 'pl.md' "
    "-> add the file, or name another",
    ("es>fa", "fa>es"): "sources/rent/fa.md:3:1: the source language is said to be es and fa "
    "-> say one and the same",
}


@pytest.mark.parametrize(("files", "told"), WRONG_SOURCES.items())
def test_a_source_language_that_cannot_be_told_is_asked_for(
    tmp_path: Path, files: tuple[str, ...], told: str
) -> None:
    written = {}
    for file in files:
        name, _, declared = file.partition(">")
        line = f"source-language: {declared}\n" if declared else ""
        written[f"sources/rent/{name}.md"] = f"---\ntitle: Rent\n{line}---\n"
    made = press(tmp_path, written)
    assert (lines(made.findings), made.publications) == ([told], ())


WRONG_NAMES = {
    "rent/spanish.md": "'spanish' is not a language -> did you mean 'es.md'?",
    "rent/README.md": "'README' is not a language -> name it after its language, such as 'en.md'; "
    "a part to include begins with '_'",
    "rent/old.md": "'old' may be a language, but few zines are written in it -> if it is, write "
    'languages = ["old"] in zinepress.toml; if not, rename it or move it away',
    "rent/bak.md": "'bak' may be a language, but few zines are written in it -> if it is, write "
    'languages = ["ba"] in zinepress.toml; if not, rename it or move it away',
    "rent/a\nb.md": "'a\\nb' is not a language -> name it after its language, such as 'en.md'; "
    "a part to include begins with '_'",
    "Rent Now/en.md": "'Rent Now' has more in it than small letters a-z, digits and hyphens "
    "-> rename the folder, perhaps to 'rent-now'",
    "año/en.md": "'año' has more in it than small letters a-z, digits and hyphens "
    "-> rename the folder, perhaps to 'ano'",
    "租/en.md": "'租' has more in it than small letters a-z, digits and hyphens "
    "-> rename the folder, perhaps to 'my-zine'",
    "-rf/en.md": "'-rf' has more in it than small letters a-z, digits and hyphens "
    "-> rename the folder, perhaps to 'rf'",
    "a%b/en.md": "'a%b' has more in it than small letters a-z, digits and hyphens "
    "-> rename the folder, perhaps to 'a-b'",
    "aux/en.md": "Windows keeps the name 'aux' to itself -> choose another",
    f"{'x' * 70}/en.md": "a name of 70 letters -> use at most 60",
    "rent.md": "a text outside a publication's folder -> move it to 'sources/rent/en.md'",
    "Rent 2.docx": "a text outside a publication's folder "
    "-> save its words as plain text in 'sources/rent-2/en.md'",
    "docs/en.md.txt": "no Markdown in this folder -> rename it after its language, such as 'en.md'",
    "fine/es.docx": "warning: a build does not read '.docx' "
    "-> save its words as plain text in 'es.md'",
    "fine/fine-es.docx": "warning: a build does not read '.docx' -> 'zinepress translate import "
    "fine es --from sources/fine/fine-es.docx' takes in what was exported",
    "docs/rent.docx": "no Markdown in this folder -> save the text as Markdown, such as 'en.md'",
}


@pytest.mark.parametrize(("name", "told"), WRONG_NAMES.items())
def test_a_name_that_says_nothing_clear_is_asked_about(
    tmp_path: Path, name: str, told: str
) -> None:
    made = press(tmp_path, {f"sources/{name}": HEAD, "sources/fine/en.md": HEAD})
    assert [line.split(": ", 1)[1] for line in lines(made.findings)] == [told]
    assert languages(made) == {"fine": ["en"]}


def test_a_rare_language_is_taken_once_the_press_declares_it(tmp_path: Path) -> None:
    made = press(tmp_path, {"sources/rent/old.md": HEAD, "zinepress.toml": 'languages = ["old"]'})
    assert languages(made) == {"rent": ["old"]}


def test_two_files_for_one_language_are_both_left_out(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {"sources/rent/en.md": HEAD, "sources/rent/tl.md": HEAD, "sources/rent/fil.md": HEAD},
    )
    assert lines(made.findings) == [
        "sources/rent/tl.md: 'fil.md' and 'tl.md' are one language, fil -> keep one of them"
    ]
    assert languages(made) == {"rent": ["en"]}


def test_names_that_differ_only_by_case_or_composition_are_twins(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "sources/a\u00f1o/en.md": HEAD,
            "sources/an\u0303o/en.md": HEAD,
            "sources/Rent/en.md": HEAD,
        }
        | {"sources/rent/en.md": HEAD},
    )
    told = [line for line in lines(made.findings) if "one name" in line]
    assert told == [
        "sources/Rent: 'Rent' and 'rent' are one name on some machines "
        "-> rename one of them, or put them together",
        "sources/año: 'año' and 'an\u0303o' are one name on some machines "
        "-> rename one of them, or put them together",
    ]


def test_a_link_may_stay_in_the_press_but_not_lead_out_of_it(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "en.md").write_text(HEAD, "utf-8")
    root = tmp_path / "press"
    press(root, {"sources/rent/en.md": HEAD, "texts/es.md": HEAD})
    (root / "sources/rent/fr.md").symlink_to(outside / "en.md")
    (root / "sources/rent/es.md").symlink_to(root / "texts/es.md")
    (root / "sources/away").symlink_to(outside)
    made = open_press(root)
    assert lines(made.findings) == [
        "sources/away: a link to outside the press -> put a copy here in place of the link",
        "sources/rent/fr.md: a link to outside the press -> put a copy here in place of the link",
    ]
    assert languages(made) == {"rent": ["en", "es"]}


def test_a_press_that_is_itself_reached_by_a_link_is_fine(tmp_path: Path) -> None:
    press(tmp_path / "press", {"sources/rent/en.md": HEAD})
    (tmp_path / "link").symlink_to(tmp_path / "press")
    assert open_press(tmp_path / "link").findings == ()


WRONG_HEADS = {
    "# Rent strike #\n": "1:1: no title -> begin the file with three lines: '---', "
    "'title: Rent strike', '---'",
    "---\nmake: read\n---\n": "1:1: no title -> add 'title: Why we march'",
    "---\ntitle:\n---\n# Rent": "1:1: no title -> add 'title: Rent'",
    "———\ntitle: Rent\n———\nWe strike": "1:1: '———' is not the three hyphens of a head "
    "-> type '---'; word processors make a dash of them",
    "---\ntitle: Rent\n—\nWe strike": "3:1: '—' is not the three hyphens of a head "
    "-> type '---'; word processors make a dash of them",
    "---\ntitle: Rent\n\nWe strike": "1:1: a head that never ends -> write '---' on a line of its "
    "own behind the last 'key: value'",
    "\n\n---\ntitle: Rent\n---\n": "3:1: the head does not begin on line 1 -> delete the empty "
    "lines above it",
    "---\ntitle: Rent\nlang: es\n---\n": "3:1: the head says 'es', the file's name 'en' -> leave "
    "'lang' out; the name of the file says it",
    "---\ntitle: Rent\nstatus: aproved\n---\n": "3:9: 'aproved' is not a value of 'status' -> did "
    "you mean 'approved'?",
    "---\ntitle: Rent: now\n---\n": "2:12: a second ': ' on this line -> put the text in quotes, "
    'as in title: "one: two"',
}


@pytest.mark.parametrize(("text", "told"), WRONG_HEADS.items())
def test_a_head_that_cannot_be_used_leaves_its_publication_out(
    tmp_path: Path, text: str, told: str
) -> None:
    made = press(tmp_path, {"sources/rent/en.md": text, "sources/rent/es.md": HEAD})
    assert lines(made.findings) == [f"sources/rent/en.md:{told}"]
    assert made.publications == ()


def test_a_rule_at_the_top_of_a_text_is_no_head(tmp_path: Path) -> None:
    made = press(tmp_path, {"sources/rent/en.md": HEAD, "sources/rent/es.md": "\n---\n\nHola: sí"})
    assert [line for line in lines(made.findings) if "head does not" in line] == []


def test_a_translation_with_a_mistake_leaves_only_itself_out(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "sources/rent/en.md": HEAD,
            "sources/rent/es.md": "---\ntitel: Renta\n---\n",
            "sources/rent/fr.md": b"\xff",
        },
    )
    assert [line.partition(" ")[0] for line in lines(made.findings)] == [
        "sources/rent/es.md:2:1:",
        "sources/rent/fr.md:1:1:",
    ]
    assert languages(made) == {"rent": ["en"]}


def test_all_mistakes_of_all_files_are_told_in_one_reading(tmp_path: Path) -> None:
    made = press(
        tmp_path,
        {
            "zinepress.toml": 'duplex = "long"\nfoo = 1\npapers = ["a44"]\n',
            "sources/rent/en.md": "---\ntitle: Rent\ndate: soon\nmakes: read\n---\n",
            "sources/march/en.md": "---\ntitle: *x\n---\n",
            "sources/march/es.md": "Rent".encode("utf-16"),
        },
    )
    assert [str(finding.where) for finding in made.findings] == [
        "zinepress.toml:1:10",
        "zinepress.toml:2:1",
        "zinepress.toml:3:11",
        "sources/march/en.md:2:8",
        "sources/march/es.md",
        "sources/rent/en.md:3:7",
        "sources/rent/en.md:4:1",
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"zinepress.toml": ""}, "no folder 'sources'"),
        ({"sources/.keep": ""}, "no publications here"),
        ({"sources/shared/map.png": b""}, "no publications here"),
    ],
)
def test_a_press_with_nothing_to_print_says_so(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    made = press(tmp_path, files)
    assert lines(made.findings) == [
        f"sources/: {told} -> write a text to 'sources/my-zine/en.md'; 'zinepress new DIR' "
        "shows what one looks like"
    ]


def test_settings_come_from_either_file_but_not_from_both(tmp_path: Path) -> None:
    table = '[project]\nname = "x"\n[tool.zinepress]\nlayout = "zine"\n'
    shared = press(tmp_path, {"pyproject.toml": table, "sources/rent/en.md": HEAD})
    assert (shared.settings.layout, shared.findings) == ("zine", ())
    assert str(shared.settings.places["layout"]) == "pyproject.toml:4:1"
    both = press(tmp_path, {"zinepress.toml": 'layout = "statement"'})
    assert both.settings.layout == "statement"
    assert lines(both.findings) == [
        "pyproject.toml:3:7: [tool.zinepress] beside 'zinepress.toml' -> keep one of the two"
    ]


def test_a_project_file_without_our_table_is_none_of_our_business(tmp_path: Path) -> None:
    made = press(tmp_path, {"pyproject.toml": "not toml at all", "sources/rent/en.md": HEAD})
    assert (made.findings, made.settings) == ((), Settings())


def test_settings_that_cannot_be_read_say_where(tmp_path: Path) -> None:
    made = press(tmp_path, {"zinepress.toml": "layout = statement", "sources/rent/en.md": HEAD})
    assert lines(made.findings) == [
        'zinepress.toml:1:10: not a value -> put text in quotes, as in name = "text"'
    ]


def test_the_press_is_found_from_any_folder_within(tmp_path: Path) -> None:
    press(tmp_path / "press", {"sources/rent/en.md": HEAD, "layouts/own/layout.toml": ""})
    for inside in ("", "sources", "sources/rent", "layouts/own"):
        assert find_press(tmp_path / "press" / inside) == (tmp_path / "press").resolve()
    with pytest.raises(SettingsError, match="is not in a press"):
        find_press(tmp_path)


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, os.strerror(13))

    press(tmp_path, {"sources/rent/en.md": HEAD})
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert lines(open_press(tmp_path).findings) == [
        "sources/rent/en.md: cannot be read: permission denied -> look at its permissions"
    ]
