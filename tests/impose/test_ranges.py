"""Page ranges as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.errors import ImposeError, UsageError
from zinepress.impose.ranges import select


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("3-5,1,7-", (3, 4, 5, 1, 7, 8, 9)),
        ("-3", (1, 2, 3)),
        ("9-7", (9, 8, 7)),
        (" 2 , 2 ", (2, 2)),
    ],
)
def test_ranges_name_pages_in_order(text: str, pages: tuple[int, ...]) -> None:
    assert select(text, 9) == pages


@pytest.mark.parametrize("text", ["a", "1-2-3", "-", ",", "1,", "1 2", "1.5"])
def test_what_is_no_range_is_a_mistake_in_usage(text: str) -> None:
    with pytest.raises(UsageError, match="is not a range of pages"):
        select(text, 9)


@pytest.mark.parametrize("text", ["10", "0", "8-10", "0-3", "12-"])
def test_pages_that_are_not_there_are_named(text: str) -> None:
    with pytest.raises(ImposeError, match="in a file of 9"):
        select(text, 9)


@given(st.lists(st.integers(1, 40), min_size=1))
def test_every_list_of_pages_can_be_written(pages: list[int]) -> None:
    assert select(",".join(map(str, pages)), 40) == tuple(pages)
