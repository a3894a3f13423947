"""Jobs in processes: one that dies takes only its own job with it, and none outlives us."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.crew import job, obey, process_number
from zinepress.build.pool import Crew, work_off

if TYPE_CHECKING:
    from typing import TextIO

    from zinepress.build.job import Job, Piece
    from zinepress.build.pool import Work

ROOT = Path(__file__).parent.parent.parent
WAITER = """
import sys
from tests.build.crew import job, obey
from zinepress.build.pool import Crew, work_off
if __name__ == "__main__":
    jobs = [job("a", text=f"wait {sys.argv[1]}"), job("b", text=f"wait {sys.argv[2]}")]
    for _ in work_off(jobs, Crew(obey, 2), lambda job: None):
        pass
"""


def ended(*jobs: Job, work: Work = obey, size: int = 2) -> dict[str, str]:
    """By target, its content or what is wrong with it."""
    pieces = [
        piece for _, made in work_off(jobs, Crew(work, size), lambda _: None) for piece in made
    ]
    return {piece.target.name: told(piece) for piece in pieces}


def has_ended(worker: TextIO) -> bool:
    """Whether the process that holds the other end of this pipe ends within a minute."""
    readable, _, _ = select.select([worker], [], [], 60)
    return readable == [worker] and worker.read() == ""


def told(piece: Piece) -> str:
    return piece.content.decode() if piece.content is not None else str(piece.findings[0])


def test_every_job_is_done_in_a_process_of_its_own_crew() -> None:
    numbers = ended(*(job(slug) for slug in "abcdef"), work=process_number)
    assert list(numbers) != []
    processes = {number.split()[0] for number in numbers.values()}
    assert len(numbers) == 6
    assert str(os.getpid()) not in processes
    assert len(processes) <= 2


def test_a_job_begins_as_a_worker_takes_it_and_no_more_begin_than_there_are_workers() -> None:
    begun: list[str] = []
    jobs = [job(slug) for slug in "abcd"]
    with closing(work_off(jobs, Crew(obey, 2), lambda one: begun.append(one.name))) as work:
        next(work)
        assert begun == ["a:en", "b:en"]
        list(work)
    assert begun == ["a:en", "b:en", "c:en", "d:en"]


def test_a_worker_that_dies_fails_its_own_targets_alone() -> None:
    jobs = [job(slug) for slug in "abcdef"]
    jobs.insert(3, job("bad", "read", "booklet", text="die"))
    made = ended(*jobs)
    failed = {name: said for name, said in made.items() if said}
    assert failed.keys() == {"bad:en:read", "bad:en:booklet"}
    assert set(failed.values()) == {
        "the process that made it was killed, most likely for want of memory\n"
        "  hint: close other programs or build with --jobs 1; make large pictures smaller"
    }
    assert len(made) == 8


def test_every_worker_that_dies_is_one_failure() -> None:
    made = ended(job("a", text="die"), job("b", text="die"), job("c"), size=3)
    assert [name for name, said in sorted(made.items()) if said] == ["a:en:read", "b:en:read"]


def test_a_job_whose_worker_died_beside_others_is_tried_again_alone(tmp_path: Path) -> None:
    made = ended(job("a", text="die once", store=tmp_path), job("b"))
    assert made == {"a:en:read": "die once", "b:en:read": ""}


def test_an_exception_that_nobody_foresaw_is_the_fault_of_zinepress() -> None:
    made = ended(job("a", text="raise"), job("b"))
    assert made["a:en:read"] == (
        "this is a fault of zinepress, not yours (ValueError: thirteen); report it with what the "
        "same command prints after ZINEPRESS_TRACEBACK=1"
    )
    assert made["b:en:read"] == ""


def test_a_worker_that_asks_for_too_much_memory_fails_its_own_targets_alone() -> None:
    made = ended(job("a", text="eat"), job("b"))
    assert "for want of memory" in made["a:en:read"]
    assert made["b:en:read"] == ""


def test_its_traceback_is_there_for_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZINEPRESS_TRACEBACK", "1")
    assert 'raise ValueError("thirteen")' in ended(job("a", text="raise"))["a:en:read"]


def test_a_machine_without_pango_is_told_so() -> None:
    assert ended(job("a", text="no pango"))["a:en:read"] == (
        "Pango is not there\n  hint: 'zinepress doctor' says what to install"
    )


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(1) as executor:
        crew = Crew(process_number, 1, executor)
        ((_, (piece,)),) = work_off([job("a")], crew, lambda _: None)
    assert piece.content == f"{os.getpid()} {os.getppid()}".encode()


@pytest.mark.parametrize("deed", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_whatever_ends_it(tmp_path: Path, deed: int) -> None:
    pipes = [tmp_path / "one", tmp_path / "two"]
    for pipe in pipes:
        os.mkfifo(pipe)
    parent = subprocess.Popen(
        (sys.executable, "-c", WAITER, *pipes), cwd=ROOT, stderr=subprocess.DEVNULL
    )
    with pipes[0].open() as one, pipes[1].open() as two:
        assert [one.readline(), two.readline()] == ["waiting\n", "waiting\n"]
        parent.send_signal(deed)
        assert parent.wait(60) != 0
        assert has_ended(one)
        assert has_ended(two)


def test_leaving_off_in_the_middle_ends_the_workers(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # not blocking, so that opening does not wait for the worker to open the other end
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)) as worker:
        os.set_blocking(worker.fileno(), True)
        jobs = [job("a"), job("b", text=f"wait {pipe}")]
        with closing(work_off(jobs, Crew(obey, 2), lambda _: None)) as work:
            next(work)
            select.select([worker], [], [], 60)
            assert worker.readline() == "waiting\n"
        assert has_ended(worker)
