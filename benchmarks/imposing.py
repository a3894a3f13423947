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
    from collections.abc import Callable, Sequence

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


def measure(
    known: Sequence[Tool], source: Path, folder: Path, runs: int
) -> dict[str, tuple[Run, Path]]:
    """The best of several runs of each tool, taken by turns so that a busy moment hits all.

    A tool that fails is left out; one that is very slow runs once.
    """
    best: dict[str, tuple[Run, Path]] = {}
    left = list(known)
    for _ in range(runs):
        for tool in tuple(left):
            target = folder / f"{tool.name}.pdf"
            target.unlink(missing_ok=True)
            run = _once(tool, source, target)
            if run is None or not target.exists():
                left.remove(tool)
                best.pop(tool.name, None)
                continue
            if tool.name not in best or run.seconds < best[tool.name][0].seconds:
                best[tool.name] = run, target
            if run.seconds > TOO_LONG / 10:
                left.remove(tool)
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
    known = tools()
    runs: dict[str, dict[int, tuple[float, float]]] = {tool.name: {} for tool in known}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in COUNTS:
            source = text_pages(folder, count)
            for tool, (run, target) in measure(known, source, folder, 7).items():
                folds = next(each.folds for each in known if each.name == tool)
                if not folds or in_order(target, count):
                    size = target.stat().st_size / source.stat().st_size
                    runs[tool][count] = run.seconds, size
                if run.seconds > TOO_LONG / 4:
                    known = [each for each in known if each.name != tool]
        _texts(runs)
        _pictures(folder)


def _texts(runs: dict[str, dict[int, tuple[float, float]]]) -> None:
    """Seconds, ratios and sizes for pages of text."""
    base = runs.get("qpdf pass-through") or runs["copying the file"]
    heads = [f"{count:,} pages" for count in COUNTS]

    def rows(cell: Callable[[float, float, int], str]) -> list[tuple[str, list[str]]]:
        return [
            (tool, [cell(*found[count], count) if count in found else "-" for count in COUNTS])
            for tool, found in runs.items()
        ]

    table("Seconds, saddle stitch", heads, rows(lambda seconds, _, __: f"{seconds:.2f}"))
    table(
        "Times the pass-through of qpdf",
        heads,
        rows(lambda seconds, _, count: f"{seconds / base[count][0]:.1f}"),
    )
    table("Size of the file, times the input", heads, rows(lambda _, size, __: f"{size:.2f}"))
    print("\n-: failed, put pages out of order, or took too long before")


def _pictures(folder: Path) -> None:
    """Time and memory for 200 MB of pictures."""
    source = picture_pages(folder)
    size = source.stat().st_size
    known = [tool for tool in tools() if not tool.folds or tool.name == "zinepress"]
    rows = []
    for tool, (run, target) in measure(known, source, folder, 3).items():
        of_file = max(run.memory - 60_000_000, 0) / size
        grown = target.stat().st_size / size
        cells = (f"{run.seconds:.2f}", f"{run.memory / 1e6:.0f} MB", f"{of_file:.2f}")
        rows.append((tool, (*cells, f"{grown:.2f}")))
    heads = ("seconds", "memory", "less 60 MB", "size")
    table(f"{size / 1e6:.0f} MB of pictures; memory less 60 MB and size in files", heads, rows)


if __name__ == "__main__":
    main()
