"""Which formats a bilingual edition can be made in.

In: an edition and a format. Out: yes or no. Cheap to import: listing uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zinepress.layout.formats import Format
    from zinepress.press.model import Edition

_DESIGNS = {
    "columns": frozenset(("half", "half-lite", "large", "screen")),
    "facing": frozenset(("half", "half-lite", "quarter")),
}
"""Page designs wide enough for two languages side by side, or with pages that face each other."""
_FROM_BOTH_ENDS = frozenset(("saddle", "cut-fold-copies"))
"""Schemes whose sheets are folded into a booklet that has two covers."""


def suits(edition: Edition, form: Format) -> bool:
    """Whether two languages go together in a format as the edition wants them to."""
    style = edition.front.pair_style
    if form.machine.value != "any":
        return False
    if style == "head-to-tail":
        return form.scheme in _FROM_BOTH_ENDS
    if form.medium.value in ("txt", "epub"):
        return False
    return form.page in _DESIGNS[style]
