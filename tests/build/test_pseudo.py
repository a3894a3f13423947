"""Pseudo-translations: a design is tried before anybody translates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.press.shelf import press
from zinepress.build.ledger import read_ledger
from zinepress.build.pseudo import build_pseudo
from zinepress.build.run import build
from zinepress.errors import UsageError
from zinepress.events import Failed, Made
from zinepress.translate.pseudo import Manner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zinepress.events import Event

FILES: dict[str, str | bytes] = {
    "zinepress.toml": 'make = ["text", "web"]\n',
    "sources/rent/en.md": "---\ntitle: Rent\nfacts: {hotline: 213-555-0142}\n---\n"
    "Call {{ hotline }} now.\n",
    "sources/rent/es.md": "---\ntitle: Renta\n---\nLlame al {{ hotline }}.\n",
}


def made(root: Path, manner: Manner, *wanted: str) -> Sequence[str]:
    """The files that are told of as made."""
    said: list[Event] = []
    pretended = build_pseudo(press(root, FILES), wanted, manner, said.append, jobs=1)
    assert pretended == int(any(isinstance(one, Failed) for one in said))
    paths = [one.path for one in said if isinstance(one, Made)]
    assert all((root / path).is_file() for path in paths)
    return paths


def test_the_files_say_what_they_are_in_name_and_text(tmp_path: Path) -> None:
    paths = made(tmp_path, Manner.LONG)
    assert paths == [
        "out/rent/pseudo/rent-en-pseudo-long-text.txt",
        "out/rent/pseudo/rent-en-pseudo-long-web.html",
    ]
    text = (tmp_path / paths[0]).read_text("utf-8")
    assert text.startswith("Draft\n\nŘééñť\n\nÇááĺĺ 213-555-0142 ñööŵ.\n")
    assert not re.search(r"[0-9a-f]{4}-[0-9a-f]{2}\b", text)


def test_words_from_right_to_left_are_set_from_right_to_left(tmp_path: Path) -> None:
    path = made(tmp_path, Manner.RTL, "rent:en:web")[0]
    html = (tmp_path / path).read_text("utf-8")
    assert 'lang="fa" dir="rtl"' in html
    assert re.search(r'class="stamp sans"><span[^>]*>پیش‌نویس', html)
    assert re.search(r"<h1[^>]*>[^<a-z]*<", html)


def test_a_translation_is_meant_only_where_it_is_named(tmp_path: Path) -> None:
    assert len(made(tmp_path, Manner.LONG, "rent")) == 2
    (path,) = made(tmp_path, Manner.LONG, "rent:es:text")
    assert path == "out/rent/pseudo/rent-es-pseudo-long-text.txt"
    with pytest.raises(UsageError):
        made(tmp_path, Manner.LONG, "rent:fr")


def test_no_build_knows_of_them(tmp_path: Path) -> None:
    owner = press(tmp_path, FILES)
    assert build(owner, (), lambda _: None, jobs=1, force=False, strict=False) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("out/**/*") if path.is_file()}
    ledger = read_ledger(tmp_path / ".zinepress").records
    made(tmp_path, Manner.LONG)
    assert {path: path.read_bytes() for path in before} == before
    assert read_ledger(tmp_path / ".zinepress").records == ledger
    assert build(owner, (), lambda _: None, jobs=1, force=False, strict=False) == 0
    assert (tmp_path / "out/rent/pseudo/rent-en-pseudo-long-text.txt").is_file()
    assert "pseudo" not in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_mistake_in_the_text_fails_its_files_alone(tmp_path: Path) -> None:
    said: list[Event] = []
    wrong = {**FILES, "sources/vote/en.md": "---\ntitle: Vote\n---\n{{ nothing }}\n"}
    assert build_pseudo(press(tmp_path, wrong), (), Manner.LONG, said.append, jobs=1) == 1
    assert {one.target for one in said if isinstance(one, Failed)} == {
        "vote:en:text",
        "vote:en:web",
    }
    assert len([one for one in said if isinstance(one, Made)]) == 2
