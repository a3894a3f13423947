"""The march statement: every word of it on paper, and the paper folds into it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from zinepress.build.run import build
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import PROFILES
from zinepress.errors import Severity
from zinepress.impose import Edge
from zinepress.impose.verify import verify
from zinepress.press.read import open_press

MARCH = Path(__file__).parents[2] / "sources" / "why-we-march"
LANGUAGES = ("en", "es", "fa", "ko")
ONCE = ("*:fa:mini", "*:en:leaflet", "*:ko:quarter", "*:es:ink-lite", "*:en:tiles", "*:fa:large-*")
"""Every other printed format, each in one language."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The march, built to read and as a booklet in every language, and in every other form once."""
    root = tmp_path_factory.mktemp("press")
    shutil.copytree(MARCH, root / "sources" / MARCH.name)
    wanted = [*(f"*:*:{form}" for form in ("read", "booklet")), *ONCE]
    press = open_press(root)
    assert press.findings == ()
    assert build(press, wanted, lambda _: None, jobs=2, force=False, strict=False) == 0
    return root / "out" / MARCH.name


def test_every_printed_file_keeps_clear_of_edges_folds_and_all_else_that_is_checked(
    out: Path,
) -> None:
    """The safe margins of an office printer, whatever the paper; and nothing to mend at all."""
    files = sorted(out.glob("*.pdf"))
    assert len(files) > 20
    found = [
        str(finding)
        for path in files
        for finding in check_pdf(path, PROFILES["screen" if "-read" in path.name else "office"])
        if finding.severity is not Severity.NOTE
    ]
    assert found == []


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
