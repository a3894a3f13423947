"""START HERE: three questions, answered by links, that lead to one file and how to print it.

In: a `Start`. Out: the page as HTML, whose links open the files, and as PDF, which names them.
No script is needed; every answer is a link to the next question or to a card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup as SafeHtml

from zinepress.digital.web import web_page
from zinepress.handout.howto.making import HowTo
from zinepress.handout.howto.shapes import svg
from zinepress.handout.howto.sheet import in_figures, run_table, usual_paper
from zinepress.handout.kits.card import measure
from zinepress.handout.kits.variants import Kind
from zinepress.handout.kits.words import TEMPLATES
from zinepress.handout.wording import paper_title
from zinepress.layout.manifest import find_layouts
from zinepress.layout.markup import Markup
from zinepress.layout.style import families
from zinepress.layout.template import fill
from zinepress.pictures.treat import Treatment
from zinepress.press.printers import Habit
from zinepress.typeset.render import typeset
from zinepress.units import MM, parse_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zinepress.handout.howto.sheet import Subject
    from zinepress.handout.kits.card import Measure
    from zinepress.handout.wording import Wording
    from zinepress.press.printers import Printer
    from zinepress.typeset.fonts import FontSet


@dataclass(frozen=True, slots=True)
class Shown:
    """A print file of the kit."""

    kind: Kind
    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Start:
    """What START HERE leads to."""

    words: Wording
    title: str
    subject: Subject
    files: tuple[Shown, ...]
    fold: str
    """The path of the how-to sheet."""
    others: tuple[str, ...]
    """The papers of other kits."""
    printer: Printer | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A file: what it is called, and the address that opens it; no address on paper."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """An answer: one file, or two for two passes; keys of the words for sides and notes."""

    name: str
    files: tuple[Link, ...]
    sides: str
    notes: tuple[str, ...] = ()
    instead: str = ""
    """The card for when the backs come out upside down."""


def start_page(start: Start, press: Path, fonts: FontSet) -> HowTo:
    """The page, as PDF and as HTML."""
    base = find_layouts(press)["base"]
    known = families(base, [start.words.language, "en"], "sans")
    paper = usual_paper(start.subject.paper)
    css = (TEMPLATES / "start.css").read_text("utf-8")

    def markup(*, linked: bool) -> Markup:
        values = {**_values(start, known[0]), "cards": tuple(_cards(start, linked=linked))}
        values |= {"fold": _link(start.fold, linked=linked), "linked": linked}
        return Markup(
            html=fill((TEMPLATES,), "start.html", values),
            stylesheets=(css,),
            roots={},
            language=start.words.language,
            title=start.words.plain("start"),
            families=known,
            variables={
                "--paper": f"{paper.width:.3f}pt {paper.height:.3f}pt",
                "--sans": ", ".join(f'"{name}"' for name in known),
            },
        )

    pdf = typeset(markup(linked=False), fonts).pdf
    return HowTo(pdf, web_page(markup(linked=True), Treatment()))


def _values(start: Start, family: str) -> dict[str, object]:
    """What the template names besides its cards."""
    words, subject = start.words, start.subject
    size = parse_size(subject.paper).upright()
    card = measure(size)
    return {
        "words": words,
        "say": words.say,
        "plain": words.plain,
        "title": start.title,
        "subject": subject,
        "paper": words.paper(subject.paper),
        "width": round(size.width / MM),
        "height": round(size.height / MM),
        "cards_along": card.times,
        "rest": card.rest,
        "card": _drawn(card, words, family),
        "others": [words.paper(name) for name in start.others],
        "two_sided": subject.plan.two_sided,
        "first": _first(start),
        "printer": start.printer.name if start.printer else "",
        "run": run_table(subject, words),
        "main": _named(start.files[0].path),
        "paper_name": paper_title(subject.paper),
    }


def _drawn(card: Measure, words: Wording, family: str) -> SafeHtml:
    """The drawing of a card along the sheet, in the figures of the language."""
    said = words.plain("measure-card", n=card.times, rest=card.rest)
    drawing = in_figures(card.drawing, words)
    return SafeHtml(svg(drawing, family, said))  # noqa: S704 - it escapes what it is told


def _first(start: Start) -> str:
    """The card that a printer which is known asks for."""
    if not start.subject.plan.two_sided:
        return "one"
    habit = start.printer.duplex if start.printer else Habit.LONG
    return {Habit.LONG: "normal", Habit.SHORT: "short", Habit.NONE: "hand"}[habit]


def _cards(start: Start, *, linked: bool) -> Iterator[Card]:
    """The answers."""
    links = {one.kind: _link(one.path, linked=linked) for one in start.files}
    if Kind.ONE in links:
        yield Card("one", (links[Kind.ONE],), "sides-one")
        return
    usual, other = (links[Kind.LONG],), (links[Kind.SHORT],)
    yield Card("normal", usual, "sides-long", ("card-check",), "short")
    yield Card("short", other, "sides-short", ("card-check",), "normal")
    yield Card("finisher", usual, "sides-long", ("card-finisher", "card-check"), "short")
    if Kind.FRONTS in links:
        by_hand = (links[Kind.FRONTS], links[Kind.BACKS])
        yield Card("hand", by_hand, "sides-one", ("card-hand", "card-check"))


def _link(path: str, *, linked: bool) -> Link:
    """The link to a file of the kit."""
    return Link(_named(path), quote(path) if linked else "")


def _named(path: str) -> str:
    """A file as one sees it, its folder in front and no ending."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    return f"{folder} / {stem}" if folder else stem
