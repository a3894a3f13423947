"""Whatever ends a build, nothing is lost and nothing half written, and the next one is right."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.shelf import names
from tests.build.stand_in import stand_in
from tests.build.works import Instead, built, outputs
from tests.press.shelf import press
from zinepress.build.lock import held

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent.parent
TEXT = "---\ntitle: Rent\n---\n\nThe rent is too high.\n"
FILES = {
    "zinepress.toml": 'make = ["read", "booklet"]\npapers = ["a4"]\n',
    "sources/rent/en.md": TEXT,
    "sources/vote/en.md": "---\ntitle: Vote\n---\n\nGo and vote.\n",
}
SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
from zinepress.cli import main
main(["build"])
"""


def command(*words: str, **environment: str) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The command line of this checkout, and its environment."""
    return (
        (sys.executable, "-m", "zinepress", *words),
        {**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def started(root: Path, *words: str) -> subprocess.Popen[str]:
    """A build in a process of its own, telling its events."""
    line, environment = command("build", "--json", *words)
    return subprocess.Popen(
        line, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def heard(process: subprocess.Popen[str], event: str) -> None:
    """Wait until a build tells of such an event."""
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == event:
            return
    pytest.fail(f"the build never told of '{event}'")


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A build that is waited for."""
    line, around = command("build", *words, **environment)
    return subprocess.run(line, cwd=root, env=around, capture_output=True, text=True, check=False)


def test_a_build_killed_at_any_step_leaves_whole_files_and_the_next_one_is_right(
    tmp_path: Path,
) -> None:
    root = tmp_path / "press"
    press(root, FILES)
    built(root, executor=Instead(stand_in))
    press(root, {"sources/rent/en.md": f"{TEXT}More.\n"})
    (root / "out/vote/vote-en-read.pdf").unlink()
    line = (sys.executable, "-m", "tests.build.killed", root, tmp_path / "work")
    said = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(said.stdout)
    assert told["wrong"] == []
    assert told["killed"] > 30


@pytest.mark.parametrize("event", ["planned", "started", "typeset", "made"])
def test_a_build_with_real_workers_is_killed_and_leaves_none_behind(
    tmp_path: Path, event: str
) -> None:
    press(tmp_path, FILES)
    build = started(tmp_path)
    heard(build, event)
    build.kill()
    # the workers hold the same standard output: it ends when the last of them has
    build.communicate()
    assert all(content.endswith(b"%%EOF\n") for content in outputs(tmp_path).values())
    assert run(tmp_path).returncode == 0
    assert len(outputs(tmp_path)) == 4
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize(("deed", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_leaves_no_half_file_and_no_child(
    tmp_path: Path, deed: signal.Signals, code: int
) -> None:
    press(tmp_path, FILES)
    build = started(tmp_path)
    heard(build, "started")
    build.send_signal(deed)
    _, said = build.communicate()
    assert build.returncode == code
    assert "Traceback" not in said
    assert list(tmp_path.rglob("*.part")) == []
    assert all(content.endswith(b"%%EOF\n") for content in outputs(tmp_path).values())


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    with held(tmp_path, lambda: None):
        build = started(tmp_path)
        assert build.stdout is not None
        assert json.loads(build.stdout.readline()) == {"event": "waiting", "press": tmp_path.name}
    assert build.wait() == 0
    assert len(outputs(tmp_path)) == 4
    build.communicate()


def test_a_full_disk_keeps_every_old_file_and_says_so_in_a_sentence(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    assert run(tmp_path).returncode == 0
    before = outputs(tmp_path)
    press(tmp_path, {"sources/rent/en.md": f"{TEXT}More.\n"})
    _, environment = command()
    said = subprocess.run(
        (sys.executable, "-c", SMALL_DISK),
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert (
        "out/rent/rent-en-read.pdf: cannot be written: the file is larger than this system lets "
        "files be\n  hint: raise 'ulimit -f'"
    ) in said.stderr
    assert "Traceback" not in said.stderr
    assert outputs(tmp_path) == before
    assert list(tmp_path.rglob("*.part")) == []
    assert run(tmp_path).returncode == 0
    assert outputs(tmp_path).keys() == before.keys()
    assert outputs(tmp_path) != before


def test_an_out_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    press(tmp_path, {**FILES, "out": "a file, as a read-only folder cannot be had by root"})
    said = run(tmp_path, "--json")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("out/: cannot be written: a file stands where a folder has to be")


def test_whole_builds_are_the_same_in_another_folder_process_and_moment(tmp_path: Path) -> None:
    files = {
        **FILES,
        "sources/rent/es.md": "---\ntitle: Renta\n---\n\nMuy alta.[^1]\n\n[^1]: Sí.\n",
        "sources/rent/house.svg": (
            "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80'>"
            "<path d='M10 40 L40 10 L70 40 Z'/></svg>"
        ),
        "sources/vote/en.md": (
            "---\ntitle: Vote\nmake: [read, booklet, text, web, epub]\n---\n\nGo and vote.\n"
        ),
    }
    files["sources/rent/en.md"] += "\n![A house](house.svg)\n"
    one, other = tmp_path / "one", tmp_path / "the other"
    press(one, files)
    press(other, dict(reversed(files.items())))
    first = run(one, "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    umask = os.umask(0o077)
    try:
        second = run(other, "--jobs", "2", PYTHONHASHSEED="2", TZ="Asia/Tokyo", HOME=str(other))
    finally:
        os.umask(umask)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert len(outputs(one)) == 9
    assert outputs(one) == outputs(other)
    assert all(str(tmp_path).encode() not in content for content in outputs(one).values())
    assert names(one) == [".zinepress", "out", "sources", "zinepress.toml"]


def test_a_clock_that_jumps_neither_makes_nor_spares_anything(tmp_path: Path) -> None:
    press(tmp_path, FILES)
    built(tmp_path, executor=Instead(stand_in))
    for second, before, after in ((4_000_000_000, "high", "dear"), (86_400, "dear", "vast")):
        for path in sorted(tmp_path.rglob("*")):
            os.utime(path, (second, second))
        assert built(tmp_path, executor=Instead(stand_in)).made == {}
        text = tmp_path / "sources/rent/en.md"
        text.write_text(text.read_text("utf-8").replace(before, after), "utf-8")
        os.utime(text, (second, second))
        made = built(tmp_path, executor=Instead(stand_in)).made
        assert made.keys() == {"rent:en:read", "rent:en:booklet:a4"}
