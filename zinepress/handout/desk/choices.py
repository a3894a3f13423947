"""The three questions whose answer is one file and three settings.

In: the finished files of an edition. Out: `Question`s and `Answer`s that name one another, so that
links alone lead from the first question to an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.handout.desk.making import making

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.handout.desk.holding import File, Holding
    from zinepress.handout.desk.making import Making

STAPLED = ("booklet", "ink-lite", "quarter")
FOLDED = ("mini", "leaflet", "handbill")
"""What needs no staple."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to answer: a word of the strings table, or the name of a paper, and where to."""

    word: str
    to: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three; `word` begins the names of its words in the strings table."""

    name: str
    word: str
    options: tuple[Option, ...]
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A file, and the words for how to set the printer to it.

    `by_hand` is for a printer that prints one side: odd pages first, then even ones. `word` says
    what is to be known besides.
    """

    name: str
    file: File
    making: Making | None
    by_hand: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """The questions and answers of an edition; no questions where there is nothing to fold."""

    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]


def choices(holding: Holding) -> Choices:
    """The questions for the print files of an edition."""
    papers = tuple(dict.fromkeys(file.paper for file in holding.files if file.is_on_sheets))
    kinds = {paper: _kinds(holding, paper) for paper in papers}
    papers = tuple(paper for paper in papers if kinds[paper])
    if not papers:
        return Choices((), ())
    first = Question("print", "paper", _papers(papers))
    rest = [question for paper in papers for question in _questions(paper, kinds[paper])]
    answers = [answer for paper in papers for answer in kinds[paper].values()]
    named = {option.to for one in (first, *rest) for option in one.options}
    return Choices((first, *rest), tuple(one for one in answers if one.name in named))


def _papers(papers: Sequence[str]) -> tuple[Option, ...]:
    """The papers there are, and a way out where there are several."""
    options = tuple(Option("paper-named", f"paper-{paper}", paper) for paper in papers)
    return (*options, Option("not-sure", "which-paper")) if len(papers) > 1 else options


def _kinds(holding: Holding, paper: str) -> dict[str, Answer]:
    """The answers for one paper, by what they are for."""
    files = [file for file in holding.files if file.paper == paper and file.is_on_sheets]
    stapled = _first(files, STAPLED)
    folded = _first(files, FOLDED)
    kinds: dict[str, Answer] = {}
    if stapled is not None:
        kinds["stapler"] = _answer("booklet", stapled)
        kinds["by-hand"] = _answer("by-hand", stapled, by_hand=True)
    if folded is not None:
        kinds["nothing"] = _answer("folded", folded)
        if (made := kinds["nothing"].making) is not None and made.two_sided:
            kinds["nothing-by-hand"] = _answer("folded-by-hand", folded, by_hand=True)
    elif stapled is not None:
        kinds["nothing"] = _answer("unstapled", stapled, word="no-staples")
    read = holding.first("read")
    if read is not None and stapled is not None:
        kinds["copier"] = Answer(f"copier-{paper}", read, None, word="copier-does-it")
    return kinds


def _first(files: Sequence[File], names: Sequence[str]) -> File | None:
    """The first of these formats that there is."""
    return next((file for name in names for file in files if file.format.name == name), None)


def _answer(name: str, file: File, *, by_hand: bool = False, word: str = "") -> Answer:
    """An answer with how its file is made into copies."""
    return Answer(f"{name}-{file.paper}", file, making(file), by_hand, word)


def _questions(paper: str, kinds: dict[str, Answer]) -> Iterator[Question]:
    """What is asked once the paper is known."""
    yield Question(
        f"paper-{paper}",
        "sides",
        (
            Option("both-sides", f"both-{paper}"),
            Option("one-side-only", f"one-{paper}"),
            Option("dont-know", f"test-{paper}"),
        ),
        paper,
    )
    both = {"stapler": "stapler", "nothing": "nothing", "copier": "copier"}
    yield Question(f"both-{paper}", "tools", _tools(both, kinds), paper)
    by_hand = "nothing-by-hand" if "nothing-by-hand" in kinds else "nothing"
    one = {"stapler": "by-hand", "nothing": by_hand}
    yield Question(f"one-{paper}", "tools", _tools(one, kinds), paper)


def _tools(ways: dict[str, str], kinds: dict[str, Answer]) -> tuple[Option, ...]:
    """What one may have at hand, and the answer to each."""
    return tuple(Option(word, kinds[kind].name) for word, kind in ways.items() if kind in kinds)
