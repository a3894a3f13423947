"""Layouts and fonts are found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.press import shipped

if TYPE_CHECKING:
    import pytest


def test_a_checkout_has_them_at_its_root() -> None:
    root = Path(__file__).parents[2]
    assert shipped.shipped_folder("layouts") == root / "layouts"
    assert shipped.shipped_folder("fonts") == root / "fonts"


def test_an_installed_package_has_them_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zinepress/shipped/fonts").mkdir(parents=True)
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "zinepress")
    assert shipped.shipped_folder("fonts") == tmp_path / "zinepress/shipped/fonts"
