"""The text of an edition as it is set, for one format.

In: a `Job` and a format. Out: `Reading`: the document, the files taken in, and if it is a draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build import store
from zinepress.build.digests import file_digest
from zinepress.build.findings import stopping
from zinepress.errors import SourceError
from zinepress.press.text import read_text
from zinepress.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zinepress.build.job import Job
    from zinepress.layout.formats import Format
    from zinepress.source.document import Document

UNFINISHED = frozenset({"draft", "review"})
"""What a head says of a text that is still being worked on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition read for a format."""

    document: Document
    included: Mapping[str, str]
    """The files taken in, relative to the press, with their digests."""
    is_draft: bool
    """Whether each page is to be stamped a draft."""


def read_source(job: Job, form: Format) -> Reading:
    """The document of an edition for a format; raises SourceError with all that is wrong in it."""
    included: dict[str, str] = {}
    edition = job.edition
    document = read_document(
        edition.text,
        edition.path,
        edition.language,
        output=form.name,
        facts=edition.front.facts,
        include=_taking_in(job, included),
    )
    if stopping(document.findings, strict=False):
        raise SourceError.of(document.findings)
    return Reading(document, included, edition.front.status in UNFINISHED)


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
