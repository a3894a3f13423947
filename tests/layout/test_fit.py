"""How large a text may stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.layout.faces import GuessedFace, find_face
from zinepress.layout.fit import Extent, Space, count_lines, fill, largest_size
from zinepress.press.shipped import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Square:
    """A face whose every letter is half an em wide, and as high."""

    ascent: float = 1.0
    descent: float = 0.25

    def extent(self, text: str) -> Extent:
        return Extent(0.5 * len(text), top=0.5)


TITLES = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=9)


def texts(fitted_lines: object) -> list[str]:
    return [line.text for line in fitted_lines]  # type: ignore[attr-defined]  # lines of a Fitted


def test_three_words_stack_up_when_that_makes_them_larger() -> None:
    fitted = fill(["Why", "we", "march"], Square(), Space(250, 400))
    assert texts(fitted.lines) == ["Why", "we", "march"]
    assert fitted.size == 100


def test_a_low_box_keeps_words_on_few_lines() -> None:
    fitted = fill(["Why", "we", "march"], Square(), Space(600, 60))
    assert texts(fitted.lines) == ["Why we march"]
    assert fitted.size == 60


def test_lines_are_as_even_as_they_can_be() -> None:
    fitted = fill(["aa", "aa", "aa", "aa"], Square(), Space(50, 20, leading=1))
    assert texts(fitted.lines) == ["aa aa", "aa aa"]


@given(TITLES, st.floats(60, 600), st.floats(60, 600), st.floats(0.8, 2))
def test_a_fitted_title_keeps_its_words_and_never_leaves_its_box(
    words: list[str], width: float, depth: float, leading: float
) -> None:
    space = Space(width, depth, leading, smallest=0.25)
    fitted = fill(words, Square(), space)
    assert " ".join(texts(fitted.lines)).split() == words
    assert len(fitted.lines) * fitted.size * leading <= depth + 1e-6
    assert all(len(line.text) * 0.5 * fitted.size <= width + 1e-6 for line in fitted.lines)


def test_accents_on_capitals_keep_off_the_line_above() -> None:
    face = find_face([shipped_folder("fonts")], "Anton", 400)
    space = Space(300, 600, 0.99)
    assert fill(["RENT", "RISES"], face, space).leading == 0.99
    fitted = fill(["QUÉ,", "ÁRBOL"], face, space)
    first, second = (face.extent(line.text) for line in fitted.lines)
    assert fitted.leading > first.bottom + second.top > 1.1
    assert len(fitted.lines) * fitted.size * fitted.leading <= 600


def test_white_over_and_under_the_ink_follows_from_the_leading() -> None:
    fitted = fill(["a"], Square(), Space(100, 100, leading=1.25))
    assert (fitted.over, fitted.under) == (0.5, 0.25)


def test_the_largest_size_is_the_last_at_which_the_lines_fit() -> None:
    text = "word " * 40  # 2 em each, half an em between
    size = largest_size([text], Square(), Space(200, 200, 1.2, 5, 40))
    per_line = (200 / size + 0.5) // 2.5
    assert -(-40 // per_line) * size * 1.2 <= 200
    larger = size + 0.25
    assert -(-40 // ((200 / larger + 0.5) // 2.5)) * larger * 1.2 > 200


def test_a_text_too_long_for_the_smallest_size_has_none() -> None:
    assert largest_size(["word " * 400], Square(), Space(100, 100, 1.2, 10, 20)) == 0


def test_words_without_spaces_take_the_lines_they_are_broken_into() -> None:
    assert count_lines("wwww" * 10, Square(), 10, 100) == 3  # 20 em, of which a line holds 9 or 10


def test_letters_that_stand_away_from_the_pen_are_measured_where_they_stand() -> None:
    extent = find_face([shipped_folder("fonts")], "Noto Nastaliq Urdu", 700).extent("کرایہ")
    assert extent.before < -0.3  # the stroke of the first letter reaches back
    assert extent.top > 1


@pytest.mark.parametrize(
    ("family", "weight", "text"),
    [("Anton", 400, "MARCH"), ("Lalezar", 400, "راهپیمایی"), ("Black Han Sans", 400, "행진하는가")],
)
def test_a_real_face_measures_its_own_script(family: str, weight: int, text: str) -> None:
    face = find_face([shipped_folder("fonts")], family, weight)
    assert not isinstance(face, GuessedFace)
    extent = face.extent(text)
    assert 0.2 * len(text) < extent.ink <= extent.advance < len(text)
    assert 0 < extent.top < face.ascent + 0.2


def test_kerning_counts() -> None:
    face = find_face([shipped_folder("fonts")], "Anton", 400)
    apart = face.extent("L").advance + face.extent("T").advance
    assert face.extent("LT").advance < apart


def test_the_upright_face_nearest_in_weight_is_taken() -> None:
    folder = [shipped_folder("fonts")]
    black = find_face(folder, "Source Sans 3", 850).extent("word").advance
    regular = find_face(folder, "Source Sans 3", 450).extent("word").advance
    assert black > regular


def test_a_family_that_no_folder_has_is_guessed(tmp_path: Path) -> None:
    assert isinstance(find_face([tmp_path], "Nowhere Sans", 400), GuessedFace)
