"""From a source to the glyphs of its PDF: what has an order keeps it in right-to-left text."""

from __future__ import annotations

import re
from ctypes import c_double
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.press.shelf import press
from zinepress.build.run import build

if TYPE_CHECKING:
    from collections.abc import Iterator

MARCH = Path(__file__).parents[2] / "sources" / "why-we-march"
RUNS = (
    "213-555-0142",
    "213.555.0142",
    "213 555 0142",
    "+1 213 555 0142",
    "(213) 555-0142",
    "1-800-555-0199",
    "9:00-17:30",
    "10-15",
    "15–25",
    "2026-12-31",
    "12/31/2026",
    "31.12.2026",
    "$20",
    "example.org/a-b?x=1",
    "help@example.org",
    "#MeToo",
)
"""Telephone numbers, times, ranges, dates, sums and addresses, as people write them."""
ARABIC_RUNS = (
    "۲۱۳-۵۵۵-۰۱۴۲",
    "۹:۰۰-۱۷:۳۰",
    "۱۴۰۵/۱۰/۱۰",
)
"""The same in figures that go with Arabic letters."""
WORDS = {
    "fa": ("با", "تماس بگیرید", "راهنما"),
    "ar": ("اتصل", "الآن", "دليل"),
    "ur": ("کال", "کریں", "رہنما"),
    "he": ("התקשרו", "עכשיו", "מדריך"),
}


def runs_of(language: str) -> tuple[str, ...]:
    """The runs that a text of this language may hold."""
    return RUNS if language == "he" else (*RUNS, *ARABIC_RUNS)


def page_of(language: str) -> str:
    """Every run in the middle of a line, and one in every kind of block."""
    before, after, title = WORDS[language]
    lines = [f"---\ntitle: {title} 555-0101", "facts: {hotline: 213-555-0143}", "---", ""]
    lines += [f"{before} {run} {after} {before}.\n" for run in runs_of(language)]
    lines += [
        f"## {title} 555-0102",
        f"- {before} 555-0103 {after}",
        f"- {before} {{{{ hotline }}}} {after}",
        f"1. {before} 555-0104 {after}.[^a]",
        f"\n[^a]: {before} 555-0105 {after}.\n",
        f"> {before} **555-0106** {after}\n",
        f"::: contact {title} 555-0107\n{before} *555-0108*: 9:15-17:45 {after}\n:::\n",
        f"| {title} | {before} |\n|---|---|\n| {before} 555-0109 {after} | 555-0110 |\n",
        f"[{before} 555-0111 {after}](https://example.org)\n",
    ]
    return "\n".join(lines)


def visual_lines(pdf: Path) -> Iterator[str]:
    """The characters of a PDF by their baselines, as they stand from left to right, no spaces."""
    x, y = c_double(), c_double()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rows: dict[int, list[tuple[float, str]]] = {}
        for index in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text, index))
            if sign.isspace() or not raw.FPDFText_GetCharOrigin(text, index, x, y):
                continue
            left, _, right, _ = text.get_charbox(index)
            rows.setdefault(round(y.value * 2), []).append(((left + right) / 2, sign))
        yield from ("".join(sign for _, sign in sorted(row)) for row in rows.values())


def plain(text: str) -> str:
    """A run without spaces and brackets, which pdfium turns round, one sign for every dash."""
    return re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[\s()]", "", text))


@pytest.mark.parametrize("language", WORDS)
def test_every_number_reads_from_left_to_right_on_paper(tmp_path: Path, language: str) -> None:
    source = {f"sources/call/{language}.md": page_of(language)}
    files: dict[str, str | bytes] = {**source, "zinepress.toml": 'make = ["read"]\n'}
    made = press(tmp_path, files)
    assert build(made, (), lambda _: None, jobs=1, force=False, strict=False) == 0
    lines = [plain(one) for one in visual_lines(tmp_path / f"out/call/call-{language}-read.pdf")]
    wanted = [
        *runs_of(language),
        "213-555-0143",
        "9:15-17:45",
        *(f"555-01{at:02}" for at in range(1, 12)),
    ]
    assert [run for run in wanted if not any(plain(run) in line for line in lines)] == []


def test_what_has_an_order_in_the_persian_march_keeps_it(tmp_path: Path) -> None:
    text = (MARCH / "fa.md").read_text("utf-8")
    files: dict[str, str | bytes] = {
        f"sources/march/{file.name}": file.read_bytes() for file in sorted(MARCH.glob("[ef][na].*"))
    }
    call = "\nبا 213-555-0142 از 9:00 تا 17:30، یا در 2026-12-31، تماس بگیرید.\n"
    files["sources/march/fa.md"] = text + call
    files["sources/march/en.md"] = files["sources/march/en.md"].decode() + (  # type: ignore[union-attr]
        "\nCall 213-555-0142 from 9:00 to 17:30, or on 2026-12-31.\n"
    )
    made = press(tmp_path, files)
    assert build(made, ["march:fa:read"], lambda _: None, jobs=1, force=False, strict=False) == 0
    lines = [plain(one) for one in visual_lines(tmp_path / "out/march/march-fa-read.pdf")]
    numbers = re.findall(r"\+?[\d۰-۹][\d۰-۹().:/–-]*[\d۰-۹]", text + call)
    assert "213-555-0142" in numbers
    wanted = [*numbers, *re.findall(r"#\w+", text, re.ASCII)]
    assert [run for run in wanted if not any(plain(run) in line for line in lines)] == []
