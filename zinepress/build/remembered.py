"""What is known of finished targets, for what is made of them afterwards.

In: a press that was built. Out: `Finished` targets, with the pages that they were made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build import FOLDER
from zinepress.build.digests import digest_of
from zinepress.build.inputs import Inputs, edition_code
from zinepress.build.ledger import read_ledger
from zinepress.build.plan import plan, select
from zinepress.build.store import look_up
from zinepress.build.survey import editions_of
from zinepress.errors import Finding, Severity, Where, ZineError
from zinepress.handout.reckoning import planned
from zinepress.layout.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zinepress.build.stale import Record
    from zinepress.build.target import Target
    from zinepress.impose import Options, Plan
    from zinepress.layout.formats import Format
    from zinepress.press.model import Edition, Press
    from zinepress.typeset.pages import Pages


@dataclass(frozen=True, slots=True)
class Finished:
    """A target whose file is in `out/`, its edition, and what is recorded of it."""

    target: Target
    edition: Edition
    record: Record

    def content(self, root: Path) -> bytes:
        """The file; raises OSError."""
        return (root / self.record.output).read_bytes()

    def beside(self, root: Path) -> Mapping[str, bytes]:
        """Its file and those that lie beside it, by name; none where it is alone."""
        paths = (self.record.output, *self.record.passes) if self.record.passes else ()
        return {path.rpartition("/")[2]: (root / path).read_bytes() for path in paths}

    def pages(self, root: Path) -> Pages | None:
        """The single pages that it was made from, where they are remembered."""
        found = (look_up(root / FOLDER, key, root) for key in self.record.keys if key)
        return next((pages for pages in found if pages is not None), None)

    @property
    def form(self) -> Format:
        """The format it is in, as its head asks for it."""
        return FORMATS[self.target.format].bound(self.edition.front.binding)

    def plan(self, options: Options) -> Plan:
        """Where its pages are on the sheets; raises ImposeError."""
        return planned(self.form, self.record.pages or 1, self.target.paper, options)

    @property
    def on_sheets(self) -> bool:
        """Whether it is folded from sheets, which an office printer prints."""
        return FORMATS[self.target.format].scheme is not None and self.record.sheets is not None

    @property
    def code(self) -> str:
        """The edition code that stands in its colophon."""
        return edition_code(
            Inputs(**{name: dict(group) for name, group in self.record.inputs.items()})
        )


def finished(press: Press, wanted: Sequence[str]) -> tuple[Finished, ...]:
    """The targets that are asked for and were made; raises UsageError for one that is not known.

    Raises ZineError that names those without a file: nothing is built here.
    """
    made, lacking = at_hand(press, wanted)
    if lacking:
        raise ZineError.of(lacking)
    return made


def at_hand(
    press: Press, wanted: Sequence[str]
) -> tuple[tuple[Finished, ...], tuple[Finding, ...]]:
    """The targets that are asked for and were made, and a finding for each that was not."""
    targets = select(plan(press), wanted)
    records = read_ledger(press.root / FOLDER).records
    editions = editions_of(press, targets)
    made = tuple(
        Finished(one, editions[f"{one.slug}:{one.language}"], records[one.name])
        for one in targets
        if one.name in records and (press.root / records[one.name].output).is_file()
    )
    known = {one.target for one in made}
    return made, tuple(_unbuilt(one) for one in targets if one not in known)


def outdated(made: Iterable[Finished]) -> Iterator[Finding]:
    """A warning for each whose text has changed since: what is made of it is of the old one."""
    for one in made:
        if not is_of(one.edition, one.record):
            name = one.target.name
            hint = f"run 'zinepress build {name}' first"
            said = "its text has changed since it was built"
            yield Finding(said, Where(name), hint, Severity.WARNING)


def is_of(edition: Edition, record: Record) -> bool:
    """Whether a file was made from the text as it is now; of a bilingual edition, from both."""
    made_from = record.inputs["text"]
    return all(
        made_from.get(one.path) == digest_of(one.text) for one in (edition.parts or (edition,))
    )


def _unbuilt(target: Target) -> Finding:
    """The finding for a target without a file."""
    hint = f"run 'zinepress build {target.name}'"
    return Finding("it has not been built", Where(target.name), hint)
