"""Everything that is to be found of a press: its settings, texts, pages, sheets and files.

In: a press, the targets asked for, and perhaps how they will be printed. Out: findings, each
once, as serious as the press takes them. Nothing is built or written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.build import FOLDER, OUT
from zinepress.build.digests import Digests
from zinepress.build.findings import in_press
from zinepress.build.job import Job
from zinepress.build.ledger import read_ledger
from zinepress.build.plan import output
from zinepress.build.quick import all_of_text, profile_of
from zinepress.build.reading import read_source
from zinepress.build.shops import profile_of_shop
from zinepress.build.survey import edition_name, editions_of, survey
from zinepress.check.pdf import check_pdf
from zinepress.check.profile import for_printer
from zinepress.check.settings import graded
from zinepress.check.text_files import check_text_file
from zinepress.errors import Finding, Severity, Where, ZineError
from zinepress.layout.formats import FORMATS, Machine, Medium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zinepress.build.survey import Survey
    from zinepress.build.target import Target
    from zinepress.check.profile import Profile
    from zinepress.press.model import Edition, Press
    from zinepress.press.printers import Printer

_FEW = 3
"""Files that are named one by one when they are not built."""


def check_press(
    press: Press, wanted: Sequence[str], profile: Profile | None, printer: Printer | None
) -> tuple[Finding, ...]:
    """What is found of the targets; by default each format as it is made to be printed.

    Raises UsageError for a target that is not known.
    """
    before = read_ledger(press.root / FOLDER)
    seen = survey(press, wanted, before, Digests(before.files, 0))
    found = [
        *(finding for findings in seen.refused.values() for finding in findings),
        *(finding for _, finding in seen.remarks),
        *_of_texts(press, seen),
    ]
    there = [one for one in seen.targets if (press.root / output(one)).is_file()]
    found += _missing([one for one in seen.targets if one not in there])
    found += _old([one for one in there if one in seen.stale])
    for target in there:
        if target not in seen.stale and target.name in before.records:
            found += [one for one in before.records[target.name].findings if one.where]
        found += _of_file(press, target, (profile, printer))
    return graded(dict.fromkeys(found), press.settings)


def _missing(targets: Sequence[Target]) -> Iterator[Finding]:
    """One finding for every file that is not there, or for all of them when they are many."""
    if len(targets) > _FEW:
        said = f"{len(targets)} files are not built"
        yield Finding(said, Where(OUT), "run 'zinepress build'", rule="not-built")
        return
    for target in targets:
        hint = f"run 'zinepress build {target.name}'"
        yield Finding("the file is not built", Where(output(target)), hint, rule="not-built")


def _old(targets: Sequence[Target]) -> Iterator[Finding]:
    """A finding for the files whose text or layout has changed since they were built."""
    if targets:
        which = output(targets[0]) if len(targets) == 1 else f"{len(targets)} files"
        said = f"{which} {'is' if len(targets) == 1 else 'are'} not up to date"
        yield Finding(said, Where(OUT), "run 'zinepress build'", Severity.WARNING, "not-built")


def _of_texts(press: Press, seen: Survey) -> Iterator[Finding]:
    """What is found in every text, read once for each format that it is made in."""
    editions = editions_of(press, seen.targets)
    forms = dict.fromkeys((edition_name(one), one.format) for one in seen.targets)
    for name, form in forms:
        yield from (in_press(one, press.root) for one in _of_text(press, editions[name], form))


def _of_text(press: Press, edition: Edition, name: str) -> tuple[Finding, ...]:
    """What is found in a text as it is read for a format."""
    form = FORMATS[name]
    job = Job(edition, press, (), "", {}, press.root / FOLDER)
    try:
        read = read_source(job, form)
        return read.found(all_of_text(read.document, edition, press, form))
    except ZineError as error:
        return error.findings


def _of_file(
    press: Press, target: Target, printed: tuple[Profile | None, Printer | None]
) -> Iterator[Finding]:
    """What is found in the file of a target."""
    name, form = output(target), FORMATS[target.format]
    if form.medium is not Medium.PDF:
        yield from check_text_file((press.root / name).read_bytes(), name)
        return
    edition = editions_of(press, [target])[edition_name(target)]
    profile, printer = printed
    if profile is None and form.machine is Machine.SHOP:
        profile = profile_of_shop(target.paper, press)
    profile = profile or profile_of(form, edition, press)
    if printer is not None:
        profile = for_printer(profile, printer)
    yield from check_pdf(press.root / name, profile, name)
