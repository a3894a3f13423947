"""What became of each block between two states of a text."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from zinepress.translate import compare as room
from zinepress.translate.compare import Became, Item, compare
from zinepress.translate.likeness import Bag, changes, count, likeness, words

items = st.lists(
    st.builds(
        Item,
        st.lists(st.sampled_from(["stay", "silent", "ask", "sign"]), min_size=1, max_size=4).map(
            " ".join
        ),
        st.sampled_from(["paragraph", "heading"]),
    ),
    max_size=7,
)


@settings(max_examples=60)
@given(items, items, st.booleans())
def test_every_block_is_in_one_link_at_most(
    old: list[Item], new: list[Item], by_place: bool
) -> None:
    links = compare(old, new, by_place=by_place)
    here = [number for link in links for number in link.old]
    there = [number for link in links for number in link.new]
    assert len(here) == len(set(here))
    assert len(there) == len(set(there))
    for link in links:
        same = " ".join(old[n].words for n in link.old) == " ".join(new[n].words for n in link.new)
        assert not link.is_same or same


@settings(max_examples=60)
@given(items)
def test_a_text_is_itself(old: list[Item]) -> None:
    links = compare(old, old, by_place=False)
    assert [(link.old, link.new) for link in links] == [((n,), (n,)) for n in range(len(old))]
    assert all(link.is_same and link.became is Became.STAYED for link in links)


@settings(max_examples=60)
@given(st.lists(st.lists(st.floats(0, 1), min_size=6, max_size=6), min_size=1, max_size=4))
def test_the_best_places_are_found(fits: list[list[float]]) -> None:
    few, many = range(len(fits)), range(6)
    found = room._best(few, many, lambda here, there: fits[here][there])
    assert [here for here, _ in found] == list(few)
    assert [there for _, there in found] == sorted({there for _, there in found})
    best = max(
        sum(fits[here][there] for here, there in zip(few, chosen, strict=True))
        for chosen in combinations(many, len(fits))
    )
    assert abs(sum(fits[here][there] for here, there in found) - best) < 1e-9


@settings(max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_words_are_the_text_and_a_bag_is_never_below_the_likeness(one: str, other: str) -> None:
    assert "".join(words(one)) == one
    assert Bag(one).at_most(Bag(other)) >= likeness(one, other) - 1e-9
    was, now = changes(one, other)
    if not set("[]{}+-") & set(one + other):
        assert was.replace("[-", "").replace("-]", "") == one
        assert now.replace("{+", "").replace("+}", "") == other


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert count("You may stay, silent.") == 4
    assert count("保持沉默") == 4
    assert count("चुप रहें") == 2
