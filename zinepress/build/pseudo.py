"""Editions in no language at all, so that a designer finds what breaks before a translator does.

In: a `Press`, what is wanted, and a `Manner`. Out: files in `out/<slug>/pseudo/`, events, an exit
code. They are drafts, have no edition code, and no later build knows of them: neither the ledger of
outputs nor the desk.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zinepress.build import OUT
from zinepress.build.digests import Digests
from zinepress.build.findings import stopping
from zinepress.build.job import Job
from zinepress.build.ledger import read_ledger
from zinepress.build.lock import held
from zinepress.build.plan import plan, select
from zinepress.build.pool import work_off
from zinepress.build.programs import versions
from zinepress.build.run import crew_of
from zinepress.build.survey import edition_name, editions_of
from zinepress.build.target import matches
from zinepress.build.write import check_out, put_output, sweep
from zinepress.errors import ZineError
from zinepress.events import Failed, Finished, Made, Planned, Started, Waiting, Warned
from zinepress.layout.formats import FORMATS
from zinepress.press.front import SPOKEN, read_front
from zinepress.press.model import Press, Publication
from zinepress.translate.pseudo import LANGUAGES, Manner, pseudo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from zinepress.build.job import Piece
    from zinepress.build.target import Target
    from zinepress.events import Report
    from zinepress.press.model import Edition

WHY = "a pseudo-translation, made anew each time"


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run makes, where, and whom it tells."""

    root: Path
    manner: Manner
    report: Report
    strict: bool


def build_pseudo(  # noqa: PLR0913 - the flags of the command, each by its name
    press: Press,
    wanted: Sequence[str],
    manner: Manner,
    report: Report,
    *,
    jobs: int,
    strict: bool = False,
    executor: Executor | None = None,
) -> int:
    """Make pseudo-translations of what is wanted; 0 when every one is right, 1 when not.

    Of a publication that is the language it was written in, unless another is named. Raises
    UsageError for a target that does not exist, ZineError when nothing can be written.
    """
    asked = _asked(press, wanted)
    with held(press.root, lambda: report(Waiting(press.root.name))) as (folder, now):
        check_out(press.root)
        sweep([*(press.root / OUT).glob("**/")])
        digests = Digests(read_ledger(folder).files, now)
        run = _Run(press.root, manner, report, strict)
        report(Planned(tuple(target.name for target in asked)))
        work = _jobs(press, asked, run, versions(digests), folder)
        failed = 0
        with closing(work_off(work, crew_of(jobs, executor), lambda job: _begin(job, run))) as done:
            for _, pieces in done:
                failed += sum(not _finish(piece, run) for piece in pieces)
    report(Finished(len(asked) - failed, 0, failed))
    return 1 if failed else 0


def pseudo_output(target: Target, manner: Manner) -> str:
    """The file of a target's pseudo-translation: `out/rent/pseudo/rent-en-pseudo-long-read.pdf`."""
    slug, language, *rest = target.parts
    name = "-".join((slug, language, "pseudo", manner, *rest))
    return f"{OUT}/{slug}/pseudo/{name}.{FORMATS[target.format].medium.value}"


def pseudo_edition(edition: Edition, manner: Manner) -> Edition:
    """An edition with other letters, as a draft in the language that these are set in."""
    text = pseudo(edition.text, manner)
    front, _ = read_front(text, edition.path, edition.language)
    spoken = {name: getattr(front, name) for name in SPOKEN if getattr(front, name, "")}
    language = LANGUAGES[manner] or edition.language
    changed = replace(edition.front, status="draft", **spoken)
    return replace(edition, language=language, front=changed, text=text)


def _asked(press: Press, wanted: Sequence[str]) -> tuple[Target, ...]:
    """The targets wanted: in the languages that are named, else in that of the source."""
    sources = {(one.slug, one.source_language) for one in press.publications}
    named = [pattern for pattern in wanted if ":" in pattern]
    return tuple(
        target
        for target in select(plan(press), wanted)
        if (target.slug, target.language) in sources
        or any(matches(pattern, target.name) for pattern in named)
    )


def _jobs(
    press: Press, asked: Sequence[Target], run: _Run, programs: dict[str, str], folder: Path
) -> list[Job]:
    """The work: a job for the targets of an edition that share a page design."""
    editions = editions_of(press, asked)
    groups: dict[tuple[str, str], list[Target]] = {}
    for target in asked:
        groups.setdefault((edition_name(target), FORMATS[target.format].page), []).append(target)
    changed = {name: pseudo_edition(one, run.manner) for name, one in editions.items()}
    return [
        Job(changed[name], _seen(changed[name], press), tuple(targets), "", programs, folder)
        for (name, _), targets in groups.items()
    ]


def _seen(edition: Edition, press: Press) -> Press:
    """The press as a pseudo-translation sees it: it is the one edition of its publication."""
    own = Publication(edition.slug, edition.language, (edition,))
    return Press(press.root, press.settings, (own,))


def _begin(job: Job, run: _Run) -> None:
    """Tell that the targets of a job are begun."""
    for target in job.targets:
        run.report(Started(target.name, WHY))


def _finish(piece: Piece, run: _Run) -> bool:
    """Write what became of a target, tell it, and say whether it is right."""
    target, path = piece.target, pseudo_output(piece.target, run.manner)
    findings = piece.findings
    if piece.content is None or stopping(findings, strict=run.strict):
        run.report(Failed(target.name, findings))
        return False
    try:
        put_output(run.root, path, piece.content)
    except ZineError as error:
        run.report(Failed(target.name, (*findings, *error.findings)))
        return False
    for finding in findings:
        run.report(Warned(target.name, finding))
    run.report(Made(target.name, path, WHY, piece.pages, piece.sheets, piece.instruction))
    return True
