"""A dummy folds like the thing itself, with the right numbers behind each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import cos, radians, sin
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from zinepress.impose import plan
from zinepress.impose.book import Book
from zinepress.impose.dummy import MOST, dummy, dummy_sides
from zinepress.impose.lettering import width_of
from zinepress.impose.options import DEFAULTS, Duplex, Options, Work
from zinepress.impose.place import duplex_edge
from zinepress.impose.schemes import Scheme, all_schemes
from zinepress.impose.sheets import Edge, Flip, Label, PageGeometry, PlacedSide
from zinepress.layout.formats import FORMATS, Format
from zinepress.units import PAPERS, mm

if TYPE_CHECKING:
    from zinepress.impose.planned import Plan

A4 = PAPERS["a4"]
SIZE = mm(60, 90)
BOOKS = [
    one
    for one in all_schemes()
    if isinstance(one.programme, Book)
    and not (one.programme.front_only or one.tiled or one.work is not Work.SHEETWISE)
]


def planned(scheme: str, count: int, options: Options = DEFAULTS) -> Plan:
    return plan(count, scheme, options, pages=[PageGeometry(SIZE)] * count, paper=A4)


def numbers(side: PlacedSide) -> list[Label]:
    return [label for label in side.labels if label.kind == "panel"]


def middle(label: Label) -> tuple[float, float]:
    """The middle of a number, whichever way it is turned."""
    angle, right, up = radians(label.turn), width_of(label.text) * label.size / 2, label.size / 3
    return (
        label.x + right * cos(angle) + up * sin(angle),
        label.y - right * sin(angle) + up * cos(angle),
    )


def behind(label: Label, side: PlacedSide, duplex: Duplex) -> tuple[float, float]:
    """Where the middle of a number lies as seen from the back of the printed sheet."""
    x, y = middle(label)
    if duplex_edge(Flip.X, side.paper) is duplex:
        return side.paper.width - x, y
    return x, side.paper.height - y


@pytest.mark.parametrize("scheme", BOOKS, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("binding", [Edge.LEFT, Edge.RIGHT])
def test_behind_every_right_hand_page_lies_the_next(
    scheme: Scheme, duplex: Duplex, binding: Edge
) -> None:
    options = Options(binding=binding, duplex=duplex)
    sides = dummy_sides(planned(scheme.name, scheme.sample, options), SIZE, A4, options)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert len(numbers(front)) == len(numbers(back))
        for label in numbers(front):
            x, y = behind(label, front, duplex)
            near = min(
                numbers(back),
                key=lambda one: abs(middle(one)[0] - x) + abs(middle(one)[1] - y),
            )
            pages = sorted(int(one.text.strip("()")) for one in (label, near))
            assert pages[0] % 2 == 1
            assert pages[1] == pages[0] + 1


@pytest.mark.parametrize("form", [one for one in FORMATS.values() if one.scheme])
def test_every_format_has_every_number_alike_often_and_on_the_paper(form: Format) -> None:
    assert form.scheme is not None
    count = form.most or 14
    made = plan(count, form.scheme, DEFAULTS, pages=[PageGeometry(form.size)] * count, paper=A4)
    sides = dummy_sides(made, form.size, A4, DEFAULTS)
    assert len(sides) <= 2
    found = Counter(label.text for side in sides for label in numbers(side))
    assert len(set(found.values())) == 1
    if made.tiling is None:
        assert {int(text.strip("()")) for text in found} == set(range(1, made.places + 1))
    for side in sides:
        for label in numbers(side):
            x, y = middle(label)
            assert 0 < x < side.paper.width
            assert 0 < y < side.paper.height


def test_blank_places_are_told_from_pages() -> None:
    pdf = dummy(planned("saddle", 14), SIZE, A4, DEFAULTS)
    document = pdfium.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert {"(14)", "(15)", "13", "16"} <= set(text.split())
    assert dummy(planned("saddle", 14), SIZE, A4, DEFAULTS) == pdf


def test_a_thick_thing_takes_more_scrap() -> None:
    sides = dummy_sides(planned("saddle", 4 * (MOST + 1)), SIZE, A4, DEFAULTS)
    assert len(sides) == 4


def test_the_dummy_drifts_with_its_printer() -> None:
    still = dummy_sides(planned("saddle", 16), SIZE, A4, DEFAULTS)
    options = replace(DEFAULTS, back_offset=(3.0, -2.0))
    moved = dummy_sides(planned("saddle", 16), SIZE, A4, options)
    assert moved[0] == still[0]
    for one, other in zip(numbers(still[1]), numbers(moved[1]), strict=True):
        assert (other.x - one.x, other.y - one.y) == pytest.approx((3, -2))
