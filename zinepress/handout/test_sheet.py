"""The test sheet: two sides that find out what a printer does with paper.

In: a paper and a language. Out: a PDF of two sides. What is read on it are the parts of a
passport code (`zinepress.press.printers`): how the sheet is turned, what the edges lose, where
the cross of the front lies behind the grid of the back, and whether there is colour.

Both sides have their middle in the middle of the paper, so that cross and grid meet whichever
way the back is turned. All numbers below are millimetres from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

from zinepress.errors import LayoutError, UsageError, nearest
from zinepress.impose import Finish, impose
from zinepress.layout import style
from zinepress.layout.formats import Format, Medium
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.layout.strings import read_words
from zinepress.layout.template import fill
from zinepress.press.languages import direction
from zinepress.press.printers import GRID, MARKED, code_of_paper
from zinepress.typeset.render import typeset
from zinepress.units import MM, PAPERS, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zinepress.typeset.fonts import FontSet

    _Point = Callable[[float, float], tuple[float, float]]

LAYOUT = "test-sheet"
TEST_PAPERS = ("letter", "a4", "legal", "tabloid", "a3")
"""Papers that the sheet is drawn for: Letter and A4 are the smallest that hold it."""
_TOOTH = 7.0
_COLUMN = 16.0
"""How far from the edge the numbers of the bars stand, in a line."""
_INSET = 21.0
"""How far texts stay from the edges."""
_LETTERS = 4.0
"""From one letter of the grid to the next; its lines lie a millimetre apart."""
_NUMBERS = 3.2
"""From one number of the grid to the next: less, so that the fans do not cross."""

_INKS = ((0, 160, 224), (224, 0, 122), (245, 216, 0), (224, 48, 30), (0, 0, 0))
"""Cyan, magenta, yellow, red and black as screens show them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; its width, too, in millimetres."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.2


@dataclass(frozen=True, slots=True)
class Sign:
    """A number or letter around a point."""

    text: str
    x: float
    y: float
    size: float = 3.2


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on one side."""

    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]


def printer_sheet(paper: str, language: str, root: Path, fonts: FontSet) -> bytes:
    """The test sheet as a PDF, to be printed as any print file is.

    Raises UsageError for a paper that it is not drawn for.
    """
    if paper not in TEST_PAPERS:
        hint = nearest(paper, TEST_PAPERS)
        raise UsageError(f"there is no test sheet for '{paper}'", hint=hint)
    markup = sheet_markup(paper, language, root)
    pages = typeset(markup, fonts)
    return impose(pages.pdf, "duplex", PAPERS[paper], finish=Finish(title=markup.title)).pdf


def sheet_markup(paper: str, language: str, root: Path) -> Markup:
    """The two sides as HTML, in the words of a language or, where it has none, in English."""
    layout = find_layouts(root)[LAYOUT]
    if not layout.is_whole:
        raise LayoutError.of(layout.findings)
    words, size = read_words(layout.folders, language), PAPERS[paper]
    form = Format(LAYOUT, "", Medium.PDF, "large", size)
    command = f"zinepress printer add office {code_of_paper(paper)} L 4/4/4/6 E5 M"
    keep = words.say("keep", command=command)
    values = {
        "language": language,
        "direction": direction(language),
        "title": words.say("title").striptags(),
        "say": words.say,
        "keep": keep.replace(command, Html('<code dir="ltr">{}</code>').format(command)),
        "paper": code_of_paper(paper),
        **_measures(size),
    }
    latin = ", ".join(f'"{name}"' for name in style.families(layout, ["en"], "sans"))
    return Markup(
        html=fill(layout.folders, "page.html", values),
        stylesheets=((layout.folders[-1] / "style.css").read_text("utf-8"),),
        roots={},
        language=language,
        title=str(values["title"]),
        families=style.families(layout, [language]),
        variables=style.properties(layout, form, language, {}) | {"--font-latin": latin},
    )


def _measures(size: Size) -> dict[str, object]:
    """The sheet, where texts may stand, and the drawings, for the template."""
    width, height = size.width / MM, size.height / MM
    bars = _bars(width, height)
    return {
        "sheet": {"width": width, "height": height},
        "centre": {"x": width / 2, "y": height / 2},
        "box": {"left": _INSET, "top": _INSET, "width": width - 2 * _INSET},
        "greys": [(share, _tint((0, 0, 0), share)) for share in range(10, 100, 10)],
        "patches": [(share, [_tint(ink, share) for ink in _INKS]) for share in (100, 80, 60, 40)],
        "front": _with(bars, _cross(width / 2, height / 2)),
        "back": _with(bars, _grid(width / 2, height / 2)),
    }


def _tint(ink: tuple[int, int, int], share: int) -> str:
    """So much of an ink, in per cent, on white paper."""
    return "#" + "".join(f"{round(255 - (255 - part) * share / 100):02x}" for part in ink)


def _with(one: Drawing, other: Drawing) -> Drawing:
    """Both drawings on one side."""
    return Drawing((*one.lines, *other.lines), (*one.signs, *other.signs))


def _bars(width: float, height: float) -> Drawing:
    """At the middle of each edge a comb of bars, each as far from the edge as its number says."""
    lines: list[Line] = []
    signs: list[Sign] = []
    for point, middle in _edges(width, height):
        for place, number in enumerate(MARKED):
            at = middle + (place - (len(MARKED) - 1) / 2) * _TOOTH
            lines.append(Line(*point(at - 2.6, number), *point(at + 2.6, number), 0.35))
            lines.append(Line(*point(at, number), *point(at, _COLUMN - 2.2), 0.12))
            signs.append(Sign(str(number), *point(at, _COLUMN)))
    return Drawing(tuple(lines), tuple(signs))


def _edges(width: float, height: float) -> Iterator[tuple[_Point, float]]:
    """For each edge what gives the point `along` it and `off` from it, and where its middle is."""
    yield (lambda along, off: (along, off)), width / 2
    yield (lambda along, off: (along, height - off)), width / 2
    yield (lambda along, off: (off, along)), height / 2
    yield (lambda along, off: (width - off, along)), height / 2


def _cross(x: float, y: float) -> Drawing:
    """The cross of the front, strong enough to shine through."""
    reach = 12.0
    return Drawing(
        (Line(x - reach, y, x + reach, y, 0.4), Line(x, y - reach, x, y + reach, 0.4)), ()
    )


def _grid(x: float, y: float) -> Drawing:
    """Lines a millimetre apart; each fans out to a letter above, or to a number at the right."""
    end = len(GRID) / 2
    near, up, right = end + 1, end + 10, end + 13
    lines: list[Line] = []
    signs: list[Sign] = []
    for place, letter in enumerate(GRID):
        off = place - (len(GRID) - 1) / 2
        thick = 0.3 if off == 0 else 0.12
        lines += [
            Line(x + off, y - near, x + off, y + end, thick),
            Line(x + off, y - near, x + off * _LETTERS, y - up, thick),
            Line(x - end, y + off, x + near, y + off, thick),
            Line(x + near, y + off, x + right, y + off * _NUMBERS, thick),
        ]
        signs.append(Sign(letter, x + off * _LETTERS, y - up - 2.4))
        signs.append(Sign(str(place + 1), x + right + 2.4, y + off * _NUMBERS))
    return Drawing(tuple(lines), tuple(signs))
