"""Small nasty files, each with its story, come to every door and are answered with a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.doors import DOORS, answer

HERE = Path(__file__).parent
STORIES: dict[str, dict[str, str]] = tomllib.loads((HERE / "stories.toml").read_text("utf-8"))
FILES = sorted(
    path.relative_to(HERE / "corpus").as_posix() for path in (HERE / "corpus").glob("*/*")
)


def test_every_file_has_its_story_and_every_story_its_file() -> None:
    assert sorted(STORIES) == FILES


@pytest.mark.parametrize("path", FILES)
def test_a_nasty_file_is_answered_as_its_story_says(path: str) -> None:
    door, _, _ = path.partition("/")
    assert answer(door, (HERE / "corpus" / path).read_bytes()) == STORIES[path]["says"]


@st.composite
def spoilt(draw: st.DrawFn, door: str) -> bytes:
    """A file of the corpus with a few bytes cut out, doubled, turned or put in."""
    raw = draw(st.sampled_from([one for one in _corpus(door) if len(one) < 4000] or [b""]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        to = draw(st.integers(at, min(len(raw), at + 40)))
        middle = draw(
            st.sampled_from((b"", raw[at:to] * 2, bytes(255 - one for one in raw[at:to])))
        )
        raw = raw[:at] + middle + draw(st.binary(max_size=6)) + raw[to:]
    return raw


def _corpus(door: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((HERE / "corpus" / door).glob("*"))]


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_whatever_comes_to_a_door_is_answered(door: str, data: st.DataObject) -> None:
    answer(door, data.draw(st.one_of(spoilt(door), st.binary(max_size=200))))
