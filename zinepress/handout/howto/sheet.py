"""The how-to sheet of a file as one page: everything between the printer and the stapler.

In: a `Subject`. Out: `Markup` to typeset, and the same as an HTML page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup as SafeHtml

from zinepress.handout.howto.faults import faults
from zinepress.handout.howto.frames import Table, frames
from zinepress.handout.howto.shapes import Drawing, Figure, svg
from zinepress.handout.howto.tools import tools
from zinepress.handout.reckoning import reckon
from zinepress.handout.wording import Wording, paper_title, wording
from zinepress.impose.options import Duplex
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.layout.style import faces, families
from zinepress.layout.template import fill
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.handout.howto.frames import Frame
    from zinepress.handout.howto.shapes import Shape
    from zinepress.handout.reckoning import Reckoning
    from zinepress.impose import Options, Plan
    from zinepress.impose.squares import Squares
    from zinepress.press.rates import Rates
    from zinepress.units import Size

TEMPLATES = Path(__file__).parent / "templates"
RUNS = (25, 50, 100, 200, 500)
"""How many copies are estimated."""
LENGTHS = (124.0, 110.0, 98.0, 86.0, 76.0, 66.0, 58.0)
"""How long the longer edge of a sheet is drawn, in points; the first that leaves one page."""
FAULT = 0.62
"""How large wrong copies are drawn, by the steps."""
ROW, SPACE = 486.0, 9.0
"""How wide the row of wrong copies is, and what lies between two of them."""
NARROWEST = 120.0
"""How wide a caption is at least."""
AMERICAN = ("letter", "legal", "tabloid", "half-letter")


@dataclass(frozen=True, slots=True)
class Subject:
    """A file of sheets, and what its how-to sheet says of it."""

    title: str
    language: str
    code: str
    address: str
    """Where the newest version is; empty when nobody said."""
    paper: str
    plan: Plan
    squares: Squares
    options: Options
    rates: Rates
    by_hand: bool = False
    """Whether the printer prints one side, and the pile goes through it twice."""
    by_machine: bool = False
    """Whether the copier folds and staples what comes out."""

    @property
    def reckoning(self) -> Reckoning:
        """What its sheets take."""
        return reckon(self.plan, self.squares.paper)


def page(subject: Subject, press: Path, length: float, size: Size) -> Markup:
    """The sheet to typeset on paper of that size, its drawings that long, in faces of a press."""
    words = wording(TEMPLATES, subject.language)
    base = find_layouts(press)["base"]
    known = families(base, [subject.language, "en"], "sans")
    face = faces(base, subject.language)
    variables = {
        "--paper": f"{size.width:.3f}pt {size.height:.3f}pt",
        "--sans": ", ".join(f'"{name}"' for name in known),
        "--leading": f"{1.24 * max(face.leading / 1.0, 1.0) ** 0.5:.3f}",
    }
    css = (TEMPLATES / "howto.css").read_text("utf-8")
    return Markup(
        html=html(subject, words, known[0], length),
        stylesheets=(css,),
        roots={},
        language=subject.language,
        title=words.plain("title-of", title=subject.title),
        families=known,
        variables=variables,
    )


def usual_paper(name: str) -> Size:
    """The paper of notes and notices where the files are printed: A4, or Letter."""
    return PAPERS["letter" if name in AMERICAN else "a4"]


def html(subject: Subject, words: Wording, family: str, length: float) -> str:
    """The page as HTML."""
    table = Table(subject.plan, subject.squares, length, subject.reckoning.copy.staples)
    small = Table(subject.plan, subject.squares, length * FAULT)
    values: dict[str, object] = {
        "words": words,
        "say": words.say,
        "plain": words.plain,
        "subject": subject,
        "settings": list(_settings(subject, words)),
        "steps": [
            _picture(frame.drawing, _caption(frame, words), words, family)
            for frame in _frames(subject, table)
        ],
        "faults": _shared(
            [
                _picture(one.drawing, words.say(f"fault-{one.name}"), words, family)
                | {"mend": _mend(one.name, subject, words)}
                for one in faults(small)
            ]
        ),
        "tools": [] if subject.by_machine else _tools(subject, words),
        "run": run_table(subject, words),
    }
    return fill((TEMPLATES,), "howto.html", values)


def _frames(subject: Subject, table: Table) -> tuple[Frame, ...]:
    """The steps that people do: a copier that folds and staples leaves them the first."""
    if not subject.by_machine:
        return frames(table)
    first = frames(table)[0]
    return (replace(first, said=(*first.said, ("card-finisher", {}))),)


def _tools(subject: Subject, words: Wording) -> list[SafeHtml]:
    """What is needed at the table."""
    return [words.say(key, **given) for key, given in tools(subject.plan, subject.squares)]


def _settings(subject: Subject, words: Wording) -> Iterator[tuple[object, object]]:
    """What is set at the printer, label by label."""
    yield words.say("paper"), words.paper(subject.paper)
    yield words.say("size"), words.say("size-actual")
    yield words.say("sides"), words.say(sides(subject))
    yield words.say("ink"), words.say("ink-black")
    together = subject.reckoning.together
    sheets = words.number(len(subject.plan.sheets))
    if together > 1:
        yield words.say("sheets-for", copies=together), sheets
    else:
        yield words.say("sheets"), sheets


def sides(subject: Subject) -> str:
    """The key of the words for which sides are printed, and the edge to turn about."""
    if not subject.plan.two_sided:
        return "sides-one"
    if subject.by_hand:
        return "sides-hand"
    return "sides-long" if subject.options.duplex is Duplex.LONG else "sides-short"


def _mend(name: str, subject: Subject, words: Wording) -> object:
    """What to do about a wrong copy."""
    if name == "upside-down":
        return words.say(sides(subject).replace("sides", "mend-upside-down"))
    if name == "cut-off":
        return words.say("mend-cut-off", paper=paper_title(subject.paper))
    return words.say(f"mend-{name}")


def _caption(frame: Frame, words: Wording) -> SafeHtml:
    """The sentences of a frame."""
    told = (
        (key, {name: _figures(value, words) for name, value in given.items()})
        for key, given in frame.said
    )
    return SafeHtml(" ").join(words.say(key, **given) for key, given in told)


def _figures(value: int | str, words: Wording) -> int | str:
    """A value of a caption; page numbers in the figures of the language."""
    return words.figures(value) if isinstance(value, str) else value


def _picture(drawing: Drawing, said: SafeHtml, words: Wording, family: str) -> dict[str, object]:
    """A drawing with its caption and the width that both take."""
    own = in_figures(drawing, words)
    left, _, right, _ = own.box
    drawn = SafeHtml(svg(own, family, said.striptags()))  # noqa: S704 - it escapes what it is told
    return {"svg": drawn, "said": said, "width": f"{max(right - left, NARROWEST):.1f}"}


def _shared(pictures: list[dict[str, object]]) -> list[dict[str, object]]:
    """Pictures in one row: each as wide as it is drawn, what is left shared by the narrow ones."""
    share = ROW / len(pictures)
    wide = [float(str(one["width"])) for one in pictures]
    large = [width for width in wide if width > share - SPACE]
    left = (ROW - sum(large) - SPACE * len(large)) / max(len(pictures) - len(large), 1)
    return [
        one | {"width": f"{width if width in large else left - SPACE:.1f}"}
        for one, width in zip(pictures, wide, strict=True)
    ]


def in_figures(drawing: Drawing, words: Wording) -> Drawing:
    """A drawing with its numbers in the figures of the language."""
    return Drawing(tuple(_in_figures(shape, words) for shape in drawing.shapes))


def _in_figures(shape: Shape, words: Wording) -> Shape:
    """A shape with its number in the figures of the language."""
    if isinstance(shape, Figure):
        return Figure(shape.points, words.figures(shape.text), shape.turn, shape.size)
    return shape


def run_table(subject: Subject, words: Wording) -> SafeHtml:
    """What usual runs take, as a section of a page."""
    values = {"say": words.say, "ream": subject.rates.ream, "runs": list(_runs(subject, words))}
    return SafeHtml(fill((TEMPLATES,), "run.html", values))  # noqa: S704 - the template escapes


def _runs(subject: Subject, words: Wording) -> Iterator[Mapping[str, object]]:
    """The estimate for each run."""
    reckoning = subject.reckoning
    for copies in RUNS:
        run = reckoning.run(copies, subject.rates)
        yield {
            "copies": words.number(run.copies),
            "sheets": words.number(run.sheets + run.spare),
            "reams": words.number(run.reams),
            "printing": words.duration(run.printing),
            "finishing": words.duration(run.finishing) if run.finishing else "–",
        }
