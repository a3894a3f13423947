"""How long a build takes, against the floor of each: `import click`, and WeasyPrint per PDF.

In: nothing. Out: a table. Whole programs are timed, start-up included; the medians of several
runs, what is compared run in turn.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import table
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS
from zinepress.press.read import open_press
from zinepress.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EDITIONS = 10
BIN = Path(sys.executable).parent
ZINEPRESS = str(BIN / "zinepress")
CLICK = (sys.executable, "-c", "import click")
PARAGRAPH = "The march goes on because every house on this street was paid for twice. " * 9


def main() -> None:
    """Measure everything and print one table."""
    with tempfile.TemporaryDirectory() as folder:
        press = Path(folder) / "press"
        write_press(press)
        start = [
            row(name, (ZINEPRESS, *arguments), CLICK, "import click", press, runs=15)
            for name, arguments in (
                ("--help", ("--help",)),
                ("--version", ("--version",)),
                ("list", ("list",)),
            )
        ]
        cold, peer = cold_builds(press)
        build = (ZINEPRESS, "build")
        run(build, press)
        kept = row("nothing changed", build, (ZINEPRESS, "list"), "list", press, runs=15)
        changed = statistics.median(timed(build, press, before=change_a_word) for _ in range(5))
    rows = [
        *start,
        (
            "cold build, 30 PDFs",
            f"{cold:.2f}",
            "weasyprint per PDF",
            f"{peer:.2f}",
            _ratio(cold, peer),
        ),
        kept,
        ("a word changed", f"{changed:.2f}", "cold build", f"{cold:.2f}", _ratio(changed, cold)),
    ]
    head = ("zinepress", "s", "compared with", "s", "ratio")
    table(f"Building a press of {EDITIONS} editions, each in three files", head, rows)


def write_press(press: Path) -> None:
    """A press of ten short texts, each made to read, and as a booklet on two papers."""
    for number in range(EDITIONS):
        text = f"---\ntitle: Text {number}\n---\n\n" + f"{PARAGRAPH}\n\n" * (12 + number)
        folder = press / "sources" / f"text-{number}"
        folder.mkdir(parents=True)
        (folder / "en.md").write_text(text, "utf-8")
    (press / "zinepress.toml").write_text('name = "Ten texts"\n', "utf-8")


def cold_builds(press: Path) -> tuple[float, float]:
    """Seconds for a first build, and for WeasyPrint's own command run once for each PDF."""
    pages = press.parent / "html"
    pages.mkdir()
    write_html(press, pages)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(timed((ZINEPRESS, "build"), press, before=forget))
        begun = time.perf_counter()
        for html in sorted(pages.glob("*.html")):
            for number in range(3):
                run((str(BIN / "weasyprint"), str(html), f"{html}.{number}.pdf"), pages)
        theirs.append(time.perf_counter() - begun)
    return statistics.median(ours), statistics.median(theirs)


def write_html(press: Path, folder: Path) -> None:
    """The same texts as the HTML and CSS that zinepress hands to WeasyPrint."""
    opened = open_press(press)
    for publication in opened.publications:
        (edition,) = publication.editions
        document = read_document(
            edition.text, edition.path, "en", output="booklet", facts={}, include=lambda _: None
        )
        markup = compose(document, edition, opened, FORMATS["booklet"])
        own = "".join(f"{name}: {value};" for name, value in markup.variables.items())
        css = "\n".join((*markup.stylesheets, f":root {{ {own} }}"))
        html = markup.html.replace("</head>", f"<style>{css}</style></head>")
        (folder / f"{publication.slug}.html").write_text(html, "utf-8")


def forget(press: Path) -> None:
    """As before the first build."""
    for name in ("out", ".zinepress"):
        shutil.rmtree(press / name, ignore_errors=True)


def change_a_word(press: Path) -> None:
    """One more word in one text."""
    with (press / "sources" / "text-3" / "en.md").open("a", encoding="utf-8") as text:
        text.write("more\n")


def row(
    name: str,
    command: Sequence[str],
    floor: Sequence[str],
    floor_name: str,
    folder: Path,
    *,
    runs: int,
) -> tuple[str, str, str, str, str]:
    """A command and its floor, run in turn."""
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(timed(command, folder))
        theirs.append(timed(floor, folder))
    here, there = statistics.median(ours), statistics.median(theirs)
    return name, f"{here:.3f}", floor_name, f"{there:.3f}", _ratio(here, there)


def timed(
    command: Sequence[str], folder: Path, before: Callable[[Path], None] | None = None
) -> float:
    """Seconds that a command takes, after what has to be done before it."""
    if before is not None:
        before(folder)
    begun = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - begun


def run(command: Sequence[str], folder: Path) -> None:
    """Runs a command that has to succeed; compiled code is kept, as on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=folder, env=kept, check=True, capture_output=True)


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}"


if __name__ == "__main__":
    main()
