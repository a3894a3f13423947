"""Small PDFs for a press, and what Ghostscript prints of them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from zinepress.prepress.order import Order
from zinepress.press.shops import find_shop, profile_file

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
A6 = (297.64, 419.53)
BLEED = 14.17


def pages(*drawn: str, resources: Mapping[str, object] | None = None) -> bytes:
    """A PDF of pages of A6 with bleed, each with a content of its own."""
    pdf = pikepdf.new()
    for content in drawn:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([-BLEED, -BLEED, A6[0] + BLEED, A6[1] + BLEED]),
            TrimBox=Array([0, 0, *A6]),
            Resources=Dictionary(resources or {}),
            Contents=pdf.make_stream(content.encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root["/Lang"] = pikepdf.String("en")
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def order(shop: str, root: Path = HERE, date: str = "") -> Order:
    """An order of a shop."""
    asked = find_shop(shop, root)
    return Order(asked, profile_file(asked, root).read_bytes(), "Rent & <tea>", "en", date)


def shares(pdf: bytes, folder: Path) -> list[tuple[float, ...]]:
    """The share of each page that carries each of the four inks, as Ghostscript prints it."""
    file = folder / "inkcov.pdf"
    file.write_bytes(pdf)
    told = run("gs", "-q", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=inkcov", "-o", "-", str(file))
    return [tuple(float(one) for one in line.split()[:4]) for line in told.splitlines()]


def plates(pdf: bytes, folder: Path) -> dict[str, np.ndarray]:
    """The plates of the first page by ink, 0 for none and 1 for full, as Ghostscript makes them."""
    file = folder / "plates.pdf"
    file.write_bytes(pdf)
    run(
        *("gs", "-q", "-dSAFER", "-dPDFSTOPONERROR", "-dLastPage=1", "-sDEVICE=tiffsep", "-r36"),
        *("-o", str(folder / "plate.tif"), str(file)),
    )
    return {
        tif.stem.partition("(")[2].rstrip(")"): 1 - np.asarray(Image.open(tif)) / 255
        for tif in folder.glob("plate(*.tif")
    }


def operators(pdf: bytes) -> set[str]:
    """Every operator of the pages and of what they draw."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Form
        ]
        every = [*(page.obj for page in opened.pages), *streams]
        return {str(step.operator) for one in every for step in pikepdf.parse_content_stream(one)}


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
