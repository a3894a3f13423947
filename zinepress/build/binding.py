"""The pages of an edition: set, remembered, and bound.

In: a `Job` and a format. Out: `Bound`: the pages in the order of the zine, two languages in one
among them, and what there is to say of them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.build import store
from zinepress.build.bilingual import part_of, read_edition
from zinepress.build.digests import digest_of
from zinepress.build.findings import in_press
from zinepress.build.patience import in_time
from zinepress.build.quick import text_findings
from zinepress.errors import Finding, Severity, Where
from zinepress.impose.two import cut_spreads, from_both_ends
from zinepress.layout.compose import compose
from zinepress.press.languages import direction
from zinepress.press.shipped import shipped_folder
from zinepress.typeset.fonts import find_fonts
from zinepress.typeset.render import fit, typeset
from zinepress.typeset.wanted import is_of_use, wanted_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zinepress.build.job import Job
    from zinepress.layout.formats import Format
    from zinepress.layout.markup import Markup
    from zinepress.press.model import Edition
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.pages import Pages


@dataclass(frozen=True, slots=True)
class Bound:
    """Pages in the order of a zine, and what they were made of."""

    pages: Pages
    key: str
    """The remembered pages that they are."""
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    is_new: bool


def bound(job: Job, form: Format) -> Bound:
    """The pages of an edition as they are bound."""
    edition = job.edition
    style = edition.front.pair_style if edition.parts else ""
    ways = [direction(one.language) for one in edition.parts]
    if style == "head-to-tail":
        one, other = (_set(part_of(job, number), form) for number in (0, 1))
        whole = from_both_ends(one.pages.pdf, other.pages.pdf, turned=ways[0] == ways[1])
        made = replace(
            one,
            key=digest_of((one.key, other.key, style)),
            files={**other.files, **one.files},
            findings=(*one.findings, *other.findings),
            is_new=one.is_new or other.is_new,
        )
        return _kept(job, made, *whole)
    made = _set(job, form)
    if style == "facing" and form.scheme is not None:
        whole = cut_spreads(made.pages.pdf, form.size.width, right_to_left=ways[0] == "rtl")
        return _kept(job, replace(made, key=digest_of((made.key, style))), *whole)
    return made


def _kept(job: Job, made: Bound, content: bytes, count: int) -> Bound:
    """Pages as they are bound, remembered under their own key for how-to sheets and kits."""
    sizes = (made.pages.sizes[0],) * count
    pages = replace(made.pages, pdf=content, count=count, sizes=sizes)
    with suppress(OSError):  # that nothing can be remembered has been told of the pages themselves
        store.keep(job.store, made.key, pages, job.press.root)
    return replace(made, pages=pages)


def _set(job: Job, form: Format) -> Bound:
    """The pages of an edition."""
    with in_time("composing it", job.edition.path):
        read = read_edition(job, form)
        edition, press, draft = job.edition, job.press, read.is_draft
        markup = compose(read.document, edition, press, form, code=job.code, draft=draft)
    root = job.press.root
    key, pages, findings, is_new = _pages(job, markup, form)
    files = {**read.included, **{store.relative(path, root): one for path, one in pages.read}}
    pages_told = (one for one in placed(pages.findings, job.edition) if is_of_use(one, form))
    told = (in_press(one, root) for one in (*markup.findings, *pages_told, *findings))
    of_text = text_findings(read.document, edition, press, form)
    return Bound(pages, key, files, read.found(of_text, told), is_new)


def _pages(job: Job, markup: Markup, form: Format) -> tuple[str, Pages, Iterable[Finding], bool]:
    """The key of a markup's pages, the pages, what to say of the store, and if they are new."""
    root = job.press.root
    fonts = _fonts((root / "fonts", shipped_folder("fonts")))
    wanted = wanted_of(job.edition.front, form)
    key = store.key_of(markup, (fonts.digest, job.programs, wanted), root)
    remembered = store.look_up(job.store, key, root)
    if remembered is not None:
        return key, remembered, (), False
    pages = typeset(markup, fonts) if wanted is None else fit(markup, fonts, wanted)
    try:
        store.keep(job.store, key, pages, root)
    except OSError as error:
        told = f"the pages could not be remembered: {(error.strerror or str(error)).lower()}"
        return key, pages, (Finding(told, severity=Severity.NOTE, rule="store"),), True
    return key, pages, (), True


@lru_cache(maxsize=1)
def _fonts(folders: tuple[Path, ...]) -> FontSet:
    """The fonts of a press; a worker lives no longer than a build, so they are found once."""
    return find_fonts([folder for folder in folders if folder.is_dir()])


def placed(findings: Iterable[Finding], edition: Edition) -> Iterator[Finding]:
    """The findings, those without a place at the edition's own file.

    What is said of the length of a text stands where its head asks for a length.
    """
    places = edition.front.places
    asked = places.get("fit") or places.get("multiple-of")
    for finding in findings:
        where = finding.where or Where(edition.path)
        if finding.rule.startswith("fit-") and asked is not None and asked.path == edition.path:
            where = asked
        yield replace(finding, where=where)
