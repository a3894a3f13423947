"""From sheets back to pages: an imposed file taken apart into single pages in reading order.

In: a PDF of sheets, ours or anybody's. Out: `Unimposed`. A file of ours gives back its pages as
they went in; from others the cells of a named or recognised scheme are cut out.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from zinepress.errors import Finding, ImposeError, Severity, Where
from zinepress.impose.access import ASK_NOTHING
from zinepress.impose.boxes import height, stretch, width
from zinepress.impose.door import door
from zinepress.impose.folding import fold_sheets
from zinepress.impose.habits import Habit
from zinepress.impose.judge import grid_in_file, lay
from zinepress.impose.note import read_note
from zinepress.impose.options import DEFAULTS, Duplex
from zinepress.impose.panels import Panels
from zinepress.impose.read import mended, opened
from zinepress.impose.readback import paper_of, seen, view_of
from zinepress.impose.recipe import heard
from zinepress.impose.seen import SeenSide, Sight, middle
from zinepress.impose.sheets import Box, PlacedSide, Placement
from zinepress.impose.trials import guesses, scheme_named
from zinepress.impose.verify import verify
from zinepress.impose.write import write
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.impose.access import Access
    from zinepress.impose.note import Note, Noted
    from zinepress.impose.options import Options
    from zinepress.impose.planned import Plan
    from zinepress.impose.read import Source
    from zinepress.impose.sheets import Cell, Grid


@dataclass(frozen=True, slots=True)
class Unimposed:
    """The single pages as PDF, how many they are, and by which scheme they were found.

    `scheme` is empty for a file of ours, whose pages come back as they went in.
    """

    pdf: bytes
    pages: int
    scheme: str = ""
    findings: tuple[Finding, ...] = ()


def unimpose(
    pdf: bytes | Path,
    scheme: str = "",
    options: Options | None = None,
    *,
    access: Access = ASK_NOTHING,
) -> Unimposed:
    """The pages of an imposed file in reading order.

    Without a scheme a file of ours is asked which form is which page; another file is folded in
    every known way, and the first way in which its page numbers read is taken. A named scheme is
    taken in any case, `options` saying more of it. Raises ImposeError where no way is found.
    """
    with opened(pdf, access=access) as source:
        note = read_note(source.pdf)
        if note is not None and not scheme:
            return _given_back(source, note)
        plan, habit, sure = _way(source, pdf, scheme, options, access)
        target = BytesIO()
        sides = [*_pages(source, plan, habit)]
        found = write(source, sides, target)
        name = plan.scheme.name
        doubt = () if sure else (_unconfirmed(source, name),)
        return Unimposed(target.getvalue(), len(sides), name, (*source.findings, *doubt, *found))


def _way(
    source: Source, pdf: bytes | Path, scheme: str, options: Options | None, access: Access
) -> tuple[Plan, Habit, bool]:
    """How the file was made, and whether the numbers of its pages say so too."""
    for receipt in verify(pdf, [scheme] if scheme else (), options, access=access):
        if receipt.reads and receipt.plan is not None and receipt.habit is not None:
            return receipt.plan, receipt.habit, True
    if not scheme:
        raise ImposeError(
            "no scheme is known by which its pages read in order",
            Where(source.name),
            "name the scheme with --scheme; 'zinepress schemes' shows them all",
        )
    bare = seen(
        source, [SeenSide(paper_of(p.shape), ()) for p in source.pages], count=0, exact=False
    )
    for plan in guesses(scheme_named(scheme), bare, options or DEFAULTS):
        return plan, Habit(bare.edge or (options.duplex if options else Duplex.LONG)), False
    raise ImposeError(
        f"{len(source.pages)} sides cannot be sheets of '{scheme}'",
        Where(source.name),
        "'zinepress verify' says as what the file reads",
    )


def _unconfirmed(source: Source, scheme: str) -> Finding:
    return Finding(
        f"the pages are in the order of '{scheme}'; no page numbers confirm it",
        Where(source.name),
        "leaf through the result before you rely on it",
        Severity.WARNING,
        "unimpose",
    )


def _pages(source: Source, plan: Plan, habit: Habit) -> Iterator[PlacedSide]:
    """Each cell in reading order as a page of its own, cut out of its side and set upright."""
    grid = grid_in_file(plan, habit)
    across, down = _edges(plan, grid.columns), _edges(plan, grid.rows)
    for cell, side, (row, column) in _in_order(source, plan, habit):
        page = source.pages[side]
        paper = paper_of(page.shape)
        box = Box(
            across[column] * paper.width,
            (1 - down[row + 1]) * paper.height,
            across[column + 1] * paper.width,
            (1 - down[row]) * paper.height,
        )
        size = Size(width(box), height(box))
        size = size.turned() if cell.turn % 180 else size
        whole = Box(0, 0, size.width, size.height)
        upright = stretch(box, whole, cell.turn).after(view_of(page.shape))
        frame = upright.box(page.shape.trim)
        yield PlacedSide(size, (Placement(page.number, cell.turn, frame, whole),))


def _edges(plan: Plan, cells: int) -> tuple[float, ...]:
    """Where cells in a row begin and end, as shares of the paper; wings are half as wide."""
    programme = plan.making.programme
    shares = programme.shares if isinstance(programme, Panels) else ()
    if len(shares) != cells:
        shares = (1,) * cells
    return tuple(sum(shares[:number]) / sum(shares) for number in range(cells + 1))


def _in_order(
    source: Source, plan: Plan, habit: Habit
) -> Iterator[tuple[Cell, int, tuple[int, int]]]:
    """The cells as a reader meets them: how each is turned then, and its side, row and column."""
    grid = grid_in_file(plan, habit)
    bare = [_every_cell(paper_of(page.shape), grid) for page in source.pages]
    two_sided = len(bare) > len(plan.sheets)
    laid = lay(list(habit.undone(bare, two_sided=two_sided)), plan, habit, two_sided=two_sided)
    order = habit.places(len(bare), two_sided=two_sided)
    assert laid is not None  # every side has exactly the cells of the plan
    for cell in fold_sheets(laid, plan)[0]:
        if cell.page is not None:
            side, index = divmod(cell.page, grid.cells)
            yield cell, order[side], divmod(index, grid.columns)


def _every_cell(paper: Size, grid: Grid) -> SeenSide:
    """A side with a page in every cell, row by row."""
    cells = [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
    return SeenSide(paper, tuple(Sight((), 0, *middle(paper, grid, cell)) for cell in cells))


def _given_back(source: Source, note: Note) -> Unimposed:
    """The pages of a file of ours, as they were before they were put on sheets."""
    pdf = source.pdf
    recipe = heard(note.recipe)
    known = {page.number: page for page in note.pages}
    order = recipe.order if recipe and recipe.order else tuple(sorted(known))
    with door(source.name):
        tree = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(order)))
        tree["/Kids"] = Array(
            [pdf.make_indirect(_page(known[number], tree)) for number in order if number in known]
        )
        root = Dictionary(Type=Name.Catalog, Pages=tree)
        for key in ("/OutputIntents", "/Metadata"):
            if key in pdf.Root:
                root[key] = pdf.Root[key]
        layers = _without(pdf.Root.get("/OCProperties"), note.marks)
        if layers is not None:
            root["/OCProperties"] = layers
        pdf.trailer["/Root"] = pdf.make_indirect(root)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        target = BytesIO()
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            encryption=False,
            deterministic_id=True,
        )
    return Unimposed(
        target.getvalue(), len(tree.Kids), findings=(*source.findings, *mended(source))
    )


def _page(noted: Noted, tree: pikepdf.Object) -> Dictionary:
    """The page that a form was made of."""
    page = Dictionary(Type=Name.Page, Parent=tree, Resources=Dictionary())
    for key, value in noted.shape.items():
        page[key] = value
    if noted.form is not None:
        form = noted.form
        for key in ("/Resources", "/Group"):
            if key in form:
                page[key] = form[key]
        for key in ("/Type", "/Subtype", "/BBox", "/Resources", "/Group"):
            if key in form:
                del form[key]
        page["/Contents"] = form
    return page


def _without(layers: object, marks: pikepdf.Object | None) -> pikepdf.Object | None:
    """The layers of the pages alone; None where there are none."""
    if not isinstance(layers, Dictionary) or marks is None:
        return layers if isinstance(layers, Dictionary) else None
    groups = [each for each in layers.get("/OCGs", ()) if each.objgen != marks.objgen]
    if not groups:
        return None
    layers["/OCGs"] = Array(groups)
    shown = layers.get("/D")
    for key in ("/Order", "/ON"):
        if isinstance(shown, Dictionary) and isinstance(shown.get(key), Array):
            shown[key] = Array([each for each in shown[key] if _objgen(each) != marks.objgen])
    return layers


def _objgen(value: object) -> tuple[int, int]:
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)
