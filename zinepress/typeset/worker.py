"""Typesetting in a process of its own, which can be killed.

In: a `Job`. Out: `Pages`, or the findings that stand in their way, as values.

A text can make the typesetter run for ever, in Python or in C, so that no signal, thread or
exception is sure to end it. A process that can be killed whole is. It is started by whichever
process asks first, be that a worker of a `ProcessPoolExecutor`, a thread, or a node of a cluster;
it keeps its fonts and stylesheets for the next job, and ends with whoever started it. It sees
nothing of the user's environment, and its session, so that a key pressed at the terminal reaches
its owner and not itself. Memory and processor time are limited by the system, where the system
can; the clock is watched by the owner.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from zinepress.errors import Finding, Where
from zinepress.typeset import limits as limit
from zinepress.typeset.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet
    from zinepress.typeset.limits import Limits
    from zinepress.typeset.wanted import Wanted

Outcome = Pages | tuple[Finding, ...]
"""What became of a job."""

_KEPT: tuple[str, ...] = (
    "PATH",
    "SYSTEMROOT",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
)
"""The only variables that a worker inherits: where the system's libraries are."""
_PROGRAM = "import sys; sys.path[:] = {path!r}; from zinepress.typeset.serve import serve; serve()"
_GRACE = 2.0
"""Seconds in which an idle worker may end by itself."""


@dataclass(frozen=True, slots=True)
class Job:
    """A text to be set, and the length it is wanted in, if any."""

    markup: Markup
    fonts: FontSet
    limits: Limits
    wanted: Wanted | None = None

    @property
    def where(self) -> Where | None:
        """The file that is to be set."""
        return Where(self.markup.source) if self.markup.source else None


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's last word on a job; a worker that is tired ends after it."""

    outcome: Outcome
    is_tired: bool = False


def run(job: Job, progress: Callable[[int], None] | None = None) -> Outcome:
    """What becomes of a job; `progress` is told the number of each page as it is laid out.

    Never raises for anything the text does: a worker that dies is a finding too.
    """
    worker = _take()
    try:
        reply = worker.set_in_type(_plain(job), progress or _unheard)
    except BaseException:
        worker.kill()
        raise
    if reply.is_tired:
        worker.kill()
    else:
        _give_back(worker)
    return reply.outcome


def warm() -> None:
    """Starts a worker, so that it is ready when the first text is."""
    _give_back(_take())


def _plain(job: Job) -> Job:
    """The job with mappings that can be sent."""
    markup = job.markup
    sent = replace(markup, roots=dict(markup.roots), variables=dict(markup.variables))
    return replace(job, markup=sent)


def _unheard(pages: int) -> None:
    """Progress that nobody follows."""


class Worker:
    """A process that sets one text at a time."""

    def __init__(self) -> None:
        """Starts the process; it reads jobs from its standard input."""
        program = _PROGRAM.format(path=[str(Path(entry).resolve()) for entry in sys.path])
        self._process = subprocess.Popen(  # noqa: S603 - this Python, our own program
            [sys.executable, "-I", "-X", "utf8", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )

    @property
    def is_alive(self) -> bool:
        """Whether the process can take a job."""
        return self._process.poll() is None

    def set_in_type(self, job: Job, progress: Callable[[int], None]) -> Reply:
        """The worker's reply, or one made up for it when it died or was killed."""
        with _Watch(self.strike, job.limits) as watch:
            try:
                pickle.dump(job, self._input)
                self._input.flush()
                while isinstance(said := self._hear(), int):
                    watch.turn(said)
                    progress(said)
            except (BrokenPipeError, EOFError):
                self.kill()
                return Reply((self._obituary(job, watch),), is_tired=True)
        return said

    def strike(self) -> None:
        """Ends the process and everything it may have started, from any thread."""
        if self.is_alive:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (AttributeError, ProcessLookupError):
                self._process.kill()

    def kill(self) -> None:
        """Ends the process and lets go of it."""
        self.strike()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)

    def end(self) -> None:
        """Lets an idle process end, and ends it where it will not."""
        _close(self._input)
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def _input(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process.stdin)

    def _hear(self) -> int | Reply:
        """The next word of the process: pages laid out so far, or its reply."""
        output = cast("IO[bytes]", self._process.stdout)
        return cast("int | Reply", pickle.load(output))  # noqa: S301 - our own process

    def _obituary(self, job: Job, watch: _Watch) -> Finding:
        """Why the process is no more."""
        code = self._process.returncode
        if watch.has_struck or code == -getattr(signal, "SIGXCPU", 0):
            return limit.too_slow(job.limits, watch.allowed, watch.pages, job.where)
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"code {code}"
        return Finding(
            f"the typesetter died ({how}), with {watch.pages} pages laid out",
            job.where,
            f"it may have met its limit of {job.limits.memory} MB: allow more with "
            f"{limit.VARIABLE}='memory={2 * job.limits.memory}', or take out half of the text "
            "to find the place",
            rule="typesetter-died",
        )


class _Watch:
    """Kills when the time is over: so many seconds, and so many more for every page."""

    def __init__(self, strike: Callable[[], None], limits: Limits) -> None:
        self._strike = strike
        self._limits = limits
        self._over = threading.Event()
        self._start = time.monotonic()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.allowed = limits.seconds
        self.pages = 0
        self.has_struck = False

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def turn(self, page: int) -> None:
        """Adds the time that a page is given; pages that are made again are given it again."""
        self.pages = max(self.pages, page)
        self.allowed += self._limits.seconds_per_page

    def _left(self) -> float:
        return self._start + self.allowed - time.monotonic()

    def _watch(self) -> None:
        while not self._over.wait(max(0.0, self._left())):
            if self._left() <= 0:
                self.has_struck = True
                self._strike()
                return


def _environment() -> dict[str, str]:
    """What a worker knows of the user: no fonts, no language, no clock."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "FONTCONFIG_FILE": str(Path(__file__).parent / "nothing.conf"),
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONHASHSEED": "0",
    }


def _close(pipe: IO[bytes]) -> None:
    # what was still to be written is for nobody
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


_idle: list[Worker] = []
_lock = threading.Lock()


def _take() -> Worker:
    """A worker at leisure, or a new one."""
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.is_alive:
                return worker
            worker.kill()
    return Worker()


def _give_back(worker: Worker) -> None:
    with _lock:
        _idle.append(worker)


@atexit.register
def _dismiss() -> None:
    """Ends the workers at leisure."""
    while _idle:
        _idle.pop().end()


def _forget() -> None:
    """In a forked process: the workers are its parent's."""
    global _lock  # noqa: PLW0603 - the parent's lock may be held by a thread that is not here
    _lock = threading.Lock()
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
