"""Targets: their names, their files, and what a pattern asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.build.target import Target, select
from zinepress.errors import UsageError

SHELF = (
    Target("rent", "en", "read"),
    Target("rent", "en", "booklet", "letter"),
    Target("rent", "en", "booklet", "a4"),
    Target("rent", "es", "read"),
    Target("why-we-march", "en", "read"),
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8)


def asked(*wanted: str) -> list[str]:
    return [target.name for target in select(SHELF, wanted)]


def said(*wanted: str) -> str:
    with pytest.raises(UsageError) as caught:
        select(SHELF, wanted)
    return str(caught.value)


def test_a_target_is_named_by_its_parts_and_becomes_a_file_of_that_name() -> None:
    target = SHELF[2]
    assert target.name == "rent:en:booklet:a4"
    assert target.output("pdf") == "out/rent/rent-en-booklet-a4.pdf"
    assert SHELF[0].output("pdf") == "out/rent/rent-en-read.pdf"


def test_no_pattern_asks_for_everything() -> None:
    assert select(SHELF, ()) == SHELF


def test_the_first_parts_of_a_name_ask_for_all_that_begins_with_them() -> None:
    assert asked("rent") == [target.name for target in SHELF[:4]]
    assert asked("rent:en:booklet") == ["rent:en:booklet:letter", "rent:en:booklet:a4"]
    assert asked("rent:en:booklet:a4") == ["rent:en:booklet:a4"]


def test_a_part_is_taken_whole_and_not_by_its_beginning() -> None:
    assert "there is no target 'why'" in said("why")
    assert "there is no target 'rent:e'" in said("rent:e")


def test_a_glob_stands_for_one_part() -> None:
    assert asked("*:es") == ["rent:es:read"]
    assert asked("w*:*:read") == ["why-we-march:en:read"]
    assert asked("*:*:*:a4") == ["rent:en:booklet:a4"]
    assert "'*booklet'" in said("*booklet")


def test_targets_keep_the_order_of_the_press_and_come_once() -> None:
    assert asked("why-we-march", "rent:es", "rent:es:read") == [
        "rent:es:read",
        "why-we-march:en:read",
    ]


def test_every_unknown_pattern_is_told_with_the_nearest_name() -> None:
    assert said("rent:en:bookelt", "wy-we-march", "rent") == (
        "there is no target 'rent:en:bookelt'\n"
        "  hint: did you mean 'rent:en:booklet'?\n"
        "there is no target 'wy-we-march'\n"
        "  hint: did you mean 'why-we-march'?"
    )


@pytest.mark.parametrize(
    ("path", "meant"),
    {
        "sources/rent/es.md": "rent:es",
        "sources\\rent\\es.md": "rent:es",
        "out/rent/rent-en-booklet-a4.pdf": "rent:en:booklet:a4",
        "rent-en-booklet": "rent:en:booklet",
    }.items(),
)
def test_who_names_a_file_is_told_the_target(path: str, meant: str) -> None:
    assert said(path) == f"there is no target '{path}'\n  hint: did you mean '{meant}'?"


@given(st.lists(WORDS, min_size=3, max_size=4))
def test_every_target_is_asked_for_by_its_name_and_by_each_beginning_of_it(
    parts: list[str],
) -> None:
    target = Target(*parts)
    for count in range(1, len(parts) + 1):
        assert select([target], [":".join(parts[:count])]) == (target,)
