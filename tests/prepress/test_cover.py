"""A cover of its own: both sides and the spine on one sheet, whichever way the text runs."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.prepress.sheaf import A6, order, pages, plates, run
from zinepress.errors import PrepressError
from zinepress.prepress.shop import for_shop
from zinepress.press.shops import Binding, Cover

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.prepress.order import Order

FULL = "0 g -20 -20 400 500 re f"


def asked(*, right_to_left: bool = False, binding: Binding = Binding.GLUED) -> Order:
    usual = order("black")
    shop = replace(usual.shop, cover=Cover.APART, binding=binding, caliper=5.0)
    return replace(usual, shop=shop, right_to_left=right_to_left)


def test_the_spine_is_as_wide_as_the_leaves_inside_are_thick() -> None:
    made = for_shop(pages(*["q Q"] * 12), asked())
    assert (made.count, made.spine) == (8, 20.0)
    assert made.cover is not None
    with pikepdf.open(io.BytesIO(made.cover)) as pdf:
        assert len(pdf.pages) == 2
        width = 2 * A6[0] + 20
        assert [float(one) for one in pdf.pages[0].trimbox] == pytest.approx([0, 0, width, A6[1]])


def test_what_is_stapled_has_no_spine() -> None:
    assert for_shop(pages(*["q Q"] * 12), asked(binding=Binding.STAPLED)).spine == 0


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_front_lies_where_the_text_begins_and_bleeds_to_the_outside_alone(
    tmp_path: Path, *, right_to_left: bool
) -> None:
    made = for_shop(pages(FULL, *["q Q"] * 7), asked(right_to_left=right_to_left))
    assert made.cover is not None
    black = plates(made.cover, tmp_path)["Black"]
    sides = black[:, 0].mean(), black[:, black.shape[1] // 2].mean(), black[:, -1].mean()
    assert sides == pytest.approx((1, 0, 0) if right_to_left else (0, 0, 1), abs=0.02)


def test_cover_and_pages_are_sound(tmp_path: Path) -> None:
    made = for_shop(pages(*[FULL] * 8), asked())
    for name, content in {"cover": made.cover, "pages": made.pages}.items():
        (tmp_path / name).write_bytes(content or b"")
        run("qpdf", "--check", str(tmp_path / name))


def test_four_pages_are_all_cover() -> None:
    with pytest.raises(PrepressError, match="4 pages are all cover"):
        for_shop(pages(*[FULL] * 4), asked())
