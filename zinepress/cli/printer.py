"""`zinepress printer`: a sheet that tests a printer, and the code that remembers what it showed.

In: a paper and a language, or what was read on the sheet. Out: a PDF, a code, a line in the
settings of the press.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.cli.here import press_here
from zinepress.errors import SettingsError, UsageError, ZineError
from zinepress.press.enter import with_printer
from zinepress.press.languages import canonical
from zinepress.press.printer_words import described
from zinepress.press.printers import (
    PRINTERS,
    chosen_printer,
    code_of_paper,
    parse_passport,
    passport,
)
from zinepress.press.read import find_press

if TYPE_CHECKING:
    from collections.abc import Callable

_FILE = click.Path(dir_okay=False, path_type=Path)
_ANSWERS = {
    "turn": ("L", "1 Turn: L, S, N, NT, NR or NRT"),
    "edges": ("4/4/4/4", "2 Edges: left/right/top/bottom, as in 4/4/4/6"),
    "cross": ("E5", "3 Cross: letter and number; E5 is in the middle"),
    "colour": ("M", "4 Colour: C for coloured patches, M for grey ones"),
}
"""For each question of the sheet an answer that is right, and how it is asked."""


@click.group(name="printer")
def command() -> None:
    """Find out what a printer does with paper, and make sheets for it.

    Print the test sheet, read it, and keep the code under a name; '--printer NAME' or the
    setting 'printer' then makes every sheet for that machine.
    """


@command.command(name="test")
@click.option("--paper", metavar="PAPER", help="letter, a4, legal, tabloid or a3.")
@click.option("--language", metavar="TAG", help="Language of the sheet, such as es or fa.")
@click.option("-o", "--output", type=_FILE, help="The file; 'printer-test-PAPER.pdf' unless said.")
def test(paper: str | None, language: str | None, output: Path | None) -> None:
    """Make the test sheet: two sides to print and four questions.

    Paper and language are those of the press one stands in, unless said.
    """
    from zinepress.build.write import put  # noqa: PLC0415 - slow to import
    from zinepress.handout.test_sheet import TEST_PAPERS, printer_sheet  # noqa: PLC0415
    from zinepress.press.shipped import shipped_folder  # noqa: PLC0415
    from zinepress.typeset.fonts import find_fonts  # noqa: PLC0415

    root, settings = press_here()
    own = [one for one in settings.papers if one in TEST_PAPERS]
    chosen = (paper or (own or TEST_PAPERS)[0]).lower()
    tongue = canonical(language or settings.source_language or "en")
    folders = (root / "fonts", shipped_folder("fonts"))
    fonts = find_fonts([folder for folder in folders if folder.is_dir()])
    sheet = printer_sheet(chosen, tongue, root, fonts)
    target = output or Path(f"printer-test-{chosen}.pdf")
    put(target, sheet)
    click.echo(f"{target}  print it on both sides, 100 %, and change nothing else")


@command.command(name="add")
@click.argument("name")
@click.argument("code", nargs=-1, required=True)
def add(name: str, code: tuple[str, ...]) -> None:
    """Keep a printer's code under a name in the settings.

    CODE may be given as it was sent: LTR L 4/4/4/6 E5 M.
    """
    from zinepress.build.write import put  # noqa: PLC0415 - slow to import

    printer = parse_passport(" ".join(code))
    root = find_press(Path.cwd())
    file, text = with_printer(root, name, passport(printer))
    put(root / file, text.encode("utf-8"))
    click.echo(f"{file}  {name} = {passport(printer)}")
    click.echo(f"  {described(printer)}")
    click.echo(f"  'zinepress build --printer {name}' makes sheets for it")


@command.command(name="list")
def list_() -> None:
    """Show your printers and the profiles that come along."""
    _, settings = press_here()
    for name in settings.printers:
        try:
            printer = chosen_printer(settings, name)
        except ZineError:
            continue
        if printer is not None and settings.printers[name].code:
            mark = ", the one that sheets are made for" if name == settings.printer else ""
            _show(name, f"yours{mark}", described(printer), passport(printer))
    for name, profile in PRINTERS.items():
        if name not in settings.printers:
            _show(name, profile.about, described(profile), passport(profile))


@command.command(name="read")
@click.option("--paper", metavar="PAPER", help="Paper of the sheet: letter, a4, ...")
@click.option("--turn", metavar="ANSWER", help="Answer 1: L, S, N, NT, NR or NRT.")
@click.option("--edges", metavar="ANSWER", help="Answer 2: left/right/top/bottom.")
@click.option("--cross", metavar="ANSWER", help="Answer 3: letter and number, 'E5'.")
@click.option("--colour", metavar="ANSWER", help="Answer 4: C or M.")
def read(paper: str | None, **given: str | None) -> None:
    """Ask what the test sheet shows, and print the code.

    What is given as an option is not asked.
    """
    told = [_paper(paper) if paper else _ask("Paper of the sheet: letter, a4, ...", _paper)]
    for name, (_, question) in _ANSWERS.items():
        answer = given[name]
        told.append(_checked(name, answer) if answer else _ask(question, _checker(name)))
    printer = parse_passport(" ".join(told))
    click.echo(described(printer), err=True)
    click.echo(passport(printer))


def _show(name: str, about: str, does: str, code: str) -> None:
    """Print a printer on three lines."""
    click.echo(f"{click.style(name, bold=True)}  {about}" if about else name)
    click.echo(f"  {does}")
    click.echo(f"  {code}")


def _ask(question: str, read_answer: Callable[[str], str]) -> str:
    """The answer of a person, who is asked again until it is one."""

    def answered(text: str) -> str:
        try:
            return read_answer(text)
        except ZineError as error:
            raise click.UsageError(str(error)) from error

    found: str = click.prompt(question, value_proc=answered, err=True)
    return found


def _paper(text: str) -> str:
    """The paper as codes name it."""
    code = code_of_paper(text.strip().lower())
    _refuse(f"'{text}' is not a paper", f"{code} L 4/4/4/4 E5 M")
    return code


def _checker(name: str) -> Callable[[str], str]:
    """What reads the answers to a question."""
    return lambda text: _checked(name, text)


def _checked(name: str, text: str) -> str:
    """An answer that may stand in a code."""
    answer = text.strip().upper()
    answers = (answer if one == name else right for one, (right, _) in _ANSWERS.items())
    _refuse(f"'{text}' is not an answer to it", f"ANY {' '.join(answers)}", _ANSWERS[name][1])
    return answer


def _refuse(message: str, code: str, hint: str = "try letter, a4, legal, tabloid or a3") -> None:
    """Raise UsageError for what does not stand in a code."""
    try:
        parse_passport(code)
    except SettingsError:
        raise UsageError(message, hint=hint) from None
