"""Which pages of a file are wanted, and in which order.

In: text such as `3-14,1,20-`, and how many pages there are. Out: page numbers, from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zinepress.errors import ImposeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = re.compile(r"(\d+)|(\d*)\s*-\s*(\d*)")
_HINT = "write '1-8', '3,1,2', '5-' to the last, '-4' from the first, or '8-1' backwards"


def select(text: str, count: int) -> tuple[int, ...]:
    """The pages that the text names, one by one; all of them when it is empty.

    Raises UsageError for text that is no list of ranges, ImposeError for a page that the file
    does not have.
    """
    if not text.strip():
        return tuple(range(1, count + 1))
    return tuple(page for part in text.split(",") for page in _range(part.strip(), count))


def _range(part: str, count: int) -> Iterator[int]:
    """The pages of one range."""
    match = _RANGE.fullmatch(part)
    if match is None or part == "-":
        raise UsageError(f"'{part}' is not a range of pages", hint=_HINT)
    single, first, last = match.groups()
    start, end = int(single or first or 1), int(single or last or count)
    for page in (start, end):
        if not 1 <= page <= count:
            raise ImposeError(
                f"there is no page {page} in a file of {count}", hint=f"pages go from 1 to {count}"
            )
    step = 1 if start <= end else -1
    yield from range(start, end + step, step)
