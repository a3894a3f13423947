"""Jobs are worked off by processes, and a process that dies takes only its own job with it.

In: jobs and any `concurrent.futures.Executor`, or how many processes to start. Out: what became of
each job, in the order in which they end.

The processes of our own pool come from a fork server that has imported the typesetter once: they
start in milliseconds, share its memory, and inherit neither our lock nor our threads, as plain
forks would. They hold one end of a pipe, the leash: when we close the other end, or die by
whatever means, they end at once, so that Ctrl-C leaves no child.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.build.job import Piece
from zinepress.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Executor
    from multiprocessing.connection import Connection

    from zinepress.build.job import Job

    Work = Callable[[Job], tuple[Piece, ...]]

_ORPHANED = "zinepress.build.orphaned"
"""What the process that forks workers imports first."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: so many at once, in this executor or in processes of our own."""

    work: Work
    """What a worker does with a job; a function that can be sent to another process."""
    size: int
    executor: Executor | None = None
    preload: tuple[str, ...] = ()
    """Modules that our own processes are born with."""


def work_off(
    jobs: Sequence[Job], crew: Crew, begin: Callable[[Job], None]
) -> Generator[tuple[Job, tuple[Piece, ...]], None, None]:
    """Each job with what became of its targets; `begin` is called as a job goes to a worker.

    When a worker dies, nobody can say which of the jobs at hand it had: each of them is done
    again, alone, and the one that kills its worker once more has failed.
    """
    waiting = deque(jobs)
    while waiting:
        suspects: list[Job] = []
        with _staffed(crew, len(waiting)) as executor:
            yield from _until_broken(waiting, suspects, crew, executor, begin)
        for job in suspects:
            with _staffed(crew, 1) as executor:
                yield job, _alone(job, crew, executor)


def _until_broken(
    waiting: deque[Job],
    suspects: list[Job],
    crew: Crew,
    executor: Executor,
    begin: Callable[[Job], None],
) -> Iterator[tuple[Job, tuple[Piece, ...]]]:
    """Work off the waiting jobs until all are done or a worker died, which fills `suspects`."""
    running: dict[Future[tuple[Piece, ...]], Job] = {}
    while (waiting and not suspects) or running:
        while waiting and not suspects and len(running) < crew.size:
            job = waiting.popleft()
            begin(job)
            running[_submit(job, crew, executor)] = job
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        ended = [(running.pop(future), future) for future in done]
        suspects += [job for job, future in ended if _is_broken(future)]
        for job, future in ended:
            if not _is_broken(future):
                yield job, _outcome(job, future)


def _submit(job: Job, crew: Crew, executor: Executor) -> Future[tuple[Piece, ...]]:
    """The job under way; a pool that broke a moment ago gives a future that says so."""
    try:
        return executor.submit(crew.work, job)
    except BrokenExecutor as error:
        broken: Future[tuple[Piece, ...]] = Future()
        broken.set_exception(error)
        return broken


def _alone(job: Job, crew: Crew, executor: Executor) -> tuple[Piece, ...]:
    """What becomes of a job that nothing else runs beside."""
    future = _submit(job, crew, executor)
    wait([future])
    return _outcome(job, future)


def _is_broken(future: Future[tuple[Piece, ...]]) -> bool:
    """Whether the worker died rather than the job failed."""
    return isinstance(future.exception(), BrokenExecutor)


def _outcome(job: Job, future: Future[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The pieces of a job that ended; all failed when it ended with an exception."""
    error = future.exception()
    if error is None:
        return future.result()
    finding = _DIED if isinstance(error, BrokenExecutor) else _fault(error)
    return tuple(Piece(target, findings=(finding,)) for target in job.targets)


MEMORY = 6 * 1024**3
"""Bytes of address space that a worker may ask for; most of it is never touched."""
_DIED = Finding(
    "the process that made it was killed, most likely for want of memory",
    hint="close other programs or build with --jobs 1; make large pictures smaller",
    rule="worker-died",
)


def _fault(error: BaseException) -> Finding:
    """What to say of an exception that nobody meant to let out of a worker."""
    if isinstance(error, OSError) and "cannot load library" in str(error):
        return Finding("Pango is not there", hint="'zinepress doctor' says what to install")
    if isinstance(error, MemoryError):
        return _DIED
    if os.environ.get("ZINEPRESS_TRACEBACK"):
        return Finding(f"this is a fault of zinepress, not yours:\n{error.__cause__}", rule="fault")
    return Finding(
        f"this is a fault of zinepress, not yours ({type(error).__name__}: {error}); report it "
        "with what the same command prints after ZINEPRESS_TRACEBACK=1",
        rule="fault",
    )


@contextmanager
def _staffed(crew: Crew, jobs: int) -> Iterator[Executor]:
    """The executor to use: the one that was given, or processes that end with the block."""
    if crew.executor is not None:
        yield crew.executor
        return
    context = _context(crew.preload)
    leash, end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(
        min(crew.size, jobs), mp_context=context, initializer=_on_leash, initargs=(leash,)
    )
    try:
        yield pool
    except BaseException:
        end.close()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        end.close()
        leash.close()


def _context(preload: Sequence[str]) -> multiprocessing.context.BaseContext:
    """Where processes come from: a fork server where there is one, else each starts anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_ORPHANED, *preload])
    return context


def _on_leash(leash: Connection) -> None:
    """Set a worker up: Ctrl-C is the parent's to answer, and no parent means the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    threading.Thread(target=_end_with_parent, args=(leash,), daemon=True).start()


def _limit_memory() -> None:
    """Refuse a worker more memory than any zine needs, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # less is allowed already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _end_with_parent(leash: Connection) -> None:
    """Wait until the other end of the leash is let go, then end, whatever is under way."""
    leash.poll(None)
    os._exit(1)
