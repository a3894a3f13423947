"""What a licence lets people do.

In: its name, as people write it. Out: yes or no.
"""

from __future__ import annotations

import re

_FREE_TO_COPY = re.compile(
    r"\b(cc|cc0|creative commons|public domain|anti-?copyright|no copyright|copyleft|kopimi|"
    r"free art|art libre|lal|gfdl|[al]?gpl|mit|bsd|0bsd|apache|unlicense|wtfpl)(\b|v?\d)",
    re.IGNORECASE,
)
"""Licences under which anybody may photocopy a text and give it away, if not sell or change it."""


def is_free_to_copy(licence: str) -> bool:
    """Whether anybody may copy and pass on what has this licence; no for one we do not know."""
    return _FREE_TO_COPY.search(licence) is not None
