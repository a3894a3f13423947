"""The tiles of a poster in points, and the sheet that shows how they go together.

In: a plan with its tiling, the pages. Out: one `PlacedSide` for each sheet. The right and the
lower margin of a tile are cut off; it is glued over the strip at the left and the top of the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.impose.boxes import overlap
from zinepress.impose.sheets import Box, Label, PlacedSide, Placement, Stroke
from zinepress.impose.tiling import name
from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.impose.planned import Plan
    from zinepress.impose.sheets import PageGeometry
    from zinepress.impose.tiling import Tiling

CROSS = 4 * MM
"""How long the arms of the corner marks are."""
MAP = "map of the tiles"
"""How the sheet is called that shows the poster in small."""


def place(plan: Plan, tiling: Tiling, pages: Sequence[PageGeometry]) -> Iterator[PlacedSide]:
    """Every tile of every page, row by row, then the map of the page."""
    for page, geometry in enumerate(pages[: plan.count], 1):
        title = f"page {page} " if plan.count > 1 else ""
        for row in range(tiling.grid.rows):
            for column in range(tiling.grid.columns):
                tile = _tile(page, geometry, tiling, row, column)
                yield PlacedSide(
                    tiling.paper,
                    (tile,) if tile else (),
                    tuple(_tile_marks(tiling, row, column)),
                    _tile_labels(tiling, row, column),
                    f"{title}tile {name(row, column)}",
                )
        if tiling.has_map:
            yield _map(page, geometry, tiling, f"{title}{MAP}")


def _tile(
    page: int, geometry: PageGeometry, tiling: Tiling, row: int, column: int
) -> Placement | None:
    """What of the page stands on a tile; None where it holds nothing of it."""
    window = tiling.window(row, column)
    x, y = tiling.tile.x0 - window.x0, tiling.tile.y0 - window.y0
    whole = _in_the_middle(geometry, Box(x, y, x + tiling.size.width, y + tiling.size.height))
    clip = overlap(whole, tiling.tile)
    return Placement(page, 0, whole, clip) if clip else None


def _in_the_middle(geometry: PageGeometry, room: Box) -> Box:
    """The page as large as the room allows, in its middle."""
    width, height = room.x1 - room.x0, room.y1 - room.y0
    trim = geometry.trim
    scale = min(width / trim.width, height / trim.height)
    x0 = room.x0 + (width - scale * trim.width) / 2
    y0 = room.y0 + (height - scale * trim.height) / 2
    return Box(x0, y0, x0 + scale * trim.width, y0 + scale * trim.height)


def _tile_marks(tiling: Tiling, row: int, column: int) -> Iterator[Stroke]:
    """Ticks in the margins: the corners, where to cut, and where the tile glued on top ends."""
    tile, strip = tiling.tile, tiling.overlap
    upright = [(tile.x0, "crop"), (tile.x1, _end(column, tiling.grid.columns))]
    level = [(tile.y1, "crop"), (tile.y0, _end(row, tiling.grid.rows))]
    if column:
        upright.append((tile.x0 + strip, "glue"))
    if row:
        level.append((tile.y1 - strip, "glue"))
    for x, kind in upright:
        dash = (2.0, 2.0) if kind == "glue" else ()
        yield Stroke(x, tile.y1, x, tile.y1 + CROSS, dash=dash, kind=kind)
        yield Stroke(x, tile.y0, x, tile.y0 - CROSS, dash=dash, kind=kind)
    for y, kind in level:
        dash = (2.0, 2.0) if kind == "glue" else ()
        yield Stroke(tile.x0, y, tile.x0 - CROSS, y, dash=dash, kind=kind)
        yield Stroke(tile.x1, y, tile.x1 + CROSS, y, dash=dash, kind=kind)
    if (row or column) and strip >= _ROOM_FOR_A_MAP:
        corner = _strip_corner(tiling, row, column)
        yield from _small_map(tiling, (row, column), *corner)


_ROOM_FOR_A_MAP = 6 * MM


def _end(place: int, count: int) -> str:
    """What is done at the far end of a tile: all but the last are cut there."""
    return "crop" if place == count - 1 else "cut"


def _strip_corner(tiling: Tiling, row: int, column: int) -> tuple[float, float]:
    """The upper left corner of the glue strip, or of the printed area on the first tile."""
    inset = 1 * MM
    if column:
        return tiling.tile.x0 + inset, tiling.tile.y1 - tiling.overlap - inset
    if row:
        return tiling.tile.x0 + tiling.overlap + inset, tiling.tile.y1 - inset
    return tiling.tile.x0 + inset, tiling.tile.y1 + CROSS


def _small_map(tiling: Tiling, here: tuple[int, int], x: float, y: float) -> Iterator[Stroke]:
    """All tiles in small, this one crossed out, below the label in the glue strip."""
    grid, top = tiling.grid, y - _LABEL - 2
    step = (tiling.overlap - 2 * MM) / max(grid.rows, grid.columns)
    bottom, right = top - grid.rows * step, x + grid.columns * step
    for column in range(grid.columns + 1):
        yield Stroke(x + column * step, top, x + column * step, bottom, 0.5, kind="map")
    for row in range(grid.rows + 1):
        yield Stroke(x, top - row * step, right, top - row * step, 0.5, kind="map")
    x0, y1 = x + here[1] * step, top - here[0] * step
    yield Stroke(x0, y1, x0 + step, y1 - step, 0.5, kind="map")
    yield Stroke(x0, y1 - step, x0 + step, y1, 0.5, kind="map")


_LABEL = 8.0


def _tile_labels(tiling: Tiling, row: int, column: int) -> tuple[Label, ...]:
    """The name of the tile where the next one covers it; that of the first in its margin."""
    x, y = _strip_corner(tiling, row, column)
    return (Label(name(row, column), x, y - _LABEL, _LABEL, kind="tile"),)


def _map(page: int, geometry: PageGeometry, tiling: Tiling, title: str) -> PlacedSide:
    """The whole poster on one sheet, every tile outlined and named."""
    tile, size = tiling.tile, tiling.size
    scale = min((tile.x1 - tile.x0) / size.width, (tile.y1 - tile.y0) / size.height)
    x0 = (tiling.paper.width - scale * size.width) / 2
    y0 = (tiling.paper.height - scale * size.height) / 2
    room = Box(x0, y0, x0 + scale * size.width, y0 + scale * size.height)
    frame = _in_the_middle(geometry, room)
    strokes: list[Stroke] = []
    labels: list[Label] = []
    for row in range(tiling.grid.rows):
        for column in range(tiling.grid.columns):
            window = tiling.window(row, column)
            left, top = x0 + scale * max(window.x0, 0), y0 + scale * min(window.y1, size.height)
            right = min(x0 + scale * window.x1, room.x1)
            bottom = max(y0 + scale * window.y0, room.y0)
            strokes += _outline(Box(left, bottom, right, top))
            labels.append(Label(name(row, column), left + 4, top - 16, 14.0, kind="tile"))
    return PlacedSide(
        tiling.paper, (Placement(page, 0, frame, frame),), tuple(strokes), tuple(labels), title
    )


def _outline(box: Box) -> Iterator[Stroke]:
    """The four sides of a box."""
    corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield Stroke(x0, y0, x1, y1, kind="map")
