"""How-to sheets for finished targets.

In: a press and `Finished` targets on sheets. Out: a PDF and an HTML page beside each, in `out/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build.sheets import is_finished, sheet_options
from zinepress.build.write import put_output
from zinepress.handout.howto.making import how_to
from zinepress.handout.howto.sheet import Subject
from zinepress.impose import join
from zinepress.impose.sheets import PageGeometry
from zinepress.impose.squares import squares
from zinepress.layout.formats import FORMATS
from zinepress.layout.qr import web_address
from zinepress.press.languages import leading
from zinepress.press.printers import Habit, chosen_printer
from zinepress.press.shipped import shipped_folder
from zinepress.typeset.fonts import find_fonts
from zinepress.units import parse_size

if TYPE_CHECKING:
    from pathlib import Path

    from zinepress.build.remembered import Finished
    from zinepress.impose.options import Options
    from zinepress.press.model import Press
    from zinepress.typeset.fonts import FontSet


def make_sheets(press: Press, one: Finished, *, in_front: bool = False) -> tuple[str, ...]:
    """Write the how-to sheet of a finished target; gives its files, relative to the press.

    With `in_front` there is one more, the print file with the sheet as its first page.
    """
    options = sheet_options(press.settings, one.edition.language)
    about, fonts = subject(one, press, options), press_fonts(press.root)
    made = how_to(about, press.root, fonts)
    stem = one.record.output.rpartition(".")[0]
    files = {f"{stem}-howto.pdf": made.pdf, f"{stem}-howto.html": made.html}
    if in_front:
        size = parse_size(one.target.paper).upright()
        first = how_to(about, press.root, fonts, size).pdf
        print_file, two_sided = one.content(press.root), about.plan.two_sided
        whole = join.in_front(first, print_file, "how-to", two_sided=two_sided)
        files[f"{stem}-with-howto.pdf"] = whole
    for file, content in files.items():
        put_output(press.root, file, content)
    return tuple(files)


def subject(one: Finished, press: Press, options: Options) -> Subject:
    """What the how-to sheet of a finished target is about, printed with these options."""
    settings, paper = press.settings, parse_size(one.target.paper)
    count = one.record.pages or 1
    plan = one.plan(options)
    printer = chosen_printer(settings)
    geometry = [PageGeometry(FORMATS[one.target.format].size)] * count
    return Subject(
        title=one.edition.front.title,
        language=leading(one.edition.language),
        code=one.code,
        address=web_address(one.edition, press),
        paper=one.target.paper,
        plan=plan,
        squares=squares(plan, geometry, paper, options),
        options=options,
        rates=settings.estimate,
        by_machine=is_finished(settings, plan),
        by_hand=printer is not None and printer.duplex is Habit.NONE,
    )


def press_fonts(root: Path) -> FontSet:
    """The fonts of a press and those that are shipped."""
    folders = (root / "fonts", shipped_folder("fonts"))
    return find_fonts([folder for folder in folders if folder.is_dir()])
