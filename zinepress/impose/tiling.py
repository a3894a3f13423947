"""A poster over many sheets: how it is divided.

In: the page, the paper, options. Out: `Tiling`, all of it in points.
Tiles that share `overlap` with their neighbours: columns = ceil((W - o) / (w - o)), rows alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError
from zinepress.impose.insets import lost_edges
from zinepress.impose.options import Orientation
from zinepress.impose.sheets import Box, Grid
from zinepress.units import MM, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zinepress.impose.options import Options
    from zinepress.impose.sheets import PageGeometry

MARGIN = 6.35 * MM
"""What stays white along the edges of a tile where no margin is asked for."""
_LARGEST = 400
"""More sheets than this for one poster is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """A poster of `size` in a grid of tiles, each printed on one sheet."""

    grid: Grid
    size: Size
    paper: Size
    """The sheet as it stands."""
    tile: Box
    """The printed area on each sheet."""
    overlap: float
    has_map: bool

    def window(self, row: int, column: int) -> Box:
        """The part of the poster that a tile shows; points from the poster's lower left corner."""
        width, height = self.tile.x1 - self.tile.x0, self.tile.y1 - self.tile.y0
        x0 = column * (width - self.overlap)
        top = self.size.height - row * (height - self.overlap)
        return Box(x0, top - height, x0 + width, top)


def name(row: int, column: int) -> str:
    """What a tile is called: A1, A2, below them B1, B2."""
    letters = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{column + 1}"


def tile(pages: Sequence[PageGeometry], paper: Size | None, options: Options) -> Tiling:
    """How the pages are divided; raises ImposeError where paper or page is unknown or too small."""
    if paper is None or not pages:
        raise ImposeError(
            "a poster is divided by the size of its page and of the paper",
            hint="give both to plan()",
        )
    ways = {
        Orientation.PORTRAIT: [paper.upright()],
        Orientation.LANDSCAPE: [paper.upright().turned()],
    }.get(options.orientation, [paper.upright(), paper.upright().turned()])
    found = [_on(way, pages[0].trim, options) for way in ways]
    return min(found, key=lambda way: (way.grid.cells, -way.size.width * way.size.height))


def _on(paper: Size, page: Size, options: Options) -> Tiling:
    """The tiles on paper that stands as given."""
    margin, lost, overlap = options.margin, lost_edges(options, paper), options.tiles.overlap
    area = Box(
        margin.left or max(MARGIN, lost.left),
        margin.bottom or max(MARGIN, lost.bottom),
        paper.width - (margin.right or max(MARGIN, lost.right)),
        paper.height - (margin.top or max(MARGIN, lost.top)),
    )
    width, height = area.x1 - area.x0, area.y1 - area.y0
    if min(width, height) <= 2 * overlap:
        raise ImposeError(
            "margins and overlap leave nothing of the tiles", hint="make them smaller"
        )
    grid, size = _divided(page, Size(width, height), options, oversize=_oversize(page, paper))
    if grid.cells > _LARGEST:
        raise ImposeError(
            f"this poster would take {grid.cells} sheets", hint="choose a smaller --poster-size"
        )
    return Tiling(grid, size, paper, area, overlap, options.tiles.plan and grid.cells > 1)


def _oversize(page: Size, paper: Size) -> bool:
    """Whether the page is larger than a sheet, however it lies."""
    one, other = page.upright(), paper.upright()
    return one.width > other.width + 1 or one.height > other.height + 1


def _divided(page: Size, tile: Size, options: Options, *, oversize: bool) -> tuple[Grid, Size]:
    """The grid of tiles and the size of the poster on it.

    A size is kept as asked for, lying if the page lies; a grid is filled; without either, a page
    larger than a sheet keeps its size and a smaller one fills two by two tiles.
    """
    overlap, wanted = options.tiles.overlap, options.tiles.size
    grid = options.tiles.grid
    if grid is None and wanted is None and oversize:
        wanted = page
    if grid is None and wanted is not None:
        box = wanted.upright().turned() if page.is_landscape else wanted.upright()
        size = _within(page, box)
        across = ceil((size.width - overlap) / (tile.width - overlap) - 1e-6)
        down = ceil((size.height - overlap) / (tile.height - overlap) - 1e-6)
        return Grid(max(down, 1), max(across, 1)), size
    grid = grid or Grid(2, 2)
    box = Size(
        grid.columns * (tile.width - overlap) + overlap,
        grid.rows * (tile.height - overlap) + overlap,
    )
    return grid, _within(page, box)


def _within(page: Size, box: Size) -> Size:
    """The largest size of the page's shape in the box."""
    scale = min(box.width / page.width, box.height / page.height)
    return Size(page.width * scale, page.height * scale)
