"""What WeasyPrint says while it works, as findings.

In: its log records. Out: `Finding`s; page counts go to a callable as they come. An error of
WeasyPrint's is something that is missing on paper, so that it is an error here; a warning is
something it could not read.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zinepress.errors import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPOKEN = "weasyprint"
PROGRESS = "weasyprint.progress"
_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)$")
"""Said of a page that is laid out; words follow the number where the page is right already."""
_PLACE = re.compile(r" at (\d+):(\d+)[.,:]?")
_FETCHED = "Failed to load"
_GLYPH = ".notdef glyph"
_IGNORED = re.compile(r"Ignored `(?P<what>[^`]*)`,? (?P<why>.*?)\.?$", re.DOTALL)


class Listener(logging.Handler):
    """Keeps the records, and tells of pages."""

    def __init__(self, turn: Callable[[int], None]) -> None:
        """`turn` is called with the number of every page laid out; what it raises ends it all."""
        super().__init__(logging.INFO)
        self.turn = turn
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps what WeasyPrint says; unlike other handlers it lets exceptions through."""
        if record.name != PROGRESS:
            self.records.append(record)
        elif page := _PAGE.match(record.getMessage()):
            self.turn(int(page[1]))


@contextmanager
def listening(turn: Callable[[int], None]) -> Iterator[Listener]:
    """A listener on WeasyPrint, and on nobody else, while the block runs."""
    listener = Listener(turn)
    loggers = [logging.getLogger(SPOKEN), logging.getLogger(PROGRESS)]
    before = [(logger.level, logger.propagate) for logger in loggers]
    loggers[0].addHandler(listener)
    loggers[0].propagate = False
    loggers[0].setLevel(logging.WARNING)
    loggers[1].propagate = True
    loggers[1].setLevel(logging.INFO)
    try:
        yield listener
    finally:
        loggers[0].removeHandler(listener)
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.setLevel(level)
            logger.propagate = propagate


def finding(
    record: logging.LogRecord, where: Where | None, *, is_sheet: bool = True
) -> Finding | None:
    """The finding for a record; None for what is found out better elsewhere.

    `where` is what is being read; a line and column in the record count only in a stylesheet.
    """
    said = record.getMessage()
    if said.startswith((_FETCHED, _GLYPH)):
        return None
    place = _PLACE.search(said)
    if place and where and is_sheet:
        where = Where(where.path, int(place[1]), int(place[2]))
    return Finding(
        _worded(_PLACE.sub("", said)),
        where,
        None,
        Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING,
        rule="typesetter",
    )


def failed_address(record: logging.LogRecord) -> str | None:
    """The address that could not be loaded, when the record speaks of one."""
    if str(record.msg).startswith(_FETCHED) and isinstance(record.args, tuple) and record.args:
        return str(record.args[0])
    return None


def _worded(said: str) -> str:
    """The words of a record as ours: lower-case, without a full stop."""
    ignored = _IGNORED.match(said)
    if ignored:
        what = " ".join(ignored["what"].split()).replace(":", ": ", 1).replace(":  ", ": ")
        return f"the typesetter does not know `{what}`: {ignored['why']}"
    said = " ".join(said.split()).rstrip(".")
    return said[:1].lower() + said[1:]
