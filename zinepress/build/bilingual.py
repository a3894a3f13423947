"""Bilingual editions: two editions of a publication read, joined, and bound into one.

In: a `Job` of an edition with parts. Out: a `Reading` of both side by side, or the PDF of two
that begin at either end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.build.beside import beside
from zinepress.build.reading import Reading, read_source
from zinepress.translate.pairs import pairs, pairs_of_two
from zinepress.translate.shelf import find_ledger

if TYPE_CHECKING:
    from zinepress.build.job import Job
    from zinepress.errors import Finding
    from zinepress.layout.formats import Format
    from zinepress.translate.pairs import Beside


def part_of(job: Job, number: int) -> Job:
    """The job of one of the two editions; the edition code is that of both."""
    return replace(job, edition=job.edition.parts[number])


def read_edition(job: Job, form: Format) -> Reading:
    """The document of an edition for a format, of a bilingual one with its blocks side by side."""
    if not job.edition.parts:
        return read_source(job, form)
    first, second = (read_source(part_of(job, number), form) for number in (0, 1))
    one, other = first.document, second.document
    lines = [pair.lines for pair in _pairs(job, first, second)]
    path = job.edition.parts[1].path
    html = beside(one, other, lines, path, job.edition.front.pair_style)

    def placed(finding: Finding) -> Finding:
        is_second = finding.where is not None and finding.where.path == path
        return (second if is_second else first).placed(finding)

    document = replace(
        one,
        html=html,
        pictures=(*one.pictures, *other.pictures),
        links=(*one.links, *other.links),
        words=one.words + other.words,
        findings=(*one.findings, *other.findings),
        roles=tuple(sorted({*one.roles, *other.roles})),
        languages=tuple(
            sorted({*one.languages, other.language, *other.languages} - {one.language})
        ),
        notes=one.notes + other.notes,
        included=tuple(dict.fromkeys((*one.included, *other.included))),
        conditional=one.conditional or other.conditional,
    )
    return Reading(
        document,
        {**first.included, **second.included},
        first.is_draft or second.is_draft,
        (*first.remarks, *second.remarks),
        placed,
        first.text,
    )


def _pairs(job: Job, first: Reading, second: Reading) -> tuple[Beside, ...]:
    """Which blocks of two texts go together, by what is known of their translation."""
    own = next(one for one in job.press.publications if one.slug == job.edition.slug)
    source, root = own.editions[0], job.press.root
    one, other = job.edition.parts
    if one.language == source.language:
        return pairs(first.text, second.text, find_ledger(root, other))
    if other.language == source.language:
        found = pairs(second.text, first.text, find_ledger(root, one))
        return tuple(replace(pair, first=pair.second, second=pair.first) for pair in found)
    here, there = (first.text, find_ledger(root, one)), (second.text, find_ledger(root, other))
    return pairs_of_two(source.text, here, there)
