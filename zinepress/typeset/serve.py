"""The other end of `zinepress.typeset.worker`: the process that sets type.

In: jobs on standard input. Out: on standard output, the number of each page as it is laid out,
then a reply. It ends when its owner is gone.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
import warnings
from typing import TYPE_CHECKING

from zinepress.errors import Finding, TypesetError
from zinepress.typeset import limits as limit
from zinepress.typeset.worker import Job, Outcome, Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from zinepress.typeset.limits import Limits

MEGABYTE = 1 << 20
TIRED = 600
"""Megabytes a process may have grown to and still be given another text."""


def serve() -> None:
    """Sets what it is given until its input ends."""
    jobs: queue.Queue[Job] = queue.Queue()
    out = _own_output()
    threading.Thread(target=_read, args=(jobs,), daemon=True).start()
    while True:
        reply = _reply(jobs.get(), lambda pages: _say(out, pages))
        _say(out, reply)
        if reply.is_tired:
            return


def _own_output() -> BinaryIO:
    """Standard output, to ourselves: what libraries print goes to standard error."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _read(jobs: queue.Queue[Job]) -> None:
    """Takes jobs in; when the owner is gone the process goes too, whatever it is doing."""
    try:
        while True:
            jobs.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the process we belong to
    except EOFError:
        os._exit(0)


def _say(out: BinaryIO, word: int | Reply) -> None:
    pickle.dump(word, out)
    out.flush()


def _reply(job: Job, progress: Callable[[int], None]) -> Reply:
    """What becomes of a job. Memory that runs out ends the process: what is left is unsure."""
    _limit_memory(job.limits)
    clock = _Clock(job.limits)
    clock.wind()

    def turn(page: int) -> None:
        clock.wind()
        progress(page)

    try:
        outcome = _outcome(job, turn)
    except MemoryError:
        return Reply((limit.too_much_memory(job.limits, job.where),), is_tired=True)
    return Reply(outcome, is_tired=_size() > TIRED)


def _outcome(job: Job, turn: Callable[[int], None]) -> Outcome:
    try:
        with warnings.catch_warnings():
            # what matters is a finding; a library's advice to programmers is for nobody here
            warnings.simplefilter("ignore")
            from zinepress.typeset import fit, setting  # noqa: PLC0415 - may not be installable

            if job.wanted is not None:
                return fit.set_to_fit(job, turn)
            return setting.set_in_type(job.markup, job.fonts, job.limits, turn)
    except TypesetError as error:
        return error.findings
    except OSError as reason:
        # Pango is not there: WeasyPrint says so by the name of a library
        return (
            Finding(
                f"the typesetter cannot be started: {str(reason)[:200]}",
                None,
                "run 'zinepress doctor': it says what is missing and what brings it",
                rule="typesetter-missing",
            ),
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must not look like a dead worker
        return (
            Finding(
                f"zinepress itself failed: {type(error).__name__}: {str(error)[:200]}",
                job.where,
                "this is a fault of zinepress; tell its makers what you were setting",
                rule="internal",
            ),
        )


class _Clock:
    """Allows the process so much processor time, and more for every page."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.start = _used()
        self.turns = -1

    def wind(self) -> None:
        """Begins, and at every later call adds the time of a page."""
        self.turns += 1
        allowed = self.limits.seconds + self.limits.seconds_per_page * self.turns
        _limit("RLIMIT_CPU", int(self.start + allowed) + 1)


def _limit_memory(limits: Limits) -> None:
    _limit("RLIMIT_AS", limits.memory * MEGABYTE)
    _limit("RLIMIT_CORE", 0)


def _limit(name: str, value: int) -> None:
    """Sets a limit of the system's, where it knows of such a thing."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    kind = getattr(resource, name, None)
    if kind is not None:
        _, most = resource.getrlimit(kind)
        allowed = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (allowed, most))


def _used() -> float:
    """Seconds of processor time that this process has used."""
    times = os.times()
    return times.user + times.system


def _size() -> float:
    """The most megabytes this process has had in memory; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
