"""The comparison that the trust rests on notices what has been spoilt on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.impose.likeness import ALIKE, compare
from tests.impose.pdfs import numbered, page
from tests.impose.unlike import unlike
from zinepress.impose.boxes import height, width
from zinepress.impose.sheets import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from zinepress.impose.sheets import PlacedSide, Placement

UNLIKE = [unlike(seed) for seed in range(7)]


def _each(
    change: Callable[[Placement], Placement],
) -> Callable[[list[PlacedSide]], list[PlacedSide]]:
    def changed(sides: list[PlacedSide]) -> list[PlacedSide]:
        return [
            replace(side, placements=tuple(change(placed) for placed in side.placements))
            for side in sides
        ]

    return changed


def _shifted(placed: Placement) -> Placement:
    box = placed.frame
    frame = Box(box.x0 + 3, box.y0 + 3, box.x1 + 3, box.y1 + 3)
    return replace(placed, frame=frame, clip=frame)


def _scaled(placed: Placement) -> Placement:
    box = placed.frame
    x1, y1 = box.x0 + 1.02 * width(box), box.y0 + 1.02 * height(box)
    return replace(placed, frame=Box(box.x0, box.y0, x1, y1))


def _upended(placed: Placement) -> Placement:
    return replace(placed, turn=(placed.turn + 180) % 360)


def _dropped(sides: list[PlacedSide]) -> list[PlacedSide]:
    return [replace(side, placements=()) for side in sides]


def _exchanged(sides: list[PlacedSide]) -> list[PlacedSide]:
    pages = [side.placements[0].page for side in sides]
    return [
        replace(side, placements=(replace(side.placements[0], page=number),))
        for side, number in zip(sides, pages[1:] + pages[:1], strict=True)
    ]


@pytest.mark.parametrize(
    "change", [_shifted, _scaled, _upended], ids=lambda change: change.__name__
)
def test_a_page_out_of_its_place_is_noticed(change: Callable[[Placement], Placement]) -> None:
    noticed = [not compare(pdf, change=_each(change)).alike for pdf in UNLIKE]
    assert sum(noticed) >= 0.9 * len(noticed)


def test_a_dropped_page_is_noticed() -> None:
    assert all(not compare(pdf, change=_dropped).alike for pdf in UNLIKE)


def test_pages_exchanged_are_noticed_one_by_one() -> None:
    found = compare(numbered(5), change=_exchanged)
    assert min(found.differing) > ALIKE


def test_lost_resources_are_noticed() -> None:
    gradient = (
        b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 200 300]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>"
    )
    found = compare(page(b"/S sh", resources=b""), like=page(b"/S sh", resources=gradient))
    assert not found.alike


def test_what_was_not_spoilt_is_alike() -> None:
    assert all(compare(pdf).alike for pdf in UNLIKE)
