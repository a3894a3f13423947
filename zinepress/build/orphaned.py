"""Where workers are forked: one whose owner is gone ends in silence.

In: nothing. Out: nothing; it is imported for what it does to the process that forks.

When a build is stopped while a worker is being forked, the worker finds nothing of what it was to
begin with, and Python prints a traceback for each. Nobody can act on it: the build has ended, and
has said so.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_GONE = (FileNotFoundError, ConnectionError, EOFError)
"""What a worker finds where its owner was; a job's own errors never come this way."""
_usual = sys.excepthook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say of an error what Python says, unless it only means that the owner is gone."""
    if not issubclass(kind, _GONE):
        _usual(kind, error, trace)


sys.excepthook = _hook
