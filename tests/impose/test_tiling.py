"""Posters over many sheets: as many tiles as are needed, and not one more."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zinepress.errors import ImposeError
from zinepress.impose.options import Options, Orientation, Tiles
from zinepress.impose.sheets import Edges, Grid, PageGeometry
from zinepress.impose.tiling import Tiling, name, tile
from zinepress.units import MM, PAPERS, Size, mm

SIZES = st.builds(mm, st.floats(50, 1500), st.floats(50, 1500))
PAPER = st.sampled_from([PAPERS["a4"], PAPERS["letter"], PAPERS["a3"]])
OVERLAPS = st.floats(0, 20).map(lambda length: length * MM)


def tiled(page: Size, paper: Size, options: Options) -> Tiling:
    """How one page is divided."""
    return tile([PageGeometry(page)], paper, options)


def covered(tiles: int, length: float, overlap: float) -> float:
    """How far so many tiles reach."""
    return tiles * (length - overlap) + overlap


@given(SIZES, PAPER, OVERLAPS, st.sampled_from([Orientation.PORTRAIT, Orientation.LANDSCAPE]))
def test_tiles_reach_over_the_whole_poster_and_none_is_needless(
    page: Size, paper: Size, overlap: float, orientation: Orientation
) -> None:
    options = Options(tiles=Tiles(size=page, overlap=overlap), orientation=orientation)
    found = tiled(page, paper, options)
    wide, high = found.tile.x1 - found.tile.x0, found.tile.y1 - found.tile.y0
    assert found.size.width / found.size.height == pytest.approx(page.width / page.height)
    for tiles, length, whole in (
        (found.grid.columns, wide, found.size.width),
        (found.grid.rows, high, found.size.height),
    ):
        assert covered(tiles, length, overlap) >= whole - 0.01
        assert tiles == 1 or covered(tiles - 1, length, overlap) < whole


@given(SIZES, PAPER, OVERLAPS, st.builds(Grid, st.integers(1, 4), st.integers(1, 4)))
def test_a_grid_of_tiles_is_filled_as_far_as_the_page_allows(
    page: Size, paper: Size, overlap: float, grid: Grid
) -> None:
    assume(grid.cells > 1)
    found = tiled(page, paper, Options(tiles=Tiles(grid=grid, overlap=overlap)))
    wide, high = found.tile.x1 - found.tile.x0, found.tile.y1 - found.tile.y0
    spare = (
        covered(grid.columns, wide, overlap) - found.size.width,
        covered(grid.rows, high, overlap) - found.size.height,
    )
    assert found.grid == grid
    assert min(spare) == pytest.approx(0, abs=0.01)


@given(SIZES, PAPER, OVERLAPS)
def test_windows_of_neighbouring_tiles_share_the_overlap(
    page: Size, paper: Size, overlap: float
) -> None:
    found = tiled(page, paper, Options(tiles=Tiles(grid=Grid(2, 2), overlap=overlap)))
    first, right, below = (found.window(*place) for place in ((0, 0), (0, 1), (1, 0)))
    assert (first.x0, first.y1) == (0, found.size.height)
    assert first.x1 - right.x0 == pytest.approx(overlap, abs=1e-6)
    assert below.y1 - first.y0 == pytest.approx(overlap, abs=1e-6)


def test_margins_of_the_sheet_make_the_tiles_smaller() -> None:
    wide = Options(margin=Edges(10, 20, 30, 40), orientation=Orientation.PORTRAIT)
    found = tiled(PAPERS["a4"], PAPERS["a4"], wide)
    assert (found.tile.x0, found.tile.y0) == (10, 40)
    assert found.tile.x1 == PAPERS["a4"].width - 20
    assert found.tile.y1 == PAPERS["a4"].height - 30
    usual = tiled(PAPERS["a4"], PAPERS["a4"], Options(orientation=Orientation.PORTRAIT))
    assert usual.tile.x0 == pytest.approx(6.35 * MM)


@pytest.mark.parametrize(
    ("row", "column", "label"), [(0, 0, "A1"), (1, 2, "B3"), (25, 9, "Z10"), (26, 0, "AA1")]
)
def test_tiles_are_named_like_fields_of_a_map(row: int, column: int, label: str) -> None:
    assert name(row, column) == label


def test_a_single_tile_needs_no_map() -> None:
    one = tiled(PAPERS["a5"], PAPERS["a4"], Options(tiles=Tiles(grid=Grid(1, 1))))
    assert not one.has_map


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(tiles=Tiles(overlap=300.0)), "leave nothing of the tiles"),
        (Options(tiles=Tiles(size=mm(9000, 9000))), "would take"),
    ],
)
def test_a_poster_that_cannot_be_is_an_error(options: Options, said: str) -> None:
    with pytest.raises(ImposeError, match=said):
        tiled(PAPERS["a4"], PAPERS["a4"], options)


def test_a_poster_without_paper_is_an_error() -> None:
    with pytest.raises(ImposeError, match="size of its page and of the paper"):
        tile([PageGeometry(PAPERS["a4"])], None, Options())
