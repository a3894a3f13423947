"""The march statement: every word of it on paper, and the paper folds into it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from zinepress.build.run import build
from zinepress.impose import Edge
from zinepress.impose.verify import verify
from zinepress.press.read import open_press

MARCH = Path(__file__).parents[2] / "sources" / "why-we-march"
LANGUAGES = ("en", "es", "fa", "ko")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The march, built to read and as a booklet in every language."""
    root = tmp_path_factory.mktemp("press")
    shutil.copytree(MARCH, root / "sources" / MARCH.name)
    wanted = [f"*:*:{form}" for form in ("read", "booklet")]
    press = open_press(root)
    assert press.findings == ()
    assert build(press, wanted, lambda _: None, jobs=2, force=False, strict=False) == 0
    return root / "out" / MARCH.name


def words(text: str) -> list[str]:
    """The words of a text, its punctuation included, whatever the lines."""
    return text.split()


def test_every_word_of_the_statement_is_on_its_pages_in_order(out: Path) -> None:
    source = (MARCH / "en.md").read_text("utf-8").split("---\n", 2)[2]
    pdf = out / "why-we-march-en-read.pdf"
    said = subprocess.run(("pdftotext", "-raw", pdf, "-"), capture_output=True, check=True)
    printed = iter(words(re.sub(r"(?<=\w)[-\u2010\u00ad]\n(?=\w)", "", said.stdout.decode())))
    assert [word for word in words(source) if word not in printed] == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_booklet_folds_into_pages_in_order_and_upright(
    out: Path, language: str, paper: str
) -> None:
    (receipt,) = verify(out / f"why-we-march-{language}-booklet-{paper}.pdf")
    assert receipt.problems == ()
    assert receipt.pages == tuple(range(1, 9))
    assert receipt.binding == (Edge.RIGHT if language == "fa" else Edge.LEFT)
