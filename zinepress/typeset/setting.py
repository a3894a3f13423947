"""One text set in type, in this process: what the worker does with a job.

In: a `Job`. Out: `Pages`, or TypesetError with every finding at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from weasyprint.css.counters import CounterStyle

from zinepress.errors import Finding, Severity, TypesetError, Where
from zinepress.press.languages import direction
from zinepress.typeset import (
    finish,
    hyphens,
    inside,
    letters,
    proof,
    right_to_left,
    said,
    source,
    stylesheets,
)
from zinepress.typeset import limits as limit
from zinepress.typeset.fetcher import PressFetcher, Refusal, spoken
from zinepress.typeset.fonts import missing_family
from zinepress.typeset.leaves import Leaf, leaves, origins
from zinepress.typeset.measure import Measured, measure
from zinepress.typeset.pages import Pages
from zinepress.units import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.limits import Limits

TAGGED = "pdf/ua-1"
POINT = 0.75
"""Points in a CSS pixel."""


class _EnoughPagesError(Exception):
    """The page limit is reached."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: WeasyPrint's document, the pages as lists, what was said meanwhile."""

    document: Any
    leaves: tuple[Leaf, ...]
    findings: tuple[Finding, ...]

    @property
    def measured(self) -> Measured:
        """How many pages the text takes and how full the last one is."""
        return measure(self.leaves)


class Setting:
    """A text with its fonts and stylesheets ready, to be laid out as often as wanted."""

    def __init__(
        self, markup: Markup, fonts: FontSet, limits: Limits, turn: Callable[[int], None]
    ) -> None:
        """`turn` is called with the number of every page laid out."""
        self.markup, self.fonts, self.limits, self.turn = markup, fonts, limits, turn
        hyphens.register()
        right_to_left.mend()
        inside.say_more_in_tags()
        self.press_fonts = _press_fonts(tuple(file.path for file in fonts.files))
        self.fetcher = PressFetcher(markup.roots, limits, markup.treatment)
        self.html = source.parse(markup, self.fetcher)
        self.known = origins(self.html.etree_element)
        self.findings = source.clean(self.html, self.known, limits, markup.source)
        if markup.tagged:
            self.findings += source.skipped_headings(self.html, self.known, markup.source)
        self.sheets = tuple(
            stylesheets.parse(text, number, self.press_fonts, self.fetcher)
            for number, text in enumerate(markup.stylesheets, 1)
        )
        self.cache: dict[str, object] = {}

    def lay_out(self, variables: Mapping[str, str] | None = None) -> Laid:
        """The text on pages; `variables` are set beside the markup's own."""
        sheet = stylesheets.variables({**self.markup.variables, **(variables or {})})
        sheets = (*self.sheets, stylesheets.parse(sheet, 0, self.press_fonts, self.fetcher))
        counters = CounterStyle()
        profiles: dict[str, object] = {}
        for one in sheets:
            counters.update(one.counters)
            profiles.update(one.profiles)
        with said.listening(self._turn) as listener:
            try:
                document = self.html.render(
                    font_config=self.press_fonts,
                    counter_style=counters,
                    color_profiles=profiles,
                    stylesheets=[one.css for one in sheets if one.css is not None],
                    cache=self.cache,
                    pdf_variant=TAGGED if self.markup.tagged else None,
                )
            except Exception as error:  # anything may come of a stranger's text
                raise TypesetError.of((*self._before(), self._broken(error))) from error
        source.drop_links(document, self.known)
        return Laid(document, leaves(document, self.known), self._heard(listener))

    def write(self, laid: Laid) -> Pages:
        """The finished pages; TypesetError when anything in them is wrong."""
        document = laid.document
        finish.name(document, self.markup.title, self.markup.language)
        with said.listening(lambda _: None) as listener:
            try:
                pdf = document.write_pdf(
                    pdf_variant=TAGGED if self.markup.tagged else None,
                    finisher=finish.finisher(
                        right_to_left=direction(self.markup.language) == "rtl"
                    ),
                )
            except Exception as error:  # anything may come of a stranger's text
                raise TypesetError.of((*self._before(), self._broken(error))) from error
        findings = self._judge(laid, self._heard(listener))
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise TypesetError.of(findings)
        return Pages(
            pdf=pdf,
            count=len(document.pages),
            read=tuple(sorted(self.fetcher.read.items())),
            findings=findings,
            last_fill=laid.measured.fill,
            sizes=tuple(Size(page.width * POINT, page.height * POINT) for page in document.pages),
        )

    def _judge(self, laid: Laid, written: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Everything found, the most serious first, each thing once."""
        file = self.markup.source
        used = inside.used_fonts(laid.document)
        found = (
            *self._before(),
            *laid.findings,
            *written,
            *letters.check(laid.leaves, self.fonts, used, file, self._drawings()),
            *proof.read_proof(laid.leaves, file),
        )
        order = list(Severity)
        return tuple(
            sorted(dict.fromkeys(found), key=lambda finding: order.index(finding.severity))
        )

    def _drawings(self) -> tuple[letters.Stack, ...]:
        """The families that the text of drawings asks for."""
        return tuple(stack for stacks in self.fetcher.drawn.values() for stack in stacks)

    def _before(self) -> tuple[Finding, ...]:
        """What is known of the text whatever becomes of its pages."""
        families = tuple(
            missing_family(family, self.fonts, None)
            for family in self.markup.families
            if not self.fonts.has(family)
        )
        sheets = tuple(finding for sheet in self.sheets for finding in sheet.findings)
        refusals = self.fetcher.refusals.values()
        return (
            *self.findings,
            *families,
            *sheets,
            *source.refused(refusals, self.html, self.known, self.markup),
            *source.refused(self._misdrawn(), self.html, self.known, self.markup),
        )

    def _misdrawn(self) -> tuple[Refusal, ...]:
        """Drawings whose text asks for fonts that are not there."""
        return tuple(
            Refusal(url, spoken(url), missing_family(stack[0], self.fonts, None))
            for url, stacks in self.fetcher.drawn.items()
            for stack in stacks
            if not any(self.fonts.has(family) for family in stack)
        )

    def _heard(self, listener: said.Listener) -> tuple[Finding, ...]:
        """What WeasyPrint said, less what the fetcher knows better."""
        where = Where(self.markup.source) if self.markup.source else None
        found = []
        for record in listener.records:
            address = said.failed_address(record)
            if address is not None and address not in self.fetcher.refusals:
                message = f"'{address[:80]}' cannot be used: {record.getMessage()[-120:]}"
                found.append(Finding(message, where, rule="asset"))
            finding = said.finding(record, where, is_sheet=False)
            found += [finding] if finding else []
        return tuple(found)

    def _turn(self, page: int) -> None:
        """Tells of a page, and ends the layout when there are too many."""
        if page > self.limits.pages:
            raise _EnoughPagesError
        self.turn(page)

    def _broken(self, error: Exception) -> Finding:
        """The finding for a layout that came to no end."""
        where = Where(self.markup.source) if self.markup.source else None
        if isinstance(error, _EnoughPagesError):
            return limit.too_many_pages(self.limits, where)
        if isinstance(error, MemoryError):
            raise error
        if isinstance(error, RecursionError):
            return Finding(
                "the text is nested too deep to be set",
                where,
                "use fewer lists, quotations or boxes within each other",
                rule="too-deep",
            )
        return Finding(
            f"the typesetter failed: {type(error).__name__}: {str(error)[:200]}",
            where,
            "look for extreme sizes or unusual CSS; take out half of the text to find the place",
            rule="typesetter",
        )


@lru_cache(maxsize=4)
def _press_fonts(paths: tuple[str, ...]) -> inside.PressFonts:
    """The font map of these files, shared by all texts of a process: it is what grows."""
    return inside.PressFonts(paths)


def set_in_type(
    markup: Markup, fonts: FontSet, limits: Limits, turn: Callable[[int], None] = lambda _: None
) -> Pages:
    """The pages of a text; TypesetError carries everything that is wrong with it."""
    setting = Setting(markup, fonts, limits, turn)
    return setting.write(setting.lay_out())
