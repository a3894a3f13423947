"""`zinepress impose`: the pages of any PDF on sheets to print, fold and cut.

In: a PDF and what is wanted of it. Out: PDFs of sheets, and how to print them; or the plan alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zinepress.cli import say
from zinepress.cli.choices import CHOICES, options_of
from zinepress.cli.measures import SCHEME, SIZE
from zinepress.cli.strangers import STRANGERS, access_of
from zinepress.errors import UsageError
from zinepress.impose.options import Options, Part, Work
from zinepress.impose.printing import passes
from zinepress.impose.schemes import Scheme, custom, find_scheme
from zinepress.press.printers import Habit, chosen_printer
from zinepress.units import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zinepress.errors import Finding
    from zinepress.impose.access import Access
    from zinepress.impose.job import LaidOut
    from zinepress.press.printers import Printer
    from zinepress.units import Size

DEFAULT_PAPER = "a4"


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to be made."""

    name: str
    """What its name gets after the thing's own."""
    options: Options


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be made of a PDF."""

    source: Path
    scheme: Scheme
    paper: Size
    jobs: tuple[_Job, ...]
    access: Access
    keep_metadata: bool


def _run(source: Path, **given: Any) -> int:
    """Put the pages of IN.pdf on sheets to print, fold and cut.

    'zinepress schemes' shows the schemes. Lengths are written as '5mm' or '0.25in'.

    A printer that turns sheets by itself gets one file that comes out right on its usual setting,
    both sides on the long edge; --duplex none makes two, fronts and backs.
    """
    wanted = _wanted(source, given)
    if given["plan"] or given["plan_json"] or given["svg"]:
        _show(wanted, given)
        return 0
    output: Path = given["output"] or source.with_name(f"{source.stem}-{_slug(wanted)}.pdf")
    for job in wanted.jobs:
        target = output.with_name(f"{output.stem}{job.name}{output.suffix}")
        _make(wanted, job, target)
    return 0


def _wanted(source: Path, given: Mapping[str, Any]) -> _Wanted:
    """What the command line asks for."""
    if given["scheme"] and given["folds"]:
        raise UsageError("--scheme and --folds say the same thing twice", hint="give one")
    scheme = custom(given["folds"]) if given["folds"] else find_scheme(given["scheme"] or "saddle")
    printer = _printer(given["printer"]) if given["printer"] else None
    options = options_of(given, printer)
    habit = given["duplex"] or (printer.duplex if printer else Habit.LONG)
    if habit is not Habit.NONE and (given["reverse"] or given["turn"]):
        raise UsageError(
            "--reverse and --turn are for backs that are printed by hand",
            hint="add --duplex none, or leave them out",
        )
    return _Wanted(
        source,
        scheme,
        given["paper"] or _paper(printer),
        tuple(_jobs(options, scheme, habit, separate=given["cover"] == "separate")),
        access_of(given),
        given["keep_metadata"],
    )


def _printer(name: str) -> Printer | None:
    """The printer of that name or code; names of one's own count in the press one stands in."""
    from zinepress.cli.here import press_here  # noqa: PLC0415 - slow to import

    _, settings = press_here()
    return chosen_printer(settings, name)


def _paper(printer: Printer | None) -> Size:
    """The paper that lies in the printer, or the usual one."""
    return PAPERS[printer.paper if printer and printer.paper else DEFAULT_PAPER]


def _jobs(options: Options, scheme: Scheme, habit: Habit, *, separate: bool) -> Iterator[_Job]:
    """A file for each part and each pass."""
    one_form = (options.work or scheme.work) is not Work.SHEETWISE
    parts = (("-cover", Part.COVER), ("-inside", Part.INSIDE)) if separate else (("", Part.WHOLE),)
    for part_name, part in parts:
        for pass_name, chosen in passes(replace(options, part=part), habit, one_form=one_form):
            yield _Job(part_name + pass_name, chosen)


def _slug(wanted: _Wanted) -> str:
    """The scheme's name as part of a file's name."""
    return "".join(c if c.isalnum() else "-" for c in wanted.scheme.name.lower()).strip("-")


def _make(wanted: _Wanted, job: _Job, target: Path) -> None:
    """Impose, write the file whole, and say how to print it."""
    from zinepress.build.write import put  # noqa: PLC0415 - wanted only once something is written

    if target.resolve() == wanted.source.resolve():
        raise UsageError("the sheets would replace the pages", hint="name another file with -o")
    pdf, findings, told = _imposed(wanted, job)
    put(target, pdf)
    say.findings(findings)
    summary, instruction = told
    click.echo(f"{target}  {summary}")
    click.echo(f"  {instruction}")


def _imposed(wanted: _Wanted, job: _Job) -> tuple[bytes, tuple[Finding, ...], tuple[str, str]]:
    """The sheets, what to know of them, and what to say; made in a process of its own.

    Strangers' files may be hostile. The plan stays there: it is larger than what is said of it.
    """
    from zinepress.impose.door import guarded  # noqa: PLC0415 - slow to import
    from zinepress.impose.finish import Finish  # noqa: PLC0415
    from zinepress.impose.job import impose  # noqa: PLC0415

    def work() -> tuple[bytes, tuple[Finding, ...], tuple[str, str]]:
        finish = Finish(keep_metadata=wanted.keep_metadata)
        made = impose(
            wanted.source,
            wanted.scheme,
            wanted.paper,
            job.options,
            access=wanted.access,
            finish=finish,
        )
        found = (*made.laid_out.notices, *made.findings)
        return made.pdf, found, (made.plan.summary, made.instruction)

    return guarded(work, wanted.source.name, wanted.access.limits)


def _show(wanted: _Wanted, given: Mapping[str, Any]) -> None:
    """Print the plan, or draw the sides, and write no PDF."""
    from zinepress.impose.data import plan_data  # noqa: PLC0415 - only here
    from zinepress.impose.show import show_plan  # noqa: PLC0415

    shown = {job.name: _laid_out(wanted, job) for job in wanted.jobs}
    if given["plan"]:
        for laid_out in shown.values():
            click.echo(show_plan(laid_out.plan))
    if given["plan_json"]:
        plans = {name.strip("-") or "whole": plan_data(x.plan) for name, x in shown.items()}
        plain = plans if len(plans) > 1 else next(iter(plans.values()))
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    if given["svg"]:
        for name, laid_out in shown.items():
            _draw(laid_out, given["svg"], f"{wanted.source.stem}{name}")


def _laid_out(wanted: _Wanted, job: _Job) -> LaidOut:
    """The plan with its sides placed, for pages that are measured but not carried over."""
    from zinepress.impose.door import guarded  # noqa: PLC0415 - slow to import
    from zinepress.impose.job import lay_out  # noqa: PLC0415
    from zinepress.impose.read import opened  # noqa: PLC0415

    def work() -> LaidOut:
        with opened(wanted.source, access=wanted.access) as source:
            return lay_out(source, wanted.scheme, wanted.paper, job.options)

    return guarded(work, wanted.source.name, wanted.access.limits)


def _draw(laid_out: LaidOut, folder: Path, name: str) -> None:
    """Write a drawing of each side."""
    from zinepress.build.write import put  # noqa: PLC0415 - only here
    from zinepress.impose.draw import svg  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for number, side in enumerate(laid_out.sides, 1):
        target = folder / f"{name}-{number:02}-{side.name.replace(' ', '-')}.svg"
        put(target, svg(side).encode("utf-8"))
        click.echo(str(target))


class _Sectioned(click.Command):
    """A command whose many options are listed section by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what is chosen under its titles, the rest at the end."""
        chosen = [option for options in CHOICES.values() for option in options]
        others = [param for param in self.get_params(ctx) if param not in chosen]
        for title, options in {**CHOICES, "In, out and what is shown": others}.items():
            records = [record for x in options if (record := x.get_help_record(ctx)) is not None]
            with formatter.section(title):
                formatter.write_dl(records)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
command = _Sectioned(
    "impose",
    callback=_run,
    help=_run.__doc__,
    params=[
        click.Argument(["source"], metavar="IN.pdf", type=_FILE),
        click.Option(
            ["--scheme"], type=SCHEME, metavar="NAME", help="How to fold; 'saddle' unless said."
        ),
        click.Option(["--folds"], metavar="LIST", help="Folds of your own, 'TB- LR-'."),
        click.Option(
            ["--paper"], type=SIZE, metavar="PAPER", help="A name, or '215mm x 430mm'; A4."
        ),
        click.Option(["-o", "--output"], type=_NEW_FILE, help="The file of sheets."),
        *(option for options in CHOICES.values() for option in options),
        *STRANGERS,
        click.Option(["--keep-metadata"], is_flag=True, help="Keep title, author and dates."),
        click.Option(["--plan"], is_flag=True, help="Print the plan in letters, make nothing."),
        click.Option(["--plan-json"], is_flag=True, help="Print the plan as JSON, make nothing."),
        click.Option(
            ["--svg"], type=_FOLDER, metavar="FOLDER", help="Draw each side, make nothing else."
        ),
    ],
)
