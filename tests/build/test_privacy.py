"""No output tells who made it, where, when or with what: every unpacked byte is searched."""

from __future__ import annotations

import getpass
import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from tests.build.traces import unpacked
from tests.press.shelf import press

ROOT = Path(__file__).parents[2]
CANARY = "canary7f3a"
TOOLS = (
    "weasyprint|pydyf|pikepdf|qpdf|pypdf|pillow|fonttools|harfbuzz|pango|cairo|ghostscript|"
    "little ?cms|argyll|jinja|markdown-it|cpython|linux"
)
KINDS = {".pdf", ".epub", ".html", ".txt", ".png", ".json", ".csv", ".xml"}
TEXT = """---
title: Rent
make: [read, booklet, shop, text, web, epub]
papers: [a4]
organisation: Tenants
licence: CC0
---

# One

Too high.[^1]

![A door, shut](door.png)

![A hall](hall.jpg)

[^1]: By half.
"""


def door() -> bytes:
    """A picture that says who drew it."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY, zip=True)
    out = io.BytesIO()
    Image.new("RGB", (900, 900), "navy").save(out, "PNG", pnginfo=told)
    return out.getvalue()


def hall() -> bytes:
    """A photograph that says who took it."""
    told = Image.Exif()
    told[0x010E] = CANARY
    out = io.BytesIO()
    Image.linear_gradient("L").resize((900, 900)).save(
        out, "JPEG", exif=told, comment=CANARY.encode()
    )
    return out.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every output of a press in a folder of a user who are both called after the canary."""
    root = tmp_path_factory.mktemp(CANARY)
    files: dict[str, str | bytes] = {
        "sources/rent/en.md": TEXT,
        "sources/rent/door.png": door(),
        "sources/rent/hall.jpg": hall(),
    }
    press(root, files)
    around = dict.fromkeys(("USER", "LOGNAME", "HOSTNAME", "AUTHOR", "EMAIL"), CANARY)
    environment = {**os.environ, **around, "HOME": str(root), "PYTHONPATH": str(ROOT)}
    line = (sys.executable, "-m", "zinepress", "build")
    said = subprocess.run(
        line, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    out = root / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


def secrets() -> re.Pattern[bytes]:
    """What must stand nowhere: canary, user, host, folders, this day, and the names of tools."""
    now = datetime.now(UTC)
    days = [f"{now:%Y-%m-%d}", f"D:{now:%Y%m%d}", f"{now:%a, %d %b %Y}", f"{now:%d %b %Y}"]
    people = [name for name in (getpass.getuser(), socket.gethostname()) if len(name) > 4]
    folders = [str(ROOT), str(Path(sys.prefix)), "file://"]
    words = [CANARY, *people, *folders, *days]
    return re.compile("|".join([*map(re.escape, words), TOOLS]).encode(), re.IGNORECASE)


def test_no_output_tells_who_made_it_where_when_or_with_what(made: dict[str, bytes]) -> None:
    assert {Path(name).suffix for name in made} >= KINDS
    hidden = secrets()
    found = [
        f"{part}: {match[0]!r}"
        for name, content in made.items()
        for part, told in unpacked(name, content)
        for match in hidden.finditer(told)
    ]
    assert found == []


def test_a_pdf_names_its_producer_its_title_and_nothing_else(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith(".pdf") and "-shop-" not in name:
            with pikepdf.open(io.BytesIO(content)) as pdf:
                told = {key: str(value) for key, value in dict(pdf.docinfo).items()}
            assert told.items() <= {"/Title": "Rent", "/Producer": "zinepress"}.items()


def in_stream() -> bytes:
    """A PDF that tells in a packed stream."""
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Secret = pdf.make_stream(CANARY.encode() * 9)
    pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def in_book() -> bytes:
    """A book with a picture that tells."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("door.png", door())
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", in_stream()),
        ("a.epub", in_book()),
        ("a.png", door()),
        ("a.jpg", hall()),
    ],
)
def test_the_search_would_find_what_is_packed_away(name: str, content: bytes) -> None:
    assert any(CANARY.encode() in told for _, told in unpacked(name, content))
