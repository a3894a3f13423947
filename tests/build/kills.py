"""A thousand builds are killed at a random moment: `python -m tests.build.kills [COUNT] [SEED]`.

In: how many builds to kill, and the seed of the moments. Out: a line with what was seen; the exit
code is 1 when any file was broken or lost.

One press is written back and forth between two texts. After each kill every file of the last
finished build has to be there, whole, as it was or as it was going to be; the build after it has
to give what a press that was never killed gives, to the byte, with nothing left beside.
`tests.build.killed` kills at every step instead, with a stand-in for the typesetter; here
everything is real, and the moment is anybody's.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.build.works import Instead, built, outputs

HEAD = "---\ntitle: Rent\nmake: [read, booklet, text, web, epub]\npapers: [a4, letter]\n---\n\n"
TEXTS = tuple(f"{HEAD}# Pay\n\nPay {word}.\n\n# Stay\n\nStay here.\n" for word in ("less", "late"))


@dataclass
class Seen:
    """What was seen so far."""

    killed: int = 0
    ended: int = 0
    wrong: list[str] = field(default_factory=list)


def main(count: int, seed: int) -> int:
    """Kill so many builds; 1 when anything was wrong."""
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        wanted = tuple(_undisturbed(folder / str(at), at) for at in (0, 1))
        press = folder / "0"
        usual = _usual(press)
        seen = Seen()
        number = 0
        while seen.killed < count:
            number += 1
            _write(press, number % 2)
            before = outputs(press)
            _kill(press, moments.uniform(0, usual), seen)
            _look(press, before, wanted[number % 2], f"kill {number}", seen)
            if _wait(_forked(press)):
                seen.wrong.append(f"kill {number}: the next build does not end well")
            if outputs(press) != wanted[number % 2]:
                seen.wrong.append(f"kill {number}: the next build gives something else")
            if left := sorted(path.name for path in press.rglob("*.part")):
                seen.wrong.append(f"kill {number}: left beside: {left}")
    told = f"{seen.killed} builds killed, {seen.ended} had ended before, {len(seen.wrong)} faults"
    print(told, *seen.wrong[:20], sep="\n")
    return 1 if seen.wrong else 0


def _undisturbed(press: Path, text: int) -> dict[str, bytes]:
    """What a press gives that is never killed."""
    _write(press, text)
    assert _wait(_forked(press)) == 0
    return outputs(press)


def _usual(press: Path) -> float:
    """Seconds that a build takes there when one text has become the other."""
    taken = []
    for text in (1, 0, 1, 0):
        _write(press, text)
        begun = time.monotonic()
        assert _wait(_forked(press)) == 0
        taken.append(time.monotonic() - begun)
    return sorted(taken)[1]


def _write(press: Path, text: int) -> None:
    """One of the two texts stands in the press."""
    source = press / "sources" / "rent" / "en.md"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(TEXTS[text], "utf-8")


def _kill(press: Path, seconds: float, seen: Seen) -> None:
    """A build begins and is killed after so many seconds, with all that it began."""
    child = _forked(press)
    time.sleep(seconds)
    ended, _ = os.waitpid(child, os.WNOHANG)
    if ended:
        seen.ended += 1
        return
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    seen.killed += 1


def _look(
    press: Path, before: dict[str, bytes], after: dict[str, bytes], when: str, seen: Seen
) -> None:
    """Every file is there, whole, of before or of after."""
    now = outputs(press)
    for name in sorted(before.keys() - now.keys()):
        seen.wrong.append(f"{when}: {name} is lost")
    for name, content in now.items():
        if not name.endswith(".part") and content not in (before.get(name), after.get(name)):
            seen.wrong.append(f"{when}: {name} is broken")


def _forked(press: Path) -> int:
    """A build in a process of its own, and a group of its own."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os._exit(built(press, executor=Instead()).code)
    # both do it, as either may be the first
    os.setpgid(child, child)
    return child


def _wait(child: int) -> int:
    """How a build ends."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    # everything is imported once, before the first build is forked
    import zinepress.build.render  # noqa: F401

    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [1000, 1][len(given) :])))
