"""Typesetting as the other rooms ask for it.

In: `Markup`, a `FontSet`, `Limits`. Out: `Pages`. The work is done in a process of its own, see
`zinepress.typeset.worker`; nothing here imports WeasyPrint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zinepress.errors import TypesetError
from zinepress.typeset.limits import Limits, allowed
from zinepress.typeset.pages import Pages
from zinepress.typeset.worker import Job, Outcome, run, warm

if TYPE_CHECKING:
    from collections.abc import Callable

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.wanted import Wanted

__all__ = ["attempt", "fit", "typeset", "warm"]


def typeset(
    markup: Markup,
    fonts: FontSet,
    limits: Limits | None = None,
    progress: Callable[[int], None] | None = None,
) -> Pages:
    """The finished pages; TypesetError carries everything that is wrong, warnings included.

    Without limits those of the environment count. `progress` is told the number of each page
    as it is laid out; it begins again when a contents list makes pages move.
    """
    return _pages(run(Job(markup, fonts, limits or allowed()), progress))


def fit(
    markup: Markup,
    fonts: FontSet,
    wanted: Wanted,
    limits: Limits | None = None,
    progress: Callable[[int], None] | None = None,
) -> Pages:
    """The pages in the length wanted, or as near as the ranges allow, with a finding that says."""
    return _pages(run(Job(markup, fonts, limits or allowed(), wanted), progress))


def attempt(job: Job) -> Outcome:
    """Pages, or the findings in their way: for executors, since both can be sent anywhere."""
    return run(job)


def _pages(outcome: Outcome) -> Pages:
    if isinstance(outcome, Pages):
        return outcome
    raise TypesetError.of(outcome)
