"""A press is built: what is right is kept, what is not is made, in worker processes.

In: a `Press`, what is wanted, and where to report. Out: files in `out/`, events, an exit code.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.desk import DESK, START, refresh
from zinepress.build.digests import Digests
from zinepress.build.editions import keep_superseded
from zinepress.build.findings import stopping
from zinepress.build.inputs import edition_code, pictures_of, seen_by
from zinepress.build.job import Job
from zinepress.build.ledger import Ledger, read_ledger, write_ledger
from zinepress.build.leftover import left_over, told
from zinepress.build.lock import held
from zinepress.build.meanwhile import changed_file, changed_meanwhile
from zinepress.build.plan import output, pass_file, plan
from zinepress.build.pool import Crew, work_off
from zinepress.build.sealing import break_seal, write_seal
from zinepress.build.stale import KEPT, Record
from zinepress.build.store import prune, sweep_store
from zinepress.build.survey import edition_name, editions_of, survey
from zinepress.build.write import check_out, put_output, remove_output, sweep, unwritable
from zinepress.check.settings import graded
from zinepress.errors import Finding, ZineError
from zinepress.events import (
    Failed,
    Finished,
    Kept,
    Laid,
    Made,
    Planned,
    Started,
    Typeset,
    Waiting,
    Warned,
)
from zinepress.layout.formats import FORMATS
from zinepress.press.read import open_press

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from zinepress.build.job import Piece
    from zinepress.build.survey import Survey
    from zinepress.build.target import Target
    from zinepress.events import Event, Report
    from zinepress.press.model import Press


_STAGES = "zinepress.build.render"
"""Where the stages are joined; imported by workers and never here, as that takes long."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A build under way: what it works on, and what it has told and recorded so far."""

    press: Press
    folder: Path
    before: Ledger
    digests: Digests
    survey: Survey
    leftover: Mapping[str, tuple[str, ...]]
    strict: bool
    report: Report
    records: dict[str, Record]
    told: list[Event]

    def tell(self, event: Event) -> None:
        """Report an event, and keep it."""
        self.told.append(event)
        self.report(event)

    def count(self, kind: type) -> int:
        """How many events of a kind were told."""
        return sum(isinstance(event, kind) for event in self.told)


def build(  # noqa: PLR0913 - the flags of the command, each by its name
    press: Press,
    wanted: Sequence[str],
    report: Report,
    *,
    jobs: int,
    force: bool,
    strict: bool,
    executor: Executor | None = None,
) -> int:
    """Make what is wanted, all when nothing is named; 0 when every target is right, 1 when not.

    `jobs` targets are made at once, in `executor` or in processes of our own. Raises UsageError
    for a target that does not exist, ZineError when nothing can be written.
    """
    with held(press.root, lambda: report(Waiting(press.root.name))) as (folder, now):
        check_out(press.root)
        sweep([*(press.root / OUT).glob("**/")])
        sweep_store(folder)
        before = read_ledger(folder)
        digests = Digests(before.files, now)
        found = survey(press, wanted, before, digests, force=force, strict=strict)
        keep_superseded(press, digests)
        leftover = left_over(press, before.records, digests)
        records = dict(before.records)
        site = _Site(press, folder, before, digests, found, leftover, strict, report, records, [])
        desk = _go(site, crew_of(jobs, executor))
        made, failed = site.count(Made), site.count(Failed)
        # the press was opened before the lock was ours: what is sealed has to be what is there now
        if not (wanted or made or failed) and open_press(press.root) == press:
            passes = (path for one in site.records.values() for path in one.passes)
            left = chain.from_iterable(leftover.values())
            others = (*desk, *passes, *left, *pictures_of(press.settings))
            write_seal(folder, site.told, others, now)
        report(Finished(made, site.count(Kept), failed))
        return 1 if failed else 0


def _go(site: _Site, crew: Crew) -> tuple[str, ...]:
    """Do what the survey found, note what was made whatever ends it; gives the desk's files."""
    found = site.survey
    site.tell(Planned(tuple(target.name for target in found.targets)))
    for name, findings in found.refused.items():
        site.tell(Failed(name, findings))
    for name, finding in found.remarks:
        site.tell(Warned(name, finding))
    _tell_leftover(site)
    for target in found.targets:
        if target.name not in found.refused and target not in found.stale:
            _keep(target, site)
    if found.stale or found.refused:
        break_seal(site.folder)
    try:
        if found.stale:
            _make(site, crew)
        return _lay(site)
    finally:
        _note(site)


def _tell_leftover(site: _Site) -> None:
    """Tell the files that nothing asks for, as serious as the settings take them."""
    for name, paths in site.leftover.items():
        for finding in graded((told(paths),), site.press.settings):
            is_wrong = stopping((finding,), strict=site.strict)
            site.tell(Failed(name, (finding,)) if is_wrong else Warned(name, finding))


def _lay(site: _Site) -> tuple[str, ...]:
    """Lay out the desk over what is finished; gives its files, none where that failed."""
    try:
        desk = refresh(site.press, site.records, site.folder, site.digests)
    except ZineError as error:
        site.tell(Failed(DESK, error.findings))
        return ()
    if desk.is_new and desk.files:
        site.tell(Laid(START))
    return desk.files


def _keep(target: Target, site: _Site) -> None:
    """Tell that a target is right, with the warnings it was made with."""
    record = site.records[target.name]
    if stopping(record.findings, strict=site.strict):
        site.tell(Failed(target.name, record.findings))
        return
    for finding in record.findings:
        site.tell(Warned(target.name, finding))
    site.tell(
        Kept(target.name, record.output, KEPT, record.pages, record.sheets, record.instruction)
    )


def _make(site: _Site, crew: Crew) -> None:
    """Make what is stale, and note it in the ledger as it is made."""
    noted = 0

    def begin(job: Job) -> None:
        for target in job.targets:
            site.tell(Started(target.name, site.survey.stale[target]))

    with closing(work_off(_jobs(site), crew, begin)) as ended:
        for job, pieces in ended:
            changed = _changed(job, site)
            for piece in pieces:
                _finish(piece, job, changed, site)
            # not after every job: the ledger of a thousand targets is a megabyte
            if (made := site.count(Made)) > noted * 1.02:
                _note(site)
                noted = made


def crew_of(jobs: int, executor: Executor | None) -> Crew:
    """Who makes so many targets at once: processes that know all stages, or this executor."""
    return Crew(_work, jobs, executor, preload=(_STAGES,))


def _work(job: Job) -> tuple[Piece, ...]:
    """What a worker does with a job."""
    from zinepress.build.render import work  # noqa: PLC0415 - see _STAGES

    return work(job)


def _jobs(site: _Site) -> list[Job]:
    """The work, the longest texts first, so that no worker is left with one at the end."""
    groups: dict[tuple[str, str], list[Target]] = {}
    for target in site.survey.stale:
        groups.setdefault((edition_name(target), FORMATS[target.format].page), []).append(target)
    editions = editions_of(site.press, tuple(site.survey.stale))
    jobs = [
        Job(
            editions[name],
            seen_by(editions[name], site.press),
            tuple(targets),
            edition_code(site.survey.inputs[name]),
            site.survey.inputs[name].programs,
            site.folder,
        )
        for (name, _), targets in groups.items()
    ]
    return sorted(jobs, key=lambda job: -len(job.edition.text))


def _changed(job: Job, site: _Site) -> Finding | None:
    """What an edition was made from that has changed since."""
    inputs, layouts = site.survey.inputs[job.name], site.survey.layouts
    return changed_meanwhile(job.edition, site.press, inputs, layouts, site.digests)


def _finish(piece: Piece, job: Job, changed: Finding | None, site: _Site) -> None:
    """Put what became of a target into `out/` and tell; what was there stays if it failed."""
    name, path = piece.target.name, output(piece.target)
    changed = changed or changed_file(piece.read, site.press, job.edition, site.digests)
    findings = (*piece.findings, *([changed] if changed else []))
    if piece.is_typeset and piece.pages is not None:
        site.tell(Typeset(name, piece.pages))
    if piece.content is None or stopping(findings, strict=site.strict):
        site.tell(Failed(name, findings))
        return
    passes = {pass_file(path, ending): content for ending, content in piece.passes.items()}
    try:
        _put(site, name, {path: piece.content, **passes})
    except ZineError as error:
        site.tell(Failed(name, (*findings, *error.findings)))
        return
    site.records[name] = Record(
        path,
        sha256(piece.content).hexdigest(),
        site.survey.inputs[job.name].groups(),
        piece.read,
        (piece.key,),
        piece.pages,
        piece.sheets,
        piece.instruction,
        findings,
        {path: sha256(content).hexdigest() for path, content in passes.items()},
    )
    for finding in findings:
        site.tell(Warned(name, finding))
    why = site.survey.stale[piece.target]
    site.tell(Made(name, path, why, piece.pages, piece.sheets, piece.instruction))


def _put(site: _Site, name: str, files: Mapping[str, bytes]) -> None:
    """Write the files of a target; those of passes that it needs no longer go."""
    for path, content in files.items():
        put_output(site.press.root, path, content)
    before = site.records.get(name)
    for path in before.passes if before else ():
        if path not in files:
            with suppress(OSError):  # it is in nobody's way
                remove_output(site.press.root, path)


def _note(site: _Site) -> None:
    """Write the ledger and forget pages that nothing needs; a full disk only costs time later."""
    names = {target.name for target in plan(site.press)}
    records = {
        name: record
        for name, record in site.records.items()
        if name in names or (site.press.root / record.output).exists()
    }
    ledger = Ledger(records, site.digests.memo())
    if ledger == site.before:
        return
    try:
        write_ledger(site.folder, ledger)
        prune(site.folder, {key for record in records.values() for key in record.keys})
    except OSError as error:
        for finding in unwritable(f"{site.folder.name}/", error).findings:
            site.tell(Warned("", finding))
