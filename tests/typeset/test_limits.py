"""A text may be hostile; the answer is one finding, in bounded time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.typeset.conftest import SOURCE, Write
from zinepress.errors import Finding, SettingsError, TypesetError, Where
from zinepress.typeset import worker
from zinepress.typeset.limits import Limits, allowed
from zinepress.typeset.pages import Pages
from zinepress.typeset.render import attempt, typeset
from zinepress.typeset.worker import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet

SHORT = Limits(seconds=1.5, seconds_per_page=0.1)
FOREVER = '<div style="display: grid; grid-template-columns: repeat(100000000, 1fr)">x</div>'


def only(markup: Markup, fonts: FontSet, limits: Limits) -> Finding:
    with pytest.raises(TypesetError) as caught:
        typeset(markup, fonts, limits)
    (finding,) = caught.value.findings
    return finding


def test_a_text_that_sets_for_ever_is_stopped_and_the_budget_is_named(
    write: Write, fonts: FontSet
) -> None:
    finding = only(write(FOREVER), fonts, SHORT)
    assert finding.message.startswith("typesetting was stopped after ")
    assert finding.where == Where(SOURCE)
    assert finding.hint is not None
    assert "ZINEPRESS_LIMITS='seconds=3'" in finding.hint


def test_a_worker_that_sleeps_is_stopped_by_the_clock(write: Write, fonts: FontSet) -> None:
    typeset(write("<p>warm"), fonts)
    os.kill(worker._idle[-1]._process.pid, signal.SIGSTOP)
    assert "stopped after 2 seconds" in only(write("<p>text"), fonts, SHORT).message


def test_a_stopped_text_leaves_no_process(write: Write, fonts: FontSet) -> None:
    assert "stopped after" in only(write(FOREVER), fonts, SHORT).message
    assert all(one.is_alive for one in worker._idle)
    assert _children() <= len(worker._idle)


def _children() -> int:
    """How many processes of ours set type; 0 where the system does not tell."""
    listed = subprocess.run(
        ("ps", "-o", "args=", "--ppid", str(os.getpid())),
        capture_output=True,
        text=True,
        check=False,
    )
    return listed.stdout.count("zinepress.typeset.serve")


def test_memory_that_runs_out_is_a_finding(
    write: Write, fonts: FontSet, press: Callable[[str, bytes], Path]
) -> None:
    out = BytesIO()
    Image.new("RGB", (8000, 8000)).save(out, "PNG", compress_level=1)
    roots = {"source": press("large.png", out.getvalue())}
    body = '<p data-line=3><img alt="x" src="http://press.invalid/source/large.png">'
    finding = only(write(body, roots=roots), fonts, Limits(memory=400))
    assert finding.message == "typesetting needs more than its 400 MB of memory"
    assert finding.where == Where(SOURCE, 3)


def test_the_next_text_is_set_as_if_nothing_had_been(write: Write, fonts: FontSet) -> None:
    fine = write("<p data-line=1>fine")
    before = typeset(fine, fonts)
    only(write(FOREVER), fonts, SHORT)
    assert typeset(fine, fonts) == before


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<table><tr><td colspan="100000000" rowspan="100000000">x</table>', "spans 100000000"),
        ('<table><colgroup span="99999"></colgroup><tr><td>x</table>', "spans 99999"),
        ("<div>" * 2000 + "x", "nested too deep"),
        ("<ul><li>" * 100 + "x", "nested too deep"),
        ("<blockquote>" * 500 + "x", "nested too deep"),
        ("<p>" + "<span>" * 5000 + "x", "nested too deep"),
        ('<p style="font-size: 1000000000px">x', "the typesetter failed: ZeroDivisionError"),
        ("<p>\ud800", "the typesetter failed: UnicodeEncodeError"),
        ("<style>@page { size: 1e9mm }</style>x", "the page is 1000000000 x 1000000000 mm"),
        ("<style>@page { size: 5mm 5mm; margin: 0 }</style>", "the page is 5 x 5 mm"),
    ],
)
def test_a_hostile_text_is_answered_with_one_line(
    body: str, said: str, write: Write, fonts: FontSet
) -> None:
    with pytest.raises(TypesetError) as caught:
        typeset(write(body), fonts)
    assert said in caught.value.findings[0].message


def test_a_text_without_end_stops_at_the_page_limit(write: Write, fonts: FontSet) -> None:
    body = "<p style='break-after: page'>x" * 60
    finding = only(write(body), fonts, Limits(pages=20))
    assert finding.message == "there are more than 20 pages"


def test_pages_are_counted_as_they_are_laid_out(write: Write, fonts: FontSet) -> None:
    told: list[int] = []
    body = "<p style='break-after: page'>x" * 4
    pages = typeset(write(body), fonts, progress=told.append)
    assert told == list(range(1, pages.count + 1))


def test_a_worker_that_dies_is_a_finding(
    write: Write, fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a worker that set a text before may be tired, and gone after this one
    worker.warm()
    doomed = worker._idle[-1]
    os.kill(doomed._process.pid, signal.SIGSTOP)
    job = Job(write("<p>text"), fonts, Limits())
    with ThreadPoolExecutor(1) as executor:
        future = executor.submit(attempt, job)
        os.killpg(doomed._process.pid, signal.SIGKILL)
        outcome = future.result()
    # killed before it was given the job, or after: a new worker or a finding, never an exception
    assert isinstance(outcome, Pages) or "died (signal SIGKILL)" in outcome[0].message


def test_a_worker_ends_when_its_owner_is_killed(write: Write, fonts: FontSet) -> None:
    program = (
        "import sys, time; from zinepress.typeset import worker; w = worker.Worker();"
        "print(w._process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        owner.kill()
    for _ in range(2000):
        if not _is_running(pid):
            return
        time.sleep(0.005)
    pytest.fail("the worker outlives its owner")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    "executor",
    [
        lambda: ThreadPoolExecutor(2),
        lambda: ProcessPoolExecutor(2, get_context("spawn")),
        lambda: ProcessPoolExecutor(2, get_context("forkserver")),
    ],
    ids=["threads", "spawn", "forkserver"],
)
def test_any_executor_will_do(
    executor: Callable[[], ThreadPoolExecutor | ProcessPoolExecutor],
    write: Write,
    fonts: FontSet,
) -> None:
    texts = (write("<p data-line=1>good"), write("<p data-line=2>\U0001f600"))
    jobs = [Job(text, fonts, Limits()) for text in texts]
    with executor() as crew:
        good, bad = crew.map(attempt, jobs)
    assert isinstance(good, Pages)
    assert not isinstance(bad, Pages)
    assert [finding.rule for finding in bad] == ["glyph-missing"]


def test_what_the_environment_allows_is_allowed() -> None:
    limits = allowed({"ZINEPRESS_LIMITS": "memory=3000, seconds=5"})
    assert limits == replace(Limits(), memory=3000, seconds=5.0)
    assert allowed({}) == Limits()


@pytest.mark.parametrize(
    ("value", "said"), [("memry=3", "did you mean 'memory'?"), ("memory=lots", "write memory=")]
)
def test_a_limit_that_is_none_is_refused(value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said.replace("?", r"\?")):
        allowed({"ZINEPRESS_LIMITS": value})


def test_setting_type_brings_no_typesetter_into_this_process() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, zinepress.typeset.render;"
            "print(*(name for name in ('weasyprint', 'pyphen', 'PIL', 'fontTools')"
            " if name in sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == []
