"""The text of an edition as it is set, for one format.

In: a `Job` and a format. Out: `Reading`: the document, the files taken in, and if it is a draft.
A translation is set with the words of its source, or marks, where it has none of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build import store
from zinepress.build.digests import file_digest
from zinepress.build.findings import stopping
from zinepress.errors import SourceError
from zinepress.press.slots import empty_slots
from zinepress.press.text import read_text
from zinepress.source.read import read_document
from zinepress.translate.assemble import UNFINISHED_STATUS, assemble, plan_of
from zinepress.translate.remarks import remarks
from zinepress.translate.shelf import find_ledger, ledger_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zinepress.build.job import Job
    from zinepress.errors import Finding
    from zinepress.layout.formats import Format
    from zinepress.source.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition read for a format."""

    document: Document
    included: Mapping[str, str]
    """The files taken in, relative to the press, with their digests."""
    is_draft: bool
    """Whether each page is to be stamped a draft."""
    remarks: tuple[Finding, ...]
    """What there is to say of a translation."""
    placed: Callable[[Finding], Finding]
    """A finding about the text that was set, with the place that people can edit."""
    text: str
    """The words as they are set, before they were read as Markdown."""

    def found(self, *others: Iterable[Finding]) -> tuple[Finding, ...]:
        """What to say of the edition: of its text, of how far it is, and these others."""
        told = (*self.document.findings, *(one for some in others for one in some))
        return (*map(self.placed, told), *self.remarks)


def read_source(job: Job, form: Format) -> Reading:
    """The document of an edition for a format; raises SourceError with all that is wrong in it."""
    included: dict[str, str] = {}
    edition = job.edition
    wording = _wording(job, included)
    document = read_document(
        wording.text,
        edition.path,
        edition.language,
        output=form.name,
        facts=edition.front.facts,
        include=_taking_in(job, included),
    )
    if stopping(document.findings, strict=False):
        raise SourceError.of(map(wording.placed, document.findings))
    is_draft = wording.is_draft or bool(empty_slots(edition, job.press.settings))
    said, placed = wording.remarks, wording.placed
    return Reading(document, included, is_draft, said, placed, wording.text)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of an edition, before they are read as Markdown."""

    text: str
    is_draft: bool
    placed: Callable[[Finding], Finding]
    remarks: tuple[Finding, ...] = ()


def _wording(job: Job, included: dict[str, str]) -> _Wording:
    """The words of an edition; a ledger that was read for them is noted in `included`."""
    edition = job.edition
    own = next(one for one in job.press.publications if one.slug == edition.slug)
    source = own.editions[0]
    if edition.language == own.source_language:
        is_draft = edition.front.status in UNFINISHED_STATUS
        return _Wording(edition.text, is_draft, lambda finding: finding)
    path = ledger_path(edition.path)
    has_ledger = (job.press.root / path).exists()
    if has_ledger:
        included[path] = file_digest(job.press.root / path)
    ledger = find_ledger(job.press.root, edition) if has_ledger else None
    plan = plan_of(source, edition, job.press)
    made = assemble(source.text, edition.text, ledger, plan)
    told = remarks(made, edition, plan, has_ledger=has_ledger)
    return _Wording(made.text, made.is_draft(edition.front), made.placed, told)


def _taking_in(job: Job, included: dict[str, str]) -> Callable[[str], str | None]:
    """A function that gives the text of a file beside the edition's, and notes it in `included`."""
    root = job.press.root
    folder = (root / job.edition.path).parent

    def include(path: str) -> str | None:
        file = (folder / path).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return None
        name = store.relative(file, root)
        # the digest before the text: if the file changes in between, the next build sees it
        included[name] = file_digest(file)
        text, findings = read_text(file, name)
        if stopping(findings, strict=False):
            raise SourceError.of(findings)
        return text

    return include
