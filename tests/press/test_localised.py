"""Pictures of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zinepress.press.localised import localised

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("there", "language", "shown"),
    [
        ("map.png", "es", "map.png"),
        ("map.png map.es.png", "es", "map.es.png"),
        ("map.es.png", "es", "map.es.png"),
        ("map.png map.es.png", "fr", "map.png"),
        ("map.es.svg map.es.png map.es.jpg", "es", "map.es.png"),
        ("map.es.svg map.es.jpg", "es", "map.es.jpg"),
        ("map.es.svg", "es", "map.es.svg"),
        ("map.es.md", "es", "map.png"),
        ("map.es.png map.es-419.png", "es-419", "map.es-419.png"),
        ("map.es.png map.es-419.png", "es-MX", "map.es.png"),
        ("map.ES_mx.PNG", "es-MX", "map.ES_mx.PNG"),
        ("map.tl.png", "fil", "map.tl.png"),
        ("map.zh-Hant.png map.zh.png", "zh-TW", "map.zh-Hant.png"),
        ("map.zh.png", "zh-Hant", "map.png"),
        ("map.zh.png", "zh-Hans", "map.zh.png"),
        ("map.old.png map.v2.png", "es", "map.png"),
    ],
)
def test_a_picture_is_found_by_the_language_in_its_name(
    tmp_path: Path, there: str, language: str, shown: str
) -> None:
    for name in there.split():
        (tmp_path / name).touch()
    assert localised(f"{tmp_path}/map.png", language) == f"{tmp_path}/{shown}"


def test_what_is_no_picture_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "part.es.md").touch()
    assert localised(f"{tmp_path}/part.md", "es") == f"{tmp_path}/part.md"
    assert localised("nowhere/map.png", "es") == "nowhere/map.png"


def test_a_name_is_found_however_its_accents_are_stored(tmp_path: Path) -> None:
    composed, apart = "\u00e9t\u00e9.png", "e\u0301te\u0301.png"
    (tmp_path / apart).touch()
    assert localised(f"{tmp_path}/{composed}", "fr") == f"{tmp_path}/{apart}"
    (tmp_path / composed).touch()
    assert localised(f"{tmp_path}/{composed}", "fr") == f"{tmp_path}/{composed}"
