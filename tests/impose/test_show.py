"""Sheets in letters, as drawings and as data."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from zinepress.impose.data import plan_data
from zinepress.impose.draw import svg
from zinepress.impose.options import Mark, Options, Work
from zinepress.impose.place import place
from zinepress.impose.plan import plan
from zinepress.impose.schemes import SCHEMES, custom
from zinepress.impose.sheets import Box, Edges, Label, PageGeometry, PlacedSide, Placement, Stroke
from zinepress.impose.show import picture, show, show_plan
from zinepress.units import PAPERS, Size, mm

SVG = "{http://www.w3.org/2000/svg}"


def test_a_sheet_in_one_line() -> None:
    assert show(plan(8, "saddle").sheets[0]) == "8 1 | 2 7"
    assert show(plan(14, "octavo").sheets[0]) == (
        "5r 12r 9r 8r / 4 13 14 1 | 7r 10r 11r 6r / 2 - - 3"
    )
    assert show(plan(4, custom("TB-")).sheets[0]) == "4> / 1> | 3< / 2<"


def test_a_sheet_printed_on_one_side_has_no_back_in_its_line() -> None:
    assert show(plan(8, "mini8").sheets[0]) == "7r 6r 5r 4r / 8 1 2 3"


def test_a_sheet_as_a_picture() -> None:
    drawn = """\
sheet 1 front   sheet 1 back
+-----+-----+   +-----+-----+
| 5r  | 4r  |   | 3r  | 6r  |
+-----+-----+   +-----+-----+
|  8  |  1  |   |  2  |  7  |
+-----+-----+   +-----+-----+"""
    assert picture(plan(8, "quarto").sheets[0]) == drawn


def test_a_picture_of_sides_that_differ_in_height() -> None:
    drawn = """\
sheet 3 front           sheet 3 back
+----+----+----+----+   +----------+
| 7r | 6r | 5r | 4r |   |    9     |
+----+----+----+----+   +----------+
| 8  | 1  | 2  | 3  |
+----+----+----+----+"""
    assert picture(plan(9, "mini8").sheets[0], 3) == drawn


def test_a_plan_begins_with_what_becomes_of_the_pages() -> None:
    assert show_plan(plan(3, "half")).startswith(
        "3 pages -> 4, blanks at 3; 1 page short of a full sheet\n\nsheet 1 front"
    )


def test_one_form_for_both_sides_is_said() -> None:
    assert "both sides carry the same form" in show_plan(plan(2, "work-and-turn"))


def test_a_poster_is_shown_by_its_tiles() -> None:
    pages = [PageGeometry(PAPERS["a4"])]
    drawn = """\
1 page

+----+----+
| A1 | A2 |
+----+----+
| B1 | B2 |
+----+----+"""
    assert show_plan(plan(1, "poster", pages=pages, paper=PAPERS["a4"])) == drawn


def side(options: Options, number: int = 0) -> PlacedSide:
    """A side of an octavo with bleed."""
    pages = [PageGeometry(mm(70, 100), Edges(*[6.0] * 4))] * 16
    planned = plan(16, "octavo", options, pages=pages, paper=PAPERS["a4"])
    return place(planned, pages, PAPERS["a4"], options)[number]


def test_a_drawing_shows_every_page_as_it_stands() -> None:
    root = ElementTree.fromstring(svg(side(Options())))
    assert root.get("viewBox") == "0 0 841.89 595.28"
    texts = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "page"]
    assert texts == ["5", "12", "9", "8", "4", "13", "16", "1"]
    turns = [group.get("transform", "") for group in root.iter(f"{SVG}g")]
    assert [turn.split()[-1] for turn in turns if turn] == ["rotate(180)"] * 4 + ["rotate(0)"] * 4


def test_a_drawing_shows_marks_by_their_kind() -> None:
    root = ElementTree.fromstring(svg(side(Options(marks=frozenset(Mark)))))
    kinds = {line.get("class") for line in root.iter(f"{SVG}line")}
    assert {"fold", "staple", "registration", "flip"} <= kinds
    labels = [text.text or "" for text in root.iter(f"{SVG}text") if text.get("class") == "mark"]
    assert any(label.startswith("sheet 1/1 - front") for label in labels)


def test_a_drawing_counts_from_the_top() -> None:
    """Points count from the bottom, drawings from the top."""
    stroke, label = Stroke(10, 20, 30, 90, kind="cut"), Label("A1", 5, 70, turn=180)
    root = ElementTree.fromstring(svg(PlacedSide(Size(200, 100), (), (stroke,), (label,))))
    (line,) = root.iter(f"{SVG}line")
    assert [line.get(name) for name in ("x1", "y1", "x2", "y2")] == ["10", "80", "30", "10"]
    (text,) = root.iter(f"{SVG}text")
    assert text.get("transform") == "translate(5 30) rotate(180)"


def test_a_drawing_marks_the_head_of_each_page() -> None:
    tall = Placement(1, 90, Box(0, 0, 100, 50), Box(0, 0, 100, 50))
    root = ElementTree.fromstring(svg(PlacedSide(Size(100, 50), (tall,))))
    (head,) = root.iter(f"{SVG}circle")
    assert head.get("cy") == "-42"


def test_a_drawing_is_the_same_each_time() -> None:
    assert svg(side(Options(), 1)) == svg(side(Options(), 1))


@pytest.mark.parametrize("name", SCHEMES)
def test_a_plan_is_plain_data(name: str) -> None:
    sample = SCHEMES[name].sample
    pages = [PageGeometry(PAPERS["a6"])] * sample
    found = plan(sample, name, pages=pages, paper=PAPERS["a4"])
    said = json.loads(json.dumps(plan_data(found)))
    assert (said["scheme"], said["pages"]) == (name, sample)
    assert len(said["sheets"]) == len(found.sheets)
    assert said["steps"][0]["do"] == "print"


def test_data_says_where_each_page_stands() -> None:
    said = json.loads(json.dumps(plan_data(plan(6, "saddle", Options(work=Work.SHEETWISE)))))
    assert said["blanks"] == [6, 7]
    assert [step["fold"] for step in said["steps"]] == [None, "LR-", None]
    outer, _ = said["sheets"]
    assert outer["letters"] == "6 1 | 2 -"
    assert outer["back"] == [
        [
            {"page": 2, "turn": 0, "depth": 0, "place": 2},
            {"page": None, "turn": 0, "depth": 0, "place": 7},
        ]
    ]
