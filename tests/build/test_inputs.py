"""What an edition is made from, what it may see, and its code."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build.shelf import digests
from tests.press.shelf import press
from zinepress.build.inputs import (
    Inputs,
    edition_code,
    files_of,
    inputs_of,
    named_files,
    seen_by,
    shown_path,
    stock_of,
)
from zinepress.layout.manifest import find_layouts
from zinepress.press.model import Edition, FrontMatter, Settings
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from zinepress.press.model import Press, Publication

FILES: dict[str, str | bytes] = {
    "zinepress.toml": 'organisation = "Committee"\npapers = ["a4"]\n',
    "sources/rent/en.md": (
        "---\ntitle: Rent\nlicence: CC0\nparameters: {cover: front.png}\n---\n"
        "![A house](img/house.png) and U.S. rents.\n\n{{< include ../shared/_phone.md >}}\n"
    ),
    "sources/rent/es.md": "---\ntitle: Renta\n---\nTexto.\n",
    "sources/rent/img/house.png": b"house",
    "sources/rent/img/unused.png": b"unused",
    "sources/rent/front.png": b"front",
    "sources/shared/_phone.md": "Call, and see ![](<the map.png>).\n",
    "sources/shared/the map.png": b"map",
    "sources/vote/en.md": "---\ntitle: Vote\n---\nA text.\n",
    "layouts/own/layout.toml": 'title = "Own"\ndescription = "d"\nextends = "statement"\n',
    "fonts/own.ttf": b"no font, but a file",
}


ALL = {"head", "source"}
"""What the head and text of a source are to a translation."""


def inputs(
    root: Path, changed: dict[str, str | bytes] | None = None, language: str = "en"
) -> Inputs:
    """What the publication `rent` is made from, after these files were written over."""
    made = press(root, {**FILES, **(changed or {})})
    known = digests()
    stock = stock_of(made, find_layouts(root), known, {"weasyprint": "70.0"})
    (edition,) = (one for one in of(made, "rent").editions if one.language == language)
    return inputs_of(edition, made, stock, known)


def of(made: Press, slug: str) -> Publication:
    return next(one for one in made.publications if one.slug == slug)


def different(one: Inputs, other: Inputs) -> set[str]:
    """The groups in which two inputs differ."""
    return {name for name, group in one.groups().items() if group != other.groups()[name]}


def test_a_text_names_its_pictures_and_the_texts_it_takes_in(tmp_path: Path) -> None:
    assert sorted(inputs(tmp_path).files) == [
        "sources/rent/front.png",
        "sources/rent/img/house.png",
        "sources/shared/_phone.md",
        "sources/shared/the map.png",
    ]


def test_names_lead_nowhere_outside_the_press(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"")
    text = "![](../../../secret.png) ![](/etc/passwd) <../../../secret.png> \0.png\n"
    made = press(tmp_path / "press", {"sources/rent/en.md": f"---\ntitle: Rent\n---\n{text[:60]}"})
    assert named_files(made.publications[0].editions[0], made.root) == ()


def test_a_picture_in_the_language_of_a_text_stands_for_the_other(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sources/rent/es.md": "---\ntitle: Renta\n---\n![](map.png) ![](only.png)\n",
        "sources/rent/map.png": b"map",
        "sources/rent/map.es.png": b"mapa",
        "sources/rent/only.es.svg": b"solo",
    }
    (edition,) = press(tmp_path, files).publications[0].editions
    assert named_files(edition, tmp_path) == (
        "sources/rent/map.es.png",
        "sources/rent/only.es.svg",
    )


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through_for_names(text: str) -> None:
    edition = Edition("rent", "en", "sources/rent/en.md", FrontMatter(), text)
    assert named_files(edition, Path("/nowhere")) == ()


@pytest.mark.parametrize(
    ("changed", "groups"),
    [
        ({"sources/rent/en.md": "---\ntitle: Rent\nlicence: CC0\n---\nText\n"}, {"text", "files"}),
        ({"sources/rent/img/house.png": b"other"}, {"files"}),
        ({"sources/shared/the map.png": b"other"}, {"files"}),
        ({"sources/rent/img/unused.png": b"other"}, set()),
        ({"sources/vote/en.md": "---\ntitle: Votes\n---\nOther.\n"}, set()),
        ({"sources/rent/es.md": "---\ntitle: Otra\n---\nOtro.\n"}, set()),
        ({"sources/rent/fr.md": "---\ntitle: Loyer\n---\n"}, {"editions"}),
        ({"zinepress.toml": 'organisation = "Other"\npapers = ["a4"]\n'}, {"settings"}),
        ({"zinepress.toml": 'organisation = "Committee"\nmake = ["read"]\n'}, set()),
        ({"fonts/own.ttf": b"other"}, {"fonts"}),
        ({"fonts/more.ttf": b"more"}, {"fonts"}),
        ({"layouts/own/style.css": b"p {}"}, set()),
        (
            {"zinepress.toml": 'organisation = "Committee"\nlayout = "own"\n'},
            {"settings", "layout"},
        ),
    ],
)
def test_a_change_shows_in_its_group_and_in_no_other(
    tmp_path: Path, changed: dict[str, str | bytes], groups: set[str]
) -> None:
    before = inputs(tmp_path)
    assert different(before, inputs(tmp_path, changed)) == groups


@pytest.mark.parametrize(
    ("changed", "groups"),
    [
        ({"sources/rent/en.md": f"{FILES['sources/rent/en.md']!s}More.\n"}, {"source"}),
        ({"sources/rent/en.md": f"{FILES['sources/rent/en.md']!s}".replace("CC0", "MIT")}, ALL),
        ({"sources/rent/es.po": 'msgid ""\nmsgstr ""\n'}, {"source"}),
        ({"sources/rent/fr.po": 'msgid ""\nmsgstr ""\n'}, set()),
        ({"sources/rent/img/house.png": b"other"}, {"files"}),
        ({"sources/rent/img/house.es.png": b"casa"}, {"files"}),
        ({"sources/rent/img/house.fr.png": b"maison"}, set()),
        ({"sources/rent/fr.md": "---\ntitle: Loyer\n---\n"}, {"editions"}),
    ],
)
def test_a_translation_depends_on_its_source_and_its_ledger(
    tmp_path: Path, changed: dict[str, str | bytes], groups: set[str]
) -> None:
    before = inputs(tmp_path, language="es")
    now = inputs(tmp_path, changed, "es")
    assert different(before, now) == groups
    assert (edition_code(before) != edition_code(now)) is bool(groups - {"editions"})


def test_an_edition_sees_nothing_that_is_not_among_its_inputs(tmp_path: Path) -> None:
    made = press(tmp_path, FILES)
    english, spanish = of(made, "rent").editions
    seen = seen_by(spanish, made)
    assert [one.slug for one in seen.publications] == ["rent"]
    shown_english, shown_spanish = seen.publications[0].editions
    assert shown_spanish == spanish
    assert (shown_english.language, shown_english.path) == ("en", english.path)
    assert (shown_english.front.title, shown_english.text) == ("", english.text)
    assert seen_by(english, made).publications[0].editions[1].text == ""
    assert (seen.settings.organisation, seen.settings.papers) == ("Committee", ())
    assert seen.findings == ()


def test_every_setting_is_either_an_input_or_hidden(tmp_path: Path) -> None:
    made = press(tmp_path, FILES)
    keys = {field.name.replace("_", "-") for field in fields(Settings)} - {"places"}
    listed = inputs(tmp_path).settings.keys()
    hidden = seen_by(of(made, "rent").editions[0], made).settings
    assert keys - listed == {"make", "papers", "shop", "languages", "estimate"}
    assert (hidden.make, hidden.papers, hidden.languages) == ((), (), ())
    assert hidden.estimate == Settings().estimate


def test_the_code_is_short_and_the_same_for_the_same_content(tmp_path: Path) -> None:
    code = edition_code(inputs(tmp_path / "one"))
    assert re.fullmatch("[0-9a-f]{4}-[0-9a-f]{2}", code)
    assert edition_code(inputs(tmp_path / "two")) == code


@pytest.mark.parametrize(
    ("changed", "is_new"),
    [
        ({"sources/rent/en.md": "---\ntitle: Rent\n---\nOther.\n"}, True),
        ({"sources/rent/img/house.png": b"other"}, True),
        ({"sources/shared/_phone.md": "Write.\n"}, True),
        ({"zinepress.toml": 'organisation = "Other"\n'}, True),
        ({"zinepress.toml": 'organisation = "Committee"\nlayout = "own"\n'}, True),
        ({"zinepress.toml": 'organisation = "Committee"\npapers = ["letter"]\n'}, False),
        ({"zinepress.toml": 'organisation = "Committee"\nduplex = "short-edge"\n'}, False),
        ({"fonts/own.ttf": b"other"}, False),
        ({"sources/rent/fr.md": "---\ntitle: Loyer\n---\n"}, False),
    ],
)
def test_the_code_changes_with_what_a_reader_can_see(
    tmp_path: Path, changed: dict[str, str | bytes], is_new: bool
) -> None:
    before = edition_code(inputs(tmp_path))
    assert (edition_code(inputs(tmp_path, changed)) != before) is is_new


def test_files_are_named_the_same_wherever_press_and_zinepress_are(tmp_path: Path) -> None:
    font = next(path for path in sorted(shipped_folder("fonts").rglob("*")) if path.is_file())
    inside = font.relative_to(shipped_folder("fonts")).as_posix()
    assert shown_path(str(font), tmp_path) == f"zinepress/fonts/{inside}"
    assert shown_path(str(tmp_path / "fonts/own.ttf"), tmp_path) == "fonts/own.ttf"
    assert shown_path("/elsewhere/a", tmp_path) == "/elsewhere/a"


def test_hidden_files_and_caches_are_no_inputs(tmp_path: Path) -> None:
    for name in ("a/style.css", "a/.style.css.swp", "a/__pycache__/x", "a/b/c", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = files_of([tmp_path, tmp_path / "nothing"], tmp_path, digests())
    assert list(found) == ["a/b/c", "a/style.css"]
