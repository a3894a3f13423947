"""What a `layout.toml` may say, and what is said of mistakes in it."""

from __future__ import annotations

import sys
from dataclasses import replace
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from tests.layout.press import layout
from zinepress.layout.manifest import find_layouts
from zinepress.press.shipped import shipped_folder
from zinepress.units import MM

if TYPE_CHECKING:
    from pathlib import Path

MINIMAL = 'title = "Bold"\ndescription = "Bold pages"\nextends = "statement"\n'


def test_every_shipped_layout_is_whole(tmp_path: Path) -> None:
    layouts = find_layouts(tmp_path)
    assert {"base", "statement"} <= set(layouts)
    assert [finding for one in layouts.values() for finding in one.findings] == []


def test_base_offers_nothing_by_itself(tmp_path: Path) -> None:
    assert find_layouts(tmp_path)["base"].formats == ()


def test_a_layout_takes_what_it_leaves_out_from_the_one_it_extends(tmp_path: Path) -> None:
    layout(tmp_path, "bold", MINIMAL)
    bold = find_layouts(tmp_path)["bold"]
    statement = find_layouts(tmp_path)["statement"]
    assert [folder.name for folder in bold.folders] == ["base", "statement", "bold"]
    assert (bold.formats, bold.pages, bold.fonts) == (
        statement.formats,
        statement.pages,
        statement.fonts,
    )


def test_a_page_takes_the_lengths_it_leaves_out_from_the_layout_it_extends(
    tmp_path: Path,
) -> None:
    layout(tmp_path, "bold", MINIMAL + '[pages.half]\nouter = "16mm"\n')
    layouts = find_layouts(tmp_path)
    bold, statement = layouts["bold"].pages["half"], layouts["statement"].pages["half"]
    assert bold.outer == pytest.approx(16 * MM)
    assert replace(bold, outer=statement.outer) == statement
    assert layouts["bold"].findings == ()


def test_a_variant_of_a_page_begins_from_the_page(tmp_path: Path) -> None:
    layout(tmp_path, "bold", MINIMAL + '[pages.half-lite]\nbody = "12pt"\n')
    pages = find_layouts(tmp_path)["bold"].pages
    assert replace(pages["half-lite"], body=pages["half"].body) == pages["half"]


def test_a_page_that_is_nowhere_whole_says_what_it_lacks(tmp_path: Path) -> None:
    layout(tmp_path, "bold", MINIMAL + '[pages.card]\ntop = "9mm"\n')
    said = [finding.message for finding in find_layouts(tmp_path)["bold"].findings]
    assert "the page design 'card' has no 'body-least'" in said
    assert "the page design 'card' has no 'top'" not in said


def test_a_layout_of_the_press_stands_for_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    layout(tmp_path, "statement", 'title = "Ours"\ndescription = "x"\nextends = "base"\n')
    assert find_layouts(tmp_path)["statement"].title == "Ours"


def test_every_mistake_in_a_manifest_is_found_at_once_with_its_place(tmp_path: Path) -> None:
    text = (
        'titel = "Bold"\n'
        'description = "x"\n'
        'formats = ["booklett"]\n'
        "[parameters.accent]\n"
        'type = "colour"\n'
        'default = "#000"\n'
        'help = "x"\n'
    )
    layout(tmp_path, "bold", text)
    said = [
        (str(finding.where), finding.hint) for finding in find_layouts(tmp_path)["bold"].findings
    ]
    assert said == [
        ("layouts/bold/layout.toml:1:1", "did you mean 'title'?"),
        ("layouts/bold/layout.toml:1:1", "add 'title' with text"),
        ("layouts/bold/layout.toml:3:12", "did you mean 'booklet'?"),
        ("layouts/bold/layout.toml:5:8", "did you mean 'color'?"),
    ]


def test_a_default_outside_its_own_range_is_found(tmp_path: Path) -> None:
    text = (
        MINIMAL
        + '[parameters.gap]\ntype = "length"\ndefault = "4mm"\nhelp = "x"\nlargest = "3mm"\n'
    )
    layout(tmp_path, "bold", text)
    assert [str(finding) for finding in find_layouts(tmp_path)["bold"].findings] == [
        "layouts/bold/layout.toml:6:11: 'gap' is 4mm\n  hint: 3mm is the most"
    ]


def test_a_choice_needs_something_to_choose_from(tmp_path: Path) -> None:
    text = MINIMAL + '[parameters.mood]\ntype = "choice"\ndefault = "calm"\nhelp = "x"\n'
    layout(tmp_path, "bold", text)
    (finding,) = find_layouts(tmp_path)["bold"].findings
    assert finding.message == "'mood' is a choice of nothing"


def test_an_unknown_parent_is_found_and_the_nearest_named(tmp_path: Path) -> None:
    layout(tmp_path, "bold", MINIMAL.replace("statement", "statment"))
    assert [str(finding) for finding in find_layouts(tmp_path)["bold"].findings] == [
        "layouts/bold/layout.toml:3:1: there is no layout 'statment'\n"
        "  hint: did you mean 'statement'?"
    ]


def test_layouts_that_extend_each_other_do_not_go_round_for_ever(tmp_path: Path) -> None:
    layout(tmp_path, "bold", MINIMAL.replace("statement", "calm"))
    layout(tmp_path, "calm", MINIMAL.replace("statement", "bold"))
    (finding,) = find_layouts(tmp_path)["bold"].findings
    assert finding.message == "'calm' extends itself"


def test_a_manifest_that_is_not_utf_8_is_found(tmp_path: Path) -> None:
    folder = layout(tmp_path, "bold", "")
    (folder / "layout.toml").write_bytes(b'title = "Caf\xe9"\n')
    (finding,) = find_layouts(tmp_path)["bold"].findings
    assert str(finding.where) == "layouts/bold/layout.toml"


def test_a_manifest_that_is_not_toml_is_found(tmp_path: Path) -> None:
    layout(tmp_path, "bold", "title\n")
    (finding,) = find_layouts(tmp_path)["bold"].findings
    assert finding.where is not None
    assert finding.where.line == 1


def test_reading_manifests_imports_neither_jinja_nor_harfbuzz() -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from zinepress.layout.manifest import find_layouts; find_layouts(Path('nowhere'))\n"
        "print([name for name in ('jinja2', 'uharfbuzz', 'babel') if name in sys.modules])"
    )
    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_folder_of_a_shipped_layout_holds_a_manifest() -> None:
    folders = [one for one in shipped_folder("layouts").iterdir() if one.is_dir()]
    assert folders
    assert [one.name for one in folders if not (one / "layout.toml").is_file()] == []
