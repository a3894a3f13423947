"""An end to what would go on for ever: a template that loops, a text made to be slow.

In: a block of code and so many seconds. Out: ZineError when it takes longer. Typesetting has limits
of its own, in a process that can be killed; this watches over the stages before and after it.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from zinepress.errors import Where, ZineError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60


@contextmanager
def in_time(deed: str, path: str, seconds: float = SECONDS) -> Iterator[None]:
    """Run a block for so many seconds at most; `deed` says what it does with the file at `path`.

    Only the main thread of a process can be interrupted, which is where our own workers work.
    """
    is_possible = (
        hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    )
    if not is_possible:
        yield
        return

    def enough(*_: object) -> NoReturn:
        hint = "look for a loop in the layout's template, or for a text made to be slow"
        raise ZineError(f"{deed} takes more than {seconds:g} seconds", Where(path), hint)

    before = signal.signal(signal.SIGALRM, enough)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
