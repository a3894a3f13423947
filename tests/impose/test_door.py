"""Work on strangers' files is bounded, and what goes wrong becomes one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from zinepress.errors import ImposeError, Where
from zinepress.impose.door import TRUSTED, Limits, door, guarded, plain

GENEROUS = Limits(seconds=60, memory=2**32)


def test_the_child_gives_what_the_work_gives() -> None:
    assert guarded(lambda: (os.getpid() != parent, b"x" * 3_000_000), "a.pdf", GENEROUS) == (
        True,
        b"x" * 3_000_000,
    )


parent = os.getpid()


def test_without_limits_the_work_is_done_here() -> None:
    assert guarded(os.getpid, "a.pdf", TRUSTED) == parent


def test_endless_work_is_ended() -> None:
    def endless() -> None:
        while True:
            pass

    with pytest.raises(ImposeError, match=r"^a\.pdf: .* longer than 0\.2 seconds\n.*--no-limits"):
        guarded(endless, "a.pdf", Limits(seconds=0.2, memory=None))


def test_endless_hunger_is_refused() -> None:
    def hungry() -> int:
        return len(bytearray(2**34))

    with pytest.raises(ImposeError, match="too much memory"):
        guarded(hungry, "a.pdf", Limits(seconds=60, memory=2**28))


def test_a_crash_is_told() -> None:
    def crash() -> None:
        os.kill(os.getpid(), signal.SIGSEGV)

    with pytest.raises(ImposeError, match=r"^a\.pdf: the PDF makes the reader crash"):
        guarded(crash, "a.pdf", GENEROUS)


def test_an_error_of_the_child_is_raised_here_with_its_findings() -> None:
    def refuse() -> None:
        raise ImposeError("it is blue", Where("a.pdf"), "paint it")

    with pytest.raises(ImposeError) as raised:
        guarded(refuse, "a.pdf", GENEROUS)
    (finding,) = raised.value.findings
    assert (finding.message, finding.hint) == ("it is blue", "paint it")


def test_a_fault_of_ours_is_not_hidden_as_the_files() -> None:
    def faulty() -> float:
        return 1 / 0

    with pytest.raises(ZeroDivisionError) as raised:
        guarded(faulty, "a.pdf", GENEROUS)
    assert "in faulty" in "".join(raised.value.__notes__)


def test_no_child_is_left_behind() -> None:
    program = (
        "import os\n"
        "from tests.impose.test_door import GENEROUS\n"
        "from zinepress.impose.door import guarded\n"
        "guarded(int, 'a.pdf', GENEROUS)\n"
        "try: os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError: print('none')\n"
    )
    said = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True)
    assert said.stdout == b"none\n"


@pytest.mark.parametrize(
    "error",
    [KeyError("/Rect"), ValueError("bad"), TypeError(), AttributeError("x"), RecursionError("deep"),
     NotImplementedError("filter"), MemoryError()],
)  # fmt: skip
def test_whatever_a_reader_raises_becomes_one_sentence(error: Exception) -> None:
    with pytest.raises(ImposeError) as raised, door("b.pdf"):
        raise error
    assert str(raised.value).startswith("b.pdf: ")
    assert len(raised.value.findings) == 1


def test_a_readers_complaint_loses_its_addresses() -> None:
    said = "stream <_io.BytesIO object at 0x7fe6> (object 3 0, offset 152): unknown token"
    assert plain(said) == "unknown token"
