"""The stylesheets and templates that are shipped, and the families they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tinycss2

from tests.layout.press import composed
from zinepress.layout import style
from zinepress.layout.faces import GuessedFace, find_face
from zinepress.layout.manifest import find_layouts
from zinepress.press.shipped import shipped_folder
from zinepress.source.roles import ALERTS, ROLES

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = shipped_folder("layouts")
SHEETS = sorted(SHIPPED.rglob("*.css"))
TEMPLATES = sorted(SHIPPED.rglob("*.html"))
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)(?:-\w+)?|left|right|border-\w+-(?:left|right)-radius"
)
SIDED = ("text-align", "float", "clear", "caption-side")


def name(path: Path) -> str:
    return str(path.relative_to(SHIPPED))


def declarations(css: str) -> list[tuple[str, str, str]]:
    """Every declaration of a stylesheet: the prelude of its rule, its name, its value."""
    found = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        assert rule.type in {"qualified-rule", "at-rule"}, rule
        prelude = tinycss2.serialize(rule.prelude).strip()
        kind = f"@{rule.at_keyword} {prelude}" if rule.type == "at-rule" else prelude
        inside = tinycss2.parse_blocks_contents(rule.content or [])
        found += [
            (kind, one.name, tinycss2.serialize(one.value).strip())
            for one in inside
            if one.type == "declaration"
        ]
    return found


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_only_pages_have_a_left_and_a_right(path: Path) -> None:
    physical = [
        one
        for one in declarations(path.read_text("utf-8"))
        if not one[0].startswith("@page")
        and (PHYSICAL.fullmatch(one[1]) or (one[1] in SIDED and one[2] in {"left", "right"}))
    ]
    assert physical == []


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_nothing_is_printed_grey_see_through_or_in_hairlines(path: Path) -> None:
    for kind, prop, value in declarations(path.read_text("utf-8")):
        assert prop != "opacity", kind
        colours = re.findall(r"#[0-9a-fA-F]{3,8}\b", value)
        assert set(colours) <= {"#000", "#fff"}, (kind, prop, value)
        if prop.startswith(("border", "outline", "text-decoration")):
            widths = [float(width) for width in re.findall(r"([\d.]+)pt\b", value)]
            assert all(width == 0 or width >= 0.5 for width in widths), (kind, prop, value)


def test_every_role_that_a_source_may_name_is_styled() -> None:
    sheet = (SHIPPED / "base" / "style.css").read_text("utf-8")
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))
    assert set(ROLES) - set(ALERTS) - styled == set()
    assert {"alert", "title", "footnote", "footnote-ref", "inner", "credit"} <= styled


def test_no_template_speaks_english() -> None:
    for path in TEMPLATES:
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(), flags=re.DOTALL
        )
        assert re.findall(r"[^\W\d_]{2,}", text) == [], name(path)


def test_every_family_of_a_layout_is_a_font_that_is_shipped(tmp_path: Path) -> None:
    folder = [shipped_folder("fonts")]
    for layout in find_layouts(tmp_path).values():
        for faces in layout.fonts.values():
            for role in style.ROLES:
                for family in getattr(faces, role):
                    assert not isinstance(find_face(folder, family, 400), GuessedFace), family


def test_a_guest_language_brings_the_families_of_its_script(tmp_path: Path) -> None:
    layout = find_layouts(tmp_path)["statement"]
    assert "Noto Naskh Arabic" not in style.families(layout, ["en"])
    assert style.families(layout, ["en", "fa"], "body")[:1] == ("Literata",)
    assert "Noto Naskh Arabic" in style.families(layout, ["en", "fa"])
    sheets = style.stylesheets(layout, "half", ["en", "fa", "es"])
    assert '[lang="fa"]' in sheets[0]
    assert '[lang="es"]' not in "".join(sheets)


def test_a_language_may_have_faces_of_its_own(tmp_path: Path) -> None:
    layout = find_layouts(tmp_path)["statement"]
    assert style.families(layout, ["ur"], "body")[0] == "Noto Nastaliq Urdu"
    assert style.families(layout, ["ar"], "body")[0] == "Noto Naskh Arabic"
    assert style.families(layout, ["sw"], "body")[0] == "Literata"


def test_a_script_that_needs_more_room_gets_it(tmp_path: Path) -> None:
    english = composed(tmp_path).variables
    persian = composed(tmp_path, language="fa").variables
    assert english["--body"] == "10.000pt"
    assert english["--line"] == "13.500pt"
    assert persian["--body"] == "11.000pt"
    assert persian["--page-width"] == english["--page-width"] == "396.000pt"
