"""The quick checks that every build makes: of texts, of pages, and of the sheets they come on.

In: a document, pages or sheets as they are made, and for whom. Out: errors and warnings; notes
are for `zinepress check`, which looks at the finished files as well.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zinepress.build.inputs import layout_of
from zinepress.check.page_rules import ON_SHEETS, PAGE_RULES, coarse_pictures, gathered, look_at
from zinepress.check.pdf import pages_of
from zinepress.check.profile import PROFILES, Profile, for_printer
from zinepress.check.side_rules import look_at_plan, look_at_side
from zinepress.check.sides import sides_of
from zinepress.check.source_rules import look_at_source
from zinepress.errors import Severity
from zinepress.layout.compose import choose_layout
from zinepress.layout.formats import Machine
from zinepress.layout.manifest import Type
from zinepress.layout.parameters import parameter_values
from zinepress.press.printers import chosen_printer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.check.page import Page
    from zinepress.errors import Finding
    from zinepress.impose import Imposed
    from zinepress.layout.formats import Format
    from zinepress.press.model import Edition, Press
    from zinepress.source.document import Document

_FOR = {"read": "screen"}
"""Formats that are not made for an office printer, and the profile each is made for."""
_LAYOUTS = {"photocopier": "photocopier"}
"""Layouts whose pages go through a machine of their own."""


_LOSES = frozenset(("unprintable-edge", "over-fold"))
"""Rules whose errors stop a target: words would be lost."""
_QUICK = tuple(rule for rule in PAGE_RULES if rule is not coarse_pictures)
"""The typesetter has seen pictures already, and knows their lines."""


def profile_of(form: Format, edition: Edition, press: Press) -> Profile:
    """What a format is printed on: the printer of the settings, or what the format is made for."""
    if form.machine is Machine.SHOP:
        return PROFILES["shop"]
    if form.machine is Machine.RISO:
        return PROFILES["screen"]  # the file of a riso zine is its proof
    name = _FOR.get(form.name) or _LAYOUTS.get(layout_of(edition, press), "office")
    printer = chosen_printer(press.settings)
    if printer is None or name == "screen":
        return PROFILES[name]
    return for_printer(PROFILES[name], printer)


def text_findings(
    document: Document, edition: Edition, press: Press, form: Format
) -> tuple[Finding, ...]:
    """What a build tells of a text and its head."""
    return worth_telling(all_of_text(document, edition, press, form))


def all_of_text(
    document: Document, edition: Edition, press: Press, form: Format
) -> tuple[Finding, ...]:
    """What is found in a text and its head, notes as well."""
    layout = choose_layout(edition, press, form)
    values, _ = parameter_values(layout, edition.front)
    colours = {
        name: str(values[name])
        for name, parameter in layout.parameters.items()
        if parameter.type is Type.COLOUR
    }
    return look_at_source(document, edition, press, colours)


def page_findings(pdf: bytes, form: Format, profile: Profile) -> tuple[Finding, ...]:
    """What is found on pages as they are set; of those for sheets, what the sheets do not show.

    Pages for a shop are looked at when they are in its inks, by `zinepress check`.
    """
    if form.machine is not Machine.ANY:
        return ()
    rules = [rule for rule in _QUICK if form.scheme is None or rule in ON_SHEETS]
    found = (one for page in _seen(pdf) for one in look_at(page, profile, rules))
    return worth_telling(gathered(found))


def sheet_findings(imposed: Imposed, pages: bytes, profile: Profile) -> tuple[Finding, ...]:
    """What is found on sheets that were made of these pages."""
    laid_out = imposed.laid_out
    sides = tuple(sides_of(laid_out, _seen(pages)))
    found = [
        *(
            one
            for one in look_at_plan(laid_out.plan, sides, profile)
            if one not in laid_out.notices
        ),
        *(finding for side in sides for finding in look_at_side(side, profile)),
    ]
    return worth_telling(gathered(dict.fromkeys(found)))


def worth_telling(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a build tells of: errors where words are lost on paper, all else as warnings."""
    told = (one for one in findings if one.severity is not Severity.NOTE)
    return tuple(one if one.rule in _LOSES else _softened(one) for one in told)


def _softened(finding: Finding) -> Finding:
    """A warning: what is made is worth having, even if it should not be printed so."""
    return replace(finding, severity=Severity.WARNING)


@lru_cache(maxsize=1)
def _seen(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a file with their marks; formats that share pages come one after the other."""
    return pages_of(pdf)
