"""The door that strangers' files come through: limits, a child process, one clear sentence.

In: work to do on a file that may be broken or hostile. Out: what the work gives, or ImposeError.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import re
import select
import signal
import sys
import time
import traceback
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from zinepress.errors import ImposeError, Where, ZineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Given = TypeVar("_Given")

_LIFT = "if you trust the file, lift the limits with --no-limits"
REPRINT = "open it in a PDF viewer, print it to a new PDF there and take that one"
_PLACE = re.compile(r"^.*(?:\(object[^)]*\)|\(offset[^)]*\)|object at 0x[0-9a-f]+>):?\s*")
_ASTRAY = (TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What Python raises when a file holds one kind of thing where another belongs."""
_SAID_BETTER = {
    "Loop detected": "its page tree leads back into itself, in a loop",
    "too deeply nested": "its page tree is nested too deeply",
    "limit exceeded": "it unpacks to more than the limits allow",
    "unsupported encryption": "it is locked in a way that zinepress cannot open",
}
_MEBI = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost before it is refused; None lifts a limit.

    `seconds` are of the clock, `memory` is in bytes beside what runs already, `unpacked` is the
    size in bytes of one page's drawing when decompressed.
    """

    seconds: float | None = 60.0
    memory: int | None = 4096 * _MEBI
    pages: int | None = 20_000
    unpacked: int | None = 75_000_000


STRANGER = Limits()
TRUSTED = Limits(seconds=None, memory=None, pages=None, unpacked=None)


@contextmanager
def door(name: str) -> Iterator[None]:
    """Turns whatever goes wrong with the file `name` into one ImposeError sentence."""
    try:
        yield
    except ZineError:
        raise
    except MemoryError as error:
        raise ImposeError("reading it takes too much memory", Where(name), _LIFT) from error
    except OSError as error:
        reason = error.strerror or plain(str(error))
        raise ImposeError(f"the file cannot be opened: {reason}", Where(name)) from error
    except Exception as error:  # a stranger's file can break any assumption of any reader
        raise ImposeError(_sentence(error), Where(name), REPRINT) from error


def _sentence(error: Exception) -> str:
    if isinstance(error, _ASTRAY):
        return "it is put together in a way that cannot be followed"
    reason = plain(str(error)) or type(error).__name__
    for sign, sentence in _SAID_BETTER.items():
        if sign in reason:
            return sentence
    return f"the PDF cannot be used: {reason}"


def plain(reason: str) -> str:
    """A reader's complaint without the addresses and offsets it begins with."""
    return _PLACE.sub("", reason.strip().splitlines()[0] if reason.strip() else "")


def guarded(work: Callable[[], _Given], name: str, limits: Limits = STRANGER) -> _Given:
    """What `work` gives, run in a child process that ends when it outgrows `limits`.

    `work` must give a value that can be pickled. Raises whatever `work` raises, and ImposeError
    when it takes too long, too much memory, or crashes. Without limits, or where processes
    cannot fork, `work` runs here.
    """
    if not hasattr(os, "fork") or (limits.seconds is None and limits.memory is None):
        return work()
    reading, writing = os.pipe()
    child = _fork()
    if child == 0:
        os.close(reading)
        _answer(work, writing, limits)
    os.close(writing)
    told: tuple[bool, Any] | None = None
    pipe = io.BufferedReader(_Pipe(reading, limits.seconds))
    try:
        told = pickle.load(pipe)  # noqa: S301 - written by our own child
    except (EOFError, pickle.UnpicklingError):
        pass  # the child has died; its status says how
    except BaseException as error:
        os.kill(child, signal.SIGKILL)
        if isinstance(error, TimeoutError):
            took = f"reading it takes longer than {limits.seconds:g} seconds"
            raise ImposeError(took, Where(name), _LIFT) from error
        raise
    finally:
        pipe.close()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    given: _Given = _given(told, status, name)
    return given


class _Pipe(io.RawIOBase):
    """The end of a pipe that is read from; raises TimeoutError when the time is up."""

    def __init__(self, descriptor: int, seconds: float | None) -> None:
        self._descriptor = descriptor
        self._end = None if seconds is None else time.monotonic() + seconds

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what has come, waiting for something to come; 0 at the end."""
        left = None if self._end is None else max(0.0, self._end - time.monotonic())
        if not select.select([self._descriptor], [], [], left)[0]:
            raise TimeoutError
        return os.readv(self._descriptor, [buffer])

    def close(self) -> None:
        """Close the pipe."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def _fork() -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python warns of locks that other threads may hold; the child only computes and tells
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _answer(work: Callable[[], object], writing: int, limits: Limits) -> None:
    """The child's life: work within the limits, tell, and leave without cleaning up."""
    code = 1
    gc.disable()  # the child ends before there is anything worth collecting
    try:
        _bound(limits)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(work), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def _outcome(work: Callable[[], object]) -> tuple[bool, object]:
    """Whether the work was done, and what it gave or raised; memory errors are told as None."""
    try:
        return True, work()
    except MemoryError:
        return False, None
    except Exception as error:  # noqa: BLE001 - it is raised again in the parent
        if not isinstance(error, ZineError):
            error.add_note(traceback.format_exc())
        return False, error


def _bound(limits: Limits) -> None:
    """Keeps this process within the memory limit; if it crashes it does so without a word."""
    import faulthandler  # noqa: PLC0415 - only the child wants it
    import resource  # noqa: PLC0415 - exists where fork does

    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits.memory is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        bound = _taken() + limits.memory
        soft = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken() -> int:
    """The bytes of address space that this process has already; 0 where that is not told."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _given(told: tuple[bool, Any] | None, status: int, name: str) -> Any:
    """The child's answer, or the error that it tells of."""
    if told is None and status < 0:
        raise ImposeError("the PDF makes the reader crash", Where(name), REPRINT)
    done, value = told or (False, None)
    if done:
        return value
    raise value or ImposeError("reading it takes too much memory", Where(name), _LIFT)
