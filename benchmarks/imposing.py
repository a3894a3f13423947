"""How long imposing takes, against copying the file, a pass-through of qpdf, and every peer.

In: nothing. Out: tables. Every file of sheets is folded back by its page numbers before its time
is believed. Times are the least of several runs of the whole program, start-up included.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import weasyprint

from benchmarks.peers import program
from zinepress.errors import ZineError
from zinepress.impose.access import Access
from zinepress.impose.door import TRUSTED
from zinepress.impose.join import join
from zinepress.impose.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS = (16, 64, 256, 1000, 4000)
TOO_LONG = 30.0
"""Seconds after which a tool is not asked to do four times as much."""
CHUNK = 1000
"""Pages that are typeset at once; more are joined."""
BIN = Path(sys.executable).parent
WORDS = (
    "the march goes on because every house on this street was paid for twice and nobody asked "
    "who keeps the keys of the town when the rent is due"
)

IMPOSER = """
import sys, imposer
make = imposer.BookletConfig().with_page_size(imposer.PageSize.a4())
make = make.with_binding_type(imposer.BindingType.saddle_stitch())
imposer.generate_booklet_from_file(sys.argv[1], sys.argv[2], make)
"""
WATCH = """
import os, subprocess, sys, time, resource
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""
"""A small process that measures another one, whose memory does not count what it came from."""
PSUTILS = '"$0" -q "$2" - | "$1" -q -2 -pa4 - "$3"'


@dataclass(frozen=True, slots=True)
class Tool:
    """A program with `IN` and `OUT` for its files; `folds` says that it imposes."""

    name: str
    command: tuple[str, ...]
    folds: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the clock, bytes of memory at the peak."""

    seconds: float
    memory: int


def tools() -> list[Tool]:
    """Everything that is there."""
    python = str(program("imposer", "python"))
    known = [
        Tool("copying the file", ("cp", "IN", "OUT"), folds=False),
        Tool("qpdf pass-through", ("qpdf", "IN", "OUT"), folds=False),
        Tool("zinepress", (str(BIN / "zinepress"), "impose", "IN", "-o", "OUT", "--creep",
                           "off")),
        Tool("imposer", (python, "-c", IMPOSER, "IN", "OUT")),
        Tool("pdfimpose", (str(program("pdfimpose", "pdfimpose")), "saddle", "-g", "0", "-s",
                           "2x1", "-o", "OUT", "IN")),
        Tool("psutils", ("sh", "-c", PSUTILS, str(program("psutils", "psbook")),
                         str(program("psutils", "psnup")), "IN", "OUT")),
        Tool("booklette", (str(program("booklette", "booklette")), "-q", "-d", "short", "-o",
                           "OUT", "IN")),
        Tool("pdfjam", ("pdfjam", "--booklet", "true", "--landscape", "--outfile", "OUT", "IN")),
        Tool("pdfcpu", ("pdfcpu", "booklet", "OUT", "2", "IN")),
    ]  # fmt: skip
    return [tool for tool in known if _is_there(tool)]


def _is_there(tool: Tool) -> bool:
    needed = [word for word in tool.command if "/" in word and " " not in word]
    return all(Path(word).exists() for word in needed) and shutil.which(tool.command[0]) is not None


def text_pages(folder: Path, count: int) -> Path:
    """So many pages of text with headings, links and a number at the foot, from WeasyPrint."""
    made = [_typeset(first, min(CHUNK, count - first)) for first in range(0, count, CHUNK)]
    path = folder / f"text-{count}.pdf"
    path.write_bytes(made[0] if len(made) == 1 else join(made))
    return path


def _typeset(first: int, count: int) -> bytes:
    lot, words = random.Random(first), WORDS.split()
    body = "".join(
        f"<section><h1 id=c{number}>Chapter {number}</h1><p>{' '.join(lot.choices(words, k=90))}"
        f"<p>{' '.join(lot.choices(words, k=120))} <a href='#c{number * 7 % count}'>see</a>"
        "</section>"
        for number in range(count)
    )
    style = (
        "@page { size: 139.7mm 210mm; margin: 15mm; @bottom-center { content: counter(page) } }"
        f" @page :first {{ counter-reset: page {first + 1} }} section {{ break-after: page }}"
    )
    made = weasyprint.HTML(string=f"<style>{style}</style>{body}").write_pdf()
    assert isinstance(made, bytes)
    return made


def picture_pages(folder: Path, count: int = 40, megabytes: int = 5) -> Path:
    """Pages with a picture each, noise that stands for photographs."""
    path = folder / "pictures.pdf"
    with pikepdf.new() as pdf:
        for number in range(count):
            pdf.add_blank_page(page_size=(396, 595))
            data = random.Random(number).randbytes(1000 * 1000 * megabytes)
            picture = pdf.make_stream(
                data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1000,
                Height=1000 * megabytes, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray,
                Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            pdf.pages[-1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
            pdf.pages[-1].Contents = pdf.make_stream(b"q 396 0 0 595 0 0 cm /I Do Q")
        pdf.save(path, compress_streams=False)
    return path


def measure(tool: Tool, source: Path, target: Path, runs: int) -> Run | None:
    """The best of several runs; None when the tool fails or its pages are out of order."""
    best: Run | None = None
    for _ in range(runs):
        target.unlink(missing_ok=True)
        run = _once(tool, source, target)
        if run is None or not target.exists():
            return None
        if best is None or run.seconds < best.seconds:
            best = run
        if run.seconds > TOO_LONG / 3:
            break
    return best


def _once(tool: Tool, source: Path, target: Path) -> Run | None:
    names = {"IN": str(source), "OUT": str(target)}
    command = [names.get(word, word) for word in tool.command]
    told = subprocess.run(
        (sys.executable, "-S", "-c", WATCH, *command), capture_output=True, text=True, check=False
    )
    if told.returncode != 0:
        return None
    seconds, kilobytes = told.stdout.split()
    return Run(float(seconds), int(kilobytes) * 1024)


def in_order(sheets: Path, pages: int) -> bool:
    """Whether the sheets read 1 to n when folded, by their printed numbers alone."""
    data = BytesIO()
    with pikepdf.open(sheets) as pdf:
        if "/PieceInfo" in pdf.Root:
            del pdf.Root.PieceInfo
        pdf.save(data)
    try:
        (receipt,) = verify(data.getvalue(), ["saddle"], access=Access(limits=TRUSTED))
    except ZineError:
        return False
    return receipt.reads and len(receipt.pages) == pages


def table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Print a table."""
    print(f"\n{title}\n")
    print(f"{'':<20}" + "".join(f"{head:>12}" for head in heads))
    for name, cells in rows:
        print(f"{name:<20}" + "".join(f"{cell:>12}" for cell in cells))


def main() -> None:
    """All tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = {count: text_pages(folder, count) for count in COUNTS}
        runs = {tool.name: _runs(tool, sources, folder) for tool in tools()}
        base = runs.get("qpdf pass-through") or runs["copying the file"]
        heads = [f"{count:,} pages" for count in COUNTS]
        table("Seconds, saddle stitch", heads, [
            (tool, [f"{run[0].seconds:.2f}" if (run := found.get(c)) else "-" for c in COUNTS])
            for tool, found in runs.items()
        ])  # fmt: skip
        table("Times the pass-through of qpdf", heads, [
            (tool, [f"{run[0].seconds / base[c][0].seconds:.1f}" if (run := found.get(c)) else "-"
                    for c in COUNTS]) for tool, found in runs.items()
        ])  # fmt: skip
        table("Size of the file, times the input", heads, [
            (tool, [f"{run[1]:.2f}" if (run := found.get(c)) else "-" for c in COUNTS])
            for tool, found in runs.items()
        ])  # fmt: skip
        _pictures(folder)


def _runs(tool: Tool, sources: dict[int, Path], folder: Path) -> dict[int, tuple[Run, float]]:
    """Run and size of each count; without those that fail, and those behind a very slow one."""
    found: dict[int, tuple[Run, float]] = {}
    for count, source in sources.items():
        target = folder / "out.pdf"
        run = measure(tool, source, target, 5 if count <= 1000 else 3)
        if run is None or (tool.folds and not in_order(target, count)):
            continue
        found[count] = run, target.stat().st_size / source.stat().st_size
        if run.seconds > TOO_LONG / 4:
            break
    return found


def _pictures(folder: Path) -> None:
    """Time and memory for 200 MB of pictures."""
    source, target = picture_pages(folder), folder / "out.pdf"
    size = source.stat().st_size
    rows = []
    for tool in (tool for tool in tools() if not tool.folds or tool.name == "zinepress"):
        run = measure(tool, source, target, 3)
        if run is not None:
            of_file = (run.memory - 60_000_000) / size
            grown = target.stat().st_size / size
            cells = (f"{run.seconds:.2f}", f"{run.memory / 1e6:.0f} MB", f"{max(of_file, 0):.2f}")
            rows.append((tool.name, (*cells, f"{grown:.2f}")))
    heads = ("seconds", "memory", "less 60 MB", "size")
    table(f"{size / 1e6:.0f} MB of pictures; memory less 60 MB and size in files", heads, rows)


if __name__ == "__main__":
    main()
