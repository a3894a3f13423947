"""Whether a page looks on its sheet as it looks by itself.

In: any PDF, or on the command line a folder of them: `python -m tests.impose.likeness FOLDER`.
Out: for each page the share of its inked pixels that differ. pdfium draws both.

The trust in this comparison comes from its negative controls (`test_likeness.py`): a page moved
by 3 points, scaled by 2 %, exchanged, dropped or robbed of its resources has to be noticed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium

from zinepress.errors import ZineError
from zinepress.impose.access import Access
from zinepress.impose.boxes import height, width
from zinepress.impose.door import guarded
from zinepress.impose.read import opened
from zinepress.impose.sheets import Box, PlacedSide, Placement
from zinepress.impose.write import write
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from zinepress.impose.shape import Shape

    Picture = npt.NDArray[np.uint8]
    Found = npt.NDArray[np.bool_]
    Places = tuple[npt.NDArray[np.intp], ...]
    Change = Callable[[list[PlacedSide]], list[PlacedSide]]

TOLERANCE = 40
"""Of 255: what anti-aliasing may change a channel by."""
ALIKE = 0.08
"""The share of inked pixels that may lie outside their neighbours' range."""
PLAIN = 0.4
"""A share that no second look takes back."""
SIZES = (700, 2200)
"""Pixels along the long edge; what differs at the first is looked at again at the second."""
_MARGIN = 31.0
_PAPER = 245


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a file fared: for each page the share that differs, or why it was refused."""

    differing: tuple[float, ...] = ()
    refused: str = ""
    warned: tuple[str, ...] = ()

    @property
    def alike(self) -> bool:
        """Whether it was imposed and every page looks the same."""
        return bool(self.differing) and max(self.differing) <= ALIKE


def compare(
    pdf: bytes, *, like: bytes = b"", password: str = "", change: Change = list, most: int = 1000
) -> Likeness:
    """Imposes the first `most` pages, one on a sheet, and compares each with itself.

    A damaged file may be compared with a sound one that it should be `like`; `change` may spoil
    the sheets, to see that the comparison notices.
    """
    target = BytesIO()
    try:
        with opened(pdf, "stranger.pdf", Access(password)) as source:
            shapes = [page.shape for page in source.pages[:most]]
            sides = [alone(number, shape) for number, shape in enumerate(shapes, 1)]
            mended = write(source, change(list(sides)), target)
            warned = tuple(str(finding) for finding in (*source.findings, *mended))
    except ZineError as error:
        return Likeness(refused=str(error))
    frames = [side.placements[0].frame for side in sides]
    shares = _differing(like or pdf, password, target.getvalue(), shapes, frames)
    return Likeness(shares, warned=warned)


def alone(number: int, shape: Shape) -> PlacedSide:
    """A sheet with this page alone, turned by as many quarters as its number says."""
    trim = shape.geometry.trim
    turn = number * 90 % 360
    size = trim.turned() if turn % 180 else trim
    frame = Box(_MARGIN, _MARGIN, _MARGIN + size.width, _MARGIN + size.height)
    paper = Size(size.width + 2 * _MARGIN, size.height + 2 * _MARGIN)
    return PlacedSide(paper, (Placement(number, turn, frame, frame),), name=str(number))


def _differing(
    pdf: bytes, password: str, sheets: bytes, shapes: Sequence[Shape], frames: Sequence[Box]
) -> tuple[float, ...]:
    shares: list[float] = []
    with (
        pdfium.PdfDocument(pdf, password=password or None) as before,
        pdfium.PdfDocument(sheets) as after,
    ):
        for index, (shape, frame) in enumerate(zip(shapes, frames, strict=True)):
            share = 1.0
            for pixels in SIZES:
                page = picture(before[index], shape.trim, pixels)
                cell = picture(after[index], frame, pixels)
                share = difference(page, np.rot90(cell, index + 1))
                if share <= ALIKE or share > PLAIN:
                    break
            shares.append(share)
    return tuple(shares)


def picture(page: pdfium.PdfPage, box: Box, pixels: int) -> Picture:
    """The part of the page in `box` as it is printed, so many pixels along its long edge."""
    page.set_mediabox(box.x0, box.y0, box.x1, box.y1)
    page.set_cropbox(box.x0, box.y0, box.x1, box.y1)
    # pdfium rounds up: a hair less, so that no rounding error adds a row of pixels
    scale = (pixels - 1e-3) / max(width(box), height(box))
    drawn = page.render(scale=scale, optimize_mode="print", rev_byteorder=True)
    return np.asarray(drawn.to_numpy()[:, :, :3])


def difference(one: Picture, other: Picture) -> float:
    """The share of inked pixels that lie outside what stands around them in the other picture."""
    if abs(one.shape[0] - other.shape[0]) > 2 or abs(one.shape[1] - other.shape[1]) > 2:
        return 1.0
    rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    one, other = one[:rows, :columns], other[:rows, :columns]
    places = np.nonzero(_in_any_channel(np.abs(one.astype(np.int16) - other) > TOLERANCE))
    outside = _outside(one, other, places) | _outside(other, one, places)
    inked = _in_any_channel(one < _PAPER) | _in_any_channel(other < _PAPER)
    return float((outside & inked[places]).sum() / max(inked.sum(), 1))


def _in_any_channel(found: Found) -> Found:
    # numpy's own any(axis=-1) takes twenty times as long over three channels
    channels: Found = found[..., 0] | found[..., 1] | found[..., 2]
    return channels


def _outside(one: Picture, other: Picture, places: Places) -> Found:
    """Where `one` is darker or lighter than all of the 3 x 3 pixels there in `other`."""
    padded = np.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge").astype(np.int16)
    rows, columns = places
    darkest = lightest = padded[rows, columns]
    for y, x in product(range(3), range(3)):
        there = padded[rows + y, columns + x]
        darkest, lightest = np.minimum(darkest, there), np.maximum(lightest, there)
    here = one[places].astype(np.int16)
    return _in_any_channel((here < darkest - TOLERANCE) | (here > lightest + TOLERANCE))


def main(folder: Path) -> int:
    """Compares every PDF below the folder, a line for each; gives how many differ or crash."""
    bad = 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            found = guarded(partial(compare, path.read_bytes(), most=20), path.name)
        except ZineError as error:
            found = Likeness(refused=str(error))
        except Exception as error:  # noqa: BLE001 - the harness reports what the product must not do
            found = Likeness(refused=f"TRACEBACK {type(error).__name__}: {error}")
            bad += 1
        if found.refused:
            print(f"refused  {path.name}: {' '.join(found.refused.split())}")
            continue
        worst = max(found.differing)
        bad += not found.alike
        verdict = "alike  " if found.alike else "DIFFERS"
        print(f"{verdict}  {path.name}: {len(found.differing)} pages, {worst:.1%}", *found.warned)
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
