"""A specimen of a layout: its own sample text in every format it makes, small, on one sheet.

In: a layout by name and the press it is found in. Out: a PDF of one page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from zinepress.errors import LayoutError, SourceError, nearest
from zinepress.impose.join import join
from zinepress.impose.read import opened
from zinepress.impose.sheets import Box, Label, PlacedSide, Placement, Stroke
from zinepress.impose.write import write
from zinepress.layout.compose import compose
from zinepress.layout.formats import FORMATS, Medium
from zinepress.layout.manifest import find_layouts
from zinepress.press.front import read_front
from zinepress.press.model import Edition, Press, Publication, Settings
from zinepress.press.shipped import shipped_folder
from zinepress.source.read import read_document
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import typeset
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout
    from zinepress.units import Size

FILE = "specimen.md"
LANGUAGE = "en"
SHEET = PAPERS["a4"].turned()
MARGIN = 0.043
"""White at each edge, as a share of the width of the paper."""
GAP = 5.0
APART = 22.0
LABEL = 16.0
"""Points above the pages of a format for its name."""
LETTERS = 7.0
"""Size of that name; a letter of Source Sans is less than half as wide on the average."""
MOST = 8
"""Pages shown of each format."""


@dataclass(frozen=True, slots=True)
class Row:
    """A format, and the pages of the specimen in it."""

    form: Format
    pdf: bytes
    pages: int

    @property
    def label(self) -> str:
        """What stands above its pages."""
        return f"{self.form.name}: {self.form.title}"


def specimen(name: str, root: Path, paper: Size = SHEET) -> bytes:
    """The sheet of a layout, which may be the press's own or a shipped one.

    Raises LayoutError for a layout that is not there, offers nothing or has no sample text.
    """
    layouts = find_layouts(root)
    if name not in layouts:
        raise LayoutError(f"there is no layout '{name}'", hint=nearest(name, layouts))
    rows = list(_rows(layouts[name], root))
    return _sheet(rows, f"{layouts[name].title}: a specimen", paper)


def _rows(layout: Layout, root: Path) -> Iterator[Row]:
    """A row for each page design that the layout makes PDFs of."""
    file = next((one / FILE for one in reversed(layout.folders) if (one / FILE).is_file()), None)
    if file is None:
        raise LayoutError(f"the layout '{layout.name}' has no {FILE}", hint="write a short text")
    text, path = file.read_text("utf-8"), f"layouts/{file.parent.name}/{FILE}"
    front, findings = read_front(text, path, LANGUAGE)
    if front is None:
        raise SourceError.of(findings)
    edition = Edition("specimen", LANGUAGE, path, replace(front, layout=layout.name))
    press = Press(root, Settings(), (Publication("specimen", LANGUAGE, (edition,)),))
    fonts = find_fonts([one for one in (root / "fonts", shipped_folder("fonts")) if one.is_dir()])
    shown: set[str] = set()
    for form in (FORMATS[one] for one in layout.formats):
        if form.medium is not Medium.PDF or form.page in shown:
            continue
        shown.add(form.page)
        document = read_document(
            text, path, LANGUAGE, output=form.name, facts=front.facts, include=lambda _path: None
        )
        pages = typeset(compose(document, edition, press, form), fonts)
        yield Row(form, pages.pdf, pages.count)


def _sheet(rows: Sequence[Row], title: str, paper: Size) -> bytes:
    """The formats beside and below each other on a sheet, as large as all of them fit."""
    tallest = round(paper.height / 3)
    tries = range(tallest, 20, -2)
    height = next(tried for tried in tries if _shelves(rows, tried, paper) is not None)
    spots = _shelves(rows, height, paper) or ()
    placements: list[Placement] = []
    labels: list[Label] = []
    first = 1
    for row, (left, foot) in zip(rows, spots, strict=True):
        labels.append(Label(row.label, left, foot + height + 4, size=LETTERS))
        width = row.form.size.width * height / row.form.size.height
        for number in range(min(row.pages, MOST)):
            x = left + number * (width + GAP)
            frame = Box(x, foot, x + width, foot + height)
            placements.append(Placement(first + number, 0, frame, frame))
        first += row.pages
    side = PlacedSide(paper, tuple(placements), tuple(_edges(placements)), tuple(labels), title)
    target = BytesIO()
    with opened(join(row.pdf for row in rows)) as source:
        write(source, [side], target)
    return target.getvalue()


def _shelves(
    rows: Sequence[Row], height: float, paper: Size
) -> tuple[tuple[float, float], ...] | None:
    """Where each format begins, from the left and the foot; None when they need more paper."""
    margin = MARGIN * paper.width
    spots: list[tuple[float, float]] = []
    left, foot = margin, paper.height - margin - LABEL - height
    for row in rows:
        page = row.form.size.width * height / row.form.size.height
        width = max(min(row.pages, MOST) * (page + GAP) - GAP, len(row.label) * LETTERS / 2)
        if left > margin and left + width > paper.width - margin:
            left, foot = margin, foot - LABEL - GAP - height
        if left + width > paper.width - margin or foot < margin:
            return None
        spots.append((left, foot))
        left += width + APART
    return tuple(spots)


def _edges(placements: Iterable[Placement]) -> Iterator[Stroke]:
    """A line round each page, so that white pages are seen."""
    for one in placements:
        box = one.frame
        corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
        for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
            yield Stroke(x0, y0, x1, y1, width=0.5, kind="edge")
