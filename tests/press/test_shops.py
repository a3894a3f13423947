"""Print shops are files: shipped ones, those of the press, and those that extend others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zinepress.errors import SettingsError
from zinepress.press.shops import Colours, find_shop, profile_file, shop_names

if TYPE_CHECKING:
    from pathlib import Path


def shelf(root: Path, **files: str) -> Path:
    (root / "shops").mkdir()
    for name, text in files.items():
        (root / "shops" / f"{name}.toml").write_text(text, "utf-8")
    return root


def test_every_shipped_shop_is_right_and_has_its_profile(tmp_path: Path) -> None:
    for name in shop_names(tmp_path):
        profile = profile_file(find_shop(name, tmp_path), tmp_path).read_bytes()
        assert (profile[12:16], profile[16:20]) == (b"prtr", b"CMYK")


def test_a_shop_of_the_press_goes_before_a_shipped_one_and_may_extend_it(tmp_path: Path) -> None:
    root = shelf(tmp_path, corner='extends = "black"\nbleed = "5mm"\n', x4='extends = "corner"\n')
    assert find_shop("x4", root).colours is Colours.BLACK
    assert find_shop("x4", root).bleed == pytest.approx(14.173, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extends = "mine"\n', "'mine' extends itself"),
        ('extends = "blakc"\n', "no shop 'blakc'"),
        ('extends = "black"\nbleeds = "3mm"\n', "bleeds"),
        ("title = \n", "not a value"),
        ('title = "a"\n', "no profile"),
    ],
)
def test_a_wrong_shop_is_told_with_its_file(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        find_shop("mine", shelf(tmp_path, mine=text))
    assert said in str(error.value)
    assert "shops/mine.toml" in str(error.value)


def test_an_unknown_shop_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        find_shop("blak", tmp_path)
    assert "did you mean 'black'?" in str(error.value)


def test_a_profile_is_a_file_of_the_press_or_one_of_ours_and_no_other(tmp_path: Path) -> None:
    root = shelf(tmp_path, mine='extends = "black"\nprofile = "../outside.icc"\n')
    (root / "outside.icc").write_bytes(b"x")
    with pytest.raises(SettingsError, match=r"no ICC profile"):
        profile_file(find_shop("mine", root), root)
